"""What a scan comes as: PDFs whose pages are pictures in strips, in layers, packed in every way, and stamped."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from handmade import HELVETICA, file, stream
from PIL import Image

Grey = Any


class Put(NamedTuple):
    """A picture and where it lies on the page, in points from the lower left; `filter` says how it is packed."""

    grey: Grey
    at: tuple[float, float, float, float]  # x, y, width, height
    packed: str = "jpeg"
    mask: bool = False  # its ink is painted, its paper is left clear


class Laid(NamedTuple):
    """One page: its size, what is put on it, what is written over it, and further entries of the page."""

    size: tuple[float, float]
    pictures: Sequence[Put]
    over: str = ""
    entries: str = ""


def scanned_pdf(pages: Sequence[Laid]) -> bytes:
    """The pages as a PDF; its font is /F1."""
    objects: list[str | bytes] = ["<</Type/Catalog/Pages 2 0 R>>", "", HELVETICA]
    kids: list[int] = []
    for page in pages:
        names: list[str] = []
        content = ""
        for number, put in enumerate(page.pictures):
            objects.append(_image(put, objects))
            names.append(f"/I{number} {len(objects)} 0 R")
            x, y, width, height = put.at
            content += f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm /I{number} Do Q\n"
        objects.append(stream(content + page.over))
        wide, high = page.size
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>/XObject<<{' '.join(names)}>>>>{page.entries}>>"
        )
        kids.append(len(objects))
    listed = " ".join(f"{number} 0 R" for number in kids)
    objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>"
    return file(objects)


def _image(put: Put, objects: list[str | bytes]) -> bytes:
    high, wide = put.grey.shape[:2]
    body, entries = PACKED[put.packed](put.grey)
    colours = "/ImageMask true" if put.mask else ""
    return stream(body, f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}{colours}{entries}")


def _saved(picture: Image.Image, kind: str, **more: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def _g4(grey: Grey) -> bytes:
    """The picture by CCITT group 4, ink as ones."""
    bits = Image.fromarray(grey).point(lambda value: 255 if value > 150 else 0).convert("1")
    data = _saved(bits, "TIFF", compression="group4", strip_size=1 << 30)
    with Image.open(io.BytesIO(data)) as opened:
        start, length = opened.tag_v2[273][0], opened.tag_v2[279][0]  # type: ignore[attr-defined]
        assert opened.tag_v2[262] in (0, 1)  # type: ignore[attr-defined]
    return data[start : start + length]


def _jbig2(grey: Grey) -> bytes:
    """One generic region packed by MMR, on a page of its size, as a PDF holds it: without the file's header."""
    high, wide = grey.shape
    body = _g4(grey)
    info = struct.pack(">IIIIBH", wide, high, 0, 0, 0, 0)
    region = struct.pack(">IIIIB", wide, high, 0, 0, 0) + b"\x01" + body

    def segment(number: int, kind: int, data: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data

    return segment(0, 48, info) + segment(1, 38, region)


def _plain(grey: Grey) -> tuple[bytes, str]:
    return zlib.compress(grey.tobytes()), "/Filter/FlateDecode/ColorSpace/DeviceGray/BitsPerComponent 8"


def _bits(grey: Grey) -> tuple[bytes, str]:
    """As a mask: a zero bit is painted."""
    bits = Image.fromarray(grey).point(lambda value: 255 if value > 150 else 0).convert("1")
    return zlib.compress(bits.tobytes()), "/Filter/FlateDecode/BitsPerComponent 1"


def _faxed(grey: Grey) -> tuple[bytes, str]:
    high, wide = grey.shape
    how = f"/DecodeParms<</K -1/Columns {wide}/Rows {high}>>"
    return _g4(grey), f"/Filter/CCITTFaxDecode{how}/ColorSpace/DeviceGray/BitsPerComponent 1"


PACKED = {
    "jpeg": lambda grey: (
        _saved(Image.fromarray(grey), "JPEG", quality=75),
        "/Filter/DCTDecode/ColorSpace/DeviceGray/BitsPerComponent 8",
    ),
    "cmyk": lambda grey: (
        _saved(Image.fromarray(grey).convert("CMYK"), "JPEG", quality=75),
        "/Filter/DCTDecode/ColorSpace/DeviceCMYK/BitsPerComponent 8/Decode[1 0 1 0 1 0 1 0]",
    ),
    "jpeg 2000": lambda grey: (_saved(Image.fromarray(grey), "JPEG2000"), "/Filter/JPXDecode"),
    "jbig2": lambda grey: (_jbig2(grey), "/Filter/JBIG2Decode/ColorSpace/DeviceGray/BitsPerComponent 1"),
    "fax": _faxed,
    "plain": _plain,
    "bits": _bits,
    "16 bit": lambda grey: (
        zlib.compress((grey.astype(">u2") * 257).tobytes()),
        "/Filter/FlateDecode/ColorSpace/DeviceGray/BitsPerComponent 16",
    ),
}
