"""A file's bytes and the name it goes by."""

from __future__ import annotations

import os
from pathlib import Path

from granskning_cli.diagnostics import Unreadable


def opened(path: str | Path | bytes) -> tuple[str | None, bytes]:
    """The name (None for bytes that came without a file) and the bytes. Raises Unreadable R101 to R103."""
    if isinstance(path, bytes):
        return None, path
    path = Path(path)
    try:
        # A name that is not Unicode must not stop its content from being written as UTF-8.
        return os.fsencode(path.name).decode("utf-8", "replace"), path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("R101", f"there is no file {str(path)!r}") from None
    except IsADirectoryError:
        raise Unreadable("R102", f"{str(path)!r} is a folder") from None
    except (OSError, ValueError) as error:
        raise Unreadable("R103", f"{str(path)!r} could not be opened: {_why(error)}") from None


def _why(error: OSError | ValueError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
