// The left side: the pages, each with a frame for every value on it. A page is drawn when it comes near the window.

const ZOOMS = [1, 1.25, 1.5, 2, 3];
const calm = matchMedia("(prefers-reduced-motion: reduce)");

class Pages {
  constructor(model, onPick, onPoint) {
    this.model = model;
    this.onPick = onPick;
    this.onPoint = onPoint;
    this.zoom = 0;
    this.sheets = model.pages.map((page, at) => this.sheet(page, at));
    this.scroller = el("div", { class: "sheets" }, this.sheets);
    this.number = el("span", { class: "page-number" });
    this.node = el("section", { class: "pages", "aria-label": t("doc.pages") }, this.bar(), this.scroller);
    this.scroller.addEventListener("scroll", () => this.tell(), { passive: true });
    this.scroller.addEventListener("mouseover", (event) => this.point(event));
    this.scroller.addEventListener("mouseleave", () => onPoint(null));
    this.scroller.addEventListener("focusin", (event) => this.point(event));
    this.scroller.addEventListener("click", (event) => {
      const frame = event.target.closest(".frame");
      if (frame) onPick(frame.dataset.place);
    });
    this.scroller.addEventListener("keydown", (event) => this.step(event));
    this.near = new IntersectionObserver((seen) => {
      for (const one of seen) if (one.isIntersecting) this.fill(Number(one.target.dataset.at));
    }, { root: this.scroller, rootMargin: "800px 0px" });
    this.sheets.forEach((sheet) => this.near.observe(sheet));
    new ResizeObserver(() => this.tell()).observe(this.scroller);
    if (!model.pages.length) this.scroller.append(el("p", { class: "nothing" }, t("doc.no_pages")));
  }

  bar() {
    const boxes = el("input", { type: "checkbox", checked: true, on: { change: () => this.node.classList.toggle("bare", !boxes.checked) } });
    return el("div", { class: "page-bar" }, this.number,
      el("label", { class: "switch" }, boxes, el("span", {}, t("doc.boxes"))),
      el("span", { class: "zooms" },
        button("minus", t("doc.zoom_out"), () => this.setZoom(this.zoom - 1)),
        button("plus", t("doc.zoom_in"), () => this.setZoom(this.zoom + 1))));
  }

  setZoom(zoom) {
    this.zoom = Math.min(Math.max(zoom, 0), ZOOMS.length - 1);
    this.scroller.style.setProperty("--zoom", ZOOMS[this.zoom]);
  }

  tell() {
    const total = this.model.pages.length;
    if (!total) return;
    const middle = this.scroller.scrollTop + this.scroller.clientHeight / 2;
    const at = Math.max(0, this.sheets.findLastIndex((sheet) => sheet.offsetTop <= middle));
    this.number.textContent = t("doc.page_of", { n: this.model.pages[at].number, total });
  }

  /** A page's place, of the right shape before anything is on it. */
  sheet(page, at) {
    const node = el("figure", { class: `sheet ${page.unit}`, data: { at }, "aria-label": t("doc.page", { n: page.number }) });
    if (page.unit === "char") node.style.setProperty("--columns", page.width);
    else node.style.aspectRatio = `${page.width || 1} / ${page.height || 1}`;
    if (page.unit === "char") node.style.setProperty("--lines", page.height);
    return node;
  }

  fill(at) {
    const sheet = this.sheets[at];
    if (sheet.childElementCount) return;
    const page = this.model.pages[at];
    if (page.picture) sheet.append(this.picture(at, page));
    else sheet.append(page.unit === "char" ? grid(page) : drawn(page));
    const mine = [...this.model.places.values()].filter((one) => one.at.page === page.number);
    const large = (one) => (one.at.bbox[2] - one.at.bbox[0]) * (one.at.bbox[3] - one.at.bbox[1]) + (one.kind.startsWith("diag") ? 1 : 0);
    mine.sort((a, b) => large(b) - large(a));
    sheet.append(...mine.map((one) => frame(one, page)));
    const first = sheet.querySelector(".frame.at-question") ?? sheet.querySelector(".frame");
    if (first) first.tabIndex = 0;
  }

  picture(at, page) {
    const source = document.getElementById(`picture-${this.model.index}-${at}`);
    return el("img", {
      src: `data:${source.dataset.media};base64,${source.textContent}`, decoding: "async", draggable: false,
      alt: t("doc.page", { n: page.number }), width: page.picture[0], height: page.picture[1],
    });
  }

  point(event) {
    const found = event.target.closest(".frame");
    this.onPoint(found ? found.dataset.place : null);
  }

