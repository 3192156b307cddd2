"""What diagnostics say in the languages of the report; test_gather.py has the other texts."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from program import ROOT

from granskning_cli.diagnostics import ENTRIES, TABLE, said
from granskning_cli.report.texts import LANGUAGES, texts
from granskning_cli.report.texts.details import PLACE, messages, translated

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_code_is_explained_in_every_language(language: str) -> None:
    """What it means, what to do, and each of its messages with the same values in it."""
    told = texts(language)["codes"]
    assert set(told) == set(TABLE)
    for entry in ENTRIES:
        mine = messages(entry.code, language)
        assert set(mine) == set(entry.messages()), entry.code
        for name, text in entry.messages().items():
            named = (set(PLACE.findall(text)), set(PLACE.findall(mine[name])))
            assert named[1] == named[0], entry.code
            assert all(one.strip() for one in told[entry.code][:2])


CASES = [(entry.code, name) for entry in ENTRIES for name in entry.messages()]


@pytest.mark.parametrize("language", OTHERS)
@given(data=st.data())
def test_a_message_is_said_with_its_own_values(language: str, data: st.DataObject) -> None:
    """Whatever the values are, as long as they do not look like the message around them."""
    code, name = data.draw(st.sampled_from(CASES))
    text = TABLE[code].messages()[name]
    words = st.text("abcåäö0123456789§.", max_size=12)
    values = {place: data.draw(words, label=place) for place in PLACE.findall(text)}
    wanted = messages(code, language)[name].format(**values)
    assert translated(code, said(code, name, **values), language) == wanted


def test_what_the_samples_raise_is_said_in_swedish() -> None:
    """Every message of every sample."""
    raised = 0
    for path in sorted((ROOT / "samples").glob("*/expected.yaml")):
        for one in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["diagnostics"]:
            assert translated(one["code"], one["message"], "sv"), one
            raised += 1
    assert raised > 50


def test_a_message_that_only_says_what_the_code_means() -> None:
    """It is said as the code is."""
    assert translated("M503", TABLE["M503"].summary, "sv") == texts("sv")["codes"]["M503"][0]


def test_words_of_ours_among_the_values() -> None:
    """A value that the program names is said in the other language; a word of a document never is."""
    kinds = said("T539", kind="open", before="choice")
    assert translated("T539", kinds, "sv") == "av slaget fritext, i mallen val"
    assert (
        translated("T535", said("T535", now="open", then="choice"), "sv") == "i avsnittet open, inte i choice"
    )
    marks = said("M501", labels="open, choice")
    assert translated("M501", marks, "sv") == "flera alternativ är markerade: open, choice"


def test_what_nobody_can_say() -> None:
    """A message that is not of the table, an unknown code, and English itself stay as they are."""
    assert translated("M501", "something else", "sv") is None
    assert translated("X999", "something else", "sv") is None
    assert translated("M501", said("M501", labels="Ja, Nej"), "en") is None
