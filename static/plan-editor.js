"use strict";

/* The editor of a month's plan: keys, the mouse, and one step after another. Everything works without this script. */
const steps = document.getElementById("steps");

function showWhatNeedsAScript(page) {
  for (const part of page.querySelectorAll("[data-with-script]")) part.hidden = false;
}

/* Asking for a proposal: ticks the days whose weekday is named on the button, and no others. */
function tickDays(button) {
  const weekdays = button.dataset.days.split(" ");
  for (const box of document.querySelectorAll(".day input:not(:disabled)")) {
    box.checked = weekdays.includes(box.dataset.weekday);
  }
  document.querySelector(".day input").dispatchEvent(new Event("change", { bubbles: true }));
}

/* What is pressed while a step is on its way, saving too, waits for it: the page it was made for is another then. */
const waiting = [];

function isBusy() {
  return steps.classList.contains("htmx-request");
}

function press(id) {
  document.getElementById(id)?.click();
}

function onSubmitStep(event) {
  if (event.target !== steps && event.target.id !== "save-round") return;
  if (event.submitter?.getAttribute("aria-disabled") === "true") event.preventDefault();
  else if (!isBusy()) return;
  else if (event.submitter?.id !== "put") waiting.push(event.submitter.id);
  event.preventDefault();
  event.stopImmediatePropagation();
}

/* What was folded or opened stays so after a step, and what lies beside the outings stays where it was scrolled to. */
let before = { open: new Map(), place: 0 };

function foldsOf(desk) {
  return [...desk.querySelectorAll("details[id]")];
}

function beforeStep() {
  const desk = document.getElementById("desk");
  if (!desk) return;
  before = { open: new Map(foldsOf(desk).map((part) => [part.id, part.open])), place: desk.querySelector(".beside").scrollTop };
}

function afterSwap() {
  const desk = document.getElementById("desk");
  if (!desk) return;
  for (const part of foldsOf(desk)) part.open = before.open.get(part.id) ?? part.open;
  desk.querySelector(".beside").scrollTop = before.place;
  nameFoldAll();
}

/* On a phone the month is short at first: one line for each outing, and its stops when it is opened. */
function foldAll(folded) {
  for (const part of document.querySelectorAll(".fold")) part.open = !folded;
  nameFoldAll();
}

function nameFoldAll() {
  const button = document.getElementById("fold-all");
  if (!button) return;
  const anyOpen = document.querySelector(".fold[open]") !== null;
  button.textContent = anyOpen ? button.dataset.fold : button.dataset.unfold;
}

/* After a step the hands find the control they were at; what changed is said. */
function afterStep() {
  const desk = document.getElementById("desk");
  if (!desk) return;
  makeReady();
  const focus = document.getElementById(desk.querySelector("#refused") ? "refused" : desk.dataset.focus);
  focus?.closest(".fold")?.setAttribute("open", "");
  focus?.focus();
  document.getElementById("said").textContent = desk.querySelector(".desk-count").innerText;
  for (const name of ["to", "at"]) steps.elements[name].disabled = true;
  if (waiting.length) press(waiting.shift());
}

/* Puts a stop into an outing, at a place from 0 or at its end. */
function put(stop, outing, place) {
  if (isBusy()) return;
  const button = document.getElementById("put");
  button.value = `move ${stop.dataset.stop}`;
  for (const [name, value] of [["to", outing], ["at", place ?? ""]]) {
    steps.elements[name].disabled = false;
    steps.elements[name].value = value;
  }
  button.click();
}

function onChange(event) {
  const { target } = event;
  if (target.matches("[data-move]") && target.value) put(target.closest("[data-stop]"), target.value);
  else if (target.matches("[data-press]")) press(target.dataset.press);
}

function onKeyInPlan(event) {
  if (event.isComposing || event.keyCode === 229) return;
  const typing = event.target.matches("input, textarea");
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.shiftKey && !typing) {
    event.preventDefault();
    press("undo");
    return;
  }
  const stop = event.target.closest("[data-stop]");
  if (!stop || typing) return;
  const step = { ArrowUp: event.altKey && "up", ArrowDown: event.altKey && "down", Delete: "drop" }[event.key];
  if (!step) return;
  event.preventDefault();
  press(stop.id.replace("stop-", `${step}-`));
}

/* A stop that was clicked has the keys too, and does not jump under the mouse. */
function onClickInPlan(event) {
  const stop = event.target.closest("[data-stop]");
  if (!stop || event.target.closest("button, select, label")) return;
  stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
}

/* The mouse takes a stop and puts it before another, or at the end of an outing. */
let taken = null;

function unmark() {
  for (const each of document.querySelectorAll(".before-here, .end-here")) each.classList.remove("before-here", "end-here");
}

function placeUnder(event) {
  const outing = event.target.closest("[data-outing]");
  const list = outing?.querySelector("[data-stops]");
  if (!list) return null;
  const stops = [...list.children].filter((stop) => stop !== taken);
  const after = stops.find((stop) => {
    const box = stop.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  return { outing: outing.dataset.outing, list, after, at: after ? stops.indexOf(after) : stops.length };
}

function onDrag(event) {
  if (event.type === "dragstart" && event.target.matches?.("[data-stop]")) {
    taken = event.target;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    taken.classList.add("taken");
  } else if (event.type === "dragend") {
    taken?.classList.remove("taken");
    taken = null;
    unmark();
  } else if (taken) {
    const place = placeUnder(event);
    unmark();
    if (!place) return;
    event.preventDefault();
    if (event.type === "drop") put(taken, place.outing, place.at);
    else (place.after ?? place.list).classList.add(place.after ? "before-here" : "end-here");
  }
}

function makeReady() {
  showWhatNeedsAScript(document);
  if (!window.matchMedia("(pointer: fine)").matches) return;
  document.getElementById("desk").classList.add("can-drag");
  for (const stop of document.querySelectorAll("[data-stops] [data-stop]")) stop.draggable = true;
}

showWhatNeedsAScript(document);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-days]");
  const outing = event.target.closest("a[href^='#outing-']");
  if (outing) document.querySelector(outing.hash).querySelector(".fold").open = true;
  else if (event.target.closest("#fold-all")) foldAll(document.querySelector(".fold[open]") !== null);
  else if (button) tickDays(button);
  else if (event.target.closest("[aria-disabled='true']")) event.preventDefault();
});
if (steps) {
  makeReady();
  if (window.matchMedia("(max-width: 47.98em)").matches) foldAll(true);
  steps.addEventListener("toggle", nameFoldAll, true);
  document.addEventListener("submit", onSubmitStep, true);
  steps.addEventListener("change", onChange);
  steps.addEventListener("click", onClickInPlan);
  steps.addEventListener("keydown", onKeyInPlan);
  for (const name of ["dragstart", "dragover", "drop", "dragend"]) steps.addEventListener(name, onDrag);
  document.body.addEventListener("htmx:beforeSwap", beforeStep);
  document.body.addEventListener("htmx:afterSwap", afterSwap);
  document.body.addEventListener("htmx:afterSettle", afterStep);
}
