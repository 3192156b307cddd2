"""What a person sees of a comparison; the pictures are in expected/, written by `pytest --write-expected`."""

from __future__ import annotations

from pathlib import Path

import pytest
from twoyears import harmful, new, old, question, section, year

from granskning_cli.diff import compare
from granskning_cli.display.comparison import render

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize(
    ("name", "width", "colour"),
    [("80.txt", 80, False), ("140.txt", 140, False), ("80-colour.txt", 80, True)],
)
def test_the_picture(name: str, width: int, colour: bool, request: pytest.FixtureRequest) -> None:
    """Two years with every kind of change look as they were looked at."""
    seen = render([compare(old(), new())], width=width, colour=colour)
    if request.config.getoption("--write-expected"):
        (EXPECTED / name).write_text(seen, encoding="utf-8")
    assert seen == (EXPECTED / name).read_text(encoding="utf-8")
    assert colour or max(map(len, seen.split("\n"))) <= width


def test_colours_say_nothing_by_themselves() -> None:
    """With its colours taken out the coloured text is the plain one."""
    import re

    whole = compare(old(), new())
    coloured = render([whole], width=80, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render([whole], width=80, colour=False)


def test_context_says_how_much_is_around() -> None:
    """Two words of context: the rest of the text is three dots, and with many it is all there."""
    whole = compare(old(), new())
    narrow = render([whole], width=80, colour=False, context=2)
    assert "… behandlas av [-arbetsutskottet-] {+presidiet+} innan den … av den" in " ".join(narrow.split())
    wide = " ".join(render([whole], width=80, colour=False, context=99).split())
    assert "Nämnden får en rapport varje månad" in wide
    assert "…" not in wide


def test_a_question_that_became_open() -> None:
    """A question that offers options in one year only: they are shown, and that there are none now."""
    before = year(2024, section("1", "A", "yes no", question("1", "Finns mål?", "yes")))
    after = year(2025, section("1", "A", "yes no", question("1", "Finns mål?", None, "Ja.")))
    seen = " ".join(render([compare(before, after)], width=80, colour=False).split())
    assert "scale Ja, Nej → (none)" in seen
    assert "mark Ja → (none)" in seen


def test_a_document_gives_no_orders() -> None:
    """Markup stays as it is written, escape codes stand by their numbers, with colours too."""
    whole = compare(*harmful())
    seen = render([whole], width=200, colour=False)
    assert "[bold red]x[/]" in seen
    assert "\\x1b[31mred\\u009b0m" in seen
    assert [c for c in seen if not c.isprintable() and c != "\n"] == []
    assert "\x1b[31mred" not in render([whole], width=200, colour=True)
