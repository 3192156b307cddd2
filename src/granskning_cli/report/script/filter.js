// Which questions are shown: by what is searched for, by their state, by their section.

class Filter {
  constructor(model, apply) {
    this.model = model;
    this.apply = apply;
    this.search = el("input", { type: "search", id: "search", placeholder: t("filter.search_hint"), "aria-label": t("filter.search"), autocomplete: "off", spellcheck: false });
    this.section = el("select", { "aria-label": t("filter.section") }, el("option", { value: "" }, t("filter.all_sections")),
      model.sections.map((one) => el("option", { value: String(one.at) }, plain(`${one.section.number ?? ""} ${one.section.title ?? t("doc.untitled")}`.trim()))));
    this.kinds = ["all", "flagged", "unanswered", "changed"].map((kind) => {
      const count = el("span", { class: "tally" });
      const input = el("input", { type: "radio", name: "show", value: kind, checked: kind === "all" });
      return { kind, input, count, node: el("label", { class: "segment" }, input, el("span", {}, t(`filter.${kind}`), count)) };
    });
    this.shown = el("p", { class: "shown", role: "status" });
    this.node = el("search", { class: "filter" },
      el("div", { class: "find" }, icon("search"), this.search),
      model.sections.length > 1 ? this.section : null,
      el("fieldset", { class: "segments" }, el("legend", { class: "unseen" }, t("filter.show")), this.kinds.map((one) => one.node)), this.shown);
    this.node.addEventListener("input", () => this.run());
  }

  get kind() {
    return this.kinds.find((one) => one.input.checked).kind;
  }

  set kind(kind) {
    for (const one of this.kinds) one.input.checked = one.kind === kind;
    this.run();
  }

  clear() {
    this.search.value = "";
    this.section.value = "";
    this.kind = "all";
  }

  is(one, kind) {
    if (kind === "flagged") return isFlagged(one);
    if (kind === "unanswered") return stateOf(one) === "unanswered";
    if (kind === "changed") return corrections.isChanged(this.model, one);
    return true;
  }

  run() {
    const wanted = fold(this.search.value).split(/\s+/).filter(Boolean);
    const kind = this.kind;
    const section = this.section.value;
    const matches = this.model.questions.map((one) =>
      this.is(one, kind) && (section === "" || String(one.sectionAt) === section) && wanted.every((word) => textOf(one).includes(word)));
    for (const one of this.kinds) one.count.textContent = one.kind === "all" ? "" : String(this.model.questions.filter((q) => this.is(q, one.kind)).length || "");
    this.apply(matches);
    const n = matches.filter(Boolean).length;
    const all = n === matches.length;
    this.shown.textContent = all ? "" : n ? t("filter.shown", { n, total: matches.length }) : t("doc.nothing_matches");
    this.shown.hidden = all;
  }
}

/** Everything that is searched in a question, folded once. */
function textOf(one) {
  const { question } = one;
  one.folded ??= fold([
    question.number, question.text, question.instruction, question.answer?.text,
    ...(question.answer?.selected ?? []).flatMap((mark) => [mark.label, mark.text]), ...one.remarks.map((remark) => remark.found.code),
  ].filter(Boolean).join("\n"));
  return one.folded;
}

function fold(text) {
  return text.normalize("NFC").toLowerCase();
}
