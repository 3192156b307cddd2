"""samples/<form>--scan-*/source.* says what samples/forms/<form>.yaml says: marks and numbers exactly, texts nearly.

No expectation is pinned: two versions of Tesseract read a letter otherwise. What a person wrote down holds for all.
"""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from program import ROOT, scans
from rapidfuzz.distance import Levenshtein
from typeset.form import load

from granskning_cli import Questionnaire, parse

# Of a hundred letters of all answers so many may be wrong.
MOST_WRONG = 2.0


def words(text: str | None) -> str:
    """A text without what stands before the items of lists, and however it was wrapped."""
    return " ".join(word for word in normalize("NFC", text or "").split() if word not in {"-", "•"})


@pytest.fixture(scope="module", params=scans(), ids=lambda path: path.parent.name)
def scan(request: pytest.FixtureRequest) -> tuple[Path, Questionnaire]:
    """A scan and what is read in it."""
    return request.param, parse(request.param)


def test_there_are_scans() -> None:
    """Without any, all the others would pass."""
    assert len(scans()) >= 3


def test_marks_and_numbers_of_a_scan_are_exact(scan: tuple[Path, Questionnaire]) -> None:
    """Every question is found, with its marks and whether it is answered."""
    path, result = scan
    form = load(ROOT / "samples" / "forms" / f"{path.parent.name.partition('--')[0]}.yaml")
    read = [
        (q.number, q.answer and q.answer.state, [one.label for one in q.answer.selected] if q.answer else [])
        for section in result.sections
        for q in section.questions
    ]
    assert read == [(q.number, q.state, list(q.marks)) for q in form.questions]


def test_texts_of_a_scan_are_nearly_right(scan: tuple[Path, Questionnaire]) -> None:
    """Of all letters of the answers, and of the questions, no more than two in a hundred are wrong."""
    path, result = scan
    form = load(ROOT / "samples" / "forms" / f"{path.parent.name.partition('--')[0]}.yaml")
    found = [q for section in result.sections for q in section.questions]
    for wanted, got in (
        (["\n".join(q.answer) for q in form.questions], [q.answer.text if q.answer else "" for q in found]),
        ([q.wording for q in form.questions], [f"{q.text} {q.instruction or ''}" for q in found]),
    ):
        wrong = sum(Levenshtein.distance(words(a), words(b)) for a, b in zip(wanted, got, strict=True))
        assert 100 * wrong / sum(len(words(a)) for a in wanted) <= MOST_WRONG


def test_a_scan_says_how_its_values_are_known(scan: tuple[Path, Questionnaire]) -> None:
    """Marks have the basis `pixels` and their share of ink, texts `ocr` and how sure their letters are."""
    _, result = scan
    found = [q for section in result.sections for q in section.questions]
    marks = [one.at for q in found if q.answer for one in q.answer.selected]
    texts = [q.answer.at for q in found if q.answer and q.answer.text]
    assert {at.basis for at in marks if at} == {"pixels"}
    assert {at.basis for at in texts if at} == {"ocr"}
    assert all(at is not None and at.score is not None and 0 < at.score <= 1 for at in [*marks, *texts])
