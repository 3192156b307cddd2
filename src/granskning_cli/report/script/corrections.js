// What a person changes here: kept for each document, shown beside what was read, undone, and downloaded as an overlay.
//
//   {"12": {"selected": {"codes": ["no"], "who": ..., "why": ..., "when": ...}, "text": {...}}}       by the question's place

const corrections = {
  all: new Map(),
  view: null,

  load(model) {
    if (this.all.has(model.index)) return;
    const stored = kept.get(`${model.result.source.sha256}:${model.questions.length}`);
    const mine = {};
    for (const [at, fields] of Object.entries(stored ?? {})) {
      const one = model.questions[Number(at)];
      if (!one || fields.wording !== one.question.text) continue;
      // what was decided here and has been applied since is no change any more
      const read = (one.question.answer?.selected ?? []).map((mark) => mark.code);
      if (fields.selected && sameMarks(fields.selected.codes, read)) delete fields.selected;
      if (fields.text && (fields.text.text ?? "").trim() === (one.question.answer?.text ?? "").trim()) delete fields.text;
      if (fields.selected || fields.text) mine[at] = fields;
    }
    this.all.set(model.index, mine);
  },

  keep(model) {
    const mine = this.all.get(model.index);
    return kept.set(`${model.result.source.sha256}:${model.questions.length}`, Object.keys(mine).length ? mine : null);
  },

  of(model, one) {
    const found = this.all.get(model.index)?.[one.at];
    return { selected: found?.selected ?? null, text: found?.text ?? null };
  },

  isChanged(model, one) {
    return Boolean(this.all.get(model.index)?.[one.at]);
  },

  /** Every change in the order of the questions. */
  list(model) {
    const mine = this.all.get(model.index) ?? {};
    return model.questions.flatMap((one) => ["selected", "text"].filter((field) => mine[one.at]?.[field]).map((field) => ({ one, field, change: mine[one.at][field] })));
  },

  /** Sets a field, or with null takes the change back. */
  set(model, one, field, change) {
    const mine = this.all.get(model.index);
    const fields = { wording: one.question.text, ...mine[one.at], [field]: change ?? undefined };
    if (fields.selected || fields.text) mine[one.at] = fields;
    else delete mine[one.at];
    return this.keep(model);
  },

  open(model, one, node) {
    const before = node.querySelector("form");
    if (before) return before.remove();
    const form = correctionForm(model, one, (message) => {
      form.remove();
      this.view.changed();
      node.querySelector(".correct").focus();
      announce(message);
    });
    node.append(form);
    form.querySelector("input, textarea").focus();
    reveal(form, this.view.scroller);
    return undefined;
  },
};

function correctionForm(model, one, done) {
  const { question } = one;
  const changed = corrections.of(model, one);
  const marks = question.answer?.selected ?? [];
  const options = offered(one);
  const now = changed.selected?.codes ?? marks.map((mark) => mark.code);
  const several = question.kind === "multiple";
  const number = plain(question.number ?? t("doc.unnumbered"));
  const choice = (code, label, checked) => el("label", { class: "choice" },
    el("input", { type: several ? "checkbox" : "radio", name: "mark", value: code, checked }), el("span", {}, label));
  const choices = options.map((option) => choice(option.code, words(option.label), now.includes(option.code) && (several || now.length === 1)));
  if (options.length && !several) choices.push(choice("", t("correct.no_mark"), !now.length));
  const text = el("textarea", { rows: 4, name: "text", dir: "auto", value: changed.text ? changed.text.text ?? "" : question.answer?.text ?? "" });
  const who = el("input", { type: "text", name: "who", required: true, autocomplete: "name", value: changed.selected?.who ?? changed.text?.who ?? kept.get("who") ?? "" });
  const why = el("input", { type: "text", name: "why", autocomplete: "off", value: changed.selected?.why ?? changed.text?.why ?? "" });
  const cancel = el("button", { type: "button", class: "quiet" }, t("correct.cancel"));
  const form = el("form", { class: "correction", "aria-label": t("correct.title", { number }) },
    el("p", { class: "form-title" }, t("correct.title", { number })),
    options.length ? el("fieldset", {}, el("legend", {}, t(several ? "correct.marks" : "correct.mark")), el("div", { class: "choices" }, choices)) : null,
    field(t("correct.text"), text), el("div", { class: "pair" }, field(t("correct.who"), who), field(t("correct.why"), why)),
    el("div", { class: "actions" }, el("button", { type: "submit", class: "primary" }, t("correct.save")), cancel));
  const close = () => { form.remove(); document.getElementById(one.id)?.querySelector(".correct")?.focus(); };
  cancel.addEventListener("click", close);
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = options.length ? [...form.querySelectorAll('[name="mark"]:checked')].map((input) => input.value).filter(Boolean) : null;
    const untouched = !form.querySelector('[name="mark"]:checked') && !several;
    done(saved(model, one, untouched ? null : picked, text.value, { who: who.value.trim(), why: why.value.trim() || null }));
  });
  return form;
}

function field(label, input) {
  return el("label", { class: "field" }, el("span", {}, label), input);
}

