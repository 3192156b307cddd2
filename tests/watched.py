"""The program with every door watched: `python watched.py LOG SOURCE_FOLDER ARGUMENTS...`.

What it does beyond reading its own code and the folder of the source is written to LOG, an event a line: a file that is
written, a socket, a process, an unpickled class, code that comes from no file of Python's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any, Final

import granskning_cli

_OWN: Final = tuple(
    os.path.realpath(path) + os.sep
    for path in (sys.prefix, sys.base_prefix, Path(granskning_cli.__file__).parent)
)
_SYSTEM: Final = ("/dev/null", "/dev/urandom", "/etc/localtime", "/usr/share/zoneinfo", "/proc/")
_NEVER: Final = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.mkdir",
    "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate", "os.kill", "shutil.", "tempfile.", "pickle.",
    "marshal.load", "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "sqlite3.",
)  # fmt: skip
_MAKERS: Final = (
    "typing",
    "annotationlib",
    "dataclasses",
    "collections",
    "inspect",
    "typing_inspection.typing_objects",
)
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def hook(log: int, source: str) -> Callable[[str, tuple[Any, ...]], None]:
    """The audit hook that tells `log` of all that is not allowed."""
    readable = (*_OWN, os.path.realpath(source) + os.sep, *_SYSTEM)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        said = ""
        if event == "open":
            said = _opened(arguments, readable)
        elif event == "exec":
            said = _run(arguments[0])
        elif event.startswith(_NEVER) and not _by_supervisor():
            # reading .pyc files is what an import does
            said = "" if event == "marshal.loads" else f"{event} {arguments!r}"
        if said:
            os.write(log, said.encode("utf-8", "backslashreplace") + b"\n")

    return watch


def _by_supervisor() -> bool:
    """It divides the process, and ends its copy."""
    return sys._getframe(2).f_globals.get("__name__") == "granskning_cli.cli.supervisor"


def _opened(arguments: tuple[Any, ...], readable: tuple[str, ...]) -> str:
    path, mode, flags = arguments
    if isinstance(path, int):
        return ""
    path = os.fsdecode(path)
    writes = (mode and set(mode) & set("wax+")) or flags & _WRITES
    here = os.path.realpath(path)
    if writes and here != "/dev/null" and not here.endswith(".pyc") and "__pycache__" not in here:
        return f"open for writing {path!r}"
    return "" if here.startswith(readable) or not os.path.exists(here) else f"open for reading {path!r}"


def _run(code: object) -> str:
    if not isinstance(code, CodeType):
        return f"exec of {type(code).__name__}"
    name = code.co_filename
    if name.startswith("<frozen") or os.path.realpath(name).startswith(_OWN):
        return ""
    # An annotation is text that typing evaluates, and a named tuple or a data class is made from text.
    caller = sys._getframe(2).f_globals.get("__name__", "")
    return "" if caller in _MAKERS else f"exec of {name!r} by {caller}"


def main() -> int:
    """Runs the command with the rest of the arguments."""
    log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    source = sys.argv[2]
    sys.argv = ["granskning", *sys.argv[3:]]
    from granskning_cli.cli import main as command

    sys.addaudithook(hook(log, source))
    return command()


if __name__ == "__main__":
    sys.exit(main())
