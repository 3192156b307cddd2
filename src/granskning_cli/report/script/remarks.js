// Diagnostics: a list that leads to their places, and the same beside each question.

const WORST = { error: 0, warning: 1, info: 2 };

function remarkNode(model, remark, kind) {
  const { found, question } = remark;
  const means = settings.codes[found.code];
  const own = settings.language === "en" || !means || means.summary === found.message;
  const place = placeOf(model, remark);
  const number = question ? question.question.printed ?? question.question.number : found.question;
  const at = [
    number ? t("diag.question", { number: plain(number) }) : null,
    found.at ? t("doc.page", { n: found.at.page }).toLowerCase() : null,
  ].filter(Boolean).join(", ");
  const said = own ? [words(found.message)] : [means.summary];
  const body = [
    icon(found.severity),
    el("span", { class: "remark-text" },
      el("span", { class: "remark-head" }, el("b", {}, t(`severity.${found.severity}`)), el("code", {}, found.code), kind === "listed" && at ? el("span", {}, at) : null),
      el("span", { class: "remark-said" }, said),
      own ? null : detailNode(found, model.details[remark.at])),
  ];
  if (kind === "listed") {
    return el("button", { type: "button", class: `remark ${found.severity}`, data: { remark: remark.at, place: place ?? "" } }, body);
  }
  return el("div", { class: `remark ${found.severity}`, data: place ? { place: remark.id } : {} }, body,
    means ? el("details", { class: "advice" }, el("summary", {}, t("diag.what_to_do")), el("p", {}, means.help)) : null);
}

/** What it says of its own case, in the page's language where that is known; nothing where that is what its code means. */
function detailNode(found, translated) {
  if (translated === settings.codes[found.code]?.summary) return null;
  return el("span", translated ? { class: "remark-detail" } : { class: "remark-detail", lang: "en" }, words(translated ?? found.message));
}

/** The list, the worst first; what is only noted is behind a switch where there is worse. */
function remarksNode(model) {
  const sorted = [...model.remarks].sort((a, b) => WORST[a.found.severity] - WORST[b.found.severity] || a.at - b.at);
  const notes = sorted.filter((one) => one.found.severity === "info");
  const worse = sorted.filter((one) => one.found.severity !== "info");
  model.listed = sorted;
  if (!sorted.length) return el("p", { class: "nothing good" }, icon("check"), t("diag.none"));
  const list = el("ul", { class: "remarks" }, worse.map((one) => el("li", {}, remarkNode(model, one, "listed"))));
  const more = el("ul", { class: "remarks", hidden: worse.length > 0 }, notes.map((one) => el("li", {}, remarkNode(model, one, "listed"))));
  if (!worse.length || !notes.length) return el("div", {}, list, more);
  const show = el("button", { type: "button", class: "more", "aria-expanded": "false" }, t("diag.show_info", { n: notes.length }));
  show.addEventListener("click", () => {
    more.hidden = !more.hidden;
    show.setAttribute("aria-expanded", String(!more.hidden));
    show.textContent = more.hidden ? t("diag.show_info", { n: notes.length }) : t("diag.hide_info");
  });
  return el("div", {}, list, show, more);
}