/** What differs from what was read becomes a change; what does not is one no longer. */
function saved(model, one, codes, text, { who, why }) {
  const answer = one.question.answer;
  const read = (answer?.selected ?? []).map((mark) => mark.code);
  const told = { who, why, when: today() };
  kept.set("who", who);
  const otherMarks = codes !== null && !sameMarks(codes, read);
  const otherText = text.trim() !== (answer?.text ?? "").trim();
  let works = corrections.set(model, one, "selected", otherMarks ? { codes, ...told } : null);
  works = corrections.set(model, one, "text", otherText ? { text: text.trim() ? text : null, ...told } : null) && works;
  if (!otherMarks && !otherText) return t("correct.same");
  return t("correct.saved", { number: plain(one.question.number ?? "") }) + (works ? "" : ` ${t("correct.not_kept")}`);
}

function sameMarks(a, b) {
  return a.length === b.length && a.every((code) => b.includes(code));
}

function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The panel: what was changed, each with its way back, and the file. */
function changesNode(model, whenChanged) {
  const list = corrections.list(model);
  if (!list.length) return el("p", { class: "nothing" }, t("correct.none"));
  const name = `${(model.result.source.name ?? "document").replace(/[\\/:*?"<>|\x00-\x1f]/g, "_")}.corrections.yaml`;
  const row = ({ one, field: of, change }) => {
    const number = plain(one.question.number ?? "–");
    const fieldName = t(`correct.field_${of}`);
    const undo = () => { corrections.set(model, one, of, null); whenChanged(); announce(t("correct.undone")); };
    return el("li", { class: "change" },
      el("button", { type: "button", class: "number", data: { place: one.id } }, number),
      el("div", { class: "change-said" },
        el("p", {}, el("b", {}, fieldName), ` ${[t("correct.by", { who: plain(change.who) }), plain(change.why ?? "")].filter(Boolean).join(" – ")}`),
        el("p", {}, el("del", {}, words(readNow(one, of) || t("correct.nothing"))), " ", el("ins", {}, words(changedTo(one, of, change) || t("correct.nothing"))))),
      button("undo", t("correct.undo_of", { number, field: fieldName }), undo));
  };
  return el("div", {},
    el("ul", { class: "changes" }, list.map(row)),
    el("p", { class: "actions" }, el("button", { type: "button", class: "primary", id: "download", on: { click: () => download(name, overlayOf(model)) } }, icon("save"), t("correct.download"))),
    el("p", { class: "hint" }, t("correct.download_hint", { name: plain(name) })),
    el("p", { class: "hint" }, t(kept.works ? "correct.kept" : "correct.not_kept")));
}

function readNow(one, of) {
  const answer = one.question.answer;
  return of === "text" ? answer?.text ?? "" : (answer?.selected ?? []).map((mark) => mark.label).join(", ");
}

function changedTo(one, of, change) {
  return of === "text" ? change.text ?? "" : change.codes.map((code) => offered(one).find((option) => option.code === code)?.label ?? code).join(", ");
}

/** The decisions of this page, and those that were made before it: the file takes the place of theirs. */
function overlayOf(model) {
  const mine = changesByField(model);
  const made = model.decided.map(({ at, ...decision }) => ({ at, decision }));
  const known = new Set(made.map(({ at, decision }) => `${at}.${decision.field}`));
  const add = (at, named, fixed) => {
    if (known.has(`${at}.${fixed.field}`)) return;
    made.push({ at, decision: { ...named, ...fixed, who: fixed.who || "-" } });
  };
  for (const fixed of model.result.corrections ?? []) add(null, {}, fixed);
  for (const one of model.questions) for (const fixed of one.question.answer?.corrections ?? []) add(one.at, address(model, one), fixed);
  const decisions = made.filter(({ at, decision }) => !mine.has(`${at}.${decision.field}`)).map(({ decision }) => decision);
  for (const { one, field: of, change } of corrections.list(model)) {
    const earlier = (one.question.answer?.corrections ?? []).find((fixed) => fixed.field === of);
    const told = { new: newValue(one, of, change), who: change.who, why: change.why, when: change.when };
    decisions.push({ ...address(model, one), field: of, ...told, old: earlier ? earlier.old : oldValue(one, of) });
  }
  return overlayText(model.result.source, decisions);
}

function changesByField(model) {
  return new Map(corrections.list(model).map(({ one, field: of, change }) => [`${one.at}.${of}`, change]));
}

/** A mark goes by its label, or by its code where two options have one label. */
function nameOfOption(one, code) {
  const options = offered(one);
  const found = options.find((option) => option.code === code);
  if (!found) return code;
  return options.filter((option) => option.label === found.label).length > 1 ? code : found.label;
}

function newValue(one, of, change) {
  return of === "text" ? change.text : change.codes.map((code) => nameOfOption(one, code));
}

function oldValue(one, of) {
  const answer = one.question.answer;
  if (of === "text") return answer?.text ?? null;
  return (answer?.selected ?? []).map((mark) => (mark.text ? `${mark.label}: ${mark.text}` : nameOfOption(one, mark.code)));
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
