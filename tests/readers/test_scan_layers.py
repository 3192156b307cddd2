"""What was known before of a scanned page: a layer of recognised text, and a template's wordings."""

from __future__ import annotations

from granskning_cli.model.layout import BBox, Page, Word
from granskning_cli.readers.pdfium.layers import with_layer
from granskning_cli.structure.template.letters import right_letters


def word(at: int, text: str, score: float | None = None) -> Word:
    """The word that stands at a place of a row."""
    return Word(text, BBox(50 * at, 100, 50 * at + 40, 112), "", 10, score=score)


READ = (*[word(at, f"ord{at}", 0.95) for at in range(24)], word(24, "nämden", 0.5), word(25, "8", 0.6))
PAGE = Page(1, 2000, 800, words=READ)


def test_a_good_layer_gives_its_letters_where_the_reading_is_not_sure() -> None:
    """ "nämden" read with half a heart is the layer's "nämnden"; what is sure stays, and so does the score."""
    layer = [*[word(at, f"ord{at}") for at in range(24)], word(24, "nämnden"), word(25, "§")]
    read = with_layer(PAGE, layer)
    assert [one.text for one in read.words[-2:]] == ["nämnden", "§"]
    assert [one.score for one in read.words] == [one.score for one in READ]


def test_a_bad_layer_gives_nothing() -> None:
    """One that says otherwise what was read surely is passed over, and so is one that says next to nothing."""
    bad = [word(at, f"0rd{at}") for at in range(24)] + [word(24, "namnden")]
    assert with_layer(PAGE, bad) == PAGE
    assert with_layer(PAGE, [word(24, "nämnden")]) == PAGE


def test_misread_letters_of_a_known_question_are_put_right() -> None:
    """Letters of the same number are; another year, another word, an ending more or less are the document's own."""
    known = "Har nämnden antagit en plan för 2025?"
    assert right_letters("Hår nämndon antagit en plån för 2025?", known) == known
    for other in (
        "Har nämnden antagit en plan för 2024?",
        "Har styrelsen antagit en plan för 2025?",
        "Har nämnden antagit en planer för 2025?",
        "Har nämnden en plan för 2025?",
    ):
        assert right_letters(other, known) is None


def test_letters_that_no_language_of_the_reading_has_are_put_right() -> None:
    """æ and ø may be read as two letters or three; an ending more is the document's own all the same."""
    known = "Angiv beløbsgrænsen ved økonomiske afvigelser."
    assert right_letters("Angiv belobsgreensen ved gskonomiske afvigelser.", known) == known
    for other in (
        "Angiv belobsgreensen ved gskonomiske afvigelserne.",
        "Angiv beløbsgrænserne ved økonomiske afvigelser.",
    ):
        assert right_letters(other, known) is None
