"""A file's bytes and the name it goes by."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import Final

from granskning_cli.diagnostics import Unreadable

# A scan of a thousand pages takes less.
LARGEST: Final = 1_000_000_000
# Names of a folder among which a mistyped one is looked for.
_LOOKED_AT: Final = 2_000


def opened(path: str | Path | bytes) -> tuple[str | None, bytes]:
    """The name (None for bytes that came without a file) and the bytes. Raises Unreadable R101 to R103."""
    if isinstance(path, bytes):
        return None, path
    if "://" in str(path) and not os.path.exists(path):
        raise Unreadable(
            "R101", f"{str(path)!r} is an address and no file; `granskning batch` reads addresses"
        )
    path = Path(path)
    try:
        # A name that is not Unicode must not stop its content from being written as UTF-8.
        return os.fsencode(path.name).decode("utf-8", "replace"), _bytes(path)
    except FileNotFoundError:
        raise Unreadable("R101", f"there is no file {str(path)!r}{nearest(path)}") from None
    except IsADirectoryError:
        raise Unreadable("R102", f"{str(path)!r} is a folder") from None
    except (OSError, ValueError) as error:
        raise Unreadable("R103", f"{str(path)!r} could not be opened: {_why(error)}") from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > LARGEST:
            raise Unreadable("R160", f"{str(path)!r} holds {size:,} bytes; no more than {LARGEST:,} are read")
        return stream.read()


def nearest(path: Path) -> str:
    """ "; did you mean ...?" with the file of that folder whose name looks most like it, or nothing."""
    from difflib import get_close_matches

    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in islice(entries, _LOOKED_AT))
    except (OSError, ValueError):
        return ""
    near = get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f"; did you mean {str(path.with_name(near[0]))!r}?" if near else ""


def _why(error: OSError | ValueError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
