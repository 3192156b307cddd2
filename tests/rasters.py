"""Documents as a scanner or a telephone sees them: soiled, turned, noisy, photographed at an angle in uneven light."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
from papers import soiled
from PIL import Image

Grey = Any


class Way(NamedTuple):
    """How a page is spoilt: degrees, the strength of noise and blur, the quality of a JPEG, quarter turns, what befell
    the paper ("marker:pink+fold:dark", see `papers`), whether black and white change places, grey where it is in colour."""

    dpi: int = 200
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    jpeg: int = 0
    bilevel: bool = False
    quarters: int = 0
    photo: bool = False
    paper: str = ""
    inverted: bool = False
    grey: bool = False

    def __str__(self) -> str:
        return " ".join(f"{k}={v}" for k, v in self._asdict().items() if v) or "as it is"


def drawn(path: Path, dpi: float, *, colour: bool = False) -> list[Grey]:
    """The pages of a PDF in grey, or in red, green and blue."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    try:
        pages = [page.render(scale=dpi / 72, grayscale=not colour).to_numpy() for page in document]
        return [page[..., 2::-1].copy() if colour else page.squeeze().copy() for page in pages]
    finally:
        document.close()


def spoilt(grey: Grey, way: Way, seed: int = 1) -> Grey:
    """One page, spoilt in that way."""
    chance = np.random.default_rng(seed)
    if way.skew:
        high, wide = grey.shape[:2]
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), way.skew, 1)
        paper = (255, 255, 255, 255) if grey.ndim == 2 else _paper(grey)
        grey = cv2.warpAffine(grey, turn, (wide, high), borderValue=paper, flags=cv2.INTER_CUBIC)
    if way.photo:
        grey = photographed(grey, chance) if grey.ndim == 2 else _photographed(grey, seed)
    if way.blur:
        grey = cv2.GaussianBlur(grey, (0, 0), way.blur)
    if way.noise:
        grain = chance.normal(0, way.noise, grey.shape[:2])
        grey = np.clip(grey + (grain if grey.ndim == 2 else grain[..., None]), 0, 255).astype(np.uint8)
    if way.grey and grey.ndim == 3:
        grey = cv2.cvtColor(grey, cv2.COLOR_RGB2GRAY)
    if way.jpeg:
        packed = cv2.imencode(
            ".jpg", grey[..., ::-1] if grey.ndim == 3 else grey, [cv2.IMWRITE_JPEG_QUALITY, way.jpeg]
        )
        grey = cv2.imdecode(packed[1], cv2.IMREAD_COLOR if grey.ndim == 3 else cv2.IMREAD_GRAYSCALE)
        grey = grey[..., ::-1] if grey.ndim == 3 else grey
    if way.bilevel:
        grey = np.where(grey > 150, 255, 0).astype(np.uint8)
    if way.inverted:
        grey = 255 - grey
    return np.ascontiguousarray(np.rot90(grey, way.quarters))


def photographed(grey: Grey, chance: Any, lean: float = 0.05) -> Grey:
    """A page that lies on a dark table, seen at an angle, with a shadow over one side."""
    high, wide = grey.shape
    across, along = int(wide * 1.25), int(high * 1.2)
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], "float32")
    middle = np.array([(across - wide) / 2, (along - high) / 2])
    goal = (corners + middle + chance.uniform(-lean, lean, (4, 2)) * wide).astype("float32")
    table = np.clip(chance.normal(75, 9, (along, across)), 0, 255).astype(np.uint8)
    matrix = cv2.getPerspectiveTransform(corners, goal)
    sheet = cv2.warpPerspective(grey, matrix, (across, along), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full_like(grey, 255), matrix, (across, along))
    seen = np.where(mask > 127, 0.9 * sheet, table)
    light = np.linspace(0.62, 1.05, across)[None, :] * np.linspace(1.0, 0.85, along)[:, None]
    return np.clip(seen * light, 0, 255).astype(np.uint8)


def _paper(page: Grey) -> tuple[float, ...]:
    return tuple(float(tone) for tone in np.median(page[::50, ::50].reshape(-1, 3), axis=0))


def _photographed(page: Grey, seed: int) -> Grey:
    return np.stack(
        [photographed(page[..., at], np.random.default_rng(seed), 0.03) for at in range(3)], axis=-1
    )


def as_file(pages: Sequence[Grey], way: Way, kind: str = "PDF") -> bytes:
    """The pages as one file, each a picture."""
    pictures = [Image.fromarray(page) for page in pages]
    if way.bilevel:
        pictures = [picture.convert("1") for picture in pictures]
    more = {"quality": way.jpeg or 90} if not way.bilevel and kind in ("PDF", "JPEG") else {}
    dpi = {"resolution": way.dpi} if kind == "PDF" else {} if way.photo else {"dpi": (way.dpi, way.dpi)}
    rest = {"save_all": True, "append_images": pictures[1:]} if kind not in {"JPEG", "PNG"} else {}
    out = io.BytesIO()
    pictures[0].save(out, kind, **more, **dpi, **rest)
    return out.getvalue()


def scanned(path: Path, way: Way, kind: str = "PDF") -> bytes:
    """A PDF as a file of spoilt pictures of its pages."""
    pages = drawn(path, way.dpi, colour=bool(way.paper))
    if way.paper:
        pages = [soiled(page, way.paper, way.dpi / 72, number) for number, page in enumerate(pages, 1)]
    pages = [spoilt(page, way, number) for number, page in enumerate(pages, 1)]
    return as_file(pages, way, kind)
