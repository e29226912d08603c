/* A <form data-draft> is kept while it is typed into: on the server, sealed for its writer, and nowhere in this browser. */

const PAUSE = 1000;  // milliseconds after the last key
const AGAIN = 5000;  // until the next try
const PATIENCE = 20000;  // until an answer that does not come is none
const LOOKS = [200, 800, 2000];  // after the page came: what the page before it sent may still be on its way
const OUTLIVES_THE_PAGE = 60000;  // bytes a browser still sends when the page is gone
const PASSING = [408, 425, 429];  // refusals that another try may not meet
const TRIED_AGAIN = ["offline", "failing", "signedOut"];
const HELD_BACK = ["offline", "failing", "signedOut", "other", "newer"];

const keepers = new Map();

/* What is sent is called by the opened page and counted: the server tells what is older, in whatever order it comes. */
const PAGE = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
let sent = 0;

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") (fields[name] ??= []).push(value);
  }
  for (const secret of form.querySelectorAll("input[type=password]")) delete fields[secret.name];
  return JSON.stringify(fields);
}

function pathOf(form) {
  return new URL(form.getAttribute("action") || window.location.href, window.location.href).pathname;
}

function isLong(fields) {
  return new Blob([fields]).size > OUTLIVES_THE_PAGE;
}

function stateOf(status) {
  if (status === 409) return "other";
  if (status === 412) return "newer";
  return status >= 500 || PASSING.includes(status) ? "failing" : "refused";
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.sign = form.querySelector("[data-draft-state]");
    this.basedOn = basedOn(form);
    this.kept = this.onItsWay = fieldsOf(form);
    this.typed = false;      // whether it ever differed from what the server gave
    this.finished = false;   // sent to be saved: nothing is kept any more
    this.before = null;      // the fields before an input method began to compose
    this.turn = Promise.resolve("kept");
  }

  later(pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), pause);
  }

  /* One after another, so that an older draft never overtakes a newer one. */
  keep(always = false) {
    clearTimeout(this.timer);
    this.turn = this.turn.then(() => this.keepNow(always));
    return this.turn;
  }

  async keepNow(always, leaving = false) {
    if (!this.form.isConnected || this.finished) return "kept";
    const fields = this.before ?? fieldsOf(this.form);
    if (fields === this.kept && !always) return "kept";
    this.typed = true;
    this.onItsWay = fields;
    const state = await this.send(fields, leaving);
    if (state === "kept") this.kept = fields;
    else this.kept = this.onItsWay = null;  // nobody knows what lies there
    this.show(state);
    if (TRIED_AGAIN.includes(state)) this.later(AGAIN);
    return state;
  }

  /* Whether the last try to keep it failed, and it would be gone with the page. */
  get isLost() {
    const failed = ![undefined, "kept"].includes(this.sign.dataset.now);
    return failed && !this.finished && this.form.isConnected && fieldsOf(this.form) !== this.kept;
  }

  get isUntouched() {
    return !this.typed && this.before === null && fieldsOf(this.form) === this.kept;
  }

  /* Whether it would be gone with the page, as it is too long to be sent on the way out. */
  get isTooLong() {
    const fields = fieldsOf(this.form);
    return !this.finished && this.form.isConnected && fields !== this.kept && isLong(fields);
  }

  /* The page may be gone in a moment: at once, and not behind what is still on its way. */
  leave() {
    const fields = this.before ?? fieldsOf(this.form);
    if (fields === this.onItsWay) return;
    const leaving = this.keepNow(true, true);
    this.turn = Promise.all([this.turn, leaving]).then(([, state]) => state);
  }

  /* She decides for what stands here: it comes after whatever was typed in the other window. */
  async take() {
    const answer = await ask(this.sign.dataset.address, {});
    if (answer.ok) this.basedOn = (await answer.json()).revisions[pathOf(this.form)] ?? "";
    this.keep(true);
  }

  async send(fields, leaving, secondTime = false) {
    const { address, writer } = this.sign.dataset;
    const body = new FormData();
    body.set("form", pathOf(this.form));
    body.set("page", window.location.pathname);
    body.set("label", document.querySelector("h1").textContent.trim().slice(0, 200));
    body.set("writer", writer);
    body.set("typed", fields);
    body.set("revision", `${PAGE}-${++sent}`);
    body.set("based_on", this.basedOn);
    const headers = { "X-CSRFToken": this.form.querySelector("[name=csrfmiddlewaretoken]").value };
    const keepalive = leaving && !isLong(fields);
    const answer = await ask(address, { method: "POST", body, headers, keepalive });
    if (typeof answer === "string") return answer;
    if (answer.ok) return "kept";
    if (answer.status !== 403 || secondTime) return stateOf(answer.status);
    return (await this.renew()) ?? this.send(fields, leaving, true);
  }

  /* She signed in again in another tab: her forms have another secret since. Somebody else's is not taken. */
  async renew() {
    const answer = await ask(this.sign.dataset.address, {});
    if (typeof answer === "string") return answer;
    if (!answer.ok) return stateOf(answer.status);
    const { writer, secret } = await answer.json();
    if (writer !== this.sign.dataset.writer) return "other";
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = secret;
    return null;
  }

  show(state) {
    this.sign.dataset.now = state;
    this.sign.textContent = this.sign.dataset[state];
    this.form.querySelector("[data-draft-sign-in]").hidden = !["signedOut", "other"].includes(state);
    this.form.querySelector("[data-draft-newer]").hidden = state !== "newer";
  }

  /* What was typed is sent to be saved only when it is kept, so that it outlives whatever happens on the way. */
  async submit(submitter) {
    if (this.waiting) return;
    this.waiting = true;
    const state = await this.keep(true);
    this.waiting = false;
    if (HELD_BACK.includes(state)) {
      this.sign.scrollIntoView({ block: "center" });
    } else {
      this.finished = true;
      this.form.requestSubmit(submitter);
    }
  }
}

