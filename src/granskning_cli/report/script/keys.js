// Keys: single letters that can be turned off, and a page of help that lists them.

const KEYS = [
  ["j", "next_question"], ["k", "previous_question"], ["n", "next_diagnostic"], ["p", "previous_diagnostic"],
  ["/", "search"], ["?", "help"], ["Esc", "escape"], ["← ↑ → ↓", "arrows"],
];

function fillHelp() {
  const dialog = document.getElementById("help");
  const keys = el("input", { type: "checkbox", checked: kept.get("keys") !== false, on: { change: () => kept.set("keys", keys.checked) } });
  const close = button("close", t("page.close"), () => dialog.close());
  const swatch = (kind) => el("li", {}, el("span", { class: `swatch frame at-${kind}`, "aria-hidden": "true" }), t(`help.frame_${kind.split(" ")[0] === "unplaced" ? "other" : kind.split(" ")[0]}`));
  dialog.append(
    el("div", { class: "dialog-head" }, el("h2", { id: "help-title" }, t("help.title")), close),
    el("p", {}, t("help.how")),
    el("dl", { class: "keys" }, KEYS.map(([key, does]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, t(`help.${does}`))))),
    el("label", { class: "switch" }, keys, el("span", {}, t("help.keys"))),
    el("h3", {}, t("help.frames")),
    el("ul", { class: "swatches" }, ["question", "answer", "mark", "diag warning", "unplaced"].map(swatch)),
    el("p", { class: "hint" }, t("page.opened_without_network")));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  return { dialog, keys };
}

function listenToKeys(help, viewNow) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.dialog.open) return;
    const typing = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select");
    const view = viewNow();
    if (event.key === "Escape") {
      if (typing?.id === "search" || typing?.type === "search") typing.blur();
      view.escape?.();
      return;
    }
    if (typing || !help.keys.checked) return;
    const does = {
      j: () => view.move?.(1), k: () => view.move?.(-1), n: () => view.moveRemark?.(1), p: () => view.moveRemark?.(-1),
      "/": () => { const search = document.querySelector('main input[type="search"]'); search?.focus(); search?.select(); },
      "?": () => help.dialog.showModal(),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
}
