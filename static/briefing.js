/* The briefing by keyboard: n goes to the next stop, p to the one before. Without it the links do the same. */
"use strict";

const briefed = [...document.querySelectorAll(".stop-brief > summary")];

function goToStop(step) {
  const read = briefed.indexOf(document.activeElement);
  const here = read >= 0 ? read : briefed.findLastIndex((summary) => summary.getBoundingClientRect().top < 80);
  const next = briefed[Math.min(Math.max(here + step, 0), briefed.length - 1)];
  next.focus({ preventScroll: true });
  next.parentElement.scrollIntoView({ behavior: "instant" });
}

function onBriefingKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("input, textarea, select")) return;
  const step = { n: 1, p: -1 }[event.key];
  if (step) goToStop(step);
}

if (briefed.length) {
  for (const hint of document.querySelectorAll("[data-hint]")) hint.hidden = false;
  document.addEventListener("keydown", onBriefingKey);
}
