// What the page says itself, and what a document says, in which nothing may act on the reader unseen.

const settings = embedded("settings");
const INVISIBLE = new RegExp(`[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]|${settings.invisible}`, "g");

/** A text of the page by its key: "one | several" is chosen by `n`. */
function t(key, values = {}) {
  let text = key.split(".").reduce((found, part) => found?.[part], settings.texts);
  if (typeof text !== "string") return key;
  const forms = text.split(" | ");
  if (forms.length > 1) text = forms[values.n === 1 ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A text of a document: its direction stays inside of it, and what cannot be seen is shown as a sign. */
function words(text, tag = "bdi") {
  const node = el(tag, { dir: "auto" });
  let last = 0;
  for (const found of String(text ?? "").matchAll(INVISIBLE)) {
    const name = `U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    node.append(text.slice(last, found.index), el("span", { class: "control", title: name }, name));
    last = found.index + found[0].length;
  }
  node.append(String(text ?? "").slice(last));
  return node;
}

/** The same for where only a string will do: an option of a list, a label. */
function plain(text) {
  return String(text ?? "").replace(INVISIBLE, (found) => `⟨U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** Who answered, in which year. */
function named(one) {
  const who = one.respondent || one.organisation;
  return plain([who, one.year].filter(Boolean).join(" ") || one.title || one.name.split("/").at(-1));
}

function labelOf(code) {
  return settings.codes[code]?.name ?? code;
}
