"""pdfminer loads a table of characters by a name that stands in the PDF; here it gets the tables of its own package only.

Some versions unpickled whatever such a name led to (CVE-2025-64512, CVE-2025-70559): "/..#2F..#2Ftmp#2Fevil" was a program.
"""

from __future__ import annotations

import logging
import os
from functools import cache
from pathlib import Path
from typing import Any


@cache
def shut() -> None:
    """Once, before the first document, whatever the version is."""
    import pdfminer
    from pdfminer.cmapdb import CMapDB

    # what it logs goes to who asked for logs, and not to stderr: it quotes the document
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    folder = Path(pdfminer.__file__).parent / "cmap"
    own = frozenset(path.name.partition(".")[0] for path in folder.iterdir())
    load = CMapDB._load_data
    os.environ["CMAP_PATH"] = str(folder)  # else it looks in a folder of the system first

    def only_own(name: str) -> Any:
        plain = name.replace("\0", "")  # as pdfminer does
        if plain not in own:
            raise CMapDB.CMapNotFound(name)
        return load(plain)

    CMapDB._load_data = staticmethod(only_own)  # type: ignore[method-assign]
