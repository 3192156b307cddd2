"""Every word in, every word out: what a document says is in a field, is page furniture, or is `unplaced`."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from known import without_answers
from program import ROOT, cases

from granskning_cli import Questionnaire, parse
from granskning_cli.layout import lay_out
from granskning_cli.readers import read

SHARED = ROOT.parent / "shared"
DOCUMENTS = [next(case.glob("source.*")) for case in cases()]
DOCUMENTS += sorted(
    p for d in ("typeset", "seeds") for p in (SHARED / d).glob("*.*") if p.suffix in (".pdf", ".txt")
)
# Names of columns are read, and are in no field: they say what the fields are.
COLUMNS = (
    "kommentar",
    "kommentti",
    "fråga",
    "svar",
    "nr",
    "spørsmål",
    "question",
    "sp",
    "comment",
    "revisionsfråga",
    "nämndens",
    "beskrivning",
)


def letters(texts: list[str]) -> Counter[str]:
    """Letters and digits, so that hyphens at line ends and the form of bullets do not count."""
    return Counter(re.sub(r"[\W_]+", "", "".join(texts)).casefold())


def given(result: Questionnaire) -> list[str]:
    """Everything that the result says, with a section's labels as often as they are printed."""
    out = [
        result.title or "",
        result.respondent or "",
        result.organisation or "",
        *[u.text for u in result.unplaced],
    ]
    for section in result.sections:
        out += [section.number or "", section.title or ""]
        out += [option.label for option in section.scale.options] if section.scale else []
        for question in section.questions:
            out += [question.printed or question.number or "", question.text, question.instruction or ""]
            out += [option.label for option in question.options or ()]
            out += [question.answer.text or ""] if question.answer else []
    return out


@pytest.mark.parametrize("known", [False, True], ids=["plain", "template"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: f"{p.parent.name}-{p.suffix[1:]}-{p.stem}")
def test_no_letter_is_lost(document: Path, known: bool) -> None:
    """But for marks and the names of columns, the letters of a document are those of its result."""
    pages = read(document.read_bytes())
    printed = [word.text for page in pages.pages for word in page.words]
    furniture = [word.text for _, word in lay_out(pages).furniture]
    result = parse(document, template="none")
    if known:
        result = parse(document, template=without_answers(result))
    lost = letters(printed) - letters(given(result) + furniture)
    lost -= letters(
        [word for word in printed if word.strip("[]()") in ("X", "x") or word.casefold() in COLUMNS]
    )
    assert lost == Counter()
