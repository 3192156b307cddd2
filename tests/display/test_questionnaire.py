"""What a person sees of a questionnaire; the pictures are in expected/, written by `pytest --write-expected`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oddforms import TALE, odd, template
from program import ROOT
from rich.cells import cell_len
from twoyears import new, question, section, year

from granskning_cli.display.questionnaire import render
from granskning_cli.display.selection import NotThere, select
from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.sources import questionnaire

EXPECTED = Path(__file__).parent / "expected"
WORD = ROOT / "samples" / "ks-2025--word" / "expected.yaml"
WIDTHS = (40, 60, 80, 120, 200)


def drawn(
    one: Questionnaire, width: int = 80, *, colour: bool = False, encoding: str = "utf-8", **part: object
) -> str:
    """The whole, or what is selected of it."""
    return render(select(one, **part), width=width, colour=colour, encoding=encoding)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "one", "width", "more"),
    [
        ("show-40.txt", odd(), 40, {}), ("show-80.txt", odd(), 80, {}), ("show-120.txt", odd(), 120, {}),
        ("show-80-colour.txt", odd(), 80, {"colour": True}), ("show-80-ascii.txt", odd(), 80, {"encoding": "ascii"}),
        ("show-template.txt", template(), 80, {}), ("show-word.txt", questionnaire(WORD), 80, {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_the_picture(
    name: str, one: Questionnaire, width: int, more: dict[str, object], request: pytest.FixtureRequest
) -> None:
    """Hard forms, an empty one and a real one look as they were looked at."""
    seen = drawn(one, width, **more)  # type: ignore[arg-type]
    if request.config.getoption("--write-expected"):
        (EXPECTED / name).write_text(seen, encoding="utf-8")
    assert seen == (EXPECTED / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_window(width: int) -> None:
    """Measured in cells, of all the hard forms; from 120 columns on lines grow no longer."""
    for one in (odd(), template(), new(), questionnaire(WORD)):
        assert max(map(cell_len, drawn(one, width).split("\n"))) <= min(width, 120)


def bare(text: str) -> str:
    """The text without what lines are made with."""
    return re.sub(r"[\s│|]|p\. \d", "", text)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_word_of_an_answer_is_there(width: int) -> None:
    """In its order, at each width; the longest word is folded, not cut."""
    assert bare(TALE) in bare(drawn(odd(), width))
    for part in questionnaire(WORD).sections:
        for asked in part.questions:
            assert bare(asked.answer.text or "") in bare(
                drawn(questionnaire(WORD), width, numbers=[asked.number])
            )


# Letters of many widths, marks that combine, spaces of all kinds, and what a terminal obeys.
TEXTS = st.text(
    st.sampled_from("aåÄ.-1) \n\t[]\\/\u0308\u3042\u5185👍🏽\u200d\ufe0f\x1b\u202e\u200b\u00a0\u00ad|│☒"),
    max_size=120,
)


@settings(deadline=None, max_examples=60)
@given(
    said=TEXTS,
    asked=TEXTS,
    label=TEXTS,
    width=st.sampled_from(WIDTHS),
    encoding=st.sampled_from(("utf-8", "latin-1")),
)
def test_whatever_the_words_are(said: str, asked: str, label: str, width: int, encoding: str) -> None:
    """No line is too wide, nothing is obeyed or cannot be written, and the answer is whole."""
    mine = question("1.1", asked or "?", "yes", said or None, label)
    one = year(2025, section("1", label, "yes no", mine), respondent=label)
    seen = drawn(one, width, encoding=encoding)
    assert max(map(cell_len, seen.split("\n"))) <= width
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u200b\u00ad]", seen) is None
    assert seen.encode(encoding)
    spelt = (
        said.replace("\x1b", "\\x1b")
        .replace("\u202e", "\\u202e")
        .replace("\u200b", "\\u200b")
        .replace("\u00ad", "\\u00ad")
    )
    assert bare(spelt.encode(encoding, "backslashreplace").decode(encoding)) in bare(seen)


def test_colours_say_nothing_by_themselves() -> None:
    """With its colours taken out the coloured text is the plain one."""
    coloured = drawn(odd(), colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == drawn(odd())


def test_labels_are_said_again_below_a_long_answer() -> None:
    """The marks of a question stand below their labels on one screen, not only at the head of the section."""
    long = question("1.1", "Hur?", None, "\n\n".join(["Så."] * 20))
    one = year(
        2025,
        section(
            "1", "A", "yes no", question("1.0", "Först?", "no"), long, question("1.2", "Finns mål?", "yes")
        ),
    )
    lines = drawn(one).splitlines()
    assert sum(line.split()[-2:] == ["Ja", "Nej"] for line in lines) == 2
    at = next(at for at, line in enumerate(lines) if line.startswith("1.2"))
    assert lines[at].index("X") == lines[at - 1].index("Ja")


def test_an_answer_on_another_page_names_it() -> None:
    """The page of the question stands below its number, that of the answer beside the answer."""
    one = odd()
    first = one.sections[0].questions[0]
    moved = first.model_copy(
        update={"answer": first.answer.model_copy(update={"at": first.at.model_copy(update={"page": 7})})}
    )
    part = one.sections[0].model_copy(update={"questions": (moved,)})
    lines = drawn(one.model_copy(update={"sections": (part,)}), 40).splitlines()
    assert any(line.startswith("p. 7  │ Nämnden arbetar") for line in lines)


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ({"section": "2"}, ["2.1", "2.2", "2.3"]), ({"section": "STYRNINGEN"}, ["1.1", "1.2", "1.3"]),
        ({"numbers": ["3.2", "1.1."]}, ["1.1", "3.2"]), ({"only": ["unanswered"]}, ["2.3"]),
        ({"only": ["flagged"]}, ["1.2", "1.3"]), ({"only": ["ambiguous", "unanswered"]}, ["1.3", "2.3"]),
        ({"only": ["answered"], "section": "2"}, ["2.1", "2.2"]), ({"only": ["ambiguous"], "section": "2"}, []),
    ],
)  # fmt: skip
def test_a_part_is_shown(part: dict[str, object], numbers: list[str]) -> None:
    """Those questions and no others, in their order, and the head says how many of all they are."""
    seen = drawn(odd(), **part)  # type: ignore[arg-type]
    assert re.findall(r"^(\d\.\d) ", seen, re.MULTILINE) == numbers
    assert (
        f"Shown         {len(numbers)} of 8 questions" in seen
        if numbers
        else "Shown         nothing: no" in seen
    )
    assert "Tack för" not in seen
    assert ("V601" in seen) == (part == {"only": ["flagged"]})


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"numbers": ["1.1", "1.4"]}, "no question '1.4'; the closest are 1.3, 1.2, 1.1"),
        ({"numbers": ["2"]}, "no question '2'; the closest are 2.1, 2.2, 2.3"),
        ({"numbers": ["x"]}, "no question 'x'; they go from 1.1 to 3.2"),
        ({"section": "9"}, "no section '9'; there are: 1 Hur väl fungerar styrningen?; 2 I vilken grad"),
    ],
)
def test_what_is_not_there(part: dict[str, object], said: str) -> None:
    """The closest numbers are named, or the sections that there are."""
    with pytest.raises(NotThere) as problem:
        select(odd(), **part)  # type: ignore[arg-type]
    assert problem.value.message.startswith(said)
