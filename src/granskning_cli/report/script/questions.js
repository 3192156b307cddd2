// The right side: sections and questions, every value with what leads to its place.

function sectionNode(model, section) {
  const { number, title } = section.section;
  const place = model.places.has(section.id) ? { data: { place: section.id } } : {};
  const heading = el("h2", { class: "section-title", ...place },
    number ? el("span", { class: "section-number" }, plain(number)) : null, words(title ?? t("doc.untitled")));
  const mine = model.questions.filter((one) => one.sectionAt === section.at);
  return el("section", { class: "section", id: section.id, "aria-label": plain(`${number ?? ""} ${title ?? t("doc.untitled")}`.trim()) },
    heading, ...mine.map((one) => questionNode(model, one)));
}

function questionNode(model, one) {
  const { question } = one;
  const number = question.printed ?? question.number;
  const node = el("article", {
    class: `question ${stateOf(one)}${isFlagged(one) ? " flagged" : ""}`, id: one.id, tabIndex: -1,
    "aria-labelledby": `${one.id}-text`, data: { question: one.at },
  });
  const label = number === null ? "–" : plain(number);
  const lead = model.places.has(one.id)
    ? el("button", { type: "button", class: "number", data: { place: one.id }, "aria-label": `${t("diag.question", { number: label })}, ${where(model, one.id)}` }, label)
    : el("span", { class: "number" }, label);
  node.append(el("div", { class: "asked" }, lead,
    el("div", {},
      el("h3", { id: `${one.id}-text`, class: "question-text" }, words(question.text)),
      question.instruction ? el("p", { class: "instruction" }, words(question.instruction)) : null)));
  node.append(el("div", { class: "given" }));
  fillGiven(model, one, node);
  return node;
}

function stateOf(one) {
  return one.question.answer?.state ?? "template";
}

/** What is offered: the question's own options, else its section's, and what is marked beyond them. */
function offered(one) {
  const { question, section } = one;
  const own = question.options ?? (question.kind === "open" ? [] : section.scale?.options ?? []);
  const known = new Set(own.map((option) => option.code));
  const beyond = (question.answer?.selected ?? []).filter((mark) => !known.has(mark.code));
  return [...own, ...beyond.map(({ code, label }) => ({ code, label }))];
}

/** The answer as it now stands, with what was changed on this page. */
function fillGiven(model, one, node) {
  const changed = corrections.of(model, one);
  const given = node.querySelector(".given");
  given.replaceChildren(...[
    optionsNode(model, one, changed.selected),
    textNode(model, one, changed.text),
    changed.text ? null : factsNode(model, one),
    ...one.remarks.map((remark) => remarkNode(model, remark, "beside")),
    el("div", { class: "foot" },
      ...badges(one, changed),
      el("button", { type: "button", class: "correct", on: { click: () => corrections.open(model, one, node) },
        "aria-label": t("correct.title", { number: one.question.number ?? t("doc.unnumbered") }) }, icon("pen"), t("correct.open"))),
  ].filter(Boolean));
  node.classList.toggle("changed", Boolean(changed.selected || changed.text));
}

function badges(one, changed) {
  const found = [];
  const answer = one.question.answer;
  const state = stateOf(one);
  if (changed.selected || changed.text) found.push(el("span", { class: "badge changed" }, icon("pen"), t("state.changed")));
  else if (state !== "answered") found.push(el("span", { class: `badge ${state}` }, icon(state === "ambiguous" ? "error" : "minus"), t(`state.${state}`)));
  for (const fixed of answer?.corrections ?? []) {
    const by = [t("state.corrected"), fixed.who ? t("correct.by", { who: plain(fixed.who) }) : "", fixed.why ? `– ${plain(fixed.why)}` : ""];
    found.push(el("span", { class: "badge corrected" }, icon("pen"), by.filter(Boolean).join(" ")));
  }
  return found;
}

