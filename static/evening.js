"use strict";

/* One stop by keyboard or by taps. Without this script everything is shown and the form works as it stands. */
const stop = document.querySelector("form[data-stop]");

function chosenOutcome() {
  return stop.querySelector("input[name=outcome]:checked")?.value || "";
}

function isFilled(part) {
  return Boolean(part.querySelector(".invalid-feedback, :is([name=met], [name=kept], [name=told]):checked"))
    || [...part.querySelectorAll("textarea, input[type=number]")].some((field) => field.value);
}

/* What an outcome does not ask for is put away, unless something stands there. */
function showWhatIsAsked() {
  for (const part of stop.querySelectorAll("[data-when]")) {
    part.hidden = part.dataset.when !== chosenOutcome() && !isFilled(part);
  }
}

/* Letters are keys in the headcount too: no number has any. */
function isTyping(target) {
  if (target === stop.elements.headcount) return false;
  return target.matches("textarea, select, [type=date], [type=search], input:not([type=checkbox], [type=radio], [type=number])")
    || target.matches("[type=number]");
}

function goTo(field) {
  field.focus();
  if (field.select) field.select();
}

/* After “reached” digits are the headcount, without leading into its field: there an input method would take the letters. */
let counting = false;
let anew = true;

function count(goesOn) {
  counting = goesOn;
  anew = true;
  stop.querySelector(".counter").classList.toggle("counting", goesOn);
}

function countDigit(digit) {
  const { headcount } = stop.elements;
  headcount.value = (anew ? digit : headcount.value + digit).slice(0, 3);
  anew = false;
  headcount.dispatchEvent(new Event("change", { bubbles: true }));
}

/* The letters of whoever was met are those of the reasons while it was refused. */
function boxOf(key) {
  const escaped = CSS.escape(key);
  const reason = chosenOutcome() === "refused" && stop.querySelector(`[data-reason-key="${escaped}"] input`);
  return reason || stop.querySelector(`[data-key="${escaped}"]`);
}

function pressKey(key) {
  const box = boxOf(key);
  if (!box || !box.checkVisibility()) return false;
  if (box.type === "radio") {
    box.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    box.focus();
    count(box.value === "reached");
  } else {
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return true;
}

function showKeys() {
  const keys = document.getElementById("keys");
  keys.hidden = !keys.hidden;
  document.querySelector("[data-keys]").setAttribute("aria-expanded", String(!keys.hidden));
}

function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

function onKeyInForm(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
  const { key, target } = event;
  const inHeadcount = target === stop.elements.headcount;
  if (key === "Escape" && !document.getElementById("keys").hidden) showKeys();
  else if (key === "Escape") leaveField(target);
  else if (key === "Enter") onEnter(event);
  else if (isTyping(target) || (inHeadcount && (key.length > 1 || /[0-9]/.test(key)))) return;
  else if (counting && /^[0-9]$/.test(key)) countDigit(key);
  else if (key === "?") showKeys();
  else if (key === "/" && stop.elements.find?.checkVisibility()) goTo(stop.elements.find);
  else if (key === "h" && stop.elements.headcount.checkVisibility()) goTo(stop.elements.headcount);
  else if (!pressKey(key)) return;
  if (!/^[0-9]$/.test(key)) anew = true;
  if (key !== "Enter" && key !== "Escape") event.preventDefault();
}

function leaveField(target) {
  count(false);
  if (target.matches("input, textarea, select")) target.blur();
}

/* Enter looks up in the look-up field, keeps its meaning on links, buttons and in longer texts, and saves elsewhere. */
function onEnter(event) {
  const { target } = event;
  if (target.matches("textarea, a, button, summary, select")) return;
  if (target.closest("header, nav, search")) return;
  event.preventDefault();
  if (target.id === "find" && target.value.trim()) stop.querySelector("[data-find]").click();
  else if (target.closest(".newcomer")) stop.querySelector("[name=add]").click();
  else stop.requestSubmit(stop.querySelector("[data-save]"));
}

/* A button that was tapped, not pressed by key, lets go: Enter saves again. */
function onTap(event) {
  const tapped = event.target.closest("button:is([data-number], [data-day], [data-keys])");
  if (!tapped) return;
  if (tapped.dataset.keys !== undefined) showKeys();
  const { number, day } = tapped.dataset;
  const field = number ? stop.elements.headcount : stop.elements.back_on;
  if (number) field.value = number === "+1" ? String(Number(field.value || 0) + 1) : number;
  else if (day) field.value = day;
  if (number || day) field.dispatchEvent(new Event("change", { bubbles: true }));
  if ((number || day) && event.detail) tapped.blur();
}

/* A reason brings its day with it, unless another day was typed. */
let suggested = "";

function suggestDay({ target }) {
  const { back_on: field } = stop.elements;
  if (target.name !== "back_reason" || ![suggested, ""].includes(field.value)) return;
  suggested = target.selectedOptions[0].dataset.day || "";
  field.value = suggested;
}

/* Why it was refused says when to come back. */
function offerDay({ target }) {
  if (target.name !== "reason") return;
  stop.querySelector("[data-offered]").textContent = target.closest("[data-offers]").dataset.offers;
}

/* To whom was found, to what is missing, or to whom was ticked last, where keys work again. */
function goOnWithPeople(people) {
  const wrong = people.querySelector(".newcomer .invalid-feedback") && people.querySelector("[name=who_nickname]");
  const searched = people.querySelector(".find [role=status]") && people.querySelector("#find");
  const ticked = [...people.querySelectorAll("[name=met]:checked")].at(-1);
  (people.querySelector("[data-focus]") || wrong || searched || ticked || people.querySelector("#find")).focus();
}

let sent = false;

/* Twice is once: the server knows it too, but nobody should have to wait for it. */
function onSend(event) {
  if (event.submitter?.hasAttribute("formaction")) return;
  if (sent) event.preventDefault();
  sent = true;
}

/* At a stand: a tap that did not arrive is said to be lost; whoever is signed out comes to the sign-in page. */
const counter = document.getElementById("count");

function onTapAnswered({ detail }) {
  if (detail.xhr.status === 200 && detail.xhr.responseURL.endsWith(detail.requestConfig.path)) return;
  detail.shouldSwap = false;
  window.location.reload();
}

if (counter) {
  const lost = document.getElementById("not-counted");
  counter.addEventListener("htmx:beforeSwap", onTapAnswered);
  counter.addEventListener("htmx:afterRequest", ({ detail }) => { lost.hidden = detail.successful || detail.xhr.status > 0; });
}

if (stop) {
  document.body.classList.add("js-met");
  for (const part of document.querySelectorAll("[data-taps], [data-keys]")) part.hidden = false;
  stop.addEventListener("change", suggestDay);
  stop.addEventListener("change", offerDay);
  stop.addEventListener("change", showWhatIsAsked);
  stop.addEventListener("submit", onSend);
  document.addEventListener("keydown", onKeyInForm);
  document.addEventListener("click", onTap);
  window.addEventListener("pageshow", () => { sent = false; showWhatIsAsked(); });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "people") goOnWithPeople(document.getElementById("people"));
  });
  showWhatIsAsked();
  (document.getElementById("changed") || document.activeElement).focus();
}
