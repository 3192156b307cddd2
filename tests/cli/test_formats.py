"""`granskning parse` in the formats that are tables."""

from __future__ import annotations

import csv
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from program import ROOT, environment, granskning

SOURCE = ROOT / "samples" / "audit-2025-en--ballot" / "source.pdf"


def test_the_ending_chooses_the_format(tmp_path: Path) -> None:
    """A database is a database; its exit code is that of the result."""
    done = granskning("parse", SOURCE, "-o", tmp_path / "out.sqlite")
    assert (done.returncode, done.stdout) == (1, "")
    base = sqlite3.connect(tmp_path / "out.sqlite")
    assert base.execute("SELECT count(*) FROM long").fetchone() == (11,)
    base.close()


def test_wide_is_a_row_a_document(tmp_path: Path) -> None:
    """--wide alone means CSV; with a format that has no wide form the command line was wrong."""
    alone = granskning("parse", SOURCE, "--wide")
    rows = list(csv.reader(alone.stdout.lstrip("\ufeff").splitlines()))
    assert rows[0][5:8] == [
        "diagnostics",
        "1 Has the committee approved its terms of reference for the…",
        "1 Has the committee approved its terms of reference for the… (text)",
    ]
    assert rows[1][2] == "Harbour and Parks Committee"
    wrong = granskning("parse", SOURCE, "--wide", "-f", "json")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "no wide form" in wrong.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal that a program can open")
@pytest.mark.parametrize("name", ["xlsx", "parquet", "sqlite"])
def test_a_terminal_gets_no_bytes(name: str) -> None:
    """Exit code 2 and what to do, before anything is read; a pipe gets them."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "granskning_cli", "parse", "missing.pdf", "-f", name]
    done = subprocess.run(
        command, stdout=theirs, stderr=subprocess.PIPE, check=False, env=environment(), timeout=60
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"name a file with -o" in done.stderr
