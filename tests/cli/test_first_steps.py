"""What somebody meets who tries the program on odd files for the first time."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from many import form
from program import ROOT, granskning

PDF = ROOT / "samples" / "ks-2025--word" / "source.pdf"
CERTAIN = ROOT / "samples" / "bun-2025--word" / "source.pdf"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full disk to write to")
@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("parse", "--help"), ("explain", "M501")])
def test_help_on_a_full_disk(arguments: tuple[str, ...]) -> None:
    """What no command writes is refused by the disk with R122 and exit code 3, too, and with no traceback."""
    with open("/dev/full", "wb") as full:
        done = granskning(*arguments, stdout=full)
    assert done.returncode == 3
    assert done.stderr.startswith("error[R122]: standard output could not be written: No space left")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name is Unicode")
def test_a_name_that_is_not_unicode_is_validated(tmp_path: Path) -> None:
    """The findings of a file whose name is Latin-1 are shown, with U+FFFD for what is no character."""
    shutil.copy(PDF, tmp_path / "lat\udce5in.pdf")
    done = granskning("validate", "lat\udce5in.pdf", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "lat\ufffdin.pdf\n    3.1   page 2: what is for 2025" in done.stdout


def test_a_batch_names_what_failed(tmp_path: Path) -> None:
    """Each document that failed is told with its name and code; of very many those beyond twenty are counted."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(form(1))
    for number in range(22):
        (tmp_path / "in" / f"b{number:02}.txt").write_text(f"nothing is asked {number}")
    done = granskning("batch", "in", "-o", "out", cwd=tmp_path)
    assert done.returncode == 4
    lines = done.stderr.splitlines()
    assert lines[:2] == ["1 converted, 22 failed", "     22 Q390 no-questionnaire"]
    assert lines[2].startswith("error[Q390]: b00.txt: no question was found")
    assert lines[22:] == ["and 2 more that failed; the manifest names all"]
    missing = granskning("batch", "in/a.txt", "nowhere.pdf", "-o", "out2", cwd=tmp_path)
    assert missing.stderr.splitlines()[-1] == "error[R101]: there is no file 'nowhere.pdf'"


def test_an_ending_of_no_format_is_told(tmp_path: Path) -> None:
    """A result that is named like a PDF is YAML, and stderr says so."""
    done = granskning("parse", CERTAIN, "-o", "ut.pdf", cwd=tmp_path)
    assert done.stderr.splitlines()[0] == "ut.pdf is written as yaml: no format has the ending .pdf"
    assert granskning("parse", CERTAIN, "-f", "json", "-o", "ut.pdf", cwd=tmp_path).stderr.startswith("info")


def test_nothing_to_correct_is_said(tmp_path: Path) -> None:
    """Where no question is doubtful, the file is not said to name any."""
    shutil.copy(CERTAIN, tmp_path / "bun.pdf")
    done = granskning("correct", "bun.pdf", cwd=tmp_path)
    assert done.stderr.startswith("no question is doubtful; bun.pdf.corrections.yaml is there for")


def test_a_warning_about_a_fact_makes_its_question_doubtful(tmp_path: Path) -> None:
    """A warning whose place is a date in the answer is about that answer's question, and there to be decided."""
    shutil.copy(PDF, tmp_path / "ks.pdf")
    done = granskning("correct", "ks.pdf", cwd=tmp_path)
    assert "names the doubtful questions" in done.stderr
    text = (tmp_path / "ks.pdf.corrections.yaml").read_text("utf-8")
    assert "#   page 2: warning F906: what is for 2025" in text


def test_a_finding_names_its_file_once(tmp_path: Path) -> None:
    """Below the name of a file stands what is wrong with it, without the name once more."""
    (tmp_path / "tom.pdf").write_bytes(b"")
    done = granskning("validate", "tom.pdf", cwd=tmp_path)
    assert "  tom.pdf\n          the document is empty (0 bytes)\n" in done.stdout
