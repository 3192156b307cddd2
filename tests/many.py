"""An archive of documents made on the spot: copies of samples, each with bytes of its own, and hostile ones."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from program import ROOT

PDF = ROOT / "samples" / "sbn-2025--printed" / "source.pdf"
TEXT = ROOT / "samples" / "sivistys-2024-fi--cells" / "source.txt"


def form(number: int) -> bytes:
    """A small form that asks for this number."""
    return f"1 Ekonomi\n\n1.1 Finns en budget för {number}?\n☒ Ja ☐ Nej\n\n1.2 Följs den upp?\n☐ Ja ☒ Nej\n".encode()


def paper(number: int) -> bytes:
    """A PDF of its own: a comment behind its end changes no value."""
    return PDF.read_bytes() + b"\n%% copy %d\n" % number


def filled(folder: Path, count: int) -> Path:
    """As many documents, in folders by the hundred; every tenth is a PDF."""
    for at in range(count):
        here = folder / f"{at // 100:03}"
        here.mkdir(parents=True, exist_ok=True)
        name, data = (f"{at:05}.pdf", paper(at)) if at % 10 == 0 else (f"{at:05}.txt", form(at))
        (here / name).write_bytes(data)
    return folder


def hostile() -> dict[str, tuple[bytes, str]]:
    """Twenty documents that cannot be converted, with the code that says why."""
    pdf = PDF.read_bytes()
    found = {f"cut-{at}.pdf": (pdf[: len(pdf) * at // 20], "R106") for at in range(1, 7)}
    found |= {f"empty{end}": (b"", "R104") for end in (".pdf", ".txt", ".docx", ".html")}
    found |= {"letter.txt": ("Hej!\n\nTack för brevet.\n".encode(), "Q390")}
    found |= {"bomb.docx": (_bomb(), "R131"), "locked.pdf": (_encrypted(), "R107")}
    found |= {
        "list.txt": (b"1. Milk\n2. Bread\n3. Butter\n", "Q390"),
        "notes.txt": ("Anteckningar från mötet i mars.\n\nBeslut togs.\n".encode(), "Q390"),
        "page.html": (b"<html><body><p>Hej och tack.</p></body></html>", "Q390"),
        "cut-and-glued.pdf": (pdf[: len(pdf) // 5] + b"\n%%EOF\n", "R106"),
        "turned.pdf": (b"%PDF-1.7\n" + pdf[::-1][: len(pdf) // 2], "R106"),
        "only-a-head.pdf": (b"%PDF-1.7\n", "R106"),
        "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "R106"),
    }
    return found


def _bomb() -> bytes:
    """A Word document that unpacks to sixty megabytes of blanks."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(60):
                part.write(b" " * (1 << 20))
    return stream.getvalue()


def _encrypted() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret"))
    canvas.drawString(50, 700, "1.1 Finns en budget?")
    canvas.save()
    return stream.getvalue()
