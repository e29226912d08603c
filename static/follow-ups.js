"use strict";

/* The day that is usual for the chosen reason, as long as nobody chose another. Without this script it is filled in when saved. */
const reason = document.querySelector("select[data-reason]");
const due = reason && reason.form.elements.due_on;

function usual() {
  return reason.selectedOptions[0]?.dataset.day || "";
}

if (due) {
  let suggested = due.value ? null : usual();
  if (suggested !== null) due.value = suggested;
  reason.addEventListener("change", () => {
    if (due.value && due.value !== suggested) return;
    suggested = due.value = usual();
    due.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
