"""The program as a user runs it, and where the samples are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def cases() -> list[Path]:
    """The folders under samples/ that hold a source, an expectation or both; not those of scans."""
    names = ("source.*", "expected.yaml")
    found = sorted({path.parent for name in names for path in (ROOT / "samples").glob(f"*/{name}")})
    return [case for case in found if "--scan" not in case.name]


def scans() -> list[Path]:
    """The documents under samples/ that are pictures of pages."""
    return sorted((ROOT / "samples").glob("*--scan*/source.*"))


def environment(**more: str) -> dict[str, str]:
    """The variables a user has who has set none of ours, and those given."""
    ours = {"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLUMNS", "GRANSKNING_PASSWORD"}
    return {k: v for k, v in os.environ.items() if k not in ours} | more


def granskning(*arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Runs it to its end; keyword arguments are subprocess.run's."""
    settings: dict[str, Any] = {"encoding": "utf-8", "timeout": 60, "env": environment(), **more}
    if "stdout" not in settings:
        settings["stdout"] = subprocess.PIPE
    command = [sys.executable, "-m", "granskning_cli", *map(str, arguments)]
    return subprocess.run(command, stderr=subprocess.PIPE, check=False, **settings)


def at_a_terminal(*arguments: str | Path, **variables: str) -> str:
    """What a terminal gets to see of its stderr. POSIX only."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "granskning_cli", *map(str, arguments)]
    variables = environment(**{"TERM": "xterm", **variables})
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, check=False, env=variables, timeout=60)
    os.close(theirs)
    seen = os.read(ours, 10_000).decode()
    os.close(ours)
    return seen
