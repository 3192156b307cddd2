"""`granskning explain`."""

from __future__ import annotations

import pytest
from program import granskning

from granskning_cli.diagnostics import ENTRIES, TABLE


@pytest.mark.parametrize("wanted", ["R107", "r107", "encrypted", "Encrypted"])
def test_by_code_or_by_name(wanted: str) -> None:
    """Upper or lower case; the meaning and the next step are told."""
    done = granskning("explain", wanted)
    assert done.returncode == 0
    assert done.stdout == (f"R107 encrypted (error)\n\n{TABLE['R107'].summary}\n{TABLE['R107'].help}\n")


def test_all_of_them() -> None:
    """Without an argument each has one line, in the order of the table."""
    lines = granskning("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [entry.code for entry in ENTRIES]


@pytest.mark.parametrize(
    ("wanted", "advice"),
    [
        ("encripted", "R107 encrypted"),
        ("not-fund", "R101 not-found"),
        ("qqqqqqqq", "`granskning explain` lists all"),
    ],
)
def test_a_mistyped_one(wanted: str, advice: str) -> None:
    """It is a wrong command line, answered with the nearest ones."""
    done = granskning("explain", wanted)
    assert (done.returncode, done.stdout) == (2, "")
    assert advice in " ".join(done.stderr.split())


def test_in_swedish() -> None:
    """What the report says of a code, with the severity's name; code and name are the same in every language."""
    assert granskning("explain", "M505", "--lang", "sv").stdout == (
        "M505 mark-by-order (upplysning)\n\n"
        "Markeringens spalt avgjordes genom att räkna mellanrummen omkring den.\n"
        "Texten har förlorat sina spalter men behållit de tomma cellerna. PDF-filen avgör.\n"
    )
    lines = granskning("explain", "--lang", "sv").stdout.splitlines()
    assert len(lines) == len(ENTRIES)
    assert lines[0] == "R101  fel         not-found                 Källan finns inte."
    assert granskning("explain", "M505", "--lang", "en").stdout == granskning("explain", "M505").stdout
    assert granskning("explain", "--lang", "se").returncode == 2
