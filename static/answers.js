"use strict";

/* One tap takes a known answer over into the form in which the question is typed. */
function fill(field, said) {
  if (!field) return;
  if (field.type === "checkbox") field.checked = true;
  else field.value = said;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  const place = button?.closest("[data-answers]");
  if (!place) return;
  event.preventDefault();
  const { answer, by, once } = place.dataset;
  const fields = button.form.elements;
  fill(fields[once], "");
  fill(fields[by], button.dataset.by);
  fill(fields[answer], button.dataset.words);
  fields[answer].focus();
});
