"""The commands by name, what each does in a line, and examples of its use: data only, so that the help is quick.

`tests/cli/test_examples.py` runs every example.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Entry(NamedTuple):
    """A line for the list of commands, and whole command lines for the command's own help."""

    summary: str
    examples: tuple[str, ...]


COMMANDS: Final[dict[str, Entry]] = {
    "parse": Entry(
        "Turn one filled questionnaire into data.",
        (
            "granskning parse ks-2025.pdf",
            "granskning parse ks-2025.pdf -o ks-2025.json",
            "granskning parse ks-2025.pdf -f markdown",
            "granskning parse - < ks-2025.pdf",
        ),
    ),
    "batch": Entry(
        "Turn many documents into data, and go on after an interruption.",
        (
            "granskning batch archive/ -o out/ --dry-run",
            "granskning batch archive/ -o out/",
            "granskning batch archive/ -o answers.sqlite -j 2",
        ),
    ),
    "diff": Entry(
        "Say what was asked and answered otherwise in two years.",
        (
            "granskning diff bun-2024.pdf bun-2025.pdf",
            "granskning diff bun-2024.pdf bun-2025.pdf --only marks",
            "granskning diff archive/2024/ archive/2025/ -o changes.csv",
        ),
    ),
    "table": Entry(
        "Put many questionnaires side by side: one sign an answer.",
        (
            "granskning table archive/2025/",
            "granskning table archive/2025/ --sort divided",
            "granskning table bun-2024.pdf bun-2025.pdf --by year",
        ),
    ),
    "show": Entry(
        "Show one questionnaire in the terminal as on its form.",
        (
            "granskning show ks-2025.pdf",
            "granskning show ks-2025.pdf --question 3.2,3.3",
            "granskning show ks-2025.pdf --only flagged",
        ),
    ),
    "report": Entry(
        "Write one page to review on, every value beside its place.",
        (
            "granskning report ks-2025.pdf -o ks-2025.html",
            "granskning report archive/ -o archive.html --lang sv",
        ),
    ),
    "template": Entry(
        "Take the answers out of a questionnaire, to check others by it.",
        (
            "granskning template ks-2025.pdf -o t.yaml",
            "granskning template ks-2025.pdf --from archive/2025/ -o t.yaml",
        ),
    ),
    "validate": Entry(
        "Say what is wrong with questionnaires.",
        (
            "granskning validate archive/",
            "granskning validate archive/2025/ --template t.yaml",
            "granskning validate archive/ -f sarif -o findings.sarif",
        ),
    ),
    "correct": Entry(
        "Decide what holds where a value was read wrongly.",
        (
            'granskning correct ks-2025.pdf --question 3.3 --mark Ja --who "Revisor 2"',
            "granskning correct ks-2025.pdf --list",
            "granskning correct ks-2025.pdf --question 3.3 --remove",
        ),
    ),
    "explain": Entry(
        "Say what a diagnostic means and what to do.",
        (
            "granskning explain M505",
            "granskning explain two-marks --lang sv",
            "granskning explain",
        ),
    ),
    "schema": Entry(
        "Print the JSON Schema of a result.",
        (
            "granskning schema",
            "granskning schema comparison",
        ),
    ),
}
