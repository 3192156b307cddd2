"""What commands that read a document share: standard input, and the options that say how it is read."""

from __future__ import annotations

import sys
from typing import Annotated, Final

import typer

from granskning_cli.cli.choice import one_of
from granskning_cli.cli.panels import READING
from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers import READERS

_READERS: Final = ["auto", *READERS]
_OCR: Final = ["auto", "never", "always"]


Reader = Annotated[
    str,
    typer.Option(
        rich_help_panel=READING, metavar="|".join(_READERS), callback=one_of(_READERS), autocompletion=lambda: _READERS,
        help="What the document is read with.",
    ),
]  # fmt: skip


def _known_ocr(value: str) -> str:
    if value not in _OCR:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(_OCR)}")
    return value


Ocr = Annotated[
    str,
    typer.Option(
        rich_help_panel=READING, metavar="|".join(_OCR), callback=_known_ocr, autocompletion=lambda: _OCR,
        help="When pages are read from their pictures: auto where they have no text, or none of use.",
    ),
]  # fmt: skip
Password = Annotated[
    str | None,
    typer.Option(
        rich_help_panel=READING, metavar="PW", envvar="GRANSKNING_PASSWORD", show_default=False,
        help="For an encrypted document. Other users of the machine can see it on the command line, "
        "but not in the variable.",
    ),
]  # fmt: skip

Corrections = Annotated[
    list[str] | None,
    typer.Option(
        "--corrections", rich_help_panel=READING, metavar="PATH|none", show_default=False,
        help="More corrections than those beside the document, a file or a folder of them; none for none at all.",
    ),
]  # fmt: skip

Verify = Annotated[
    bool,
    typer.Option(
        "--verify",
        rich_help_panel=READING,
        help="Read a PDF by a second engine too, and say where the two differ.",
    ),
]


Template = Annotated[
    str | None,
    typer.Option(
        "--template", rich_help_panel=READING, metavar="T|none", show_default=False,
        help="A questionnaire whose questions are known. Default: the known ones are tried; none: without.",
    ),
]  # fmt: skip


def stdin() -> bytes:
    """All of standard input. Raises Unreadable R103."""
    if sys.stdin is None:
        raise Unreadable("R103", "standard input is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as problem:
        raise Unreadable("R103", f"standard input cannot be read: {problem.strerror}") from problem
