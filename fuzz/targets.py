"""What is fuzzed: bytes in, nothing out; whatever is raised but Unreadable is a bug.

text html markdown docx odt   a reader and all stages behind it
pdfium plumber xfa            the same for a PDF
data overlay template         what a person may have edited
compare                       two documents in one: they are parsed, and compared both ways
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from mutate import Mutate, data_lines, lines, markup, office, pdf

from granskning_cli import Questionnaire, compare, parse
from granskning_cli.corrections import apply, loaded
from granskning_cli.data import from_data, is_data, is_overlay
from granskning_cli.data.mistakes import mistakes
from granskning_cli.diagnostics import Unreadable
from granskning_cli.export import export
from granskning_cli.pipeline import checked
from granskning_cli.readers import read
from granskning_cli.templates import Entry
from granskning_cli.validate.against import against

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "samples"
PARTED = b"\n%%%%\n"


class Target(NamedTuple):
    """What is run, what its inputs begin as, and how they are changed."""

    run: Callable[[bytes], object]
    seeds: tuple[str, ...]
    mutate: Mutate


def _reader(module: str, **how: str) -> Callable[[bytes], object]:
    """The document is given to this reader whatever its first bytes say."""

    def run(data: bytes) -> object:
        document = import_module(f"granskning_cli.readers.{module}").read(data, password=None, **how)
        return export(parse(data, document=document), "json")

    return run


def _any(data: bytes) -> object:
    return parse(data, document=read(data))


def _data(data: bytes) -> object:
    is_data(data)
    is_overlay(data)
    mistakes(data)
    found = checked(from_data(data))
    against(found, found)
    return export(found, "yaml")


def _overlay(data: bytes) -> object:
    overlays, _ = loaded([("overlay.yaml", data)])
    return apply(_asked(), overlays)


def _template(data: bytes) -> object:
    small = (HERE / "corpus" / "text" / "small.txt").read_bytes()
    return parse(small, template=Entry("fuzzed", data))


def _compared(data: bytes) -> object:
    old, _, new = data.partition(PARTED)
    before, after = parse(old), parse(new)
    return compare(before, after), compare(after, before), compare(before, _asked())


@cache
def _asked() -> Questionnaire:
    return parse(HERE / "corpus" / "text" / "small.txt")


# Of a scan Tesseract takes seconds a page, and none of it is the reader's.
_UNSEEN = {"ocr": "never"}
TARGETS: dict[str, Target] = {
    "text": Target(_reader("text"), ("corpus/text/*", "../samples/*/source.txt"), lines),
    "html": Target(_reader("html"), ("corpus/html/*", "../samples/*/source.html"), markup),
    "markdown": Target(_reader("markdown"), ("corpus/markdown/*", "../samples/*/source.md"), lines),
    "docx": Target(_reader("docx"), ("../samples/*/source.docx",), office),
    "odt": Target(_reader("odt"), ("../samples/*/source.odt",), office),
    "pdfium": Target(_reader("pdfium", **_UNSEEN), ("../samples/*/source.pdf",), pdf),
    "plumber": Target(_reader("plumber"), ("../samples/*/source.pdf",), pdf),
    "xfa": Target(_reader("pdfium", **_UNSEEN), ("../samples/*--xfa/source.pdf",), pdf),
    "data": Target(_data, ("corpus/data/*",), data_lines),
    "overlay": Target(_overlay, ("corpus/overlay/*",), data_lines),
    "template": Target(_template, ("corpus/template/*",), data_lines),
    "compare": Target(_compared, ("corpus/compare/*",), lines),
}


def seeds(target: str) -> list[bytes]:
    """The files that the inputs of a target begin as, the smallest first."""
    found = sorted(
        {path.resolve() for pattern in TARGETS[target].seeds for path in HERE.glob(pattern)}, key=str
    )
    return sorted((path.read_bytes() for path in found), key=len)


def once(target: str, data: bytes) -> None:
    """One input; an Unreadable is an answer."""
    try:
        TARGETS[target].run(data)
    except Unreadable:
        return
