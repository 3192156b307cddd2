"""What is asked first because it costs little says the same as what it stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from granskning_cli.model.layout import BALLOT, FIELD, TICKED, WIDGET, BBox, Cell, Line, Row, Word
from granskning_cli.structure.answers.paragraphs import _ends
from granskning_cli.structure.answers.wording import _SENTENCE, _sentences, _spaced
from granskning_cli.structure.items.fields import is_slot
from granskning_cli.structure.language import starts_with, vocabulary
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.below import rows_below
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import MARKS, SHAPES, may_offer

BOX = BBox(0.0, 0.0, 1.0, 1.0)
LETTERS = 'aXx_ .?!:;)”"…(1Å☐☒●✓-'
texts = st.text(LETTERS, max_size=24)


def _line(*words: Word) -> Line:
    return Line(words, BOX)


@given(texts)
@example("Har ni X")
@example("exakt")
def test_a_line_offers_where_a_shape_or_a_lone_mark_stands(text: str) -> None:
    """Every line with a shape or a mark by itself may hold places to tick, and no other."""
    alone = any(word in MARKS for word in re.split(r"\s", text))
    shaped = any(letter in SHAPES or letter in "_✓✔" for letter in text)
    assert may_offer(text) is (alone or shaped)


@given(texts)
def test_a_line_ends_a_sentence_behind_quotes_too(text: str) -> None:
    """A sentence ends with its stop, and brackets and quotes may close behind it."""
    assert _ends(text) is (re.search(r"[.!?:;][\"'”’»)]*$", text) is not None)


@given(st.text(LETTERS + "BÄ\n", max_size=30))
@example('Se "a." Be')
def test_sentences_are_parted_wherever_they_can_be(text: str) -> None:
    """A text that is not looked at more closely holds one sentence."""
    assert _sentences(text) == _SENTENCE.split(text)


@pytest.mark.parametrize(
    ("printed", "said"), [("Namn ....... ", "Namn"), ("Namn . . . . x", "Namn x"), ("1.1 Ja.", "1.1 Ja.")]
)
def test_dots_that_lead_to_an_answer_go(printed: str, said: str) -> None:
    """Four dots or more in a row are leaders, with or without spaces between them."""
    assert _spaced([printed]) == [said]


@pytest.mark.parametrize(
    ("word", "slot"),
    [
        (Word(BALLOT, BOX), True),
        (Word(TICKED, BOX), True),
        (Word("Ja", BOX, FIELD), True),
        (Word("x", BOX, WIDGET), True),
        (Word(f"a{BALLOT}", BOX), False),
        (Word("Ja", BOX), False),
    ],
)
def test_a_place_to_fill_in_is_a_field_or_a_box_of_its_own(word: Word, slot: bool) -> None:
    """A box within a word is no place to fill in, a word of a field is."""
    line = _line(Word("Namn", BOX), word)
    piece = Piece(line, Cell(BOX, lines=(line,)), 0, True, "text", None, 0.0, False)
    assert is_slot(piece) is slot
    assert line.fields is (word.font in (FIELD, WIDGET))


def test_all_languages_words_are_asked_at_once() -> None:
    """A sentence begins with an imperative of any language exactly where it begins with one of the joint list."""
    words = vocabulary()
    for language in words.languages:
        for known in language.imperatives + language.open_words:
            assert starts_with(f"{known} x", words.imperatives + words.open_words)
    assert not starts_with("Nämnden", words.imperatives + words.open_words)


def test_a_headers_rows_end_at_the_next_header_of_its_table() -> None:
    """Rows of other tables between them belong to neither, and a header of another table ends nothing."""
    rows = [Row(1, BOX, (), "ruled", table) for table in (1, 1, 2, 1, None, 1, 2)]
    found = {
        index: Header(index, table, (), {}, frozenset(), (), True)
        for index, table in ((0, 1), (2, 2), (3, None), (5, 1))
    }
    below = rows_below(rows, found)
    assert {index: [id(row) for row in own] for index, own in below.items()} == {
        0: [id(rows[1]), id(rows[3])],
        2: [id(rows[6])],
        3: [id(rows[4])],
        5: [],
    }
