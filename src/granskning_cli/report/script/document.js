// One document: pages on the left, data on the right, and whatever is pointed at on one side is shown on the other.

class DocumentView {
  constructor(index) {
    this.model = modelOf(index, embedded(`document-${index}`));
    corrections.load(this.model);
    this.current = null;
    this.remarkAt = -1;
    this.pages = new Pages(this.model, (id) => this.pick(id, "pages"), (id) => this.point(id, "pages"));
    this.filter = new Filter(this.model, (matches) => this.filtered(matches));
    this.sections = el("div", { class: "sections" }, this.model.sections.map((one) => sectionNode(this.model, one)), unplacedNode(this.model));
    this.tabs = new Tabs(this.model, () => this.changed());
    this.scroller = el("div", { class: "data-scroll" }, this.head(), this.tabs.node, this.filter.node, this.sections);
    this.data = el("section", { class: "data", "aria-label": t("doc.data") }, this.scroller);
    this.node = el("div", { class: `document${this.model.pages.length ? "" : " pageless"}` }, this.model.pages.length ? this.pages.node : null, this.data);
    this.filter.node.querySelector(".segments").after(this.stepper());
    this.listen();
    this.filter.run();
  }

  /** From diagnostic to diagnostic where their list is out of sight. */
  stepper() {
    if (!this.model.remarks.length) return "";
    this.position = el("span", { class: "tally" });
    return el("span", { class: "stepper", role: "group", "aria-label": t("diag.title") },
      button("up", t("help.previous_diagnostic"), () => this.moveRemark(-1)), this.position, button("down", t("help.next_diagnostic"), () => this.moveRemark(1)));
  }

