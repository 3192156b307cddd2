"""Whatever is decided about whatever question, `record` and `apply` make it so and touch nothing else."""

from __future__ import annotations

import pytest
from arbitrary import questionnaires, texts
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from granskning_cli.corrections import Named, apply, corrected, load
from granskning_cli.corrections.find import address, places
from granskning_cli.corrections.record import Who, added, decision, empty
from granskning_cli.corrections.values import name_of, offered, option
from granskning_cli.diagnostics import Unreadable
from granskning_cli.display.overlay import skeleton, whole, written
from granskning_cli.export.sound import sound
from granskning_cli.model.questionnaire import Answer, Questionnaire


def answers(of: Questionnaire) -> list[Answer | None]:
    return [place.asked.answer for place in places(of)]


def _sound_texts() -> st.SearchStrategy[str]:
    """Without half characters, which no command line and no file can give."""
    return (st.text() | texts()).map(lambda text: text.encode("utf-8", "replace").decode())


# Whole questionnaires take long to invent on a busy machine.
slow = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=60
)


def chosen(draw: st.DrawFn) -> tuple[Questionnaire, int]:
    """A questionnaire, and one of its questions that can be told from the others."""
    one = sound(draw(questionnaires()))
    every = list(places(one))
    can = [at for at, place in enumerate(every) if place.asked.answer is not None and address(one, place)]
    assume(can)
    return one, draw(st.sampled_from(can))


@slow
@given(st.data())
def test_any_text(data: st.DataObject) -> None:
    """The text is what was decided, character for character, after the file was written and read; nothing else changes."""
    one, at = data.draw(st.composite(chosen)())
    text = data.draw(_sound_texts())
    who = data.draw(st.text(min_size=1).filter(lambda t: t.isprintable()))
    place = list(places(one))[at]
    overlay = added(one, empty(one), decision(one, place, "text", text, Who(who, text)))
    assert load(whole(overlay), "x") == overlay
    found = apply(one, [Named("x", load(whole(overlay), "x"))])
    now = answers(found)[at]
    assert now is not None
    assert now.text == (text if text.strip() else None)
    assert found.diagnostics == one.diagnostics
    assert [a for n, a in enumerate(answers(found)) if n != at] == [
        a for n, a in enumerate(answers(one)) if n != at
    ]
    assert corrected(corrected(found, []), [Named("x", overlay)]) == corrected(found, [])


@slow
@given(st.data())
def test_any_mark(data: st.DataObject) -> None:
    """The mark is what was decided, or it was refused because nothing tells it from another option."""
    one, at = data.draw(st.composite(chosen)())
    place = list(places(one))[at]
    options = offered(place.of, place.asked)
    assume(options)
    wanted = data.draw(st.sampled_from(options))
    if wanted not in (option(wanted.label, options), option(wanted.code, options)):
        with pytest.raises(Unreadable, match="nothing tells the option"):
            name_of(wanted, options)
        return
    name = name_of(wanted, options)
    overlay = added(one, empty(one), decision(one, place, "selected", (name,), Who("Anna")))
    found = apply(one, [Named("x", load(whole(overlay), "x"))])
    now = answers(found)[at]
    assert now is not None
    assert [(mark.code, mark.label) for mark in now.selected] == [(wanted.code, wanted.label)]
    assert now.state == "answered"
    assert all(mark.at is None or mark.at.basis == "corrected" for mark in now.selected)
    assert [a for n, a in enumerate(answers(found)) if n != at] == [
        a for n, a in enumerate(answers(one)) if n != at
    ]


@slow
@given(questionnaires())
def test_any_skeleton(one: Questionnaire) -> None:
    """It can be read, and decides nothing, whatever characters the document holds."""
    one = sound(one)
    data = skeleton(one)
    overlay = load(data, "x")
    assert overlay == empty(one)
    assert corrected(one, [Named("x", overlay)]) == one


@slow
@given(st.data())
def test_what_a_person_wrote_into_the_file_stays(data: st.DataObject) -> None:
    """A decision is added at the end of a file, below its comments."""
    one, at = data.draw(st.composite(chosen)())
    before = empty(one)
    after = added(
        one, before, decision(one, list(places(one))[at], "text", data.draw(_sound_texts()), Who("Anna"))
    )
    file = skeleton(one)
    longer = written(file, before, after)
    assert longer.startswith(file)
    assert load(longer, "x") == after
