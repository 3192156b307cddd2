"""Footnotes are no answers, also where the answer runs over the page."""

from __future__ import annotations

import pytest
from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Rule
from granskning_cli.model.questionnaire import Source
from granskning_cli.structure import structure

SOURCE = Source(name=None, sha256="0" * 64, media_type="application/pdf", pages=2, reader="by hand")


@pytest.mark.parametrize("rule", [True, False], ids=["ruling", "white space"])
def test_a_footnote_goes_to_what_is_unplaced(rule: bool) -> None:
    """The answer goes on over the page as if there were no note; the note's words are under `unplaced`."""
    bottom = 740.0 if not rule else 700.0
    first = page(
        line("1. Har nämnden antagit en plan för året?", 60, 120, bold=True),
        line("Planen antogs i december och den omfattar hela verksamheten och", 60, 660),
        line("den är beslutad av", 60, 673),
        line("1 Se protokollet, § 112.", 60, bottom, size=7),
        line("Det finns hos kansliet.", 60, bottom + 9, size=7),
        rules=[Rule("h", bottom - 12, 60, 160)] if rule else [],
    )
    second = page(
        line("fullmäktige i januari.", 60, 120),
        line("2. Följs planen upp?", 60, 160, bold=True),
        line("Ja, i maj.", 60, 180),
        number=2,
    )
    found = structure(lay_out(document(first, second)), SOURCE)
    answers = [q.answer.text for s in found.sections for q in s.questions if q.answer]
    assert answers[0] == (
        "Planen antogs i december och den omfattar hela verksamheten och den är beslutad av "
        "fullmäktige i januari."
    )
    assert answers[1] == "Ja, i maj."
    assert [u.text for u in found.unplaced] == ["1 Se protokollet, § 112. Det finns hos kansliet."]
