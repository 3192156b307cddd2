"""What a run may import: time is lost by one import too many, and seen only when there are ten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from program import ROOT, environment

# The libraries that read, draw or check; typer imports pydantic itself as soon as it has dispatched a command.
_READERS = {
    "pypdfium2",
    "pypdfium2_raw",
    "pdfplumber",
    "pdfminer",
    "PIL",
    "docx",
    "lxml",
    "html.parser",
    "numpy",
}
_OTHERS = {
    "rich", "jinja2", "rapidfuzz", "pebble", "multiprocessing", "asyncio", "sqlite3", "xlsxwriter", "pyarrow",
    "fsspec", "zstandard", "difflib", "email", "http", "distributed",
}  # fmt: skip
_OURS = (
    "pipeline",
    "readers",
    "layout",
    "structure",
    "model",
    "export",
    "display",
    "batch",
    "report",
    "diff",
)
_CLI_OF_HELP = {"app", "choice", "commands", "group", "messages", "outcome", "panels", "supervisor"}


def imported(*arguments: str, folder: Path = ROOT) -> set[str]:
    """The modules of a run; its exit code is 0 or 1."""
    script = (
        "import os, sys\n"
        "sys.argv[0] = 'granskning'\n"
        "seen = sys.argv.pop()\n"
        "leave = os._exit\n"
        "def end(code):\n"
        "    if 'granskning_cli.cli.app' in sys.modules:  # not the process that waits\n"
        "        open(seen, 'w').write(' '.join(sys.modules))\n"
        "    leave(code)\n"
        "os._exit = end\n"
        "from granskning_cli.cli import main\n"
        "code = 0\n"
        "try: main()\n"
        "except SystemExit as e: code = e.code or 0\n"
        "end(code)\n"
    )
    seen = folder / "modules"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments, str(seen)], capture_output=True, cwd=folder,
        env=environment(), check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return set(seen.read_text(encoding="utf-8").split())


def named(modules: set[str]) -> set[str]:
    """The first word below the package of each module of ours."""
    return {name.split(".")[1] for name in modules if name.startswith("granskning_cli.")}


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"]])
def test_help_imports_no_command(arguments: list[str], tmp_path: Path) -> None:
    """The list of commands is data: neither a command, nor a stage, nor a library but typer is imported for it."""
    modules = imported(*arguments, folder=tmp_path)
    cli = {name.split(".")[2] for name in modules if name.startswith("granskning_cli.cli.")}
    assert "group" in cli
    assert cli <= _CLI_OF_HELP
    assert named(modules) <= {"cli", "diagnostics"}
    assert modules & (_READERS | (_OTHERS - {"difflib"}) | {"pydantic", "yaml", "json"}) == set()


def test_a_command_s_help_imports_that_command_only(tmp_path: Path) -> None:
    """No library that reads, and no other command; what its formats and readers are called is known without them."""
    modules = imported("parse", "-h", folder=tmp_path)
    assert "granskning_cli.cli.parse" in modules
    assert "granskning_cli.cli.batch" not in modules
    assert {"granskning_cli.pipeline", "granskning_cli.model.questionnaire"} & modules == set()
    assert modules & (_READERS | _OTHERS - {"difflib", "email"} | {"yaml"}) == set()


def test_explain_imports_its_table(tmp_path: Path) -> None:
    """No stage and no library: nothing is read."""
    modules = imported("explain", "M505", folder=tmp_path)
    assert modules & (_READERS | _OTHERS - {"difflib", "email", "http"} | {"yaml"}) == set()
    assert {"granskning_cli.pipeline", "granskning_cli.model.questionnaire"} & modules == set()


def test_a_text_imports_no_other_reader(tmp_path: Path) -> None:
    """A text is read without any document library, drawn by none, and compared with nothing."""
    (tmp_path / "ks.txt").write_bytes((ROOT / "samples" / "ks-2025--seed" / "source.txt").read_bytes())
    modules = imported("parse", "ks.txt", folder=tmp_path)
    assert "granskning_cli.pipeline" in modules
    assert (
        modules & (_READERS - {"html.parser"} | {"rich", "jinja2", "pebble", "sqlite3", "xlsxwriter"})
        == set()
    )
    assert named(modules) & {"display", "batch", "report", "diff", "table", "charts", "findings"} == set()
