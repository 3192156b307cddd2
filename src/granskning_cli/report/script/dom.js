// Elements without markup: whatever a document says goes on the page as text.

const SVG = "http://www.w3.org/2000/svg";

/** An element; `props` are properties, but for `class`, `data`, `on` and what is written with a dash, and `role`. */
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "on") for (const [event, does] of Object.entries(value)) node.addEventListener(event, does);
    else if (name.includes("-") || name === "role" || name === "for" || name === "scope") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The same of a drawing. */
function draw(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const ICONS = {
  error: "M12 3 22 20H2ZM12 9v5M12 16.6v.8",
  warning: "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7.5v5.5M12 15.8v.8",
  info: "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v5.5M12 7.4v.8",
  check: "M5 12.5l4.5 4.5L19 7.5",
  pen: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  place: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  left: "M15 6l-6 6 6 6",
  right: "M9 6l6 6-6 6",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  wide: "M3 12h18M7 8l-4 4 4 4M17 8l4 4-4 4",
  theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  help: "M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2V15M12 17.6v.8",
  save: "M12 4v11M7.5 10.5 12 15l4.5-4.5M5 20h14",
  undo: "M9 7 5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5 21 21",
  close: "M6 6l12 12M18 6 6 18",
};

/** A drawn sign that says nothing to a screen reader: the text beside it does. */
function icon(name) {
  return draw("svg", { class: `i i-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    draw("path", { d: ICONS[name] }));
}

/** Data out of a script element of the page. */
function embedded(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : null;
}

function button(name, label, does, more = {}) {
  return el("button", { type: "button", "aria-label": label, title: label, on: { click: does }, ...more, class: `icon ${more.class ?? ""}` }, icon(name));
}

/** Told to a screen reader. */
function announce(text) {
  const node = document.getElementById("said");
  node.textContent = "";
  requestAnimationFrame(() => { node.textContent = text; });
}
