"""Letters that pdfium gives one by one are joined to the words they were."""

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scattered import rejoin


def row(text: str, *, top: float = 100.0, space: float = 3.0) -> list[Word]:
    """Each letter of a text as a word of its own, 5 pt wide, set solid; a space is `space` wide."""
    out, x = [], 50.0
    for letter in text:
        if letter == " ":
            x += space
            continue
        out.append(Word(letter, BBox(x, top, x + 5, top + 10), "F", 10.0))
        x += 5.2
    return out


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in rejoin(words, [False] * len(words))[0]]


def test_letters_that_touch_are_one_word() -> None:
    """A line given letter by letter gives its words back; a space keeps them apart."""
    assert texts(row("3 Framåtblick Ja")) == ["3", "Framåtblick", "Ja"]


def test_a_turned_label_is_one_word() -> None:
    """Letters above each other, read upwards, are one word with a tall box."""
    letters = [Word(c, BBox(50, 100 - 6 * i, 60, 105.5 - 6 * i), "F", 10.0) for i, c in enumerate("Delvis")]
    joined, _ = rejoin(letters, [False] * 6)
    assert [(w.text, w.bbox.top, w.bbox.bottom) for w in joined] == [("Delvis", 70, 105.5)]


def test_marks_in_cells_stay_apart() -> None:
    """Single letters with white space between them, such as the X of five rows, are left alone."""
    marks = [Word("X", BBox(50 + 40 * i, 100, 57 + 40 * i, 110), "F", 10.0) for i in range(5)]
    assert texts(marks) == ["X"] * 5


def test_bullets_below_each_other_stay_apart() -> None:
    """Bullets of close lines touch and are not letters of one word; nor are the X of close rows."""
    bullets = [Word("•", BBox(50, 100 + 11 * i, 55, 110 + 11 * i), "F", 10.0) for i in range(5)]
    marks = [Word("X", BBox(50, 100 + 11 * i, 57, 110 + 11 * i), "F", 10.0) for i in range(5)]
    assert texts(bullets) + texts(marks) == ["•"] * 5 + ["X"] * 5


def test_what_is_hidden_is_not_joined_to_what_is_seen() -> None:
    """A hidden letter beside a visible one stays a word of its own."""
    words = row("abcd")
    joined, hidden = rejoin(words, [False, False, True, True])
    assert ([w.text for w in joined], hidden) == (["ab", "cd"], [False, True])


def test_a_page_of_words_is_left_as_it_is() -> None:
    """Where few words are single letters the very same list comes back, unlooked at."""
    words = [Word("nämnden", BBox(50, 100 + 12 * i, 90, 110 + 12 * i), "F", 10.0) for i in range(40)]
    assert rejoin(words, [False] * 40)[0] is words
