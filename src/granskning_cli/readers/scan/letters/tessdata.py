"""Where Tesseract's language data lies, and which of it is used; what to install where there is none."""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from glob import glob
from typing import Final

from granskning_cli.diagnostics import Unreadable

LIBRARIES: Final = ("cv2", "numpy", "PIL", "tesserocr")
_FOLDERS: Final = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
MAIN: Final = "swe"
SECOND: Final = "eng"
NO_LIBRARY: Final = (
    "pictures are read with the libraries of `pip install 'granskning[ocr]'`, which are not installed"
)
NO_DATA: Final = (
    "Tesseract's Swedish and English data are not found: `apt-get install tesseract-ocr-swe tesseract-ocr-eng`, "
    "`brew install tesseract-lang`, or name their folder in TESSDATA_PREFIX"
)


def refusal() -> Unreadable | None:
    """Why pictures cannot be read here; None where they can."""
    if any(importlib.util.find_spec(name) is None for name in LIBRARIES):
        return Unreadable("R150", NO_LIBRARY)
    return None if folder() else Unreadable("R151", NO_DATA)


@cache
def folder() -> str | None:
    """The folder that holds the data of both languages."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = (
        [named, os.path.join(named, "tessdata")]
        if named
        else sorted((found for pattern in _FOLDERS for found in glob(pattern)), reverse=True)
    )
    for place in places:
        if all(os.path.isfile(os.path.join(place, f"{name}.traineddata")) for name in (MAIN, SECOND)):
            return place
    return None
