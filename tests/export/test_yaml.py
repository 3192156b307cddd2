"""The YAML is read back to the tree it was made from, by a YAML 1.1 and a YAML 1.2 reader."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from granskning_cli.export.as_yaml import to_text

# Characters and pieces that have broken YAML writers, in any mixture with ordinary ones.
_SPECIAL = (
    "\x00 \x07 \x1b[31m \\ \\u0041 \" ' : # - ? --- ... | > % @ ` { } [ ] , & * ! ~ å \ufdd0 \ufdd0AB\ufdd1"
)
_SPACES = ["\t", "\r", "\r\n", "\n", "\n\n", "\x85", "\xa0", "\u2028", "\u2029", " ", "  ", ": ", " #", "- "]
_HIDDEN = ["\xad", "\u202e", "\ufeff", "\ufffe", "\U0001f600"]
PIECES = st.sampled_from(_SPECIAL.split() + _SPACES + _HIDDEN)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LONG = st.lists(st.sampled_from(["kommunen", "ä", "och", "- ett", "§", "2030"]), min_size=20, max_size=60)
TEXTS = st.one_of(
    WORDS,
    st.lists(PIECES | WORDS, max_size=12).map("".join),
    st.lists(LONG.map(" ".join) | PIECES, max_size=4).map("".join),
)
SCALARS = TEXTS | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
KEYS = st.sampled_from(["text", "number", "label", "code", "at", "bbox", "y", "on", "null"])
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def sample() -> dict[str, Any]:
    """A tree with the shapes that a result has."""
    long = "Kommunstyrelsen har flera verktyg att använda: budget, uppdrag och styrdokument. " * 3
    return {
        "number": "3.1",
        "text": long.strip(),
        "answer": {"selected": [], "text": "Ja.\n\n- ett: två\n- # tre"},
        "options": [{"code": "yes", "label": "Ja"}, {"code": "no", "label": "Nej"}],
        "at": {"page": 3, "bbox": [72.0, 80.1, 523.2, 94.0], "unit": "pt", "basis": "ruled"},
        "year": 2025,
        "title": None,
    }


def read_1_2(text: str) -> Any:
    """A reader of YAML 1.2 in Python alone, so that it shares no code with the writer."""
    return YAML(typ="safe", pure=True).load(StringIO(text))


@given(TREES)
@example({"text": "rad ett \n  indragen\n\nslut\n\n"})
@example({"text": "\n inledande rad"})
@example({"text": ("ord " * 60) + "\ttab " + ("ord " * 60) + "slut"})
def test_reads_back(tree: Any) -> None:
    """Whatever a text holds, both of PyYAML's loaders give the same tree back."""
    text = to_text({"value": tree})
    assert yaml.load(text, yaml.CSafeLoader) == {"value": tree}
    assert yaml.load(text, yaml.SafeLoader) == {"value": tree}


@given(TEXTS)
def test_reads_back_as_yaml_1_2(text: str) -> None:
    """A reader of YAML 1.2 takes each text for the same text."""
    assert read_1_2(to_text({"a": [text], "b": {"c": {"d": text}}})) == {"a": [text], "b": {"c": {"d": text}}}


def test_a_person_can_read_it() -> None:
    """Long text is folded, paragraphs are a block, a place and an option are one line, the order is ours."""
    assert (
        to_text(sample())
        == """\
number: "3.1"
text: >-
  Kommunstyrelsen har flera verktyg att använda: budget, uppdrag och styrdokument. Kommunstyrelsen
  har flera verktyg att använda: budget, uppdrag och styrdokument. Kommunstyrelsen har flera
  verktyg att använda: budget, uppdrag och styrdokument.
answer:
  selected: []
  text: |-
    Ja.

    - ett: två
    - # tre
options:
- {code: "yes", label: Ja}
- {code: "no", label: Nej}
at: {page: 3, bbox: [72.0, 80.1, 523.2, 94.0], unit: pt, basis: ruled}
year: 2025
title: null
"""
    )


_LOOKALIKES = """
    3.1 3 1.10 007 +1 -1 .5 1. 1e3 1E-3 0x1F 0o17 0b1 017 1_000 1_000.5 1:30 190:20:30.15 .inf -.INF .nan
    2025-12-16 2025-12-16T08:00:00Z ~ = << y Y n N yes Yes NO no on Off true FALSE null Null NULL .. ...
"""


@pytest.mark.parametrize("text", _LOOKALIKES.split())
def test_what_looks_like_another_thing_is_quoted(text: str) -> None:
    """A number, a date or a word such as no is in double quotes, so that no reader takes it for one."""
    assert to_text([text]) == f'- "{text}"\n'
    assert read_1_2(f'- "{text}"\n') == [text]


@pytest.mark.parametrize("text", ["Ja", "Nej", "Delvis", "Vet ej", "§ 191", "16 december 2025", "nej, inte"])
def test_ordinary_words_are_not_quoted(text: str) -> None:
    """What no reader can mistake stands as it is."""
    assert to_text([text]) == f"- {text}\n"


def test_letters_and_signs_stay_as_they_are() -> None:
    """Also those that libyaml would write by number, and then a whole text in double quotes with them."""
    assert to_text({"a": "Grönt 😀 – ”klart”\nnästa"}) == "a: |-\n  Grönt 😀 – ”klart”\n  nästa\n"


def test_nothing_hidden_reaches_a_terminal() -> None:
    """Escape codes and changes of direction are written by number, and read back as they were."""
    text = "a\x1b[31m\x9b2Jb\u202ec\xadd"
    assert to_text({"a": text}).isprintable() is False
    assert to_text({"a": text}) == 'a: "a\\e[31m\\x9B2Jb\\u202Ec\\u00ADd"\n'


def test_one_value_twice_is_written_twice() -> None:
    """No anchors and aliases, which many readers of YAML refuse."""
    place = {"page": 1, "bbox": [1.0, 2.0, 3.0, 4.0]}
    assert "&" not in to_text({"a": place, "b": place})


def test_without_libyaml() -> None:
    """Where PyYAML was built without libyaml its own writer gives the same text."""
    script = (
        "import sys, yaml; del yaml.CSafeDumper; sys.path.insert(0, sys.argv[1]);"
        "import test_yaml; sys.stdout.reconfigure(encoding='utf-8');"
        "print(test_yaml.to_text(test_yaml.sample()), end='')"
    )
    here = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", script, here], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == to_text(sample())
