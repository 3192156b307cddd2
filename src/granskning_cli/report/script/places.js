// One document's values and where they stand: what the two sides of the page have in common.
//
//   place "q12"     question 12        "q12.a"   the text of its answer     "q12.m0"   its first mark
//                                      "q12.f0"  the first fact in that text
//   place "s3"      a section's title  "d4"      a diagnostic               "u7"       words without a place

/** What the scripts know of a document: its questions in order, its diagnostics, and every place by its name. */
function modelOf(index, tree) {
  const model = { index, ...tree, questions: [], sections: [], remarks: [], places: new Map() };
  tree.result.sections.forEach((section, at) => {
    model.sections.push({ section, at, id: `s${at}` });
    place(model, `s${at}`, "section", section.at, section.title ?? t("doc.untitled"));
    for (const question of section.questions) addQuestion(model, section, at, question);
  });
  tree.result.diagnostics.forEach((found, at) => addRemark(model, found, at));
  tree.result.unplaced.forEach((found, at) => place(model, `u${at}`, "unplaced", found.at, found.text));
  return model;
}

function place(model, id, kind, at, label, question = null) {
  if (at) model.places.set(id, { id, kind, at, label, question });
}

function addQuestion(model, section, sectionAt, question) {
  const at = model.questions.length;
  const one = { at, id: `q${at}`, section, sectionAt, question, remarks: [] };
  model.questions.push(one);
  const number = question.printed ?? question.number ?? t("doc.unnumbered");
  place(model, one.id, "question", question.at, `${t("diag.question", { number })}: ${question.text}`, one);
  place(model, `${one.id}.a`, "answer", question.answer?.at, `${t("diag.question", { number })}, ${t("correct.text")}`, one);
  (question.answer?.selected ?? []).forEach((mark, m) =>
    place(model, `${one.id}.m${m}`, "mark", mark.at, `${t("diag.question", { number })}, ${mark.label}`, one));
  (question.answer?.facts ?? []).forEach((fact, f) =>
    place(model, `${one.id}.f${f}`, "fact", fact.at, `${t("diag.question", { number })}, ${t(`facts.${fact.kind}`)} ${model.facts[at][f]}`, one));
}

function addRemark(model, found, at) {
  const question = askedBy(model, found);
  const remark = { at, id: `d${at}`, found, question };
  model.remarks.push(remark);
  if (question) question.remarks.push(remark);
  place(model, remark.id, `diag ${found.severity}`, found.at, `${found.code} ${plain(found.message)}`, question);
}

/** The question that a diagnostic names; of several with one number, the one that stands nearest. */
function askedBy(model, found) {
  if (found.question === null) return null;
  const same = model.questions.filter((one) => one.question.number === found.question);
  if (same.length < 2 || !found.at) return same[0] ?? null;
  const far = (one) => {
    const at = one.question.at ?? one.question.answer?.at;
    return at ? Math.abs(at.page - found.at.page) * 1e5 + Math.abs(at.bbox[1] - found.at.bbox[1]) : 1e9;
  };
  return same.reduce((best, one) => (far(one) < far(best) ? one : best));
}

/** Where to look for a diagnostic: its own place, else its question's. */
function placeOf(model, remark) {
  if (model.places.has(remark.id)) return remark.id;
  if (!remark.question) return null;
  return [remark.question.id, `${remark.question.id}.a`, `${remark.question.id}.m0`].find((id) => model.places.has(id)) ?? null;
}

function isFlagged(one) {
  return one.question.answer?.state === "ambiguous" || one.remarks.some((remark) => remark.found.severity !== "info");
}
