// Which view is open, by the address behind "#": overview, d3 (a document), d3.q12 (a question of it), c0 (a comparison).

const comparisons = embedded("comparisons");
const help = fillHelp();
const main = document.getElementById("main");
let view = null;
let shown = null;

function route() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const found = /^(?:d(\d+)(?:\.q(\d+))?|c(\d+)|overview)$/.exec(wanted);
  const fallback = settings.documents.length > 1 ? "overview" : "d0";
  if (wanted === "main") return;
  if (!found) return open(fallback, null);
  if (found[1] !== undefined && settings.documents[found[1]]) return open(`d${found[1]}`, found[2]);
  if (found[3] !== undefined && comparisons[found[3]]) return open(`c${found[3]}`, null);
  open(wanted === "overview" && settings.documents.length > 1 ? "overview" : fallback, null);
}

function open(name, question) {
  if (name !== shown) {
    shown = name;
    const at = Number(name.slice(1));
    view = name === "overview" ? new OverviewView() : name[0] === "d" ? new DocumentView(at) : new ComparisonView(at);
    corrections.view = view;
    main.replaceChildren(view.node);
    main.className = name === "overview" ? "of-overview" : name[0] === "d" ? "of-document" : "of-comparison";
    view.shown?.();
    fillViews();
    scrollTo(0, 0);
  }
  if (question !== null && question !== undefined) view.goTo?.(Number(question));
}

/** The ways to the other views, where there is more than one. */
function fillViews() {
  const nav = document.querySelector(".views");
  const many = settings.documents.length > 1;
  nav.hidden = !many;
  if (!many) return;
  const at = shown[0] === "d" ? Number(shown.slice(1)) : null;
  const documents = el("select", { "aria-label": t("nav.document") }, el("option", { value: "" }, t("nav.documents")),
    settings.documents.map((one, index) => el("option", { value: `d${index}`, selected: index === at }, `${named(one)} – ${plain(one.name)}`)));
  const between = el("select", { "aria-label": t("nav.comparison") }, el("option", { value: "" }, t("nav.comparisons")),
    comparisons.map((one, index) => el("option", { value: `c${index}`, selected: shown === `c${index}` },
      `${named(settings.documents[one.old])} → ${settings.documents[one.new].year}`)));
  for (const select of [documents, between]) select.addEventListener("change", () => { if (select.value) location.hash = select.value; });
  const step = (way, name, by) => button(name, t(`nav.${way}`), () => { location.hash = `d${at + by}`; }, { disabled: at === null || !settings.documents[at + by] });
  nav.replaceChildren(
    el("a", { href: "#overview", class: "view-link", "aria-current": shown === "overview" ? "page" : null }, t("nav.overview")),
    el("span", { class: "view-step" }, step("previous", "left", -1), documents, step("next", "right", 1)),
    comparisons.length ? between : "");
}

/** Light, dark, or as the system has it: the choice is kept. */
function theme() {
  const root = document.documentElement;
  const chosen = kept.get("theme");
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  const switcher = document.getElementById("theme");
  switcher.append(icon("theme"));
  switcher.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    kept.set("theme", root.dataset.theme);
  });
}

const opener = document.getElementById("open-help");
opener.append(icon("help"));
opener.addEventListener("click", () => help.dialog.showModal());
theme();
listenToKeys(help, () => view ?? {});
addEventListener("hashchange", route);
document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); main.focus(); });
route();
