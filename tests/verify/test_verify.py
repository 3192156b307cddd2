"""A document read by both PDF engines: where they differ the question is named, where they agree nothing is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import ROOT, cases, granskning

from granskning_cli import parse
from granskning_cli.batch.task import Settings
from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.layout import Document, Word
from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.readers import plumber

PDFS = [case / "source.pdf" for case in cases() if (case / "source.pdf").exists()]
WORD = ROOT / "samples" / "ks-2025--word" / "source.pdf"
Change = Callable[[Word], Word | None]


def told(result: Questionnaire) -> list[tuple[str, str | None]]:
    """What the second reading has to say."""
    return [(one.code, one.question) for one in result.diagnostics if one.code.startswith("V61")]


@pytest.fixture
def lying(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Makes the second engine see other words than are there."""
    honest = plumber.read

    def lie(change: Change) -> None:
        def read(data: bytes, *, password: str | None = None) -> Document:
            seen = honest(data, password=password)
            pages = []
            for page in seen.pages:
                words = tuple(word for one in page.words if (word := change(one)) is not None)
                fields: dict[str, Any] = {name: getattr(page, name) for name in page.__slots__}
                pages.append(type(page)(**{**fields, "words": words}))
            return Document(tuple(pages), seen.media_type, seen.reader, seen.notes)

        monkeypatch.setattr(plumber, "read", read)

    return lie


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.parent.name)
def test_the_engines_agree_on_every_sample(path: Path) -> None:
    """Where they do, the result is the same as without the second reading."""
    assert parse(path, verify=True) == parse(path)


def test_a_mark_that_only_one_sees(lying: Callable[[Change], None]) -> None:
    """V610, an error, at every question that is marked, and at none that is not."""
    lying(lambda word: None if word.text == "X" else word)
    result = parse(WORD, verify=True)
    marked = [q.number for s in result.sections for q in s.questions if q.answer and q.answer.selected]
    assert [at for code, at in told(result) if code == "V610"] == marked
    assert {d.severity for d in result.diagnostics if d.code == "V610"} == {"error"}
    assert [s.questions for s in result.sections] == [s.questions for s in parse(WORD).sections]


def test_a_word_of_an_answer_that_is_read_otherwise(lying: Callable[[Change], None]) -> None:
    """V611 shows the answer from where the two part."""
    lying(lambda word: word._replace(text="genomf0r") if word.text == "genomför" else word)
    found = [one for one in parse(WORD, verify=True).diagnostics if one.code == "V611"]
    assert found
    assert all("genomf0r" in one.message and one.severity == "warning" for one in found)


def test_a_question_that_is_read_otherwise(lying: Callable[[Change], None]) -> None:
    """V612 where the wording differs, V613 for what stands at the head."""
    lying(lambda word: word._replace(text=word.text.replace("kontroll", "kontro11")))
    codes = {code for code, _ in told(parse(WORD, verify=True, template="none"))}
    assert {"V612", "V613"} <= codes


def test_a_question_that_only_one_finds(lying: Callable[[Change], None]) -> None:
    """V614 names the question that the other does not find, whichever of the two it is."""
    lying(lambda word: None if word.text == "3.3" else word)
    assert ("V614", "3.3") in told(parse(WORD, verify=True, template="none"))
    other = parse(WORD, verify=True, template="none", reader="pdfplumber")
    assert ("V614", "3.3") in told(other)


def test_a_second_engine_that_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """V615: the first one's result stands, and nothing confirms it."""

    def refuse(data: bytes, *, password: str | None = None) -> Document:
        raise Unreadable("R106", "the PDF is damaged")

    monkeypatch.setattr(plumber, "read", refuse)
    assert told(parse(WORD, verify=True)) == [("V615", None)]


def test_a_kind_with_one_reader() -> None:
    """V616, a note: there is nothing to compare with."""
    assert told(parse(b"1.1 Finns en plan?\nJa.\n", verify=True)) == [("V616", None)]


def test_the_commands_have_it(tmp_path: Path) -> None:
    """parse, validate and batch read a document twice when asked to; one of text says that it cannot."""
    text = ROOT / "samples" / "ks-2025--seed" / "source.txt"
    assert "V616" in granskning("parse", text, "--verify", "-f", "json").stdout
    assert "V616" in granskning("validate", text, "--verify", "-f", "json").stdout
    assert granskning("batch", text, "--verify", "-o", tmp_path / "out").returncode in (0, 1)
    written = next((tmp_path / "out").rglob("*.yaml")).read_text(encoding="utf-8")
    assert "V616" in {one["code"] for one in yaml.safe_load(written)["diagnostics"]}


def test_a_batch_that_verifies_is_another() -> None:
    """What was done without a second reading is done anew with it."""
    assert Settings().digest() != Settings(verify=True).digest()