  /** The arrows lead from frame to frame; one frame a page is reached with Tab. */
  step(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const from = event.target.closest(".frame");
    if (!step || !from) return;
    event.preventDefault();
    const tops = (node) => parseFloat(node.style.top) * 1000 + parseFloat(node.style.left);
    const frames = [...from.parentElement.querySelectorAll(".frame")].sort((a, b) => tops(a) - tops(b));
    const next = frames[frames.indexOf(from) + step];
    if (!next) return;
    from.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  /** Marks the frames of these places and, where wanted, brings the first into sight. */
  light(ids, name, bring) {
    this.scroller.querySelectorAll(`.frame.${name}`).forEach((node) => node.classList.remove(name));
    const found = ids.map((id) => this.model.places.get(id)).filter(Boolean);
    for (const one of found) {
      const at = this.model.pages.findIndex((page) => page.number === one.at.page);
      if (at < 0) continue;
      this.fill(at);
      this.frameOf(one.id)?.classList.add(name);
    }
    const first = found.map((one) => this.frameOf(one.id)).find(Boolean);
    if (bring && first) reveal(first, this.scroller);
  }

  frameOf(id) {
    return this.scroller.querySelector(`[data-place="${id}"]`);
  }
}

/** Scrolls only where it is needed, and then to where there is something around it to see. */
function reveal(node, scroller) {
  const inner = node.getBoundingClientRect();
  const whole = scroller.getBoundingClientRect();
  // the bar of the filters stays in sight and covers what is below it
  const bar = scroller.querySelector(":scope > .filter");
  const covered = bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  const outer = { top: whole.top + covered, bottom: whole.bottom, left: whole.left, right: whole.right, height: whole.height - covered };
  const room = Math.min(24, outer.height / 8);
  const sideways = inner.left < outer.left || inner.right > outer.right;
  if (inner.top >= outer.top + room && inner.bottom <= outer.bottom - room && !sideways) return;
  const above = inner.height > outer.height * 0.6 ? room : (outer.height - inner.height) / 3;
  scroller.scrollBy({
    top: inner.top - outer.top - above,
    left: sideways ? inner.left - outer.left - room : 0,
    behavior: calm.matches ? "instant" : "smooth",
  });
}

// A cross would vanish behind a frame of its own size; a diagnostic goes around what it is about. In points.
const AROUND = { diag: 2.2, mark: 2.5, fact: 1.5 };

function frame(one, page) {
  const [x0, top, x1, bottom] = one.at.bbox;
  const more = (AROUND[one.kind.split(" ")[0]] ?? 0) * (page.unit === "char" ? 0.06 : 1);
  const node = el("button", {
    type: "button", class: `frame at-${one.kind}`, tabIndex: -1, data: { place: one.id },
    "aria-label": plain(one.label), title: "",
  });
  node.style.left = `${(100 * (x0 - more)) / page.width}%`;
  node.style.top = `${(100 * (top - more)) / page.height}%`;
  node.style.width = `${(100 * (x1 - x0 + 2 * more)) / page.width}%`;
  node.style.height = `${(100 * (bottom - top + 2 * more)) / page.height}%`;
  return node;
}

/** A page of characters: every word in its line and column. */
function grid(page) {
  const lines = [];
  for (const [x0, top, , , text] of page.words) {
    const line = (lines[Math.floor(top)] ??= []);
    line.push([x0, text]);
  }
  const written = Array.from({ length: Math.ceil(page.height) }, (_, at) => {
    let out = "";
    for (const [x0, text] of (lines[at] ?? []).sort((a, b) => a[0] - b[0])) out = out.padEnd(Math.round(x0)) + plain(text);
    return out;
  });
  return el("pre", {}, written.join("\n"));
}

/** A page of which no picture is there: its words, each as wide as it stood, and the rulings. */
function drawn(page) {
  const svg = draw("svg", { viewBox: `0 0 ${page.width} ${page.height}`, role: "img", "aria-label": t("doc.page", { n: page.number }) });
  for (const [axis, at, start, end] of page.rules) {
    svg.append(draw("line", axis === "h" ? { x1: start, x2: end, y1: at, y2: at } : { x1: at, x2: at, y1: start, y2: end }));
  }
  for (const [x0, top, x1, bottom, text, bold] of joined(page.words)) {
    const size = Math.max(4, Math.min(bottom - top, 40));
    const node = draw("text", {
      x: x0, y: top + size * 0.8, "font-size": size * 0.95, textLength: Math.max(x1 - x0, 1), lengthAdjust: "spacingAndGlyphs",
      ...(bold ? { "font-weight": 700 } : {}),
    });
    node.textContent = plain(text);
    svg.append(node);
  }
  return svg;
}

/** Words that follow each other on a line as one: a line's length is known better than that of "i" and "mm". */
function joined(words) {
  const out = [];
  for (const [x0, top, x1, bottom, text, bold] of words) {
    const last = out.at(-1);
    const gap = last ? x0 - last[2] : -1;
    if (last && last[1] === top && last[3] === bottom && last[5] === bold && gap >= 0 && gap < (bottom - top) * 0.8) {
      last[2] = x1;
      last[4] += ` ${text}`;
    } else {
      out.push([x0, top, x1, bottom, text, bold]);
    }
  }
  return out;
}