  head() {
    const { result } = this.model;
    const listed = settings.documents[this.model.index];
    const facts = [
      [t("doc.source"), result.source.name ?? "–"],
      [t("doc.organisation"), result.organisation],
      [t("doc.read_by"), result.source.reader],
    ].filter(([, value]) => value);
    const hide = el("button", { type: "button", class: "hide-pages", "aria-expanded": "true" }, t("doc.hide_pages"));
    hide.addEventListener("click", () => {
      const hidden = this.node.classList.toggle("no-pages");
      hide.textContent = t(hidden ? "doc.show_pages" : "doc.hide_pages");
      hide.setAttribute("aria-expanded", String(!hidden));
    });
    return el("header", { class: "data-head" },
      result.title && (result.respondent || result.organisation) ? el("p", { class: "over" }, words(result.title)) : null,
      el("h1", {}, words(named({ ...listed }))),
      el("dl", { class: "facts", title: `SHA-256 ${result.source.sha256}` }, facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, words(String(value)))))),
      tallies(listed), this.model.pages.length ? hide : null);
  }

  listen() {
    let waiting = 0;
    const point = (event) => {
      const node = event.target.closest?.("[data-place]");
      clearTimeout(waiting);
      // a pointer that only passes does not make the pages jump
      waiting = setTimeout(() => this.point(node ? node.dataset.place : null, "data"), event.type === "focusin" ? 0 : 90);
    };
    this.data.addEventListener("mouseover", point);
    this.data.addEventListener("mouseleave", point);
    this.data.addEventListener("focusin", point);
    this.data.addEventListener("click", (event) => {
      const remark = event.target.closest("[data-remark]");
      if (remark) return this.showRemark(Number(remark.dataset.remark));
      const node = event.target.closest("[data-place]");
      if (node?.dataset.place && !event.target.closest(".correct, form, summary, .advice")) this.pick(node.dataset.place, "data");
      return undefined;
    });
  }

  /** Something is pointed at on one side: both sides mark it, and the other one scrolls there. */
  point(id, side) {
    const ids = id ? [id] : [];
    if (id === null && this.current) return this.light(this.current, "lit", null);
    return this.light(ids, "lit", id ? side : null);
  }

  /** The same, and it stays. */
  pick(id, side) {
    this.current = [id];
    this.light([id], "picked", side);
    this.light([id], "lit", side);
    const question = this.model.places.get(id)?.question ?? this.model.questions.find((one) => one.id === id);
    if (question) this.at = question.at;
  }

  light(ids, name, side) {
    this.pages.light(ids, name, side === "data" || side === "both");
    this.sections.querySelectorAll(`.${name}`).forEach((node) => node.classList.remove(name));
    let first = null;
    for (const id of ids) {
      const nodes = this.data.querySelectorAll(`.sections [data-place="${id}"]`);
      nodes.forEach((node) => node.classList.add(name));
      const within = nodes[0]?.closest("details:not([open])");
      if (within && side === "pages") within.open = true;
      first ??= nodes[0];
      if (!first && /^d/.test(id)) first = this.questionOf(id);
    }
    if (side === "pages" && first) reveal(first, this.scroller);
  }

  questionOf(id) {
    const remark = this.model.remarks[Number(id.slice(1))];
    return remark?.question ? this.data.querySelector(`#${remark.question.id}`) : null;
  }

  /** Goes to a question: it gets the focus, and its place is shown. */
  goTo(at) {
    const one = this.model.questions[at];
    if (!one) return;
    const node = this.data.querySelector(`#${one.id}`);
    if (node.hidden) this.filter.clear();
    this.at = at;
    node.focus({ preventScroll: true });
    reveal(node, this.scroller);
    const ids = [one.id, `${one.id}.a`, ...(one.question.answer?.selected ?? []).map((_, m) => `${one.id}.m${m}`)];
    this.current = ids;
    this.light(ids, "picked", null);
    this.pages.light(ids, "lit", true);
  }

  move(step) {
    const shown = this.model.questions.filter((one) => !this.data.querySelector(`#${one.id}`).hidden);
    if (!shown.length) return;
    const from = shown.findIndex((one) => one.at === this.at);
    let next = from + step;
    if (from < 0) next = step > 0 ? Math.max(0, shown.findIndex((one) => one.at > (this.at ?? -1))) : shown.length - 1;
    this.goTo(shown[Math.min(Math.max(next, 0), shown.length - 1)].at);
  }

  /** Goes to a diagnostic: its question is shown on the right, its place on the left. */
  showRemark(at) {
    const remark = this.model.remarks[at];
    this.remarkAt = this.model.listed.indexOf(remark);
    const place = placeOf(this.model, remark);
    this.tabs.mark(at);
    this.position.textContent = `${this.remarkAt + 1}/${this.model.listed.length}`;
    this.current = place ? [place] : null;
    this.light(place ? [place] : [], "picked", null);
    this.pages.light(place ? [place] : [], "lit", true);
    if (!remark.question) return;
    const node = this.data.querySelector(`#${remark.question.id}`);
    if (node.hidden) this.filter.clear();
    this.at = remark.question.at;
    const beside = node.querySelector(`[data-place="${remark.id}"]`) ?? node;
    const fits = node.offsetHeight < this.scroller.clientHeight * 0.7;
    reveal(fits ? node : beside, this.scroller);
    beside.classList.add("picked");
  }

  moveRemark(step) {
    const listed = this.model.listed;
    if (!listed.length) return;
    this.remarkAt = Math.min(Math.max(this.remarkAt + step, 0), listed.length - 1);
    const pressed = document.activeElement.closest(".stepper");
    const remark = listed[this.remarkAt];
    this.tabs.show("remarks");
    const node = this.tabs.node.querySelector(`[data-remark="${remark.at}"]`);
    const list = node?.closest("ul");
    if (list?.hidden) list.previousElementSibling.click();
    this.showRemark(remark.at);
    if (!pressed) (remark.question ? this.data.querySelector(`#${remark.question.id}`) : node)?.focus({ preventScroll: true });
    announce(`${t(`severity.${remark.found.severity}`)} ${remark.found.code}. ${plain(settings.codes[remark.found.code]?.summary ?? remark.found.message)}`);
  }

  filtered(matches) {
    this.model.questions.forEach((one, at) => { this.sections.querySelector(`#${one.id}`).hidden = !matches[at]; });
    for (const one of this.model.sections) {
      const node = this.sections.querySelector(`#${one.id}`);
      node.hidden = !this.model.questions.some((q) => q.sectionAt === one.at && matches[q.at]) && matches.length > 0;
    }
  }

  /** After a correction was made or undone. */
  changed() {
    for (const one of this.model.questions) fillGiven(this.model, one, this.sections.querySelector(`#${one.id}`));
    this.tabs.update();
    this.filter.run();
  }

  escape() {
    this.current = null;
    this.light([], "picked", null);
    this.light([], "lit", null);
    this.tabs.mark(-1);
  }
}

