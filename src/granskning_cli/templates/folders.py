"""Where templates lie: in the package, and in the user's folder.

The user's folder is $GRANSKNING_TEMPLATES, else `granskning/templates` where the system keeps settings.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from granskning_cli.templates.entry import Entry

SUFFIXES: Final = (".yaml", ".yml", ".json")
VARIABLE: Final = "GRANSKNING_TEMPLATES"
# A template is a few kilobytes; whatever is larger than this was put there by mistake.
LARGEST: Final = 1 << 20


def known() -> tuple[Entry, ...]:
    """The user's own templates, then those shipped; one of the user's stands for a shipped one of its name."""
    own = _in(users_folder())
    names = {entry.name for entry in own}
    return (*own, *(entry for entry in _shipped() if entry.name not in names))


def users_folder() -> Path:
    """The folder of the user's own templates, which need not be there."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if sys.platform == "win32" and (settings := os.environ.get("APPDATA")):
        return Path(settings) / "granskning" / "templates"
    settings = os.environ.get("XDG_CONFIG_HOME", "")
    home = Path(settings) if os.path.isabs(settings) else Path(os.path.expanduser("~"), ".config")
    return home / "granskning" / "templates"


@lru_cache(maxsize=1)
def _shipped() -> tuple[Entry, ...]:
    return _read(Path(__file__).parent)


def _in(folder: Path) -> tuple[Entry, ...]:
    """The templates of a folder; read once for as long as no file comes or goes."""
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return ()
    return _read_once(folder, changed)


@lru_cache(maxsize=4)
def _read_once(folder: Path, changed: int) -> tuple[Entry, ...]:
    return _read(folder)


def _read(folder: Path) -> tuple[Entry, ...]:
    return tuple(_entries(folder))


def _entries(folder: Path) -> Iterator[Entry]:
    try:
        files = sorted(os.scandir(folder), key=lambda file: file.name)
    except OSError:
        return
    for file in files:
        name, ending = os.path.splitext(file.name)
        if ending not in SUFFIXES or name.startswith("."):
            continue
        try:
            if file.is_file() and file.stat().st_size <= LARGEST:
                yield Entry(name, Path(file.path).read_bytes())
        except OSError:
            continue
