#!/usr/bin/env python3
"""Makes samples/<form>--<maker>/source.* anew from samples/forms/<form>.yaml.

    python samples/make.py              all of them
    python samples/make.py bun word     those whose name holds one of the words

Needs what the maker needs: reportlab, pypdf, python-docx and weasyprint (from PyPI), LibreOffice (`soffice`),
`chromium`, and the fonts Liberation and DejaVu. Look at every PDF as a picture before you check it in:
`pdftoppm -r 50 -png source.pdf page`. The case ks-2025--seed is a real text and is never made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

from typeset.acroform import acroform_pdf
from typeset.borderless import borderless_docx
from typeset.cells import cells
from typeset.chromium import chromium_pdf
from typeset.columns import columns
from typeset.controls import controls_docx
from typeset.drawn import drawn_pdf
from typeset.fields import fields_pdf
from typeset.form import Form, load
from typeset.html_form import html
from typeset.inline import inline
from typeset.left import left_docx
from typeset.markdown import markdown
from typeset.office import office_odt, office_pdf
from typeset.platypus import platypus_pdf
from typeset.seed import seed
from typeset.ticked import ticked_html
from typeset.typed import typed_html
from typeset.weasy import weasy_pdf
from typeset.web import web
from typeset.word import word_docx
from typeset.xfa import xfa_pdf

SAMPLES = Path(__file__).resolve().parent

MAKERS: dict[str, Callable[[Form], str | bytes]] = {
    "ks-2025--word": lambda form: office_pdf(word_docx(form)),
    "bun-2024--seed": seed,
    "bun-2024--single": lambda form: weasy_pdf(html(form, "single", marks=("x", ""))),
    "bun-2024--chromium": lambda form: chromium_pdf(html(form, middle=True, header="Bilaga 2.1")),
    "bun-2025--word": lambda form: office_pdf(word_docx(form)),
    "bun-2024--boxes": lambda form: platypus_pdf(form, "boxes"),
    "bun-2024--circled": lambda form: drawn_pdf(form, "circled"),
    "mbn-2025--behind": lambda form: inline(form, on="●", off="○", after=True),
    "mbn-2025--numbered": lambda form: weasy_pdf(html(form, "numbered", font="DejaVu Serif")),
    "mbn-2025--running": lambda form: weasy_pdf(html(form, "running", header="Revisorerna")),
    "audit-2024-en--chromium": lambda form: chromium_pdf(html(form, "numbered", middle=True)),
    "audit-2025-en--ballot": lambda form: office_pdf(word_docx(form, "numbered", marks=("☒", "☐"))),
    "audit-2025-en--inline": inline,
    "audit-2025-en--radio": lambda form: acroform_pdf(form, "radio"),
    "kfn-2024--lines": lambda form: platypus_pdf(form, "lines", header="Revisorerna"),
    "kfn-2025--comment": lambda form: weasy_pdf(html(form, "comment", hyphens=True)),
    "kfn-2025--acroform": acroform_pdf,
    "kfn-2025--xfa": xfa_pdf,
    "mbn-2025--xfa": xfa_pdf,
    "sivistys-2024-fi--xfa": xfa_pdf,
    "oppvekst-2025-nb--comment": lambda form: office_pdf(word_docx(form, "comment")),
    "oppvekst-2025-nb--columns": lambda form: columns(form, row="middle", page_lines=40),
    "sivistys-2024-fi--lines": lambda form: platypus_pdf(form, "lines", header="Tarkastuslautakunta"),
    "sivistys-2024-fi--cells": cells,
    "boern-2025-da--bare": lambda form: platypus_pdf(form, "bare"),
    "boern-2025-da--tick": lambda form: weasy_pdf(normalize("NFD", html(form, marks=("✓", "")))),
    "bun-2024--controls": controls_docx,
    "ks-2025--docx": lambda form: word_docx(form, "numbered"),
    "mbn-2025--odt": lambda form: office_odt(word_docx(form, marks=("☒", "☐"))),
    "oppvekst-2025-nb--web": web,
    "boern-2025-da--markdown": markdown,
    "sbn-2025--fields": fields_pdf,
    "sbn-2025--printed": lambda form: fields_pdf(form, printed=True),
    "vn-2024--typed": lambda form: weasy_pdf(typed_html(form)),
    "hsn-2025--left": lambda form: office_pdf(left_docx(form)),
    "hsn-2025--ticked": lambda form: weasy_pdf(ticked_html(form)),
    "sn-2025--borderless": lambda form: office_pdf(borderless_docx(form)),
    "rf-2025--unnumbered": lambda form: weasy_pdf(html(form, middle=True)),
}


def kind(data: bytes) -> str:
    """The ending of a file that begins like this."""
    for start, ending in ((b"%PDF", "pdf"), (b"<!DOCTYPE html", "html"), (b"# ", "md")):
        if data.startswith(start):
            return ending
    if data.startswith(b"PK"):
        return "odt" if b"opendocument.text" in data[:100] else "docx"
    return "txt"


def main(words: list[str]) -> None:
    """Writes the sources whose case holds one of the words."""
    for case, make in MAKERS.items():
        if words and not any(word in case for word in words):
            continue
        source = make(load(SAMPLES / "forms" / f"{case.split('--')[0]}.yaml"))
        folder = SAMPLES / case
        folder.mkdir(exist_ok=True)
        data = source.encode() if isinstance(source, str) else source
        (folder / f"source.{kind(data)}").write_bytes(data)
        print(case, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
