"use strict";

/* The sheet for the telephone: who answered is remembered for every card, and a saved card leads on to the next. */
let answeredBy = "";
let exchanged = 0;

function cards() {
  return [...document.querySelectorAll(".read-out")];
}

/* Only a card she types into takes the name: on the others it is shown, and no draft is made of it. */
function onType({ target }) {
  const own = target.closest(".read-out")?.querySelector("[name=answered_by]");
  if (target === own) {
    answeredBy = own.value;
    for (const field of document.querySelectorAll(".read-out [name=answered_by]")) field.placeholder = answeredBy;
  } else if (own && !own.value) {
    own.value = answeredBy;
  }
}

/* A card was exchanged: to what is wrong in it, or on to the next that waits, which unfolds, or to where it says that it
   is kept. */
function onCard() {
  const waiting = (card) => card.querySelector("textarea[name=answer]");
  const card = cards()[exchanged];
  const next = waiting(card) ? card : cards().slice(exchanged + 1).find(waiting) || cards().find(waiting);
  if (next) next.querySelector("details").open = true;
  (next ? next.querySelector(".is-invalid") || waiting(next) : card.querySelector("[role=status]")).focus();
}

function onKey(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.target.closest(".read-out form")?.requestSubmit();
}

document.addEventListener("input", onType, true);
document.addEventListener("keydown", onKey);
document.addEventListener("htmx:beforeSwap", (event) => { exchanged = cards().indexOf(event.detail.target); });
document.addEventListener("htmx:afterSettle", onCard);
