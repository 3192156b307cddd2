"""What a hand-edited file of corrections may hold, and where a mistake in it is."""

from __future__ import annotations

import pytest

from granskning_cli.corrections import is_overlay, load
from granskning_cli.corrections.load import LARGEST
from granskning_cli.diagnostics import Unreadable

HEAD = f'schema_version: "1"\nsource: {{name: ks.pdf, sha256: "{"0" * 64}"}}\ncorrections:\n'
ENTRY = "- question: '3.3'\n  field: selected\n  old: [Nej]\n  new: [Ja]\n  who: Anna\n"


def test_what_a_person_writes() -> None:
    """A date without quotes is text, one mark needs no list, a number that is a label needs no quotes."""
    text = HEAD + ENTRY.replace("[Ja]", "4") + "  when: 2026-11-25\n"
    one = load(text.encode(), "x").corrections[0]
    assert (one.new, one.when) == (4, "2026-11-25")


def test_no_entry_left() -> None:
    """A file whose last entry was taken out holds no decision."""
    assert load(HEAD.encode(), "x").corrections == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings(encoding: str) -> None:
    """A byte order mark tells them."""
    assert load((HEAD + ENTRY.replace("Anna", "Åsa")).encode(encoding), "x").corrections[0].who == "Åsa"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + ENTRY.replace("[Ja]", "Yes"), "line 7, column 8: correction 1 (question 3.3), new: this is read as true"),
        (HEAD + ENTRY.replace("[Ja]", "[no]"), "line 7, column 9: correction 1 (question 3.3), new.0: this is read as"),
        (HEAD + ENTRY.replace("'3.3'", "3.3"), "line 4, column 13: correction 1, question: this is read as the number 3.3"),
        (HEAD + ENTRY.replace("  old: [Nej]\n", ""), "line 4, column 3: correction 1 (question 3.3), old: this field is"),
        (HEAD + ENTRY.replace("Anna", "''"), "line 8, column 8: correction 1 (question 3.3), who: "),
        (HEAD + ENTRY + "  whom: Bo\n", "line 9, column 9: correction 1 (question 3.3), whom: there is no such field"),
        (HEAD + ENTRY.replace("selected", "mark"), "line 5, column 10: correction 1 (question 3.3), field: it should be"),
        (HEAD + ENTRY.replace("[Ja]", "{a: b}"), "line 7, column 3: correction 1 (question 3.3), new: a text is"),
        (HEAD + ENTRY + "- 7\n", "line 9, column 3: correction 2: "),
        (HEAD + ENTRY.replace("[Ja]", "*x"), "line 7, column 8: found undefined alias"),
        (HEAD + ENTRY.replace("[Nej]", "&a [Nej]").replace("[Ja]", "*a"), "an alias (*name) stands for this"),
        (HEAD + ENTRY + "  who: Bo\n", "line 9, column 3: the key 'who' stands twice"),
        (HEAD + ENTRY.replace("[Ja]", "!!python/name:os.system"), "the tag"),
        (HEAD.replace('"1"', '"2"') + ENTRY, "it has schema_version '2'; this program reads '1'"),
        (HEAD.replace("0" * 64, "abc") + ENTRY, "source.sha256: "),
        (HEAD + ENTRY.replace("Anna", "[Anna"), "line 9"),
        ("sections: []\n", "it has no key `corrections`"),
        ("", "it has no key `corrections`"),
        (HEAD + "#" * LARGEST, "it has more than 4 MiB"),
        (HEAD + "[" * 100_000, "nest"),
    ],
)  # fmt: skip
def test_mistakes(text: str, said: str) -> None:
    """The message begins with the file, and names line, column, entry and field."""
    with pytest.raises(Unreadable) as caught:
        load(text.encode(), "ks.yaml")
    assert caught.value.code == "C910"
    assert caught.value.message.startswith("ks.yaml: ")
    assert said in caught.value.message


def test_no_encoding() -> None:
    """Bytes that are no text in UTF-8 are named with their line."""
    with pytest.raises(Unreadable, match="line 8: byte 0xc5 is not UTF-8"):
        load((HEAD + ENTRY.replace("Anna", "Åsa")).encode("latin-1"), "x")


def test_what_an_overlay_is() -> None:
    """It is told from a result, which has sections and a title, and from a document that speaks of corrections."""
    assert is_overlay((HEAD + ENTRY).encode())
    assert not is_overlay(b'schema_version: "1"\ntitle: null\ncorrections:\n- field: year\nsource:\n')
    assert not is_overlay(b"1 Corrections\n\ncorrections: Vilka har gjorts?\n")
