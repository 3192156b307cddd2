// Many documents: the matrix, the shares of each option, the diagnostics by code, and what could not be read.

class OverviewView {
  constructor() {
    this.data = embedded("overview");
    const documents = settings.documents;
    const failed = settings.failures.filter((one) => settings.codes[one.code]?.severity === "error");
    this.search = el("input", { type: "search", placeholder: t("filter.search_hint"), "aria-label": t("overview.filter"), autocomplete: "off" });
    this.flagged = el("input", { type: "checkbox" });
    this.counted = el("p", { class: "shown", role: "status" });
    this.list = el("div", { class: "cards" }, documents.map((one, at) => cardNode(one, at)));
    const tools = el("search", { class: "filter" }, el("div", { class: "find" }, icon("search"), this.search), el("label", { class: "switch" }, this.flagged, el("span", {}, t("overview.only_flagged"))), this.counted);
    tools.addEventListener("input", () => this.filter());
    this.matrix = el("div", { class: "matrices" }, matrixNodes(this.data));
    this.node = el("div", { class: "overview" },
      el("header", { class: "data-head" }, el("h1", {}, t("overview.title")), totals(documents, failed)),
      failures(), tools,
      part("overview.matrix", legendNode(this.data), this.matrix),
      chartsNode(),
      part("overview.list", this.list),
      part("overview.codes", codesNode(documents)),
      settings.remarks.length ? part("overview.about_report", plainRemarks(settings.remarks)) : null,
      this.data.diagnostics.length ? part("overview.remarks", plainRemarks(this.data.diagnostics)) : null);
    this.filter();
  }

  filter() {
    const wanted = fold(this.search.value).split(/\s+/).filter(Boolean);
    const matches = settings.documents.map((one) => {
      const text = (one.folded ??= fold([one.name, one.respondent, one.organisation, one.year, one.title, ...Object.keys(one.codes)].filter(Boolean).join("\n")));
      const doubtful = (one.severities.error ?? 0) + (one.severities.warning ?? 0) > 0;
      return wanted.every((word) => text.includes(word)) && (!this.flagged.checked || doubtful);
    });
    [...this.list.children].forEach((node, at) => { node.hidden = !matches[at]; });
    this.matrix.querySelectorAll("tr[data-document]").forEach((row) => { row.hidden = !matches[Number(row.dataset.document)]; });
    this.counted.textContent = t("overview.shown", { n: matches.filter(Boolean).length, total: matches.length });
  }

  escape() {
    this.search.value = "";
    this.filter();
  }
}

function part(key, ...children) {
  const id = `part-${key.replace(".", "-")}`;
  return el("section", { class: "part", "aria-labelledby": id }, el("h2", { id }, t(key)), children);
}

function totals(documents, failed) {
  const sum = (of) => documents.reduce((all, one) => all + of(one), 0);
  const found = [
    ["documents", documents.length, "info"], ["answered", sum((one) => one.states.answered ?? 0), "check"],
    ["unanswered", sum((one) => one.states.unanswered ?? 0), "minus"], ["flagged", sum((one) => one.flagged), "warning"], ["failed", failed.length, "error"],
  ].filter(([name, n]) => n || name !== "failed");
  return el("ul", { class: "tallies" }, found.map(([name, n, sign]) => el("li", { class: name }, icon(sign), el("b", {}, String(n)), ` ${t(`counts.${name}`, { n })}`)));
}

function failures() {
  if (!settings.failures.length) return null;
  return el("section", { class: "part failed", "aria-label": t("overview.failed") }, el("h2", {}, t("overview.failed")),
    el("ul", { class: "remarks" }, settings.failures.map((one) => {
      const means = settings.codes[one.code];
      const severity = means?.severity ?? "error";
      return el("li", {}, el("div", { class: `remark ${severity}` }, icon(severity), el("span", { class: "remark-text" },
        el("span", { class: "remark-head" }, el("b", {}, words(one.name)), el("code", {}, one.code)),
        el("span", { class: "remark-said" }, means && settings.language !== "en" ? means.summary : words(one.message)), means ? el("span", { class: "remark-detail" }, means.help) : null)));
    })));
}

function plainRemarks(found) {
  return el("ul", { class: "remarks" }, found.map((one) => el("li", {}, el("div", { class: `remark ${one.severity}` }, icon(one.severity),
    el("span", { class: "remark-text" }, el("span", { class: "remark-head" }, el("b", {}, t(`severity.${one.severity}`)), el("code", {}, one.code)),
      settings.language === "en" ? el("span", { class: "remark-said" }, words(one.message))
        : [el("span", { class: "remark-said" }, settings.codes[one.code]?.summary ?? ""), detailNode(one, one.detail)])))));
}

function cardNode(one, at) {
  const severities = ["error", "warning"].filter((name) => one.severities[name]);
  return el("a", { class: "card", href: `#d${at}` },
    el("span", { class: "card-name" }, words(named(one))),
    el("span", { class: "card-file" }, words([one.organisation !== one.respondent ? one.organisation : null, one.name].filter(Boolean).join(" · "))),
    el("span", { class: "card-counts" }, `${one.states.answered ?? 0}/${one.questions} ${t("counts.answered", { n: 2 })}`,
      severities.map((name) => el("span", { class: `badge ${name}` }, icon(name), `${one.severities[name]} ${t(`severity.${name}`).toLowerCase()}`))));
}

function codesNode(documents) {
  const counts = new Map();
  for (const one of documents) {
    for (const [code, n] of Object.entries(one.codes)) {
      const [all, where] = counts.get(code) ?? [0, []];
      counts.set(code, [all + n, [...where, documents.indexOf(one)]]);
    }
  }
  const sorted = [...counts].sort(([a, [n]], [b, [m]]) => WORST[settings.codes[a]?.severity] - WORST[settings.codes[b]?.severity] || m - n || (a < b ? -1 : 1));
  if (!sorted.length) return el("p", { class: "nothing good" }, icon("check"), t("diag.none"));
  const most = Math.max(...sorted.map(([, [n]]) => n));
  return el("table", { class: "codes" },
    el("thead", {}, el("tr", {}, ["code", "meaning", "count", "in_documents"].map((key) => el("th", { scope: "col" }, t(`overview.${key}`))))),
    el("tbody", {}, sorted.map(([code, [n, where]]) => {
      const severity = settings.codes[code]?.severity ?? "info";
      const bar = draw("svg", { class: `bar-of ${severity}`, viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, draw("rect", { x: 0, y: 0, width: Math.max(1, (100 * n) / most), height: 8, rx: 1 }));
      const links = where.slice(0, 3).map((at) => el("a", { href: `#d${at}` }, words(named(documents[at]))));
      return el("tr", {}, el("th", { scope: "row" }, icon(severity), el("code", {}, code), el("span", { class: "unseen" }, ` ${t(`severity.${severity}`)}`)),
        el("td", {}, settings.codes[code]?.summary ?? ""), el("td", { class: "count" }, el("b", {}, String(n)), bar),
        el("td", { class: "links" }, links.flatMap((link, at) => (at ? [", ", link] : [link])), where.length > 3 ? ` + ${where.length - 3}` : ""));
    })));
}

function chartsNode() {
  const found = ["sections", "respondents", "years"].map((name) => document.getElementById(`chart-${name}`)).filter(Boolean);
  if (!found.length) return null;
  return part("overview.shares", el("div", { class: "charts" }, found.map((one) => {
    const copy = one.content.cloneNode(true);
    return el("figure", { class: "chart", tabIndex: 0, role: "group", "aria-label": copy.querySelector("title").textContent }, copy);
  })));
}
