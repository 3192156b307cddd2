"""PDFs written out by hand, for what no library typesets: each one holds a single trap."""

from __future__ import annotations

from collections.abc import Sequence

HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def file(objects: Sequence[str | bytes], trailer: str = "") -> bytes:
    """The objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + _bytes(body) + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer.encode())
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream object."""
    body = _bytes(content)
    return b"<<%s/Length %d>>stream\n" % (entries.encode(), len(body)) + body + b"\nendstream"


def pdf(
    content: str,
    *,
    page: str = "/MediaBox[0 0 400 400]",
    fonts: str = HELVETICA,
    resources: str = "",
    catalogue: str = "",
    more: Sequence[str | bytes] = (),
) -> bytes:
    """One page. Its font is /F1; the objects in `more` are numbered from 6."""
    return file(
        [
            f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R{page}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{resources}>>>>",
            stream(content),
            fonts,
            *more,
        ]
    )


def text(x: float, y: float, words: str, size: float = 10, more: str = "") -> str:
    """The operators that set one line of type."""
    return f"BT /F1 {size} Tf {more} 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def font_of(codes: dict[int, str]) -> tuple[str, list[str | bytes]]:
    """Helvetica with a /ToUnicode that gives these codes these meanings; the map is object 6."""
    lines = "\n".join(
        f"<{code:02X}> <{meaning.encode('utf-16-be').hex()}>" for code, meaning in codes.items()
    )
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    )
    return HELVETICA.replace(">>", "/ToUnicode 6 0 R>>"), [stream(mapping)]


def form(widgets: Sequence[str], *, content: str = "", more: Sequence[str | bytes] = ()) -> bytes:
    """A page of form fields, each given by the entries of its widget; `more` begins at object 20.

    Object 6 is a ticked appearance and object 7 an empty one; the widgets follow from 8.
    """
    assert len(widgets) <= 12, "the objects in `more` begin at 20"
    numbers = " ".join(f"{8 + i} 0 R" for i in range(len(widgets)))
    appearance = "/Type/XObject/Subtype/Form/BBox[0 0 12 12]"
    objects: list[str | bytes] = [stream("q 2 w 2 2 m 10 10 l S Q", appearance), stream("", appearance)]
    objects += [f"<</Type/Annot/P 3 0 R{_visible(widget)}>>" for widget in widgets]
    objects += ["null"] * (20 - 6 - len(objects))
    return pdf(
        content or text(20, 380, "Formul\xe4r"),
        page=f"/MediaBox[0 0 400 400]/Annots[{numbers}]",
        catalogue=f"/AcroForm<</Fields[{numbers}]/DR<</Font<</F1 5 0 R>>>>/DA(/F1 0 Tf 0 g)>>",
        more=[*objects, *more],
    )


def box(name: str, entries: str, place: str = "[20 300 32 312]") -> str:
    """The entries of a check box whose ticked state is called Ja."""
    states = "/AP<</N<</Ja 6 0 R/Off 7 0 R>>>>"
    return f"/Subtype/Widget/FT/Btn/T({name})/Rect{place}{states}{entries}"


def _visible(widget: str) -> str:
    return widget if "/F " in widget else widget + "/F 4"


def _bytes(body: str | bytes) -> bytes:
    return body.encode("latin-1") if isinstance(body, str) else body