/** How many answers are in which state, in words and with a sign. */
function tallies(listed) {
  const { states, flagged } = listed;
  const found = [
    ["answered", states.answered ?? 0, "check"], ["unanswered", states.unanswered ?? 0, "minus"],
    ["ambiguous", states.ambiguous ?? 0, "error"], ["flagged", flagged, "warning"],
  ].filter(([name, n]) => n || name === "answered");
  return el("ul", { class: "tallies" }, found.map(([name, n, sign]) =>
    el("li", { class: name }, icon(sign), el("b", {}, String(n)), ` ${t(`counts.${name}`, { n })}`)));
}

/** Diagnostics and changes share one place. */
class Tabs {
  constructor(model, changed) {
    this.model = model;
    this.tabs = {
      remarks: el("button", { type: "button", role: "tab", id: "tab-remarks", "aria-controls": "panel-remarks" }),
      changes: el("button", { type: "button", role: "tab", id: "tab-changes", "aria-controls": "panel-changes" }),
    };
    this.panels = {
      remarks: el("div", { role: "tabpanel", id: "panel-remarks", "aria-labelledby": "tab-remarks", class: "panel", tabIndex: 0 }, remarksNode(model)),
      changes: el("div", { role: "tabpanel", id: "panel-changes", "aria-labelledby": "tab-changes", class: "panel", tabIndex: 0 }),
    };
    this.whenChanged = changed;
    for (const [name, tab] of Object.entries(this.tabs)) tab.addEventListener("click", () => this.show(name));
    const list = el("div", { role: "tablist", class: "tabs", "aria-label": t("diag.title") }, Object.values(this.tabs));
    list.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const next = this.shown === "remarks" ? "changes" : "remarks";
      this.show(next);
      this.tabs[next].focus();
    });
    this.node = el("section", { class: "drawer", "aria-label": `${t("diag.title")}, ${t("correct.changes")}` }, list, Object.values(this.panels));
    this.show("remarks");
    this.update();
  }

  show(name) {
    this.shown = name;
    for (const [one, tab] of Object.entries(this.tabs)) {
      tab.setAttribute("aria-selected", String(one === name));
      tab.tabIndex = one === name ? 0 : -1;
      this.panels[one].hidden = one !== name;
    }
  }

  update() {
    const worst = this.model.listed[0]?.found.severity ?? "";
    this.tabs.remarks.replaceChildren(t("diag.title"), el("span", { class: `tally ${worst}` }, String(this.model.remarks.length)));
    this.tabs.changes.replaceChildren(t("correct.changes"), el("span", { class: "tally" }, String(corrections.list(this.model).length)));
    this.panels.changes.replaceChildren(changesNode(this.model, this.whenChanged));
  }

  mark(at) {
    this.node.querySelectorAll(".remark").forEach((node) => {
      const mine = Number(node.dataset.remark) === at;
      node.classList.toggle("picked", mine);
      if (mine) reveal(node, this.panels.remarks);
    });
  }
}
