"""Running headers and footers, and what only looks like them."""

from __future__ import annotations

from sheets import document, line, page

from granskning_cli import parse
from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Page


def body(number: int, *extra: str, top: float = 120) -> Page:
    """A page of text with the lines of `extra` at its top."""
    lines = [
        line(f"Rad {number}{letter} om nämndens arbete", 60, top + 14 * at)
        for at, letter in enumerate("abcdefg")
    ]
    return page(*[line(words, 60, 70 + 14 * at) for at, words in enumerate(extra)], *lines, number=number)


def furniture(*pages: Page) -> list[str]:
    """The words that the layout puts aside, by page."""
    found = lay_out(document(*pages)).furniture
    return [" ".join(word.text for page, word in found if page == number + 1) for number in range(len(pages))]


def test_headers_of_left_and_right_pages() -> None:
    """Two headers in turn are headers though neither stands on most pages."""
    names = ["Frågor till nämnden", "Granby kommun"]
    assert furniture(*[body(at + 1, names[at % 2]) for at in range(6)]) == names * 3


def test_a_figure_of_a_header_that_happens_to_be_the_pages() -> None:
    """ "Bilaga 2" on page 2, and the 3 pages of "3 (3)", are what they are on the other pages too."""
    for header in ("Granby kommun {} (3)", "Granby kommun Bilaga 2 till planen", "Bilaga 2 sida {}"):
        named = [header.format(at) for at in (1, 2, 3)]
        assert furniture(*[body(at, one) for at, one in enumerate(named, 1)]) == named


def test_headers_that_change_with_the_section() -> None:
    """A section's title that stands above each of its pages is a header, also where a section has one page."""
    titles = ["1 Styrning", "1 Styrning", "2 Ekonomi", "3 Kontroll", "3 Kontroll"]
    assert furniture(*[body(at + 1, title) for at, title in enumerate(titles)]) == titles


def test_two_pages_that_begin_alike() -> None:
    """The end of an answer that two of three pages begin with is text, and so is a paragraph of two lines."""
    same = "men dokumentationen kan förbättras."
    assert furniture(body(1), body(2, same), body(3, same)) == ["", "", ""]
    pair = ("Ja, planen antogs den 12 februari och redovisas för", "styrelsen i december.")
    assert furniture(*[body(at, *pair, top=98) for at in (1, 2, 3)]) == ["", "", ""]


def test_the_foot_of_a_text_is_no_answer() -> None:
    """A version far below the last answer is furniture; what was written there without a number may be an answer."""
    text_ = "1. Finns en plan?\nJa, sedan maj.\n2. Följs den upp?\nI delårsrapporten.\n\n\n\n\n\n"
    for foot, answer in (("Version 1.2", "I delårsrapporten."), ("Nej", "I delårsrapporten.\n\nNej")):
        result = parse((text_ + foot + "\n").encode(), template="none")
        assert result.sections[0].questions[1].answer.text == answer


def test_a_number_that_counts_to_the_last_page_is_no_answer() -> None:
    """ "2(2)" below two blank lines ends a text whose other pages are lost; "2 (3)" may well be how many of three."""
    text_ = "1. Finns en plan?\nJa, sedan maj.\n2. Hur många mål har nåtts?\nAlla utom ett.\n\n\n"
    for foot, answer in (("2(2)", "Alla utom ett."), ("2 (3)", "Alla utom ett.\n\n2 (3)")):
        result = parse((text_ + foot + "\n").encode(), template="none")
        assert result.sections[0].questions[1].answer.text == answer


def test_a_sender_below_a_text_is_no_answer() -> None:
    """Its parts have dots between them; below fewer blank lines, or with one dot, a line may be an answer."""
    for white, foot, hidden in (
        (3, "Tallåsa kommun · Box 1 · 555 00 Tallåsa · Telefon 0555-100 00", True),
        (1, "Tallåsa kommun · Box 1 · 555 00 Tallåsa · Telefon 0555-100 00", False),
        (3, "Fyra möten · två av dem i maj 2025 och två senare under året", False),
    ):
        text_ = (
            "1. Finns en plan?\nJa, sedan maj.\n2. Följs den upp?\nI delårsrapporten.\n"
            + "\n" * white
            + foot
            + "\n"
        )
        answer = parse(text_.encode(), template="none").sections[0].questions[1].answer
        assert answer is not None
        assert (foot not in (answer.text or "")) is hidden


def test_a_header_that_the_next_page_of_a_text_says_again_is_no_answer() -> None:
    """The first line of a page that stood before, word for word; a sentence is none, since answers may be alike."""
    for again, answer in (
        ("4 Övriga frågor\n", "Överenskommelser görs för att säkerställa kompetensen."),
        ("Se svaret ovan.\n", "Överenskommelser görs för att Se svaret ovan. säkerställa kompetensen."),
    ):
        source = (
            "4 Övriga frågor\n4.1 Finns en plan?\nSe svaret ovan.\n4.2 Hur säkerställs kompetensen?\n"
            f"Överenskommelser görs för att\n\f{again}säkerställa kompetensen.\n4.3 Vilka risker finns?\nInga.\n"
        )
        result = parse(source.encode(), template="none")
        assert result.sections[0].questions[1].answer.text == answer


def test_a_number_below_text_that_ends_in_the_middle_of_its_page() -> None:
    """One page whose only line near its edges is a number in the margin: no answer ends with it."""
    lines = [
        line(text, 60, top) for text, top in (("1. Finns mål?", 200), ("Ja.", 220), ("2. Följs de?", 260))
    ]
    assert furniture(page(*lines, line("1", 297, 770))) == ["1"]
    assert furniture(page(line("1", 297, 770))) == [""]
