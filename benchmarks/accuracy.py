"""How much of what was printed is read rightly, and what is wrong without a word.

    python benchmarks/accuracy.py [--further FOLDER]... [--forms N] [--markdown docs/accuracy.md] [--show] [--keep]

Every document with known truth is read by every reader of its kind, without a template and with those that are known.
`silent` are the worst: a question whose wording, marks or answer are wrong, that is not there, or that nobody asked, and
no warning or error says so. Exit 1: a figure is below `accuracy.json` (which --keep writes), or something is silent in
what the repository holds.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "samples"), str(ROOT / "tests")]

from material import Case, further, generated, samples
from scoring import score

from granskning_cli import parse
from granskning_cli.diagnostics import Unreadable

BASELINE: Final = ROOT / "benchmarks" / "accuracy.json"
OURS: Final = ("samples", "generated")
PARTS: Final = ("sections", "questions", "marks", "answers")
# marks and answers are a share of the questions too
WHOLE: Final = {"sections": "sections"}
Row = tuple[str, str, str]
Table = dict[Row, Counter[str]]


def measured(cases: Iterable[Case], *, show: bool = False) -> Table:
    """Figures by origin, reader and maker."""
    table: Table = {}
    for case in cases:
        row = table.setdefault((case.origin, case.reader, case.maker), Counter())
        for template in ("none", None):
            try:
                result = parse(case.data, template=template, document=case.document)
            except Unreadable as problem:  # nothing is read, and that is said
                row.update(documents=1, refused=1, questions=len(case.truth.questions),
                           sections=len(case.truth.sections))  # fmt: skip
                lines = [f"refused: {problem.message}"]
            else:
                one = score(case.truth, result)
                row.update(one.counts)
                lines = one.wrong
            if show:
                for line in lines:
                    print(f"{case.name} {case.reader} {template or 'known'}: {line}", file=sys.stderr)
    return table


def share(counts: Counter[str], part: str) -> float:
    """Of a hundred."""
    whole = counts[WHOLE.get(part, "questions")]
    return 100.0 if not whole else 100.0 * counts[f"{part} right"] / whole


def total(table: Table, origin: str) -> Counter[str]:
    """All rows of one origin."""
    return sum((counts for row, counts in table.items() if row[0] == origin), Counter())


def lines_of(table: Table) -> Iterator[str]:
    """The table in Markdown, a part for each origin."""
    for origin in dict.fromkeys(row[0] for row in table):
        yield f"\n## {origin}\n"
        yield (
            "| reader | maker | readings | questions | "
            + " | ".join(PARTS)
            + " | invented | refused | silent |"
        )
        yield "|---|---|" + "--:|" * (len(PARTS) + 5)
        rows = [(row[1:], counts) for row, counts in table.items() if row[0] == origin]
        for (reader, maker), counts in [*rows, (("all", ""), total(table, origin))]:
            figures = " | ".join(f"{share(counts, part):.1f}" for part in PARTS)
            told = " | ".join(str(counts[name]) for name in ("invented", "refused", "silent"))
            yield f"| {reader} | {maker} | {counts['documents']} | {counts['questions']} | {figures} | {told} |"


PAGE: Final = """# Accuracy

Written by `python benchmarks/accuracy.py --markdown docs/accuracy.md`. Each document is read by every reader of its kind,
once without a template and once with those that are known. `sections`, `questions` (number, wording and instruction),
`marks` and `answers` are how many of a hundred are what was printed; a question that is not found counts as wrong in
all of them. `invented` are questions that nobody asked, `refused` documents of which nothing is read, and that is
said. `silent` are the worst: something of a question is wrong and no warning or error names it.

`samples` are the documents in `samples/`, set from the forms in `samples/forms`. `generated` are forms drawn with a fixed
seed and set in every manner that the tests know; in some of them columns are lost, and what cannot be told is said.
The pages of the rows whose reader is `-` are set as geometry and need no reader.
"""


def below(table: Table) -> list[str]:
    """What is worse than the baseline, and what is silent in our own."""
    wrong = [
        f"{origin} {reader} {maker}: {counts['silent']} silent"
        for (origin, reader, maker), counts in table.items()
        if origin in OURS and counts["silent"]
    ]
    for origin, figures in json.loads(BASELINE.read_text(encoding="utf-8")).items():
        counts = total(table, origin)
        if counts:
            wrong += [
                f"{origin}: {part} {share(counts, part):.2f} is below {least}"
                for part, least in figures.items()
                if round(share(counts, part), 2) < least
            ]
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--further", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--forms", type=int, default=8, help="how many are drawn and set in every manner")
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--show", action="store_true", help="each thing that is wrong")
    parser.add_argument("--keep", action="store_true", help="these figures are the baseline from now on")
    options = parser.parse_args()
    for folder in options.further:
        if not folder.is_dir():
            print(f"{folder} is not there; it is passed over", file=sys.stderr)
    more = chain.from_iterable(map(further, filter(Path.is_dir, options.further)))
    table = measured(chain(samples(), generated(options.forms), more), show=options.show)
    shown = "\n".join(lines_of(table)) + "\n"
    if not options.markdown:
        print(shown)
    if options.markdown:
        ours = {row: counts for row, counts in table.items() if row[0] in OURS}
        options.markdown.write_text(PAGE + "\n".join(lines_of(ours)) + "\n", encoding="utf-8")
    if options.keep:
        figures = {
            origin: {part: round(share(total(table, origin), part), 2) for part in PARTS} for origin in OURS
        }
        BASELINE.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    wrong = below(table)
    for line in wrong:
        print(line, file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
