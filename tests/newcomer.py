"""A folder such as the examples speak of, and their lines run in it as a person's shell would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from program import ROOT, environment

FILES: Final = {
    "ks-2025.pdf": "ks-2025--word",
    "bun-2024.pdf": "bun-2024--chromium",
    "bun-2025.pdf": "bun-2025--word",
    "archive/2024/bun.pdf": "bun-2024--chromium",
    "archive/2024/kfn.pdf": "kfn-2024--lines",
    "archive/2025/bun.pdf": "bun-2025--word",
    "archive/2025/kfn.pdf": "kfn-2025--acroform",
    "archive/2025/ks.pdf": "ks-2025--word",
}


def furnish(folder: Path) -> None:
    """Puts the documents there that the examples name."""
    for name, sample in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "samples" / sample / "source.pdf", path)


def program(folder: Path) -> str:
    """A PATH with `granskning` on it, in a folder of its own."""
    folder.mkdir()
    script = folder / "granskning"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m granskning_cli "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return os.pathsep.join((str(folder), os.environ["PATH"]))


def typed(line: str, folder: Path, path: str) -> subprocess.CompletedProcess[str]:
    """What comes of a line typed in that folder."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=folder, env=environment(PATH=path), check=False,
        capture_output=True, encoding="utf-8", timeout=120, stdin=subprocess.DEVNULL,
    )  # fmt: skip