function optionsNode(model, one, change) {
  const options = offered(one);
  const marks = one.question.answer?.selected ?? [];
  if (!options.length) return null;
  const now = change ? change.codes : marks.map((mark) => mark.code);
  const list = el("ul", { class: "options" });
  for (const option of options) {
    const m = marks.findIndex((mark) => mark.code === option.code);
    const on = now.includes(option.code);
    const id = `${one.id}.m${m}`;
    const mark = m >= 0 && model.places.has(id);
    const name = el("span", { class: "option-name" }, on ? icon("check") : el("span", { class: "box", "aria-hidden": "true" }), words(option.label));
    const state = on ? `option on${change && m < 0 ? " new" : ""}` : `option${m >= 0 ? " gone" : ""}`;
    const beside = m >= 0 && marks[m].text ? el("p", { class: "beside-mark" }, words(marks[m].text)) : null;
    list.append(el("li", {},
      mark
        ? el("button", { type: "button", class: state, data: { place: id }, "aria-label": `${plain(option.label)}${on ? " ✓" : ""}, ${where(model, id)}` }, name)
        : el("span", { class: state }, name, on ? el("span", { class: "unseen" }, " ✓") : null),
      beside));
  }
  return list;
}

function textNode(model, one, change) {
  const id = `${one.id}.a`;
  const text = change ? change.text : one.question.answer?.text;
  if (!text && !(one.question.kind === "open")) return null;
  const place = model.places.has(id) ? { data: { place: id } } : {};
  const node = el("div", { class: `answer${text ? "" : " empty"}`, ...place });
  if (!text) node.append(el("p", {}, t("state.no_answer")));
  for (const part of text ? paragraphs(text) : []) node.append(part);
  if (model.places.has(id) && text) {
    node.append(el("button", { type: "button", class: "where", data: { place: id }, "aria-label": `${t("correct.text")}, ${where(model, id)}` }, icon("place"), where(model, id)));
  }
  return node;
}

/** What of the text can be compared, each kind and value once; of a text that was changed here nothing is known. */
function factsNode(model, one) {
  const seen = new Set();
  const list = el("ul", { class: "found", "aria-label": t("facts.title") });
  (one.question.answer?.facts ?? []).forEach((fact, f) => {
    const value = model.facts[one.at][f];
    if (seen.has(`${fact.kind} ${value}`)) return;
    seen.add(`${fact.kind} ${value}`);
    const id = `${one.id}.f${f}`;
    const said = [el("span", { class: "kind" }, t(`facts.${fact.kind}`)), " ", words(value)];
    list.append(el("li", {}, model.places.has(id)
      ? el("button", { type: "button", class: "fact", data: { place: id }, title: plain(fact.text) }, said)
      : el("span", { class: "fact", title: plain(fact.text) }, said)));
  });
  return list.childElementCount ? list : null;
}

/** Paragraphs are parted by a blank line; items of a list begin with "- ". */
function paragraphs(text) {
  const out = [];
  for (const part of text.split(/\n\s*\n/)) {
    const lines = part.split("\n");
    if (lines.length && lines.every((line) => line.startsWith("- "))) {
      out.push(el("ul", { class: "items" }, lines.map((line) => el("li", {}, words(line.slice(2))))));
    } else {
      out.push(el("p", {}, words(part)));
    }
  }
  return out;
}

/** "sida 2, ur tabellens linjer" */
function where(model, id) {
  const { at } = model.places.get(id);
  const score = at.score === undefined || at.score === null ? "" : ` (${Math.round(100 * at.score)} %)`;
  return `${t("doc.page", { n: at.page }).toLowerCase()}, ${t(`basis.${at.basis}`)}${score}`;
}

function unplacedNode(model) {
  const found = model.result.unplaced;
  if (!found.length) return null;
  return el("details", { class: "unplaced" },
    el("summary", {}, t("doc.unplaced"), el("span", { class: "tally" }, String(found.length))),
    el("p", { class: "instruction" }, t("doc.unplaced_why")),
    el("ul", {}, found.map((one, at) => el("li", {},
      el("button", { type: "button", class: "loose", data: { place: `u${at}` } }, words(one.text))))));
}
