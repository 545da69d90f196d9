// Comforts only: every page is complete without this file.

/** Shows the list at once when a filter is ticked, instead of waiting for the button. */
for (const form of document.querySelectorAll("form.filters, form.strip[method=get]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("input[type=checkbox], select")) form.requestSubmit();
  });
  // Empty fields would only make the address longer.
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
}

/** "/" goes to the search, as on many reading sites. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  document.getElementById("find").focus();
});

/** Zooms a large map: wheel with Ctrl, drag, and + − 0 and the arrow keys when the map or a part of it has the focus. */
for (const map of document.querySelectorAll("svg[data-zoom]")) {
  const cut = { ...boxOf(map) }; // what it shows at first
  const limit = Number(map.dataset.zoom.split(" ")[2]);
  const show = ({ x, y, width, height }) => map.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  const zoom = (factor, centerX = 0.5, centerY = 0.5) => {
    const box = boxOf(map);
    const width = Math.min(Math.max(box.width * factor, limit / 24), limit);
    const height = (width * cut.height) / cut.width;
    const x = box.x + (box.width - width) * centerX;
    const y = box.y + (box.height - height) * centerY;
    show({ x, y, width, height });
  };
  const move = (right, down) => {
    const box = boxOf(map);
    show({ ...box, x: box.x + box.width * right, y: box.y + box.height * down });
  };
  const keys = {
    "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1.43), 0: () => show(cut),
    ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
  };
  map.tabIndex = 0;
  map.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const frame = map.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.2 : 0.83, (event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
  }, { passive: false });
  const controls = document.createElement("p");
  controls.className = "zoom";
  for (const [label, name, act] of [["+", "Zoom in", keys["+"]], ["−", "Zoom out", keys["-"]], ["⤢", "As at first", keys[0]]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    controls.append(button);
  }
  map.before(controls);
}

function boxOf(svg) {
  const [x, y, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  return { x, y, width, height };
}
