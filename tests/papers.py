"""What happens to a sheet of paper before it is scanned: marked with a pen, stamped, folded, torn, yellowed, curled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import cv2
import numpy as np

Colour = Any  # rows of pixels of red, green and blue
Chance = Any

MARKERS: Final = {
    "yellow": (255, 242, 70), "green": (150, 250, 110), "pink": (255, 130, 195), "orange": (255, 185, 90),
    "blue": (120, 205, 250),
}  # fmt: skip
INKS: Final = {
    "blue": (45, 65, 165), "red": (205, 45, 50), "black": (40, 40, 42), "pencil": (135, 135, 138),
    "violet": (105, 60, 150), "green": (30, 120, 70),
}  # fmt: skip
CASTS: Final = {
    "warm": (250, 232, 196),
    "yellowed": (232, 208, 158),
    "grey": (196, 197, 200),
    "cold": (214, 226, 244),
}


def _laid(page: Colour, strength: Any, colour: tuple[int, int, int]) -> Colour:
    """Ink of a colour over a page, which lets what is below it through; `strength` from 0 to 1."""
    tint = np.array(colour, np.float32) / 255
    through = 1 - strength[..., None] * (1 - tint)
    return (page * through).clip(0, 255).astype(np.uint8)


def lines_of(page: Colour, unit: float) -> list[tuple[int, int, int, int]]:
    """Where lines of type stand, roughly: left, top, right, bottom."""
    ink = (page.min(axis=2) < 140).astype(np.uint8)
    long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(40 * unit)), np.uint8))
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(20 * unit), 1), np.uint8))
    ink[(long > 0) | (tall > 0)] = 0
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(30 * unit)), np.uint8))
    found = [
        cv2.boundingRect(one) for one in cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
    ]
    return sorted((x, y, x + w, y + h) for x, y, w, h in found if w > 60 * unit and 5 * unit < h < 18 * unit)


def marker(page: Colour, colour: str, unit: float, chance: Chance) -> Colour:
    """A highlighter over every other line of type and over the whole of some rows, not quite straight."""
    strength = np.zeros(page.shape[:2], np.float32)
    for at, (x0, y0, x1, y1) in enumerate(sorted(lines_of(page, unit), key=lambda box: box[1])):
        if at % 2:
            continue
        right = page.shape[1] - 45 * unit if at % 4 == 0 else x0 + (x1 - x0) * chance.uniform(0.4, 1)
        y, thick = (y0 + y1) / 2 + chance.uniform(-1, 1) * unit, max(11 * unit, y1 - y0)
        ends = np.array(
            [[x0 - 3 * unit, y], [(x0 + right) / 2, y + chance.uniform(-1.5, 1.5) * unit], [right, y]]
        )
        own = np.zeros_like(strength)
        cv2.polylines(own, [ends.round().astype(np.int32)], False, 0.85, round(thick), cv2.LINE_AA)
        strength = np.maximum(strength, own) + 0.12 * np.minimum(strength, own)
    return _laid(page, strength.clip(0, 1), MARKERS[colour])


def _stamped(
    page: Colour, drawn: Any, at: tuple[float, float], colour: str, chance: Chance, turn: float
) -> Colour:
    """What is drawn of a stamp laid over a page, turned, with ink that is not even."""
    high, wide = drawn.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), turn, 1)
    drawn = cv2.warpAffine(drawn, matrix, (wide, high)) / 255
    uneven = cv2.resize(
        chance.uniform(0.55, 1.0, (high // 12 + 2, wide // 12 + 2)).astype(np.float32), (wide, high)
    )
    strength = np.zeros(page.shape[:2], np.float32)
    x, y = round(at[0] * page.shape[1] - wide / 2), round(at[1] * page.shape[0] - high / 2)
    x, y = max(0, min(x, page.shape[1] - wide)), max(0, min(y, page.shape[0] - high))
    strength[y : y + high, x : x + wide] = drawn * uneven
    return _laid(page, strength, INKS[colour])


def stamp(
    page: Colour, colour: str, unit: float, chance: Chance, at: tuple[float, float] = (0.72, 0.3)
) -> Colour:
    """The registry's stamp with a date in a frame, and a round one."""
    wide, high = round(150 * unit), round(90 * unit)
    framed = np.zeros((high, wide), np.uint8)
    cv2.rectangle(
        framed,
        (round(12 * unit), round(20 * unit)),
        (wide - round(12 * unit), high - round(20 * unit)),
        255,
        round(1.6 * unit),
    )
    for row, (text, size) in enumerate(
        (("KOMMUNKANSLIET", 0.9), ("INKOM 2025-03-12", 1.05), ("Dnr 2025/118", 0.8))
    ):
        scale = size * unit / 2.78 * 0.9
        (across, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, scale, 2)
        cv2.putText(
            framed,
            text,
            ((wide - across) // 2, round((34 + 14 * row) * unit)),
            cv2.FONT_HERSHEY_DUPLEX,
            scale,
            255,
            round(unit * 0.8),
            cv2.LINE_AA,
        )
    page = _stamped(page, framed, at, colour, chance, chance.uniform(-7, 7))
    side = round(110 * unit)
    ring = np.zeros((side, side), np.uint8)
    for radius in (48, 32):
        cv2.circle(ring, (side // 2, side // 2), round(radius * unit), 255, round(1.3 * unit), cv2.LINE_AA)
    for index, letter in enumerate("EKHAMRA KOMMUN * 1971 * "):
        angle = 15 * index
        one = np.zeros_like(ring)
        cv2.putText(
            one,
            letter,
            (side // 2 - round(4 * unit), side // 2 - round(36 * unit)),
            cv2.FONT_HERSHEY_DUPLEX,
            unit / 2.78 * 0.9,
            255,
            round(0.8 * unit),
            cv2.LINE_AA,
        )
        ring = np.maximum(
            ring, cv2.warpAffine(one, cv2.getRotationMatrix2D((side / 2, side / 2), -angle, 1), (side, side))
        )
    return _stamped(page, ring, (at[0] - 0.2, at[1] + 0.3), colour, chance, chance.uniform(-30, 30))


def signed(
    page: Colour, colour: str, unit: float, chance: Chance, at: tuple[float, float] = (0.35, 0.62)
) -> Colour:
    """A name in ink, large and slanted, over what stands there."""
    turns = np.linspace(0, 11 * np.pi, 400)
    x = at[0] * page.shape[1] + unit * (7.5 * turns + 7 * np.cos(turns * 1.1 + 1))
    y = at[1] * page.shape[0] + unit * (
        15 * np.sin(turns * 1.25) * np.exp(-turns / 40) + 5 * np.sin(turns * 0.31) - 0.5 * turns
    )
    strength = np.zeros(page.shape[:2], np.float32)
    line = np.stack([x, y], axis=1)
    cv2.polylines(
        strength, [(line * 8).round().astype(np.int32)], False, 0.95, round(1.3 * unit), cv2.LINE_AA, 3
    )
    return _laid(page, strength, INKS[colour])


def cast(page: Colour, kind: str, unit: float, chance: Chance) -> Colour:
    """Paper of another colour, darker towards its edges and blotched."""
    high, wide = page.shape[:2]
    blotches = cv2.resize(
        chance.uniform(0.94, 1.0, (9, 7)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC
    )
    return (page * (np.array(CASTS[kind]) / 255 * blotches[..., None])).clip(0, 255).astype(np.uint8)


def weak(page: Colour, _: str, unit: float, chance: Chance) -> Colour:
    """Black is grey: toner that runs out, a copy of a copy."""
    high, wide = page.shape[:2]
    ink = 255.0 - page
    part = cv2.resize(
        chance.uniform(0.3, 0.55, (4, 5)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC
    )
    return (245 - ink * part[..., None]).clip(0, 255).astype(np.uint8)


def through(page: Colour, _: str, unit: float, chance: Chance, strength: float = 0.16) -> Colour:
    """The reverse side shows through thin paper, blurred and the other way round."""
    back = cv2.GaussianBlur(255 - page[:, ::-1], (0, 0), 0.5 * unit)
    back = np.roll(back, round(11 * unit), axis=0)
    return (page - strength * back).clip(0, 255).astype(np.uint8)


def fold(page: Colour, kind: str, unit: float, chance: Chance) -> Colour:
    """Two folds across, a dark or a pale line, with one side in shade; one of them down for a folded letter."""
    high, wide = page.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    light = np.ones((high, wide), np.float32)
    for part in (0.335, 0.662):
        line = (
            high * part + (xs - wide / 2) * chance.uniform(-0.004, 0.004) + 1.2 * unit * np.sin(xs / wide * 7)
        )
        far = (ys - line) / unit
        deep = -0.42 if kind == "dark" else 0.0
        light += deep * np.exp(-((far / 0.55) ** 2)) - 0.16 * np.exp(-np.abs(far) / 14) * (far > 0)
        if kind == "pale":  # toner has come off where it was folded
            off = np.exp(-((far / 0.8) ** 2)) * cv2.resize(
                chance.uniform(0, 1.6, (6, wide // 4)).astype(np.float32), (wide, high)
            )
            page = np.clip(page + 255 * off.clip(0, 1)[..., None], 0, 255)
    if kind == "down":
        line = wide * 0.5 + (ys - high / 2) * 0.003
        far = (xs - line) / unit
        light += -0.4 * np.exp(-((far / 0.55) ** 2)) - 0.12 * np.exp(-np.abs(far) / 16) * (far > 0)
    return (page * light[..., None]).clip(0, 255).astype(np.uint8)


def torn(page: Colour, kind: str, unit: float, chance: Chance) -> Colour:
    """A corner that is off or folded over, with the black or white of the glass there, and a staple in another."""
    out, (high, wide) = page.copy(), page.shape[:2]
    side = 70 * unit
    edge = [
        (wide - side + chance.uniform(-3, 3) * unit * (kind == "dark") + t * side, t * side * 0.85)
        for t in np.linspace(0, 1, 9)
    ]
    corner = np.array([*edge, (wide, 0)]).round().astype(np.int32)
    cv2.fillPoly(out, [corner], (28, 28, 30) if kind == "dark" else (255, 255, 255), cv2.LINE_AA)
    if kind == "folded":
        inner = np.array([edge[0], edge[-1], (wide - side, side * 0.85)]).round().astype(np.int32)
        cv2.fillPoly(out, [inner], (226, 226, 228), cv2.LINE_AA)
        cv2.polylines(out, [inner], True, (150, 150, 150), round(0.6 * unit), cv2.LINE_AA)
    x, y = 26 * unit, 30 * unit
    ends = np.array([[x, y + 12 * unit], [x + 18 * unit, y]]).round().astype(np.int32)
    cv2.line(out, *(ends + round(1.5 * unit)).tolist(), (185, 185, 185), round(3 * unit), cv2.LINE_AA)
    cv2.line(out, *ends.tolist(), (70, 70, 72), round(1.2 * unit), cv2.LINE_AA)
    for part in (0.36, 0.63):
        cv2.circle(
            out, (round(30 * unit), round(part * high)), round(8.2 * unit), (35, 35, 35), -1, cv2.LINE_AA
        )
    out[:, -round(4 * unit) :] = (
        out[:, -round(4 * unit) :] * np.linspace(1, 0.2, round(4 * unit))[None, :, None]
    ).astype(np.uint8)
    return out


def shadow(page: Colour, kind: str, unit: float, chance: Chance) -> Colour:
    """The shadow of a hand with a telephone over a corner, and light that falls off."""
    high, wide = page.shape[:2]
    dark = np.zeros((high, wide), np.float32)
    cv2.ellipse(
        dark,
        (round(0.8 * wide), round(0.95 * high)),
        (round(0.33 * wide), round(0.5 * high)),
        -28,
        0,
        360,
        1,
        -1,
    )
    for finger in range(4):
        start = (0.62 - 0.06 * finger) * wide, (0.62 + 0.06 * finger) * high
        cv2.line(
            dark,
            (round(0.8 * wide), round(0.8 * high)),
            (round(start[0] - 0.1 * wide), round(start[1] - 0.1 * high)),
            1,
            round(0.055 * wide),
        )
    dark = cv2.GaussianBlur(dark, (0, 0), (3 if kind == "sharp" else 12) * unit)
    fall = np.linspace(1.0, 0.72, wide)[None, :] * np.linspace(0.97, 1.0, high)[:, None]
    return (page * (fall * (1 - 0.5 * dark))[..., None]).clip(0, 255).astype(np.uint8)


def curled(page: Colour, kind: str, unit: float, chance: Chance) -> Colour:
    """A page of a book that rises to its spine, or a sheet bent like a cylinder, seen from above."""
    high, wide = page.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    part = xs / wide
    if kind == "spine":
        rise = np.exp(-part * 9)
        moved, light = xs + rise * 0 - 9 * unit * rise * (1 - rise), 1 - 0.55 * np.exp(-part * 22)
        along = ys + 16 * unit * rise * (ys / high - 0.5) * 2
    else:
        bend = 1 - (2 * part - 1) ** 2
        moved, along, light = xs, ys + 9 * unit * (bend - 0.5) * (0.4 + 0.6 * ys / high), 0.85 + 0.15 * bend
    out = cv2.remap(page, moved, along, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return (out * light[..., None]).clip(0, 255).astype(np.uint8)


def bed(page: Colour, kind: str, unit: float, chance: Chance) -> Colour:
    """A sheet smaller than the glass, askew: the dark lid, or a grey one, around it, with its own shadow on a side."""
    by, tone = round(22 * unit), 34 if kind == "dark" else 150
    high, wide = page.shape[:2]
    out = cv2.copyMakeBorder(page, by, by, by, by, cv2.BORDER_CONSTANT, value=(tone,) * 3)
    shadow = np.linspace(0.55, 1, round(6 * unit))[None, :, None]
    part = out[by:-by, -by : -by + shadow.shape[1]]
    out[by:-by, -by : -by + shadow.shape[1]] = (part * shadow).astype(np.uint8)
    turn = cv2.getRotationMatrix2D((wide / 2 + by, high / 2 + by), chance.uniform(0.3, 1.2), 1)
    return cv2.warpAffine(out, turn, out.shape[1::-1], flags=cv2.INTER_CUBIC, borderValue=(tone,) * 3)


def coffee(page: Colour, _: str, unit: float, chance: Chance) -> Colour:
    """The ring that a cup left, pale within and dark along its edges, over what stands there."""
    strength = np.zeros(page.shape[:2], np.float32)
    for at in ((0.62, 0.32), (0.3, 0.66)):
        middle = round(at[0] * page.shape[1]), round(at[1] * page.shape[0])
        cv2.circle(strength, middle, round(44 * unit), 0.12, -1, cv2.LINE_AA)
        cv2.circle(strength, middle, round(44 * unit), 0.4, round(3.5 * unit), cv2.LINE_AA)
        cv2.circle(strength, middle, round(45.5 * unit), 0.62, round(0.9 * unit), cv2.LINE_AA)
    high, wide = strength.shape
    uneven = cv2.resize(chance.uniform(0.5, 1.0, (30, 22)).astype(np.float32), (wide, high))
    return _laid(page, cv2.GaussianBlur(strength, (0, 0), 0.5 * unit) * uneven, (120, 82, 40))


KINDS: Final[dict[str, Callable[[Colour, str, float, Chance], Colour]]] = {
    "marker": marker, "stamp": stamp, "signed": signed, "cast": cast, "weak": weak, "through": through, "fold": fold,
    "torn": torn, "shadow": shadow, "curled": curled, "bed": bed, "coffee": coffee,
}  # fmt: skip


def soiled(page: Colour, kinds: str, unit: float, seed: int) -> Colour:
    """A page in colour after "marker:yellow+fold:dark"."""
    chance = np.random.default_rng(seed)
    for one in kinds.split("+"):
        name, _, kind = one.partition(":")
        page = KINDS[name](page, kind, unit, chance)
    return page
