// The matrix of all documents: a sign a cell, each leading to its answer.

/** The number of a code's colour; what is no option has its own. */
function toneOf(overview, meaning) {
  overview.tones ??= new Map(overview.options.map((option) => [option.code, option.tone]));
  return overview.tones.has(meaning) ? `tone-${overview.tones.get(meaning)}` : `is-${meaning}`;
}

function legendNode(overview) {
  const states = Object.entries(overview.states).map(([state, sign]) => [sign, t(`overview.${state}`), `is-${state}`]);
  const options = overview.options.map((one) => [one.sign, plain(one.label), toneOf(overview, one.code)]);
  return el("ul", { class: "legend", "aria-label": t("overview.legend") }, [...options, ...states].map(([sign, label, tone]) =>
    el("li", {}, el("span", { class: `cell ${tone}`, "aria-hidden": "true" }, sign), label)));
}

/** Forms that have nothing in common stand in tables of their own. */
function matrixNodes(overview) {
  const forms = [...new Set(overview.columns.map((column) => column.form))];
  return forms.map((form) => el("div", { class: "matrix", tabIndex: 0, role: "group", "aria-label": forms.length > 1 ? t("overview.form", { n: form + 1 }) : t("overview.matrix") }, matrixTable(overview, form)));
}

function matrixTable(overview, form) {
  const columns = overview.columns.map((column, at) => ({ ...column, at })).filter((column) => column.form === form);
  const rows = overview.rows.filter((row) => row.form === form && row.document !== null);
  const first = (at) => at === 0 || columns[at].section !== columns[at - 1].section;
  const head = el("tr", {}, el("th", { scope: "col", class: "who" }, t("overview.document")), el("th", { scope: "col" }, t("overview.year")),
    columns.map((column, at) => el("th", { scope: "col", class: first(at) ? "first" : "", title: plain(column.text) },
      el("span", { "aria-hidden": "true" }, plain(column.number ?? `(${column.at + 1})`)), el("span", { class: "unseen" }, plain(`${column.number ?? ""} ${column.text}`)))));
  const body = rows.map((row) => el("tr", { data: { document: row.document } },
    el("th", { scope: "row", class: "who" }, el("a", { href: `#d${row.document}` }, words(row.label))),
    el("td", { class: "year" }, row.year ? String(row.year) : ""),
    columns.map((column, at) => {
      const [sign, meaning, more, asked] = row.cells[column.at];
      return el("td", { class: `${first(at) ? "first " : ""}cell ${toneOf(overview, meaning)}${more.includes("t") ? " noted" : ""}${more.includes("d") ? " doubted" : ""}`,
        data: asked === null ? {} : { asked } }, sign);
    })));
  const table = el("table", {}, el("caption", { class: "unseen" }, t("overview.matrix_caption")), el("thead", {}, head), el("tbody", {}, body));
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-asked]");
    if (cell) location.hash = `d${cell.closest("tr").dataset.document}.q${cell.dataset.asked}`;
  });
  return table;
}
