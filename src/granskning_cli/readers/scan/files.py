"""PNG, JPEG and TIFF files -> grey pictures the right way up, one after the other, within limits."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers.scan.picture import Picture

# More pixels than this are refused before they are unpacked: an A3 page at 600 dpi has 70 million.
MOST_PIXELS: Final = 100_000_000
MOST_PAGES: Final = 500
KINDS: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff"}
# White, where a pixel has so many steps of grey: a scanner writes 10 or 12 bits into 16.
WHITES: Final = (1, 255, 1023, 4095, 16383, 65535)
# The longer side of a page, in inches, where the file does not say how large it is; and what it may say.
LONG: Final = 11.69
SANE: Final = (6.5, 18.0)
# A fax has 204 dots an inch across and 98 along; more than so many times as many and no more than so many.
OBLONG: Final = (1.05, 4.0)


def media_type(data: bytes) -> str:
    return (
        "image/png" if data[:4] == b"\x89PNG" else "image/jpeg" if data[:2] == b"\xff\xd8" else "image/tiff"
    )


def pictures_in(data: bytes) -> Iterator[Picture]:
    """The pages of a picture file. Raises Unreadable R152 (too large) and R153 (damaged)."""
    from PIL import Image, ImageSequence

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=list(KINDS)) as opened:
                for number, frame in enumerate(ImageSequence.Iterator(opened), 1):
                    if number > MOST_PAGES:
                        raise Unreadable("R152", f"the picture has more than {MOST_PAGES} pages")
                    yield _picture(frame)
        except (
            OSError,
            SyntaxError,
            ValueError,
            EOFError,
            TypeError,
            IndexError,
            KeyError,
            ZeroDivisionError,
        ) as problem:
            raise Unreadable("R153", f"the picture is damaged or cut short: {problem}") from problem
        except Image.DecompressionBombError as problem:
            raise Unreadable("R152", "the picture has far too many pixels") from problem


def _picture(frame: Any) -> Picture:
    import numpy as np
    from PIL import ImageOps

    width, height = frame.size
    if width * height > MOST_PIXELS:
        raise Unreadable("R152", f"the picture has {width} x {height} pixels, which is too many")
    frame = _square(frame)
    dpi = _resolution(frame)
    upright = ImageOps.exif_transpose(frame)
    grey = np.asarray(_grey(upright))
    return Picture(np.ascontiguousarray(grey), dpi)


def _grey(frame: Any) -> Any:
    """Eight bits of grey, on white paper where it is transparent."""
    from PIL import Image

    if frame.mode.startswith("I;16") or frame.mode in ("I", "F"):
        import numpy as np

        values = np.asarray(frame, dtype=np.float32)
        top = float(values.max())
        white = next((one for one in WHITES if top <= one), WHITES[-1])
        return Image.fromarray((values * (255 / white)).clip(0, 255).astype(np.uint8))
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        clear = frame.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("L")
    return frame.convert("RGB").convert("L") if frame.mode == "P" else frame.convert("L")


def _square(frame: Any) -> Any:
    """The picture with as many dots an inch along as across."""
    across, along = _said(frame)
    if not across or not along:
        return frame
    most = max(across, along)
    if not OBLONG[0] <= most / min(across, along) <= OBLONG[1]:
        return frame
    width, height = (round(size * most / one) for size, one in zip(frame.size, (across, along), strict=True))
    if width * height > MOST_PIXELS:
        return frame
    grey = frame if frame.mode in ("L", "RGB") else _grey(frame)
    out = grey.resize((width, height))
    out.info.update(dpi=(most, most))
    return out


def _said(frame: Any) -> tuple[float, float]:
    """The dots an inch across and along that a file names; 0 where it names none."""
    said = frame.info.get("dpi")
    try:
        return (float(said[0]), float(said[1])) if said else (0.0, 0.0)
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        return 0.0, 0.0


def _resolution(frame: Any) -> float:
    longer = float(max(frame.size))
    dpi = _said(frame)[0]
    if (
        dpi > 0 and SANE[0] <= longer / dpi <= SANE[1] and dpi > 90
    ):  # 72 is what programs write that do not know
        return dpi
    return longer / LONG
