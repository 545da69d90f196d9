// The queue with a keyboard: rows are links and buttons that are there without it too.
"use strict";

const queue = document.querySelector("[data-queue]");
if (queue) {
  const rows = () => [...queue.querySelectorAll("[data-row]")];

  function step(by) {
    const all = rows();
    const at = all.findIndex((row) => row.closest("li").contains(document.activeElement));
    all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    t: () => (document.activeElement.closest("li") ?? rows()[0]?.closest("li"))?.querySelector("[data-key=t]")?.click(),
    "/": () => queue.querySelector("[data-key='/']").focus(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
}
