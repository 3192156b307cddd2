"""What a terminal and a pipe get to see of a matrix."""

from __future__ import annotations

from rich.cells import cell_len
from tables import ASKED, boards, questionnaire, years

from granskning_cli.display.table import render
from granskning_cli.table import tabulate

AT_80 = """\
J Ja   N Nej   D Delvis   V Vet ej   * text, no mark   · unanswered
? ambiguous

                                      2
                             1 1  2 2 .
                             . .  . . 1
                             1 2  1 2 0   J   N   D   V   ·   ?
Barn- och utbildning… 2025   J N  J D *   2   1   1
Kommunstyrelsen 2025         J J  J J *   4
Miljönämnden 2025            J N  N V ·   1   2       1   1
Socialnämnden 2025           J D  J ? *   2       1           1

       J   N   D   V   ·   ?  divides
1.1    4   0   0   0              0 %  Har nämnden fastställt mål för
                                       verksamheten?
1.2    1   2   1   0             50 %  Följer nämnden upp att målen nås under
                                       året?
2.1    3   1   0   0             25 %  Finns en internkontrollplan för året?
2.2    1   0   1   1       1     67 %  Har kontrollerna i planen genomförts?
2.10                   1               Beskriv nämndens största utmaningar.
"""
YEARS = """\
J Ja   N Nej   D Delvis   V Vet ej   * text, no mark   - not asked

     2022 2023 2024 2025
1.1     N    D    -    J  ▁▅-█  Har nämnden fastställt mål för verksamheten?
1.2     D    J    -    J  ▅█-█  Följer nämnden upp att målen nås under året?
2.1     -    -    -    N  ---▁  Har nämnden fått utbildning i intern kontroll?
2.2     V    J    -    J   █-█  Finns en internkontrollplan för året?
2.3     N    N    -    J  ▁▁-█  Har kontrollerna i planen genomförts under året?
2.10    *    *    -    *        Beskriv nämndens största utmaningar.
"""


def plain(text: str) -> str:
    """Without the blanks that end a line."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


def test_eighty_columns() -> None:
    """Signs, counts and questions, the whole of it."""
    assert plain(render(tabulate(boards()), width=80, colour=False)) == AT_80


def test_a_hundred_and_forty_columns() -> None:
    """Names and questions stand whole on one line."""
    lines = plain(render(tabulate(boards()), width=140, colour=False)).splitlines()
    assert lines[6] == "Barn- och utbildningsnämnden 2025   J N  J D *   2   1   1"
    assert lines[12] == "1.1    4   0   0   0              0 %  Har nämnden fastställt mål för verksamheten?"


def test_years() -> None:
    """A column a year, the missing year too, and bars where the scale has an order."""
    assert plain(render(tabulate(years(), "year"), width=80, colour=False)) == YEARS


def test_colours_only_add() -> None:
    """Without its escape codes a coloured table is the plain one, and a plain one has none."""
    import re

    matrix = tabulate(boards())
    coloured, bare = render(matrix, width=80, colour=True), render(matrix, width=80, colour=False)
    assert "\x1b[" in coloured
    assert "\x1b" not in bare
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == bare


def test_no_line_is_wider_than_asked() -> None:
    """Sixty questions with long numbers and wide letters at 40, 80 and 140 columns: every question in some block."""
    asked = [(f"{at // 9 + 1}.{at % 9 + 1}", f"Fråga {at} 漢字 om målen?") for at in range(60)]
    matrix = tabulate(
        [questionnaire("JNDV?·" * 10, "漢字" * 20, asked=asked), questionnaire("J" * 60, "Abc", asked=asked)]
    )
    for width in (40, 80, 140):
        lines = render(matrix, width=width, colour=False).splitlines()
        assert max(map(cell_len, lines)) <= width
        cells = [line.split("2025")[1].split("60")[0] for line in lines if line.startswith("Abc")]
        assert sum(line.count("J") for line in cells) == 60


def test_forms_stand_below_each_other() -> None:
    """A respondent stands only where it was asked."""
    other = questionnaire("JN", "Skolnämnden", asked=[("1", "Serveras frukost?"), ("2", "Lyser lamporna?")])
    lines = render(tabulate([*boards(), other]), width=80, colour=False).splitlines()
    assert len([line for line in lines if line.startswith("Skolnämnden")]) == 1
    assert not any("-" in line[22:] for line in lines if line.startswith(("Skolnämnden", "Kommunstyrelsen")))


def test_documents_send_no_orders_to_the_terminal() -> None:
    """Escape codes and markup of rich are text."""
    bad = "\x1b[31m[red]\x9b\u202e:smile:"
    asked = [(bad, f"{bad} {ASKED[0][1]}")]
    text = render(tabulate([questionnaire("J", bad, asked=asked)]), width=80, colour=False)
    assert [c for c in text if not c.isprintable() and c != "\n"] == []
    assert "[red]" in text
    assert ":smile:" in text
