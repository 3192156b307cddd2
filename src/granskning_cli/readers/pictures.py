"""A document -> its pages as a person sees them: a picture of each where it has pages, else the words with their places.

    PDF                     -> pictures, turned as the reader turned the page
    DOCX, HTML, text ...    -> no pictures: the pages that the reader drew hold the words, which is all that is known

A page is grey where nothing on it has a colour. Pictures are 16 levels of grey, or 64 colours, as PNG; a photograph,
which would be large so, is WebP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from granskning_cli.model.layout import Document
from granskning_cli.readers import kind_of

if TYPE_CHECKING:
    from PIL.Image import Image

# What a page may have of pixels, whatever size it says it is: A3 at 144 to the inch.
MOST_PIXELS: Final = 4_000_000
LEVELS: Final = 16
COLOURS: Final = 64
# Above so many bytes a pixel it is no typed page, and the other format is tried.
PHOTOGRAPH: Final = 0.12
# Of 255: what JPEG and anti-aliasing leave of colour in what is grey.
GREY: Final = 24
_SMALL: Final = 200
# How far a picture's proportions may be from those of its page.
SHAPE: Final = 0.02
_IMAGES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")

_TO_LEVELS: Final = bytes(round(i * (LEVELS - 1) / 255) for i in range(256))
_RAMP: Final = bytes(i * 255 // (LEVELS - 1) for i in range(LEVELS) for _ in range(3))

# Pixels to the inch for the next page; 0 leaves its picture out.
Resolution = Callable[[], int]


class Picture(NamedTuple):
    """An encoded picture; `width` and `height` are its pixels."""

    media_type: str
    data: bytes
    width: int
    height: int


def pictures(
    data: bytes, document: Document, resolution: Resolution, *, password: str | None = None
) -> Iterator[Picture | None]:
    """One for each page of `document`, which was read from `data`; None where there is none to show."""
    if not data.startswith(_IMAGES) and kind_of(data) == "pdf":
        from granskning_cli.readers.pdfium.pictures import rendered

        yield from rendered(data, document, resolution, password)
    elif data.startswith(_IMAGES):
        yield from _frames(data, document, resolution)
    else:
        yield from (None for _ in document.pages)


def _frames(data: bytes, document: Document, resolution: Resolution) -> Iterator[Picture | None]:
    """The pictures of a picture file, each where it has the shape of the page that was read from it."""
    from PIL import Image, ImageOps, ImageSequence

    with Image.open(BytesIO(data)) as opened:
        frames = ImageSequence.Iterator(opened)
        frame, number = None, 0
        for page in document.pages:
            # two pages of a book are one frame, and have its number
            frame, number = (frame if page.number == number else next(frames, None)), page.number
            dots = resolution() if frame is not None else 0
            if frame is None or not dots or not page.width or not page.height:
                yield None
                continue
            upright = ImageOps.exif_transpose(frame).convert("RGB")
            shape = (upright.width / upright.height) / (page.width / page.height)
            # of a photograph the sheet was cut out, or the page was turned: its places are no places of this picture
            yield _shrunk(upright, page.width * dots / 72) if abs(shape - 1) < SHAPE else None


def _shrunk(image: Image, width: float) -> Picture:
    scale = min(1.0, width / image.width, (MOST_PIXELS / (image.width * image.height)) ** 0.5)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return encoded(image.resize(size) if scale < 1 else image)


def encoded(image: Image) -> Picture:
    """The picture, grey where nothing on it is coloured, in the smallest of what every browser shows."""
    from PIL import Image as Images

    grey = image.mode == "L" or not _coloured(image)
    if grey:
        levels = image.convert("L").tobytes().translate(_TO_LEVELS)
        plain = Images.frombytes("P", image.size, levels)
        plain.putpalette(_RAMP)
    else:
        plain = image.quantize(COLOURS, method=Images.Quantize.FASTOCTREE, dither=Images.Dither.NONE)
    data = _saved(plain, "PNG", bits=4) if grey else _saved(plain, "PNG")
    if len(data) > PHOTOGRAPH * image.width * image.height:
        other = _saved(image.convert("L") if grey else image, "WEBP", quality=40, method=2)
        if len(other) < len(data):
            return Picture("image/webp", other, image.width, image.height)
    return Picture("image/png", data, image.width, image.height)


def _coloured(image: Image) -> bool:
    from PIL import ImageChops

    small = image.reduce(max(1, min(image.size) // _SMALL))
    red, green, blue = small.split()
    pairs = ((red, green), (green, blue), (red, blue))
    return any(ImageChops.difference(a, b).getextrema()[1] > GREY for a, b in pairs)  # type: ignore[operator]


def _saved(image: Image, kind: str, **how: int) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()
