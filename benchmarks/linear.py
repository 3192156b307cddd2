"""What n, 2n and 4n of something cost: 2.0 and 2.0 are linear, 4.0 is a square.

    python benchmarks/linear.py [NAME ...] [--least 0.3]

Each is made larger until it takes `--least` seconds of the processor, and then twice doubled. Exit code 1 where the last
doubling costs more than three times as much.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

from granskning_cli import compare, parse
from granskning_cli.diagnostics import Unreadable

SQUARE = 3.0
MOST = 20_000
FORM = "1 Ekonomi\n\n1.1 Finns en budget?\n☒ Ja ☐ Nej\n\n"


def questions(n: int) -> bytes:
    return "".join(
        f"{k // 20 + 1}.{k % 20 + 1} Är plan nummer {k} följd?\n☒ Ja ☐ Nej\nSvar {k}\n\n" for k in range(n)
    ).encode()


def answer(n: int) -> bytes:
    return (FORM + "Planen följs upp den 3 maj 2025, § 14, med 12 mnkr.\n" * n).encode()


def long_line(n: int) -> bytes:
    return (FORM + "Planen följs upp varje år. " * n + "\n").encode()


def one_word(n: int) -> bytes:
    return (FORM + "plan" * n + "\n").encode()


def nested(n: int) -> bytes:
    return "".join(f"{'.'.join(['1'] * min(k, 40))}.{k} Finns en plan?\nJa\n" for k in range(1, n)).encode()


def options(n: int) -> bytes:
    return (FORM + "1.2 Vilka planer finns?\n" + "".join(f"☐ Plan {k}\n" for k in range(n))).encode()


def markdown_rows(n: int) -> bytes:
    rows = "".join(f"| 1.{k} | Finns plan {k}? | X | |\n" for k in range(1, n))
    return f"| Nr | Fråga | Ja | Nej |\n|---|---|---|---|\n{rows}".encode()


def html_rows(n: int) -> bytes:
    rows = "".join(f"<tr><td>1.{k}<td>Finns plan {k}?<td>X<td></tr>" for k in range(1, n))
    return f"<html><body><table><tr><th>Nr<th>Fråga<th>Ja<th>Nej</tr>{rows}</table></body></html>".encode()


def html_deep(n: int) -> bytes:
    return ("<html><body>" + "<div>" * n + "<p>1.1 Finns en budget?</p><p>Ja</p></body></html>").encode()


def html_columns(n: int) -> bytes:
    head, cells = "".join(f"<th>Val {k}" for k in range(n)), "<td>" * n
    return f"<table><tr><th>Nr<th>Fråga{head}</tr><tr><td>1.1<td>Finns en plan?{cells}</tr></table>".encode()


def _docx(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/word/document.xml" ContentType="'
            'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        packed.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            f"{body}</w:body></w:document>",
        )
    return out.getvalue()


def docx_rows(n: int) -> bytes:
    def told(row: tuple[str, ...]) -> str:
        cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row)
        return f"<w:tr>{cells}</w:tr>"

    rows = [("Nr", "Fråga", "Ja", "Nej"), *((f"1.{k}", f"Finns plan {k}?", "X", "") for k in range(1, n))]
    return _docx(f"<w:tbl>{''.join(map(told, rows))}</w:tbl>")


def _pdf(draw: Callable[..., None], n: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(50, 800, "1.1 Finns en budget?")
    draw(canvas, n)
    canvas.save()
    return out.getvalue()


def pdf_words(n: int) -> bytes:
    """They overlap, in types of any size."""

    def draw(canvas, n: int) -> None:  # type: ignore[no-untyped-def]
        for k in range(n):
            canvas.setFont("Helvetica", (6, 9, 40, 150)[k % 4])
            canvas.drawString(30 + k * 7919 % 500, 30 + k * 104729 % 700, f"ord{k}")

    return _pdf(draw, n)


def pdf_boxes(n: int) -> bytes:
    def draw(canvas, n: int) -> None:  # type: ignore[no-untyped-def]
        for k in range(n):
            canvas.rect(30 + k * 7919 % 500, 30 + k * 104729 % 700, 9, 9)
            canvas.drawString(30 + k * 7919 % 500, 30 + k * 104729 % 700, f"ord{k}")

    return _pdf(draw, n)


def pdf_fields(n: int) -> bytes:
    def draw(canvas, n: int) -> None:  # type: ignore[no-untyped-def]
        for k in range(n):
            canvas.drawString(50, 780 - 14 * (k % 50), f"1.{k + 2} Finns plan {k}?")
            canvas.acroForm.checkbox(name=f"f{k}", x=300, y=778 - 14 * (k % 50), size=10, checked=k % 2 == 0)
            if k % 50 == 49:
                canvas.showPage()

    return _pdf(draw, n)


def pdf_pages(n: int) -> bytes:
    def draw(canvas, n: int) -> None:  # type: ignore[no-untyped-def]
        for k in range(n):
            canvas.drawString(50, 700, f"1.{k + 2} Finns en plan?")
            canvas.showPage()

    return _pdf(draw, n)


PARSED = (
    questions, answer, long_line, one_word, nested, options, markdown_rows, html_rows, html_deep, html_columns, docx_rows,
    pdf_words, pdf_boxes, pdf_fields, pdf_pages,
)  # fmt: skip


def _parse(make: Callable[[int], bytes]) -> Callable[[int], Callable[[], object]]:
    def made(n: int) -> Callable[[], object]:
        data = make(n)
        return lambda: parse(data)

    return made


def compared(n: int) -> Callable[[], object]:
    """Every question reworded."""
    old, new = questions(n), questions(n).replace(b"plan nummer", b"den plan som har nummer")
    before, after = parse(old), parse(new)
    return lambda: compare(before, after)


THINGS = {make.__name__: _parse(make) for make in PARSED} | {"compared": compared}


def took(run: Callable[[], object]) -> float:
    """Seconds of the processor; that there is nothing to read is an answer."""
    start = time.process_time()
    with suppress(Unreadable):
        run()
    return time.process_time() - start


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("names", nargs="*", metavar="NAME", help=", ".join(THINGS))
    ask.add_argument("--least", type=float, default=0.3)
    asked = ask.parse_args()
    squares = 0
    for name in asked.names or THINGS:
        made, n = THINGS[name], 125
        while (first := took(made(n))) < asked.least and n < MOST:
            n *= 2
        second, third = took(made(2 * n)), took(made(4 * n))
        squares += third > SQUARE * second
        print(f"{name:14} {n:6} {first:7.2f} s   x{second / first:4.1f}   x{third / second:4.1f}", flush=True)
    return 1 if squares else 0


if __name__ == "__main__":
    sys.exit(main())
