"""Scans in other languages than Swedish: read with their own data where it is installed, and told of where it is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from program import ROOT, environment, granskning
from rasters import Way, scanned

from granskning_cli import Questionnaire, parse
from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters import tessdata
from granskning_cli.readers.scan.letters.languages import Heard, data_for, language_of
from granskning_cli.scales import LANGUAGES, entry

WAY = Way(200, 0.7, 6, 0, 50)


def answers(result: Questionnaire) -> list[str]:
    return [
        " ".join((q.answer.text or "").split()) if q.answer else ""
        for section in result.sections
        for q in section.questions
    ]


@pytest.mark.parametrize("name", ["boern-2025-da--tick", "oppvekst-2025-nb--comment"])
def test_answers_in_danish_and_norwegian_are_read_letter_by_letter(name: str) -> None:
    """No æ, ø or word is another than in the document's own text, where Swedish data alone loses each of them."""
    path = ROOT / f"samples/{name}/source.pdf"
    assert answers(parse(scanned(path, WAY))) == answers(parse(path))


def test_letters_that_are_lost_for_want_of_data_are_told_of(tmp_path: Path) -> None:
    """With Swedish and English data alone a Danish scan is read, and R165 names the package."""
    folder = tessdata.folder()
    assert folder is not None
    for language in (tessdata.MAIN, tessdata.SECOND):
        os.symlink(Path(folder, f"{language}.traineddata"), tmp_path / f"{language}.traineddata")
    scan = tmp_path / "boern.pdf"
    scan.write_bytes(scanned(ROOT / "samples/boern-2025-da--tick/source.pdf", WAY))
    done = granskning("parse", str(scan), env=environment(TESSDATA_PREFIX=str(tmp_path)))
    told = [one["message"] for one in yaml.safe_load(done.stdout)["diagnostics"] if one["code"] == "R165"]
    assert len(told) == 1
    assert "tesseract-ocr-dan" in told[0]


def test_a_language_is_told_by_its_common_words() -> None:
    """Danish is no Swedish though half of its words are; a few words say nothing, and what says nothing is Swedish."""
    danish = "det er ikke aftalt og den er af udvalget med det som har for den til på og af er"
    swedish = "det är inte avtalat och den är av nämnden med det som har för den till på och av är"
    assert language_of(danish.split()) == "da"
    assert language_of(swedish.split()) == "sv"
    assert language_of(["og", "er", "af"]) == "sv"
    assert (
        language_of(["the", "board", "has", "not", "been", "told", "of", "it", "and", "is", "in", "favour"])
        == "en"
    )


def test_the_first_words_of_a_page_say_its_language_once() -> None:
    """Nothing is told of fewer than sixty words; then their data, and no more, so that a page is read twice at the most."""
    words = [
        Word(text, BBox(0, 0, 9, 9))
        for text in ["og", "det", "er", "ikke", "af", "den", "med", "har", "til", "på"]
    ]
    heard = Heard()
    assert [heard.data(words) for _ in range(8)] == [None] * 5 + [data_for("da")] + [None] * 2


def test_each_language_names_its_data() -> None:
    """Every language says which of Tesseract's data reads it; what is not installed is read with the usual data."""
    assert all((entry(language) or {}).get("tesseract") for language in LANGUAGES)
    assert data_for("sv") == data_for("tlh") == "swe"
