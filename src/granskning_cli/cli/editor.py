"""A file in the editor that the user has chosen, as git and crontab open it."""

from __future__ import annotations

import os
import shlex
import subprocess

from granskning_cli.diagnostics import Unreadable


def opened(path: str) -> None:
    """Until the editor is closed. Raises Unreadable C912; what is in the file then stays."""
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        # on Windows a backslash parts folders
        command = [*(shlex.split(wanted) if os.name != "nt" else [wanted]), path]
        done = subprocess.run(command, check=False)
    except (OSError, ValueError) as problem:
        raise Unreadable("C912", f"the editor {wanted!r} could not be started: {problem}") from None
    if done.returncode:
        raise Unreadable(
            "C912", f"the editor {wanted!r} ended with {done.returncode}; {path!r} is as it left it"
        )
