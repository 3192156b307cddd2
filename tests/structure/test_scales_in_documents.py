"""Scales that are not, or not wholly, in scales/*.yaml: taken as printed, and no ordinary words taken for one."""

from __future__ import annotations

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse


def grid(*rows: str) -> Questionnaire:
    """A table of HTML; bars part the cells of a row."""
    made = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row.split("|")) for row in rows)
    return parse(f"<!doctype html><meta charset=utf-8><title>x</title><table>{made}</table>".encode())


def scale(found: Questionnaire) -> list[tuple[str, str]]:
    used = found.sections[0].scale
    return [(option.code, option.label) for option in used.options] if used else []


def picked(found: Questionnaire) -> list[list[str]]:
    return [[s.code for s in q.answer.selected] for q in found.sections[0].questions if q.answer]


def noted(found: Questionnaire) -> list[str]:
    return [d.code for d in found.diagnostics]


def test_numbers_may_say_what_their_ends_mean() -> None:
    """ "1 (inte alls)" is step 1, labelled as printed."""
    found = grid("1 Mål|1 (inte alls)|2|3|4|helt 5", "1.1 Nås målen?|||X||", "1.2 Följs de?|||||X")
    assert scale(found) == [("1", "1 (inte alls)"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "helt 5")]
    assert picked(found) == [["3"], ["5"]]


def test_numbered_titles_are_no_steps() -> None:
    """Three cells that begin with 1, 2 and 3 are no scale."""
    found = grid("1 Mål|2 Ekonomi|3 Personal", "1.1 Nås målen?|1.2 Räcker pengarna?|1.3 Räcker folket?")
    assert all(section.scale is None for section in found.sections)


def test_an_option_that_nobody_marked_is_an_option() -> None:
    """Of three unknown labels one is marked; the one to its left belongs to the scale and not to the title."""
    found = grid("1 Mål|Topp|Sådär|Botten", "1.1 Nås målen?||X|", "1.2 Följs de?||X|")
    assert found.sections[0].title == "Mål"
    assert scale(found) == [("topp", "Topp"), ("sadar", "Sådär"), ("botten", "Botten")]
    assert noted(found) == ["Q303"]


def test_a_blank_form_shows_its_unknown_scale_by_empty_boxes() -> None:
    """Without any mark the boxes tell which columns are options."""
    found = grid("1 Mål|Topp|Botten", "1.1 Nås målen?|☐|☐", "1.2 Följs de?|☐|☐")
    assert scale(found) == [("topp", "Topp"), ("botten", "Botten")]


def test_a_known_label_keeps_its_code_beside_unknown_ones() -> None:
    """One label of three is in a language file."""
    found = grid("1 Mål|Glad|Sur|Vet ej", "1.1 Nås målen?||X|", "1.2 Följs de?|||X")
    assert scale(found) == [("glad", "Glad"), ("sur", "Sur"), ("unknown", "Vet ej")]


def test_two_labels_of_one_code_are_told_apart() -> None:
    """ "Vet ej" and "Kan ej bedömas" both mean unknown; a form with both gets a code for the second, and Q303."""
    found = grid("1 Mål|Ja|Nej|Vet ej|Kan ej bedömas", "1.1 Nås målen?|||X|", "1.2 Följs de?||||X")
    assert picked(found) == [["unknown"], ["kan-ej-bedomas"]]
    assert noted(found) == ["Q303"]


def test_what_is_written_into_a_table_is_no_header() -> None:
    """A status beside a risk: labels of two families, and the row leads no table; the status is what was chosen."""
    rows = ("1|Upphandling|Pågår|Hög", "2|Rekrytering|Klart|Låg", "3|Lokaler|Ej påbörjat|Medel")
    found = grid("Nr|Fråga|Status|Risk", *rows)
    assert [q.text for q in found.sections[0].questions] == ["Upphandling", "Rekrytering", "Lokaler"]
    assert [code for code, _ in scale(found)] == ["ongoing", "done", "not-started"]
    assert picked(found) == [["ongoing"], ["done"], ["not-started"]]
    assert found.title is None


def test_an_unknown_label_among_known_ones_in_a_text_without_columns() -> None:
    """ "Kanske" stands between labels of one family, on the title's line or on a line of its own."""
    inline = parse("1 Mål Ja Nej Kanske Vet ej\n\n1.1 Nås målen?\n  X   \nJa, alla.\n".encode())
    stacked = parse("1 Mål\nJa\nNej\nKanske\nVet ej\n\n1.1 Nås målen?\nX\n\n\n\nJa, alla.\n".encode())
    for found in (inline, stacked):
        assert [code for code, _ in scale(found)] == ["yes", "no", "kanske", "unknown"]
        assert "Q303" in noted(found)


def test_a_label_of_many_rows_tells_no_language() -> None:
    """ "Ja" is a Finnish word too, but said ten times it is one word and no evidence."""
    found = grid("1 A|Ja|Nej", *[f"1.{n} B{n}?|Ja|" for n in range(1, 10)])
    assert found.language is None


def test_the_labels_may_stand_in_the_second_row_of_a_header() -> None:
    """ "Svar" reaches over "Ja" and "Nej", and the title over both rows."""
    table = (
        "<!doctype html><meta charset=utf-8><table><tr><th rowspan=2>1 Mål<th colspan=2>Svar<tr><th>Ja<th>Nej"
        "<tr><td>1.1 Nås målen?<td>X<td><tr><td>1.2 Följs de?<td><td>X</table>"
    )
    found = parse(table.encode())
    assert found.sections[0].title == "Mål"
    assert scale(found) == [("yes", "Ja"), ("no", "Nej")]
    assert picked(found) == [["yes"], ["no"]]
