"use strict";

/* The sheet for the telephone: who answered stands on every card, and a saved card leads on to the next. */
function nameEverywhere({ target }) {
  if (target.name !== "answered_by") return;
  for (const field of document.querySelectorAll(".read-out [name=answered_by]")) {
    if (field === target || (field.value && !field.dataset.copied)) continue;
    field.value = target.value;
    field.dataset.copied = "yes";
  }
}

function cards() {
  return [...document.querySelectorAll(".read-out")];
}

/* A card was exchanged: to what is wrong in it, or on to the next that waits, or to where it says that it is kept. */
function onCard(place) {
  const card = cards()[place];
  const waiting = (each) => each.querySelector("textarea[name=answer]");
  const next = waiting(card) ? card : cards().slice(place + 1).find(waiting) || cards().find(waiting);
  (next ? next.querySelector(".is-invalid") || waiting(next) : card.querySelector("[role=status]")).focus();
}

let exchanged = 0;

document.addEventListener("change", nameEverywhere);
document.addEventListener("htmx:beforeSwap", (event) => { exchanged = cards().indexOf(event.detail.target); });
document.addEventListener("htmx:afterSettle", () => onCard(exchanged));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.target.closest(".read-out form")?.requestSubmit();
});
