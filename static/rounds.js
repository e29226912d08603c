"use strict";

/* Loaded in the head, before anything is painted, so that a dark page never flashes white. */
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function chosenTheme() {
  try { return localStorage.getItem("theme"); } catch { return null; }
}

function showTheme() {
  const theme = chosenTheme() || (dark.matches ? "dark" : "light");
  document.documentElement.dataset.bsTheme = theme;
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(theme === "dark"));
  }
}

function switchTheme() {
  const theme = document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark";
  try { localStorage.setItem("theme", theme); } catch { /* private window: until the next page */ }
  document.documentElement.dataset.bsTheme = theme;
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.setAttribute("aria-pressed", String(theme === "dark"));
  }
}

/* A field the browser refuses says so in the language of the page, not in the browser's. */
addEventListener("invalid", (event) => {
  const field = event.target, words = document.body.dataset;
  field.setCustomValidity(field.validity.valueMissing ? words.missing : words.unfit);
}, true);
addEventListener("input", (event) => {
  for (const field of event.target.form?.elements ?? []) field.setCustomValidity("");
}, true);

/* A bar that moves while the server works. */
function showBar(words) {
  const bar = document.createElement("div");
  bar.className = "busy-bar";
  bar.setAttribute("role", "status");
  bar.append(words ? `${words} ` : "", document.createElement("progress"));
  bar.lastChild.setAttribute("aria-label", words || document.title);
  document.body.append(bar);
  return bar;
}

function fileNameIn(response) {
  const found = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") || "");
  return found && found[1];
}

/* Fetches a file so that the bar can go when it is there; whatever goes wrong, the browser does it without us. */
async function fetchFile(words, address, options, withoutUs) {
  const bar = showBar(words);
  try {
    const response = await fetch(address, { credentials: "same-origin", ...options });
    const name = fileNameIn(response);
    if (!response.ok || !name) throw new Error("not a file");
    const file = document.createElement("a");
    file.href = URL.createObjectURL(await response.blob());
    file.download = name;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60000);
  } catch {
    withoutUs();
  } finally {
    bar.remove();
  }
}

/* <a data-slow="words"> is a file; <form data-slow="words"> leads to a page, with data-file to a file. */
function onSubmit(event) {
  const form = event.target;
  if (form.dataset.slow === undefined || event.defaultPrevented) return;
  if (form.dataset.file === undefined) {
    showBar(form.dataset.slow);
    return;
  }
  event.preventDefault();
  const sent = { method: "POST", body: new FormData(form, event.submitter) };
  fetchFile(form.dataset.slow, form.action, sent, () => form.submit());
}

function onClick(event) {
  const target = event.target.closest("a[data-slow], [data-print], [data-theme-switch]");
  if (target?.matches("[data-print]")) window.print();
  else if (target?.matches("[data-theme-switch]")) switchTheme();
  else if (target && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    fetchFile(target.dataset.slow, target.href, {}, () => window.location.assign(target.href));
  }
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
}

function onKey(event) {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
}

/* A part of the page was asked for and the sign-in page came: all of it goes there, and nothing stays on the screen.
   A form with a draft stays, and says why (drafts.js). */
function onStrayPart({ detail }) {
  const asked = new URL(detail.requestConfig.path, window.location.href).href;
  if (detail.xhr.responseURL === asked || detail.elt.closest("form[data-draft]")) return;
  detail.shouldSwap = false;
  window.location.reload();
}

/* Tables of words become cards on a phone: every cell learns the name of its column, and keeps being a cell. */
function nameCells(table) {
  const heads = [...table.querySelectorAll("thead th")];
  const names = heads.map((cell) => cell.textContent.trim());
  const words = heads.length > 2 && table.querySelectorAll("thead .number").length < 2;
  if (!words || table.tHead.rows.length > 1 || table.querySelector("[colspan], [rowspan], .stacked")) return;
  table.classList.add("stacked");
  table.setAttribute("role", "table");
  for (const group of [table.tHead, ...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])]) group.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    [...row.cells].forEach((cell, column) => {
      cell.dataset.label = names[column];
      cell.setAttribute("role", cell.tagName === "TD" ? "cell" : row.parentNode === table.tHead ? "columnheader" : "rowheader");
      if (cell.tagName === "TD") wrapCell(cell);
    });
  }
}

/* One child, so that the name of the column and what the cell holds lie side by side. */
function wrapCell(cell) {
  if (!cell.textContent.trim() && !cell.querySelector("*")) {
    cell.replaceChildren();
    return;
  }
  const holder = document.createElement("div");
  holder.append(...cell.childNodes);
  cell.append(holder);
}

showTheme();
dark.addEventListener("change", showTheme);
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("submit", onSubmit);
window.addEventListener("pageshow", () => document.querySelectorAll(".busy-bar").forEach((bar) => bar.remove()));
document.addEventListener("DOMContentLoaded", () => {
  showTheme();
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
  document.querySelectorAll("main table.table").forEach(nameCells);
  document.body.addEventListener("htmx:load", (event) => event.target.querySelectorAll("table.table").forEach(nameCells));
});
document.addEventListener("htmx:beforeSwap", onStrayPart);
