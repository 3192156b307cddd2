"""How thick a box's outline is, and what is painted within it."""

from __future__ import annotations

from types import ModuleType

import pytest
from handmade import pdf, text

from granskning_cli.model.layout import Rect
from granskning_cli.readers import pdfium, plumber

BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)
# Circles that four curves make around 106, 306, of radius 6, 5 and 2.
CIRCLE = (
    "112 306 m 112 309.31 109.31 312 106 312 c 102.69 312 100 309.31 100 306 c "
    "100 302.69 102.69 300 106 300 c 109.31 300 112 302.69 112 306 c h "
)
INNER = (
    "111 306 m 111 308.76 108.76 311 106 311 c 103.24 311 101 308.76 101 306 c "
    "101 303.24 103.24 301 106 301 c 108.76 301 111 303.24 111 306 c h "
)
DOT = (
    "108 306 m 108 307.1 107.1 308 106 308 c 104.9 308 104 307.1 104 306 c "
    "104 304.9 104.9 304 106 304 c 107.1 304 108 304.9 108 306 c h "
)
# A cell whose ground is a gradient, from dark to light blue or from white to grey.
GRADIENT = (
    "/Pattern << /P1 << /Type /Pattern /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB "
    "/Coords [100 300 112 312] /Extend [true true] "
    "/Function << /FunctionType 2 /Domain [0 1] /C0 [{first}] /C1 [{last}] /N 1 >> >> >> >>"
)


def only(reader: ModuleType, content: str, resources: str = "") -> Rect:
    """The one box of a page with this content."""
    (rect,) = reader.read(pdf(text(20, 380, "Ritat") + content, resources=resources)).pages[0].rects
    return rect


@BOTH
@pytest.mark.parametrize(
    ("content", "line"),
    [
        (f".75 w {CIRCLE} S", 0.75),
        (f"3 w {CIRCLE} S", 3.0),
        ("2 w 100 300 12 12 re S", 2.0),
        (f"{CIRCLE} {DOT} f*", 4.0),
        ("100 300 12 12 re 101 301 10 10 re f*", 1.0),
    ],
    ids=["thin", "thick", "square", "painted-between", "rim"],
)
def test_an_outline_has_a_width(reader: ModuleType, content: str, line: float) -> None:
    """A box says how thick its outline is, stroked or painted between two shapes, as thick as a chosen button's."""
    rect = only(reader, content)
    assert (rect.filled, rect.stroked) == (False, True)
    assert rect.line == pytest.approx(line, rel=0.3)


TICK = "102 306 m 105 302 l 110 309 l 110 310 l 105 304 l 102 307 l h "


@pytest.mark.parametrize(
    ("content", "filled"),
    [
        (f"100 300 12 12 re {TICK} f*", True),
        (f"100 300 12 12 re 101 301 10 10 re {TICK} f*", True),
        (f"{CIRCLE} {INNER} {DOT} f*", True),
        (f"{CIRCLE} {INNER} f*", False),
        ("100 300 12 12 re 101 301 10 10 re f*", False),
    ],
    ids=["cut-out", "within", "dot", "ring", "box"],
)
def test_a_sign_of_one_path_is_a_box(content: str, filled: bool) -> None:
    """The signs of web pages are one path each: a tick cut out of a square, or a dot within a ring."""
    rect = only(pdfium, content)
    assert (rect.filled, rect.stroked) == (filled, True)
    assert round(rect.bbox.x1 - rect.bbox.x0) == 12


@BOTH
@pytest.mark.parametrize(
    ("white", "filled"),
    [
        ("1 G 2 w 102 306 m 105 302 l 110 310 l S", True),
        ("1 g 102 306 m 105 302 l 110 309 l 110 310 l 105 304 l 102 307 l f", True),
        ("1 g 101 301 10 10 re f", False),
        ("1 G 101 301 10 10 re S", True),
    ],
    ids=["stroked-tick", "filled-tick", "square", "outline"],
)
def test_a_tick_in_white_leaves_its_box_dark(reader: ModuleType, white: str, filled: bool) -> None:
    """A web form ticks a box by a dark ground and a white sign; only a white square makes an outline of it."""
    rect = only(reader, f".4 g 100 300 12 12 re f {white}")
    assert rect.filled is filled


@pytest.mark.parametrize(
    ("first", "last", "filled"),
    [("0 .2 .6", ".5 .7 1", True), ("1 1 1", ".8 .8 .8", False)],
    ids=["dark", "light"],
)
@pytest.mark.parametrize("page", ["", "/Rotate 90"], ids=["upright", "turned"])
def test_a_gradient_fills_a_box(first: str, last: str, filled: bool, page: str) -> None:
    """pdfium tells a gradient and white paper alike; what is seen is told by a look at the page."""
    content = f"q {CIRCLE} W n /Pattern cs /P1 scn 100 300 12 12 re f Q .5 w .5 G {CIRCLE} S"
    resources = GRADIENT.format(first=first, last=last)
    data = pdf(text(20, 380, "Ritat") + content, resources=resources, page=f"/MediaBox[0 0 400 500]{page}")
    (rect,) = pdfium.read(data).pages[0].rects
    assert (rect.filled, rect.stroked, rect.round) == (filled, True, True)
