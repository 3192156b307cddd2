"""`granskning report`: exit codes, what it refuses, what it says on stderr, and what is in the file."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

from many import form
from program import ROOT, granskning

SAMPLES = ROOT / "samples"
PDF = SAMPLES / "bun-2024--single" / "source.pdf"
CLEAN = SAMPLES / "ks-2025--word" / "source.pdf"


def data(page: Path | str, name: str) -> Any:
    text = page if isinstance(page, str) else page.read_text(encoding="utf-8")
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', text, re.S)
    assert found is not None, name
    return json.loads(found[1])


def test_exit_codes(tmp_path: Path) -> None:
    """0 without errors, 1 with one or with a document that cannot be read, 2 a wrong command line, 3 nothing done."""
    out = tmp_path / "report.html"
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    assert granskning("report", CLEAN, "-o", out).returncode == 0
    assert granskning("report", PDF, "-o", out).returncode == 1
    assert granskning("report", CLEAN, empty, "-o", out).returncode == 1
    assert granskning("report", CLEAN).returncode == 2
    assert granskning("report", "-o", out).returncode == 2
    assert granskning("report", CLEAN, "-o", out, "--lang", "xx").returncode == 2
    alone = granskning("report", empty, "-o", tmp_path / "none.html")
    assert (alone.returncode, "error[R104]" in alone.stderr) == (3, True)
    assert not (tmp_path / "none.html").exists()
    for where, code in ((tmp_path / "no" / "report.html", "R121"), (tmp_path, "R122")):
        refused = granskning("report", CLEAN, "-o", where)
        assert (refused.returncode, f"error[{code}]" in refused.stderr) == (3, True)


def test_the_output_is_no_source(tmp_path: Path) -> None:
    """A document is never replaced (R120); an older report beside the documents is, and is not read as one of them."""
    shutil.copy(CLEAN, tmp_path / "ks.pdf")
    refused = granskning("report", tmp_path, "-o", tmp_path / "ks.pdf")
    assert (refused.returncode, "error[R120]" in refused.stderr) == (3, True)
    assert (tmp_path / "ks.pdf").read_bytes() == CLEAN.read_bytes()
    out = tmp_path / "report.html"
    first = granskning("report", tmp_path, "-o", out)
    assert first.returncode == 0
    before = out.read_bytes()
    again = granskning("report", tmp_path, "-o", out)
    assert (again.returncode, "info[B820]" in again.stderr) == (0, True)
    assert [one["name"] for one in data(out, "settings")["documents"]] == ["ks.pdf"]
    third = granskning("report", tmp_path / "ks.pdf", "-o", out)
    assert (third.returncode, out.read_bytes()) == (0, before), "the same bytes every time"


def test_what_cannot_be_read_is_listed(tmp_path: Path) -> None:
    """With its code, on stderr and in the page; the others are there."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "b.txt").write_bytes(form(1))
    done = granskning("report", tmp_path, "-o", tmp_path / "out.html")
    assert (done.returncode, "error[R106]" in done.stderr) == (1, True)
    settings = data(tmp_path / "out.html", "settings")
    assert [(one["name"], one["code"]) for one in settings["failures"]] == [("a.pdf", "R106")]
    assert settings["codes"]["R106"]["severity"] == "error"
    assert [one["name"] for one in settings["documents"]] == ["b.txt"]


def test_standard_streams(tmp_path: Path) -> None:
    """- reads a document from stdin and writes the page to stdout."""
    out = tmp_path / "out.html"
    with open(PDF, "rb") as stream:
        assert granskning("report", "-", "-o", out, stdin=stream).returncode == 1
    assert data(out, "settings")["documents"][0]["name"] == "standard input"
    done = granskning("report", PDF, "-o", "-", "-q")
    assert done.stdout.startswith("<!DOCTYPE html>")


def test_an_encrypted_document(tmp_path: Path) -> None:
    """With its password it is read and its pages are shown; without it is refused with R107."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("hemligt", canPrint=0))
    for at, line in enumerate(["1 Ekonomi", "1.1 Finns en budget?", "Ja, den finns."]):
        canvas.drawString(72, 760 - 20 * at, line)
    canvas.save()
    assert "error[R107]" in granskning("report", path, "-o", tmp_path / "out.html").stderr
    done = granskning("report", path, "-o", tmp_path / "out.html", "--password", "hemligt")
    assert done.returncode == 0, done.stderr
    assert 'id="picture-0-0"' in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_data_beside_its_document(tmp_path: Path) -> None:
    """The data, which a person may have edited, is shown on the pages of the document that it names; it is one of both."""
    shutil.copy(PDF, tmp_path / "a.pdf")
    granskning("parse", PDF, "-o", tmp_path / "b.yaml")
    text = (tmp_path / "b.yaml").read_text(encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        text.replace("Har nämnden tolkat", "Hur har nämnden tolkat"), encoding="utf-8"
    )
    granskning("report", tmp_path / "a.pdf", tmp_path / "b.yaml", "-o", tmp_path / "out.html")
    settings = data(tmp_path / "out.html", "settings")
    assert [one["name"] for one in settings["documents"]] == ["b.yaml"]
    document = data(tmp_path / "out.html", "document-0")
    assert document["result"]["sections"][0]["questions"][0]["text"].startswith("Hur har nämnden")
    assert [page["picture"] for page in document["pages"]] == [[1191, 1684], [1191, 1684]]


def test_archives_and_charts(tmp_path: Path) -> None:
    """Members of a zip are documents, and --charts writes each picture of the page as a file of its own."""
    with zipfile.ZipFile(tmp_path / "forms.zip", "w") as archive:
        for name in ("pn-2024.yaml", "pn-2025.yaml"):
            archive.write(SAMPLES / "years" / name, name)
    done = granskning(
        "report", tmp_path / "forms.zip", "-o", tmp_path / "out.html", "--charts", tmp_path / "charts"
    )
    assert done.returncode == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    for name in ("sections", "respondents", "years"):
        svg = (tmp_path / "charts" / f"{name}.svg").read_text(encoding="utf-8")
        assert f'<template id="chart-{name}">{svg}</template>' in page
    assert len(data(page, "comparisons")) == 1


def test_without_pictures(tmp_path: Path) -> None:
    """--no-pictures keeps the pages and their words, and the file small."""
    out = tmp_path / "out.html"
    granskning("report", CLEAN, "-o", out, "--no-pictures")
    assert out.stat().st_size < 250_000
    pages = data(out, "document-0")["pages"]
    assert [page["picture"] for page in pages] == [None, None, None]
    assert "Verksamhetsstyrning" in [word[4] for word in pages[0]["words"]]


def test_the_file_is_small(tmp_path: Path) -> None:
    """A form of three full pages takes less than a quarter of a megabyte a page."""
    granskning("report", CLEAN, "-o", tmp_path / "out.html")
    assert (tmp_path / "out.html").stat().st_size < 750_000
