// Changes -> the file that `granskning` takes corrections from: YAML of which every text is a JSON string.

const ACTS = new RegExp(`[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ud800-\\udfff]|${settings.invisible}`, "g");

/** JSON strings are YAML's double quotes, but for what YAML takes for the end of a line or does not let in. */
function quoted(text) {
  const whole = text.toWellFormed ? text.toWellFormed() : text;
  const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;
  const escape = (part) => JSON.stringify(part).slice(1, -1).replace(ACTS, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
  let out = "";
  let last = 0;
  for (const found of whole.matchAll(pairs)) {
    out += escape(whole.slice(last, found.index)) + found[0];
    last = found.index + 2;
  }
  return `"${out}${escape(whole.slice(last))}"`;
}

function yamlOf(value) {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(", ")}]`;
  return typeof value === "number" ? String(value) : quoted(String(value));
}

/** The whole file; `decisions` are in the order of the questions. */
function overlayText(source, decisions) {
  const lines = ['schema_version: "1"', "source:", `  name: ${yamlOf(source.name)}`, `  sha256: ${yamlOf(source.sha256)}`];
  lines.push(decisions.length ? "corrections:" : "corrections: []");
  for (const one of decisions) {
    const fields = ["question", "section", "wording", "field", "old", "new", "who", "why", "when"]
      .filter((name) => (one[name] !== undefined && one[name] !== null) || name === "old" || name === "new");
    fields.forEach((name, at) => lines.push(`${at ? "  " : "- "}${name}: ${yamlOf(one[name])}`));
  }
  return `${lines.join("\n")}\n`;
}

const WORDING = 80;

/** How a decision names a question, so that it is found again under another number. */
function address(model, one) {
  const { question, section } = one;
  const short = question.text.length > WORDING ? question.text.slice(0, WORDING).replace(/\s+\S*$/, "") : question.text;
  const same = model.questions.filter((other) => other.question.number === question.number && other.question.text.startsWith(short));
  return {
    question: question.number,
    section: same.length > 1 ? section.number ?? section.title : null,
    wording: same.length > 1 ? question.text : short,
  };
}
