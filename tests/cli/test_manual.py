"""The manual page."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from program import ROOT

from granskning_cli.cli.commands import COMMANDS
from granskning_cli.cli.manual import page

PAGE = ROOT / "docs" / "granskning.1"


def test_the_page_is_up_to_date() -> None:
    """It says what the help says: `python -m granskning_cli.cli.manual > docs/granskning.1`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_command_is_in_it_with_its_examples() -> None:
    """The examples are those of the help."""
    text = page().replace("\\-", "-")
    for name, entry in COMMANDS.items():
        assert f".SS granskning {name} " in text
        assert all(f"\n{line}\n" in text for line in entry.examples)


def test_no_line_is_an_order_by_mistake() -> None:
    """Lines that begin with a dot are macros of man(7)."""
    known = {"TH", "SH", "SS", "TP", "PP", "B", "I", "RI", "nf", "fi", "in"}
    assert set(re.findall(r"^[.'](\S*)", page(), re.MULTILINE)) <= known


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_it_is_set_without_a_warning() -> None:
    """groff knows every macro, and nothing runs out of the page."""
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", str(PAGE)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "What became of every document of a batch" in done.stdout
