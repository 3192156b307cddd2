"""A scan that is parsed with its form as template: the known wording puts right what was misread in the questions.

The document is drawn from a sample, small and noisy, so that letters are misread.
"""

from __future__ import annotations

import pytest
from program import ROOT
from rapidfuzz.distance import Levenshtein
from rasters import Way, scanned

from granskning_cli import Questionnaire, parse
from granskning_cli.readers.scan.letters import tessdata

SOURCE = ROOT / "samples" / "boern-2025-da--tick" / "source.pdf"


def asked(result: Questionnaire) -> list[str]:
    return [
        f"{q.text} {q.instruction or ''}".strip() for section in result.sections for q in section.questions
    ]


def test_the_template_puts_right_the_questions_of_a_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters of Danish that Swedish data misreads are right with the template; a question not known again is named."""
    monkeypatch.setattr("granskning_cli.readers.scan.pages.data_for", lambda _: tessdata.MAIN)
    monkeypatch.setattr("granskning_cli.readers.scan.letters.languages.data_for", lambda _: tessdata.MAIN)
    native = parse(SOURCE)
    data = scanned(SOURCE, Way(200, 0.7, 6, 0, 50))
    wrong = sum(map(Levenshtein.distance, asked(native), asked(parse(data))))
    assert wrong > 0
    guided = parse(data, template=native)
    assert len(asked(guided)) >= 5
    assert set(asked(guided)) <= set(asked(native))
    missing = {q.number for section in native.sections for q in section.questions} - {
        q.number for section in guided.sections for q in section.questions
    }
    assert {one.question for one in guided.diagnostics if one.code == "T531"} == missing
