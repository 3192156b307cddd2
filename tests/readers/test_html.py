"""What a browser without style sheets shows of a page."""

from __future__ import annotations

import pytest
from office import lines, text, ticks, values

from granskning_cli.readers import read


def _page(body: str) -> bytes:
    return f"<!doctype html><meta charset=utf-8><title>x</title><body>{body}".encode()


def test_tables_have_cells() -> None:
    """Cells over columns and rows take their places."""
    body = "<table><tr><th rowspan=2>1 Mål<th>Ja<th>Nej<tr><td>X<td><tr><td colspan=3>Ja, alla.</table>"
    assert lines(_page(body)) == ["1 Mål | Ja | Nej", "X | ", "Ja, alla."]


def test_tables_alike_share_their_columns() -> None:
    """Sections of a form line up, however long their texts are."""
    one = "<table><tr><td>{}<td>Ja<td>Nej</table>"
    rules = read(_page(one.format("Kort") + one.format("Mycket längre text " * 9))).pages[0].rules
    assert len({rule.position for rule in rules or () if rule.axis == "v"}) == 4


def test_boxes_and_buttons() -> None:
    """A ticked box, a chosen button, and ones that are not."""
    body = "<label><input type=checkbox checked> Ja</label> <input type=radio name=a> Nej <input type=radio checked> Vet ej"
    assert ticks(read(_page(body))) == [True, False, True]
    assert lines(_page(body)) == ["☒ Ja ☐ Nej ☒ Vet ej"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("<input value='3 mars'>", "3 mars"),
        ("<textarea>Ja.\nAlla.</textarea>", "Ja.\nAlla."),
        ("<select><option selected>Nej</select>", "Nej"),
        ("<select><option value=''>Välj<option>Nej</select>", ""),
    ],
)
def test_fields_for_text(field: str, value: str) -> None:
    """Their value is what the page shows in them."""
    assert values(read(_page(f"<p>Datum: {field}"))) == [value]


@pytest.mark.parametrize(
    "body",
    [
        "<script>Nej</script>", "<style>Nej</style>", "<p hidden>Nej</p>", "<p style='display: none'>Nej</p>",
        "<input type=hidden value=Nej>", "<input type=submit value=Nej>", "<!-- Nej -->", "<template>Nej</template>",
        "<button>Nej</button>", "<input type=password value=Nej>",
        "<span style='position:absolute; left:-9999px'>Nej</span>", "<p style='opacity:0'>Nej</p>",
    ],
)  # fmt: skip
def test_what_is_not_shown_is_left_out(body: str) -> None:
    """Scripts, styles, hidden elements and buttons."""
    assert text(_page(f"<p>Ja.</p>{body}")) == "Ja."
    assert not any(values(read(_page(body + "<p>Ja."))))


def test_lists() -> None:
    """Numbers count from where the list starts; a box stands for its bullet."""
    body = (
        "<ol start=3><li>Mål<li>Ekonomi</ol><ol type=a><li>x</ol><ul><li>en<li><input type=checkbox> två</ul>"
    )
    assert lines(_page(body)) == ["3. Mål", "4. Ekonomi", "a. x", "• en", "☐ två"]


def test_breaks_and_entities() -> None:
    """A br breaks the line; white space in the file does not."""
    assert lines(_page("<p>Ja,\n  f&ouml;r&shy;valtning<br> enligt &sect;&nbsp;45")) == [
        "Ja, förvaltning",
        "enligt § 45",
    ]


def test_what_is_left_open_is_closed() -> None:
    """A p ends where a block begins, an end tag without a start does nothing."""
    assert lines(_page("<p>ett<p>två</b><div>tre</i></div></section>fyra")) == ["ett", "två", "tre", "fyra"]


def test_headings_are_larger() -> None:
    """A heading is bold and larger than the text."""
    words = read(_page("<h1>Enkät</h1><p>" + "text " * 30)).pages[0].words
    assert words[0].bold
    assert words[0].size > words[-1].size


def test_the_page_names_its_encoding() -> None:
    """Latin-1 is read as browsers do, with the quotes of cp1252."""
    assert text("<html><meta charset=iso-8859-1><p>nämnden – ja".encode("cp1252")) == "nämnden – ja"


def test_deep_pages_are_read() -> None:
    """Thousands of elements inside each other end no program."""
    assert text(_page("<div>" * 5000 + "Ja." + "<table><tr><td>" * 2000)) == "Ja."


def test_a_list_is_laid_open() -> None:
    """A short list whose choice the page tells is buttons with labels; its prompt, which has no value, is none."""
    listed = "<select><option value=''>Välj<option>Ja<option selected>Nej</select>"
    assert lines(_page(listed)) == ["☐ Ja ☒ Nej"]
    assert lines(_page(listed.replace(" selected", ""))) == ["☐ Ja ☐ Nej"]
    several = "<select multiple><option selected>A<option selected>B<option>C</select>"
    assert lines(_page(several)) == ["☒ A ☒ B ☐ C"]


def test_a_list_that_says_nothing_of_its_choice_is_text() -> None:
    """A browser shows the first entry, chosen or not; a list of many entries is none to tick."""
    assert values(read(_page("<select><option>Ja<option>Nej</select>"))) == ["Ja"]
    many = "".join(f"<option{' selected' * (year == 2025)}>{year}" for year in range(2000, 2026))
    assert values(read(_page(f"<select>{many}</select>"))) == ["2025"]


@pytest.mark.parametrize(
    "title",
    [
        "<p style='font-size: 20pt'>{}",
        "<p><font size=6>{}</font>",
        "<p><span style='font-size:1.9em'>{}</span>",
    ],
)
def test_a_title_may_be_large_without_being_a_heading(title: str) -> None:
    """Word processors save the size of a title in its style."""
    found = read(_page(title.format("Enkät") + "<p>Svaren lämnas senast i maj.")).pages[0].words
    assert found[0].size > 1.5 * found[1].size


def test_what_runs_along_pages_is_left_out() -> None:
    """LibreOffice marks headers and footers, and writes its fields as characters that nobody sees."""
    assert lines(_page('<div title="footer"><p>1 (3)</div><p>\x01Ja.\x05')) == ["Ja."]
