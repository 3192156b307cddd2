"""PDFs that ask their reader for more than to be read, written by hand."""

from __future__ import annotations


def pdf(*objects: str) -> bytes:
    """The objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def stream(content: str) -> str:
    """A stream that is not packed."""
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def text(
    words: str, *, font: str = "/Type/Font/Subtype/Type1/BaseFont/Helvetica", catalogue: str = ""
) -> bytes:
    """A page with a line of text, in a font and with a catalogue that hold more."""
    return pdf(
        f"<</Type/Catalog/Pages 2 0 R {catalogue}>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(f"BT /F 12 Tf 72 700 Td ({words}) Tj ET"),
        f"<<{font}>>",
    )


def with_encoding(path: str) -> bytes:
    """A font whose characters are to be looked up in a file of this path."""
    name = path.replace("/", "#2F")
    font = (
        f"/Type/Font/Subtype/Type0/BaseFont/Evil/Encoding/{name}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
        "/BaseFont/Evil/CIDSystemInfo<</Registry(Adobe)/Ordering(Evil)/Supplement 0>>>>]"
    )
    return text("1.1 Finns en budget?", font=font)


def with_actions() -> bytes:
    """A page that opens an address, a file and a program, and runs a script, when it is shown."""
    return text(
        "1.1 Finns en budget?",
        catalogue="/OpenAction<</S/URI/URI(http://127.0.0.1:9/x)/Next[<</S/Launch/F(/bin/sh)>>"
        "<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))>><</S/SubmitForm/F(http://127.0.0.1:9/)>>]>>",
    )
