"""Charts: what they count, that they are pictures of that, and that nobody is left out of seeing it."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twoyears import question, section, year

from granskning_cli.charts import charts, tones
from granskning_cli.charts.bars import Bar, Kind, bars, wrapped
from granskning_cli.charts.tones import TONES
from granskning_cli.report.texts import texts

SVG = "{http://www.w3.org/2000/svg}"
SAID = texts("sv")["charts"]


def described(svg: str) -> str:
    found = ET.fromstring(svg).find(f"{SVG}desc")
    assert found is not None
    return found.text or ""


def test_what_is_counted() -> None:
    """Marks by section, by document and by year; an ambiguous answer counts for no option."""
    unsure = question("1.3", "Finns mål?", "yes")
    assert unsure.answer is not None
    unsure = unsure.model_copy(update={"answer": unsure.answer.model_copy(update={"state": "ambiguous"})})
    old = year(
        2024,
        section(
            "1",
            "Styrning",
            "yes no partly",
            question("1.1", "A?", "yes"),
            question("1.2", "B?", "no"),
            unsure,
        ),
    )
    new = year(
        2025,
        section("1", "Styrning", "yes no partly", question("1.1", "A?", "yes"), question("1.2", "B?", "yes")),
    )
    found = {one.name: described(one.svg) for one in charts([old, new], SAID)}
    assert found["sections"] == "1 Styrning: Ja 3 (75 %), Nej 1 (25 %)."
    assert found["years"] == "Parknämnden 2024: Ja 1 (50 %), Nej 1 (50 %). Parknämnden 2025: Ja 2 (100 %)."
    assert found["respondents"] == found["years"]


def test_nothing_to_show() -> None:
    """Without a mark there is no chart; one document has none of documents."""
    assert (
        charts([year(2025, section("1", "Styrning", "", question("1.1", "Hur?", None, "Så.")))], SAID) == []
    )
    one = year(2025, section("1", "Styrning", "yes no", question("1.1", "A?", "yes")))
    assert [found.name for found in charts([one], SAID)] == ["sections"]


KINDS = [
    Kind(label, tone) for tone, label in enumerate(["Ja", "Nej", "Delvis", "Vet ej", "Ej aktuellt", "Övrigt"])
]
LONG = "Arbetsmarknads- och vuxenutbildningsnämnden i Lindvalla, Ekdala och Sjöbotten med omnejd 2025"


@given(
    st.lists(st.tuples(st.text(max_size=120), st.tuples(*[st.integers(0, 40)] * 6)), min_size=1, max_size=30)
)
def test_no_two_things_lie_on_each_other(rows: list[tuple[str, tuple[int, ...]]]) -> None:
    """With any names: the picture is well formed, rows follow each other, and a name ends before the bars begin."""
    svg = bars("Andel", KINDS, [Bar(label or "-", parts) for label, parts in rows], SAID)
    tree = ET.fromstring(svg)
    bottom = 0.0
    for group in tree.findall(f"{SVG}g"):
        drawn = [one for one in group if one.tag == f"{SVG}rect"]
        lines = [one for one in group if one.tag == f"{SVG}text" and one.get("x") == "16"]
        tops = [float(one.get("y", 0)) for one in drawn] + [float(one.get("y", 0)) - 13 for one in lines]
        if tops:
            assert min(tops) >= bottom
        ends = [float(one.get("y", 0)) + 22 for one in drawn] + [float(one.get("y", 0)) + 4 for one in lines]
        bottom = max([bottom, *ends])
        for a, b in pairwise(drawn):
            assert float(a.get("x", 0)) + float(a.get("width", 0)) <= float(b.get("x", 0)) + 0.01
    assert bottom <= float(tree.get("height", 0))


def test_long_names_are_wrapped() -> None:
    """At blanks, in three lines at most; a word that is longer than a line is parted."""
    assert wrapped(LONG, 280) == [
        "Arbetsmarknads- och",
        "vuxenutbildningsnämnden i Lindvalla,",
        "Ekdala och Sjöbotten med omnejd 2025",
    ] or (len(wrapped(LONG, 280)) == 3)
    assert all(len(line) <= 35 for line in wrapped("x" * 200, 280))
    assert wrapped("x" * 200, 280)[-1].endswith("…")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_the_tones_part_in_grey() -> None:
    """Any two differ in brightness, so that grey print and colour-blind eyes part them; figures on them can be read."""
    bright = sorted(luminance(fill) for fill, _ in TONES)
    assert all((b + 0.05) / (a + 0.05) > 1.3 for a, b in pairwise(bright))
    for fill, ink in TONES:
        low, high = sorted((luminance(fill), luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize(
    "codes", [["no", "yes"], ["yes", "no", "partly", "unknown"], ["1", "2", "3", "4", "5", "unknown"]]
)
def test_an_option_keeps_its_tone(codes: list[str]) -> None:
    """Ja is blue and Nej orange whatever else there is, and no two of six share a tone."""
    found = tones(codes)
    assert len(set(found.values())) == len(codes)
    assert found.get("yes", 0) == 0
    assert found.get("no", 1) == 1


def test_it_says_itself_what_it_shows() -> None:
    """Title and description are in the picture, and every part names its option and its share."""
    tree = ET.fromstring(bars("Andel", KINDS, [Bar("1 Styrning", (3, 1, 0, 0, 0, 0))], SAID))
    assert tree.get("role") == "img"
    assert [one.text for one in tree.iter(f"{SVG}title")] == ["Andel", "Ja: 3 (75 %)", "Nej: 1 (25 %)"]
