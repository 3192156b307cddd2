"""Words that are in no question are counted, and told loudly where they are most of a document."""

from __future__ import annotations

import pytest

from granskning_cli import parse

LETTER = "Granskningen avser nämndens arbete under året och ska besvaras av presidiet gemensamt.\n"
FORM = "\n1. Har nämnden antagit en plan?\n   Ja, i mars.\n\n2. Har planen följts upp?\n   Ja, i november.\n"


@pytest.mark.parametrize(("lines", "told"), [(1, False), (6, False), (12, True)])
def test_a_document_that_is_mostly_something_else_is_told(lines: int, told: bool) -> None:
    """A letter of a few lines is no sign of lost questions; a hundred words and more than all questions have is one."""
    result = parse(("Enkät 2025\n\n" + LETTER * lines + FORM).encode(), template="none")
    codes = [one.code for one in result.diagnostics]
    assert [q.number for section in result.sections for q in section.questions] == ["1", "2"]
    assert "Q304" in codes
    assert ("Q322" in codes) == told
