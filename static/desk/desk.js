// The desk with a keyboard: everything here presses a button or follows a link that is on the page without it too.
"use strict";

const desk = document.querySelector("[data-desk]");
if (desk) {
  const text = () => document.getElementById("article-text");
  const cards = () => [...desk.querySelectorAll(".card[data-proposal]")];
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let current = null; // the id of the proposal that keys act on

  function light(ids) {
    for (const lit of desk.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const id of ids) {
      document.getElementById(`proposal-${id}`)?.classList.add("lit");
      for (const mark of text().querySelectorAll(`[data-ids~="${id}"]`)) mark.classList.add("lit");
    }
  }

  function show(element) {
    element?.scrollIntoView({ block: "nearest", behavior: reduced ? "auto" : "smooth" });
  }

  function choose(card, { focus = true, scroll = true } = {}) {
    if (!card) return;
    current = card.dataset.proposal;
    light([current]);
    if (focus) card.focus({ preventScroll: true });
    if (!scroll) return;
    show(card);
    show(text().querySelector(`mark[data-ids~="${current}"]`));
  }

  const chosen = () => current && document.getElementById(`proposal-${current}`);

  function step(by) {
    const all = cards();
    const at = all.indexOf(chosen());
    choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))]);
  }

  function nextOpen(from) {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.proposal === from);
    choose(all.slice(at + 1).find((card) => card.classList.contains("is-open")) ?? all[at]);
  }

  function press(scope, key) {
    const target = scope?.querySelector(`[data-key="${key}"]`);
    if (!target || target.disabled) return false;
    if (target.tagName !== "SUMMARY") {
      target.click();
      return true;
    }
    const part = target.parentElement;
    part.open = true;
    (part.querySelector("[name=reason]") ?? part.querySelector("button, input:not([type=hidden])")).focus();
    return true;
  }

  // Offsets count code points of the stored text, without the tags that stand in it.
  function codePoints(node, offset) {
    const range = document.createRange();
    range.setStart(text(), 0);
    range.setEnd(node, offset);
    const copy = range.cloneContents();
    for (const tag of copy.querySelectorAll(".tag")) tag.remove();
    return [...copy.textContent].length;
  }

  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text().contains(range.commonAncestorContainer)) return null;
    const start = codePoints(range.startContainer, range.startOffset);
    const end = codePoints(range.endContainer, range.endOffset);
    return end > start ? { start, end } : null;
  }

  const toolbar = desk.querySelector("[data-selecting]");
  document.addEventListener("selectionchange", () => {
    const span = selected();
    toolbar.hidden = !span;
    if (!span) return;
    for (const link of toolbar.querySelectorAll("[data-kind]")) {
      link.href = `?add=${link.dataset.kind}&start=${span.start}&end=${span.end}#adding`;
    }
  });

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: () => press(chosen(), "a"),
    r: () => press(chosen(), "r"),
    e: () => press(chosen(), "e"),
    u: () => press(chosen(), "u"),
    m: () => press(chosen(), "m"),
    n: () => toolbar.hidden || toolbar.querySelector("[data-kind]").focus(),
    A: () => press(desk, "A"),
    p: () => press(desk, "p"),
    "?": () => document.getElementById("help").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, dialog[open]");
    if (event.key === "Escape" && typing && !event.target.closest("dialog")) {
      const shut = event.target.closest("form")?.querySelector("[data-shut]");
      if (shut) shut.click();
      else event.target.closest("details")?.removeAttribute("open");
      chosen()?.focus();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  desk.addEventListener("mouseover", (event) => {
    const at = event.target.closest("[data-ids], [data-proposal]");
    light(at ? (at.dataset.ids?.split(" ") ?? [at.dataset.proposal]) : current ? [current] : []);
  });
  desk.addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-proposal]");
    if (card && card.dataset.proposal !== current) choose(card, { focus: false });
  });
  desk.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-ids]");
    if (!mark || selected()) return;
    const tightest = mark.dataset.ids.split(" ").at(-1);
    choose(document.getElementById(`proposal-${tightest}`));
  });

  // After a decision the next open proposal is chosen; an opened form gets the focus.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id?.startsWith("wording-")) return;
    const card = chosen();
    const form = card?.querySelector("[data-editing]");
    if (form) {
      light([current]);
      // Whoever types faster than the form settles keeps the field that they are in.
      if (!form.contains(document.activeElement)) {
        form.querySelector(".has-fault :is(input, select, textarea), input:not([type=hidden]), textarea")?.focus();
      }
    } else if (card && !card.classList.contains("is-open") && !card.querySelector(".refusal")) {
      nextOpen(current);
    } else {
      choose(card);
    }
  });

  let notice = null;
  function unsaved(words) {
    notice?.remove();
    notice = document.createElement("p");
    notice.className = "unsaved";
    notice.role = "alert";
    notice.textContent = words;
    document.body.append(notice);
  }
  document.addEventListener("htmx:sendError", () => unsaved("Not saved: the network is away. What you typed is still here; try again."));
  document.addEventListener("htmx:responseError", (event) => unsaved(`Not saved: the server answered ${event.detail.xhr.status}. Load the page again.`));
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && notice?.remove());

  desk.querySelector("[data-help]").hidden = false;
  desk.querySelector("[data-help]").addEventListener("click", () => document.getElementById("help").showModal());
  const target = location.hash.startsWith("#proposal-") && document.querySelector(location.hash);
  const adding = document.querySelector("#adding [data-editing]");
  if (adding) adding.querySelector("input:not([type=hidden]), textarea")?.focus();
  else choose(target || cards().find((card) => card.classList.contains("is-open")), { focus: Boolean(target), scroll: Boolean(target) });
}
