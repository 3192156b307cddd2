"""Where facts stand in the document."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from program import ROOT, cases

from granskning_cli.layout import lay_out
from granskning_cli.readers import read


def expected_facts(case: Path) -> list[dict[str, object]]:
    """The facts of a sample's expectation that have a place."""
    tree = yaml.load((case / "expected.yaml").read_bytes(), yaml.CSafeLoader)
    answers = [q["answer"] for section in tree["sections"] for q in section["questions"]]
    return [fact for answer in answers for fact in answer.get("facts", ()) if fact["at"]]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_facts_place_holds_its_words(case: Path) -> None:
    """Every word of the fact stands in its box, on its page."""
    source = next(case.glob("source.*"))
    rows = lay_out(read(source.read_bytes())).rows
    for fact in expected_facts(case):
        page, (x0, top, x1, bottom) = fact["at"]["page"], fact["at"]["bbox"]  # type: ignore[index]
        inside = [
            word.text
            for row in rows
            if row.page == page
            for cell in row.cells
            for line in cell.lines
            for word in line.words
            if x0 - 0.1 <= word.bbox[0] and word.bbox[2] <= x1 + 0.1
            and top - 0.1 <= word.bbox[1] and word.bbox[3] <= bottom + 0.1
        ]  # fmt: skip
        assert str(fact["text"]) in " ".join(inside) or set(str(fact["text"]).split()) <= {
            word.strip("().,;") for word in inside
        } | set(inside), (fact, inside)


def test_an_answer_over_two_pages_gives_each_fact_its_own() -> None:
    """The answer to question 3.1 begins on page 2 and goes on on page 3."""
    facts = expected_facts(ROOT / "samples" / "kfn-2025--comment")
    pages = {str(fact["text"]): fact["at"]["page"] for fact in facts}  # type: ignore[index]
    assert (pages["310 miljoner kronor"], pages["20 november"], pages["våren 2026"]) == (2, 3, 3)