/* The revision that the form showed when the page came. */
function basedOn(form) {
  return JSON.parse(form.querySelector("[data-draft-state]").dataset.revisions)[pathOf(form)] ?? "";
}

/* What was typed in another window, or just before this page came, is shown here while nothing is typed here. */
async function lookForNewer() {
  const forms = [...document.querySelectorAll("form[data-draft]:has([data-draft-state])")];
  if (document.hidden || !forms.length) return;
  const { address, writer } = forms[0].querySelector("[data-draft-state]").dataset;
  const answer = await ask(address, {});
  if (!answer.ok) return;
  const now = await answer.json();
  const isNewer = (form) => ![basedOn(form), undefined].includes(now.revisions[pathOf(form)]);
  const isUntouched = [...keepers.values()].every((keeper) => keeper.isUntouched);
  if (now.writer === writer && isUntouched && forms.some(isNewer)) showAnew();
}

function showAnew() {
  window.location.replace(window.location.pathname + window.location.search);
}

/* The answer, or the state in which none came. */
async function ask(address, options) {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const answer = await fetch(address, { credentials: "same-origin", redirect: "manual", signal, ...options });
    return answer.type === "opaqueredirect" ? "signedOut" : answer;
  } catch {
    return "offline";
  }
}

/* A form is known from the first touch of the page on: before anything can have changed in it. */
function everyKeeper() {
  for (const form of keepers.keys()) if (!form.isConnected) keepers.delete(form);
  for (const form of document.querySelectorAll("form[data-draft]:has([data-draft-state])")) {
    if (!keepers.has(form)) keepers.set(form, new Keeper(form));
  }
  return [...keepers.values()];
}

function onChange() {
  for (const keeper of everyKeeper()) if (keeper.before === null) keeper.later();
}

/* The form was sent and is still here: she types on, or a part of the page was exchanged. */
function onGoingOn() {
  for (const keeper of everyKeeper()) keeper.finished = false;
}

function onCompose(event) {
  for (const keeper of everyKeeper()) keeper.before = event.type === "compositionstart" ? fieldsOf(keeper.form) : null;
  onChange();
}

/* What was typed is given up: nothing is kept any more, also not on the way out. */
function endDrafts() {
  for (const keeper of everyKeeper()) {
    clearTimeout(keeper.timer);
    keeper.finished = true;
  }
}

/* Sent before the page that comes is asked for. Only what is not kept holds her up: what is kept outlives the page. */
function onGoingAway(event) {
  onLeave();
  if ([...keepers.values()].some((keeper) => keeper.isLost || keeper.isTooLong)) event.preventDefault();
}

/* She decides between what stands here and what was typed in another window. */
function onDecide({ target }) {
  const keeper = everyKeeper().find((each) => each.form.contains(target));
  if (target.closest("[data-draft-take]")) keeper?.take();
  if (!keeper || !target.closest("[data-draft-show]")) return;
  keeper.finished = true;
  showAnew();
}

function onSubmit(event) {
  if (event.target.matches("[data-ends-drafts]")) endDrafts();
  const keeper = everyKeeper().find((each) => each.form === event.target);
  if (!keeper || keeper.finished || event.defaultPrevented) return;
  if (!keeper.typed && fieldsOf(keeper.form) === keeper.kept) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  keeper.submit(event.submitter);
}

/* A part of the page was asked for and the sign-in page came, or nothing: the form stays, and says why. */
function onStray(event) {
  const { elt, xhr, requestConfig } = event.detail;
  const keeper = everyKeeper().find((each) => each.form.contains(elt));
  const asked = new URL(requestConfig.path, window.location.href).href;
  if (!keeper || (event.type === "htmx:beforeSwap" && xhr.status === 200 && xhr.responseURL === asked)) return;
  event.detail.shouldSwap = false;
  keeper.keep(true);
}

function onLeave() {
  for (const keeper of keepers.values()) if (!keeper.finished) keeper.leave();
}

function onReturn() {
  if (document.visibilityState === "hidden") onLeave();
  else for (const keeper of keepers.values()) if (!keeper.finished) keeper.keep();
  if (document.visibilityState !== "hidden") lookForNewer();
}

for (const touch of ["focusin", "pointerdown", "keydown", "beforeinput"]) document.addEventListener(touch, everyKeeper, true);
for (const goingOn of ["input", "change", "htmx:afterRequest"]) document.addEventListener(goingOn, onGoingOn);
for (const change of ["input", "change", "click", "keyup", "htmx:afterSettle"]) document.addEventListener(change, onChange);
for (const step of ["compositionstart", "compositionend"]) document.addEventListener(step, onCompose, true);
document.addEventListener("submit", onSubmit, true);
document.addEventListener("click", onDecide);
for (const answer of ["htmx:beforeSwap", "htmx:sendError"]) document.addEventListener(answer, onStray);
document.addEventListener("visibilitychange", onReturn);
window.addEventListener("beforeunload", onGoingAway);
window.addEventListener("pagehide", onLeave);
window.addEventListener("focus", onReturn);
window.addEventListener("online", onReturn);
for (const pause of LOOKS) setTimeout(lookForNewer, pause);
