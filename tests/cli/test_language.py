"""`--lang`: what the terminal says itself, in Swedish."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import ROOT, granskning

from granskning_cli.display.said import LANGUAGES, said

BUN = ROOT / "samples" / "bun-2024--chromium" / "source.pdf"
DISPLAY = ROOT / "src" / "granskning_cli" / "display"


def test_a_questionnaire_is_shown_in_swedish() -> None:
    """Its facts, states and diagnostics; what the document says stays as it is."""
    done = granskning("show", BUN, "--lang", "sv", "--section", "3", "--only", "flagged")
    assert done.returncode == 1
    assert "Frågor        15: 12 besvarade, ○ 2 obesvarade, ? 1 tvetydig\n" in done.stdout
    assert "Anmärkningar  ✗ 1 fel   ▲ 1 varning   • 1 upplysning\n" in done.stdout
    assert "Visas         2 av 15 frågor, de som är flaggade\n" in done.stdout
    assert "✗ M501 two-marks (s. 2): flera alternativ är markerade: Ja, Delvis\n" in done.stdout


def test_findings_are_told_in_swedish(tmp_path: Path) -> None:
    """What each code means, each finding's message and what to do; a file that cannot be read is named, too."""
    (tmp_path / "tom.pdf").write_bytes(b"")
    done = granskning("validate", BUN, tmp_path / "tom.pdf", "--lang", "sv")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[:2] == ["R104 empty-file  fel", "  Filen är tom."]
    assert "    3.2   sida 2: flera alternativ är markerade: Ja, Delvis" in lines
    assert "  → Titta på sidan. Den som svarade kan ha lämnat det öppet." in lines
    assert lines[-1] == "2 dokument, 2 fel, 1 varning, 1 upplysning, 1 kunde inte läsas"


@pytest.mark.parametrize("command", ["show", "validate"])
def test_english_is_what_is_said_without_it(command: str) -> None:
    """The option names English, too, and an unknown language is a wrong command line."""
    assert granskning(command, BUN).stdout == granskning(command, BUN, "--lang", "en").stdout
    wrong = granskning(command, BUN, "--lang", "de")
    assert wrong.returncode == 2
    assert "'de' is none of sv, en" in wrong.stderr


def test_what_programs_read_stays_english() -> None:
    """A format for programs is the same in every language."""
    english = granskning("validate", BUN, "-f", "json").stdout
    assert granskning("validate", BUN, "-f", "json", "--lang", "sv").stdout == english


def test_every_text_of_a_screen_is_there_in_swedish() -> None:
    """What display/ says itself by `say` and `said`, word for word; one form or several."""
    call = re.compile(r'\b(?:said|sheet\.say)\(\s*"([^"]+)"')
    named = {text for path in DISPLAY.glob("*.py") for text in call.findall(path.read_text("utf-8"))}
    assert len(named) > 20
    assert named <= set(LANGUAGES["sv"]), named - set(LANGUAGES["sv"])
    for english, swedish in LANGUAGES["sv"].items():
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", swedish)), english
    assert said("{n} page | {n} pages", "sv", n=1) == "1 sida"
    assert said("{n} page | {n} pages", "en", n=2) == "2 pages"
