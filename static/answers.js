"use strict";

/* One tap takes a known answer over into the form in which the question is typed. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  const place = button?.closest("[data-answers]");
  if (!place) return;
  event.preventDefault();
  const { answer, by, once } = place.dataset;
  const fields = button.form.elements;
  if (fields[once]) fields[once].checked = true;
  if (fields[by]) fields[by].value = button.dataset.by;
  fields[answer].value = button.dataset.words;
  for (const kind of ["input", "change"]) fields[answer].dispatchEvent(new Event(kind, { bubbles: true }));
  fields[answer].focus();
});
