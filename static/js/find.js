// Comforts of searching: names while one types, and results that follow the words. Without this file the forms submit.

const PAUSE = 150; // milliseconds without a key after which what was typed is looked up

/** Calls `act` with the piece of a page at an address, once typing pauses; an answer that was overtaken is dropped. */
function reader(act) {
  let waiting, asked;
  return (address) => {
    clearTimeout(waiting);
    asked?.abort();
    if (!address) return;
    waiting = setTimeout(async () => {
      asked = new AbortController();
      try {
        const answer = await fetch(address, { signal: asked.signal });
        if (answer.ok) act(await answer.text(), address);
      } catch (error) {
        // Offline or overtaken: what is shown stays, and Enter still submits the form.
        if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
      }
    }, PAUSE);
  };
}

/** A combobox after the ARIA Authoring Practices: the list opens below, arrows choose, Enter goes there, Escape closes. */
for (const field of document.querySelectorAll("input[data-names]")) {
  const list = document.createElement("ul");
  list.id = `${field.id}-names`;
  list.className = "names";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names that fit");
  list.hidden = true;
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) field.setAttribute(name, value);

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");
  const open = (shown) => {
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
    if (!shown) choose(null);
  };
  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    option ? field.setAttribute("aria-activedescendant", option.id) : field.removeAttribute("aria-activedescendant");
  };
  const read = reader((piece) => {
    list.innerHTML = piece;
    open(options().length > 0 && document.activeElement === field);
  });

  field.addEventListener("input", () => {
    const typed = field.value.trim();
    if (!typed) open(false);
    read(typed && `${field.dataset.names}?${new URLSearchParams({ q: typed })}`);
  });
  field.addEventListener("keydown", (event) => {
    const all = options();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) {
      event.preventDefault();
      const at = all.indexOf(chosen());
      open(true);
      choose(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]);
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      chosen().querySelector("a").click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      open(false);
    }
  });
  // The list must not take the focus, or leaving the field would close it before the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("blur", () => open(false));
}

/** Results of a form that follow its words; the address does too, so that it can be kept and passed on. */
for (const form of document.querySelectorAll("form[data-live]")) {
  const read = reader((page, address) => {
    const results = new DOMParser().parseFromString(page, "text/html").getElementById(form.dataset.live);
    document.getElementById(form.dataset.live).replaceWith(results);
    history.replaceState(null, "", address);
  });
  form.addEventListener("input", () => read(`${form.action}?${new URLSearchParams(new FormData(form))}`));
}
