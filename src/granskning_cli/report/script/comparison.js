// Two years of one respondent, side by side, texts word by word.

class ComparisonView {
  constructor(at) {
    const data = comparisons[at];
    const [before, after] = [settings.documents[data.old], settings.documents[data.new]];
    const kinds = [...new Set(data.changes.map((one) => one.kind))];
    this.kind = el("select", { "aria-label": t("comparison.show") }, el("option", { value: "" }, `${t("comparison.all")} (${data.changes.length})`),
      kinds.map((kind) => el("option", { value: kind }, `${t(`comparison.kinds.${kind}`)} (${data.changes.filter((one) => one.kind === kind).length})`)));
    this.kind.addEventListener("change", () => this.filter());
    const sections = new Map();
    for (const change of data.changes) sections.set(change.section, [...(sections.get(change.section) ?? []), change]);
    this.node = el("div", { class: "comparison" },
      el("header", { class: "data-head" }, el("h1", {}, words(before.respondent ?? before.organisation ?? before.name)),
        el("p", { class: "years" }, el("a", { href: `#d${data.old}` }, String(before.year)), icon("right"), el("a", { href: `#d${data.new}` }, String(after.year)), el("span", {}, t("comparison.summary", { n: data.unchanged }))), data.changes.length ? this.kind : null),
      data.diagnostics.length ? plainRemarks(data.diagnostics) : null,
      data.changes.length ? null : el("p", { class: "nothing good" }, icon("check"), t("comparison.none")),
      [...sections].map(([title, changes], s) => el("section", { class: "part", "aria-label": plain(title ?? t("doc.untitled")) },
        el("h2", {}, words(title ?? t("doc.untitled"))), changes.map((change) => changeNode(data, change)))));
  }

  filter() {
    this.node.querySelectorAll(".compared").forEach((node) => { node.hidden = Boolean(this.kind.value) && node.dataset.kind !== this.kind.value; });
    this.node.querySelectorAll(".part").forEach((node) => { node.hidden = !node.querySelector(".compared:not([hidden])"); });
  }
}

function changeNode(data, change) {
  const links = [[data.old, change.old, "before"], [data.new, change.new, "after"]];
  const sides = links.map(([index, at, name]) => {
    const text = change[name];
    const said = change.pieces ? piecesNode(change.pieces, name === "before" ? "gone" : "come") : words(text ?? "–", "p");
    return el("div", { class: `side ${name}` }, el("p", { class: "side-head" }, at === null || at === undefined ? t(`comparison.${name}`) : el("a", { href: `#d${index}.q${at}` }, `${t(`comparison.${name}`)} ${settings.documents[index].year ?? ""}`)), said);
  });
  const way = change.direction ? el("span", { class: `badge way-${change.direction}` }, icon(change.direction === "better" ? "up" : "down"), t(`comparison.${change.direction}`)) : null;
  return el("article", { class: "compared", data: { kind: change.kind } },
    el("div", { class: "compared-head" }, change.numbers ? el("span", { class: "number" }, plain(change.numbers)) : null,
      el("h3", {}, words(change.text)), el("span", { class: `badge kind-${change.kind}` }, t(`comparison.kinds.${change.kind}`)), way),
    el("div", { class: "sides" }, sides));
}

function piecesNode(pieces, mine) {
  const node = el("p", { dir: "auto" });
  for (const [kind, text] of pieces) {
    if (kind !== "same" && kind !== mine) continue;
    if (node.childNodes.length) node.append(" ");
    node.append(kind === "same" ? words(text) : el(mine === "gone" ? "del" : "ins", {}, words(text)));
  }
  return node;
}
