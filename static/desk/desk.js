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
    // What is folded away is not pressed unseen.
    if (!target || target.disabled || !target.checkVisibility()) return false;
    if (target.tagName !== "SUMMARY") {
      target.click();
      return true;
    }
    const part = target.parentElement;
    part.open = true;
    const field = part.querySelector("[name=reason], textarea") ?? part.querySelector("button, input:not([type=hidden])");
    field.focus();
    field.select?.();
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

  // Where only a person can say which known record is meant, that is asked before anything is accepted.
  function decide(card) {
    const question = card?.querySelector(".match details[open] [data-key='1']");
    if (question) question.focus();
    else press(card, "a");
  }

  let stay = false; // whether the next answer leaves the choice where it is
  const decided = []; // what was decided here, the latest last: the choice has moved on from it

  // The chosen proposal where there is something to undo in it, else the one that was decided last.
  function undo() {
    stay = press(chosen(), "u");
    while (!stay && decided.length) {
      choose(document.getElementById(`proposal-${decided.pop()}`));
      stay = press(chosen(), "u");
    }
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: () => decide(chosen()),
    r: () => press(chosen(), "r"),
    e: () => press(chosen(), "e"),
    u: undo,
    m: () => press(chosen(), "m"),
    n: () => (toolbar.hidden ? press(desk, "n") : toolbar.querySelector("[data-kind]").click()),
    A: () => press(desk, "A"),
    p: () => press(desk, "p"),
    ...Object.fromEntries([..."123456789"].map((digit) => [digit, () => press(chosen(), digit)])),
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
    const tag = event.target.closest(".tag[data-ids]");
    if (tag) {
      light(tag.dataset.ids.split(" "));
      show(document.getElementById(`proposal-${tag.dataset.ids}`));
    }
  });
  desk.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-ids]");
    if (!mark || selected()) return;
    const tightest = mark.dataset.ids.split(" ").at(-1);
    choose(document.getElementById(`proposal-${tightest}`));
  });

  // After a decision the next open proposal is chosen; an opened form gets the focus.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!event.detail.target.matches?.(".card")) return;
    const card = chosen();
    const form = card?.querySelector("[data-editing]");
    if (form) {
      light([current]);
      restore(form);
      // Whoever types faster than the form settles keeps the field that they are in.
      if (!form.contains(document.activeElement)) {
        form.querySelector(".has-fault :is(input, select, textarea), input:not([type=hidden]), textarea")?.focus();
      }
    } else if (!stay && card && !card.classList.contains("is-open") && !card.querySelector(".refusal")) {
      decided.push(current);
      nextOpen(current);
    } else {
      choose(card);
    }
    stay = false;
  });

  // What is typed is kept in this browser until it is saved or given up: a closed tab or a lost network loses nothing.
  const shelf = `desk:${desk.dataset.drafts}:`;
  const NOT_TYPED = new Set(["csrfmiddlewaretoken", "version", "start", "end", "kind"]);
  const place = (form) => shelf + form.dataset.draft;
  const fields = (form) => [...form.elements].filter((field) => field.name && field.type !== "submit" && !NOT_TYPED.has(field.name));
  const content = (field) => (field.type === "checkbox" ? field.checked : field.value);

  function keep(form) {
    const typed = Object.fromEntries(fields(form).map((field) => [field.name, content(field)]));
    localStorage.setItem(place(form), JSON.stringify({ typed, search: location.search, at: Date.now() }));
  }

  function kept(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function restore(form) {
    const draft = kept(place(form));
    if (!draft || (form.dataset.draft === "new" && draft.search !== location.search)) return;
    let differs = false;
    for (const field of fields(form)) {
      if (!(field.name in draft.typed) || content(field) === draft.typed[field.name]) continue;
      differs = true;
      if (field.type === "checkbox") field.checked = draft.typed[field.name];
      else field.value = draft.typed[field.name];
    }
    if (!differs) return;
    const note = document.createElement("p");
    note.className = "kept wide";
    note.setAttribute("role", "status");
    note.textContent = `Not saved yet: this is what you typed on ${new Date(draft.at).toLocaleString()}. Cancel gives it up.`;
    form.prepend(note);
    form.querySelector("input, select, textarea:not([type=hidden])")?.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest("[data-editing]");
    if (form) keep(form);
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-editing]");
    if (form && event.isTrusted) keep(form);
  });
  desk.addEventListener("click", (event) => {
    const form = event.target.closest("[data-shut]")?.closest("[data-editing]");
    if (form) localStorage.removeItem(place(form));
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.detail.elt.matches("form[data-editing]") && event.detail.xhr.status < 400) {
      localStorage.removeItem(place(event.detail.elt));
    }
  });
  // A new item is added by a form of its own page: it is there when the page that follows no longer shows the form.
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-draft=new]")) sessionStorage.setItem(shelf, "added");
  });

  function listKept() {
    const open = desk.querySelector("[data-editing]");
    if (open) restore(open);
    else if (sessionStorage.getItem(shelf)) localStorage.removeItem(`${shelf}new`);
    sessionStorage.removeItem(shelf);
    const list = desk.querySelector("[data-kept]");
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(shelf))) {
      const id = key.slice(shelf.length);
      const card = document.getElementById(`proposal-${id}`);
      const edit = card?.querySelector("[data-key=e]");
      if ((open && open.dataset.draft === id) || (id !== "new" && !edit)) continue;
      const link = document.createElement("a");
      link.href = id === "new" ? `${kept(key)?.search ?? ""}#adding` : edit.getAttribute("href");
      link.textContent = id === "new" ? "what you were adding" : card.querySelector(".tag").textContent;
      list.append(" ", link);
      list.hidden = false;
    }
  }
  listKept();

  let notice = null;
  function unsaved(words) {
    notice?.remove();
    notice = document.createElement("p");
    notice.className = "unsaved";
    notice.role = "alert";
    notice.textContent = words;
    document.body.append(notice);
  }
  // Logged out meanwhile: the log-in page must not take the place of the card.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!new URL(event.detail.xhr.responseURL || location.href, location.href).pathname.includes("/login/")) return;
    event.detail.shouldSwap = false;
    unsaved("Not saved: you are logged out. Log in again in another tab; what you typed is kept.");
  });
  document.addEventListener("htmx:sendError", () => unsaved("Not saved: the network is away. What you typed is still here; try again."));
  document.addEventListener("htmx:responseError", (event) => unsaved(`Not saved: the server answered ${event.detail.xhr.status}. Load the page again.`));
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && event.detail.elt.id !== "presence" && notice?.remove());

  desk.querySelector("[data-help]").hidden = false;
  desk.querySelector("[data-help]").addEventListener("click", () => document.getElementById("help").showModal());
  const target = location.hash.startsWith("#proposal-") && document.querySelector(location.hash);
  const adding = document.querySelector("#adding [data-editing]");
  if (adding) adding.querySelector("input:not([type=hidden]), textarea")?.focus();
  else choose(target || cards().find((card) => card.classList.contains("is-open")), { focus: Boolean(target), scroll: Boolean(target) });
}
