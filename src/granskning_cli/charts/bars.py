"""Shares as bars, one below the other, with as much room for their names as these need.

    1 Styrning                    |█████████ 12 ████|▒▒ 4 ▒▒|░ 2 ░|   18
    Kultur- och fritids-          |...

The colours differ in light and dark as well as in hue, so that they part in grey print and for who cannot tell red from
green; a number stands in every part that has room for it, and every part says on its own what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from granskning_cli.charts.svg import element, text
from granskning_cli.charts.tones import TONES

WIDTH: Final = 960
_NAMES: Final = 300
_TOTAL: Final = 64
_BAR: Final = 22
_BETWEEN: Final = 10
_LINE: Final = 17
_SIZE: Final = 14
# Of a sans serif, in shares of its size: a letter's usual width, wide enough for capitals among small ones.
_LETTER: Final = 0.56
_MOST_LINES: Final = 3
_LABEL_ROOM: Final = 9.0


class Kind(NamedTuple):
    """What the parts of the bars stand for: its name and its colour."""

    label: str
    tone: int


class Bar(NamedTuple):
    """A row: its name, and how often each option was marked."""

    label: str
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.parts)


def bars(title: str, kinds: Sequence[Kind], rows: Sequence[Bar], said: Mapping[str, str]) -> str:
    """The whole picture."""
    legend, top = _legend(kinds)
    drawn: list[str] = []
    for row in rows:
        lines = wrapped(row.label, _NAMES - 16)
        height = max(_BAR, len(lines) * _LINE)
        drawn.append(_row(row, lines, top, height, kinds, said))
        top += height + _BETWEEN
    bottom = top + 24
    return element(
        "svg",
        element("title", text(title)),
        element("desc", text(_described(kinds, rows, said))),
        element("rect", width=WIDTH, height=bottom, fill="#ffffff", class_="chart-ground"),
        element("text", text(title), x=16, y=30, font_size=17, font_weight=600, fill="#1a2027"),
        *legend,
        *_axis(rows, top),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {bottom:.0f}",
        width=WIDTH,
        height=bottom,
        role="img",
        font_family="Inter, Segoe UI, system-ui, Helvetica Neue, Noto Sans, Arial, sans-serif",
        font_size=_SIZE,
    )


def _described(kinds: Sequence[Kind], rows: Sequence[Bar], said: Mapping[str, str]) -> str:
    """All that the picture shows, in words."""
    told = []
    for row in rows:
        shares = [
            f"{kind.label} {count} ({100 * count / row.total:.0f} %)"
            for kind, count in zip(kinds, row.parts, strict=False)
            if count
        ]
        told.append(f"{row.label}: {', '.join(shares) or said['none']}.")
    return " ".join(told)


def _legend(kinds: Sequence[Kind]) -> tuple[list[str], float]:
    """Squares with names, in as many lines as they need; and where the bars begin."""
    drawn: list[str] = []
    x, y = 16.0, 48.0
    for kind in kinds:
        name = wrapped(kind.label, WIDTH / 3)[0]
        width = 34 + _width(name)
        if x + width > WIDTH - 16 and x > 16:
            x, y = 16.0, y + 24
        drawn.append(element("rect", x=x, y=y, width=14, height=14, rx=3, **_tone(kind.tone)))
        drawn.append(element("text", text(name), x=x + 20, y=y + 12, fill="#1a2027"))
        x += width
    return drawn, y + 42


def _axis(rows: Sequence[Bar], bottom: float) -> Iterator[str]:
    for share in (0, 25, 50, 75, 100):
        x = _NAMES + (WIDTH - _NAMES - _TOTAL) * share / 100
        anchor = "start" if share == 0 else "end" if share == 100 else "middle"
        yield element(
            "text",
            f"{share} %",
            x=x,
            y=bottom + 10,
            font_size=12,
            fill="#4d5865",
            text_anchor=anchor,
            class_="soft",
        )


def _row(
    row: Bar, lines: Sequence[str], top: float, height: float, kinds: Sequence[Kind], said: Mapping[str, str]
) -> str:
    """A group: the name, the parts, the count."""
    first = top + (height - len(lines) * _LINE) / 2 + _LINE - 4
    name = [
        element("text", text(line), x=16, y=first + _LINE * at, fill="#1a2027")
        for at, line in enumerate(lines)
    ]
    middle = top + (height - _BAR) / 2
    room = WIDTH - _NAMES - _TOTAL
    parts: list[str] = []
    x = float(_NAMES)
    for kind, count in zip(kinds, row.parts, strict=False):
        if not count:
            continue
        width = room * count / row.total
        said_of = f"{kind.label}: {count} ({100 * count / row.total:.0f} %)"
        parts.append(
            element("rect", element("title", text(said_of)), x=x, y=middle, width=max(width - 1.5, 0.5),
                    height=_BAR, rx=2, **_tone(kind.tone))
        )  # fmt: skip
        if width > _width(str(count)) + _LABEL_ROOM:
            parts.append(
                element("text", str(count), x=x + width / 2, y=middle + 16, text_anchor="middle", font_size=13,
                        font_weight=600, fill=TONES[kind.tone][1], class_=f"ink-{kind.tone}")
            )  # fmt: skip
        x += width
    if not row.total:
        parts.append(
            element("text", text(said["none"]), x=_NAMES, y=middle + 16, fill="#4d5865", class_="soft")
        )
    else:
        parts.append(
            element(
                "text",
                str(row.total),
                x=WIDTH - 16,
                y=middle + 16,
                fill="#4d5865",
                text_anchor="end",
                class_="soft",
            )
        )
    return element("g", *name, *parts)


def _tone(tone: int) -> dict[str, str | float]:
    return {"fill": TONES[tone][0], "class_": f"tone-{tone}"}


def _width(words: str) -> float:
    return _LETTER * _SIZE * len(words)


def wrapped(label: str, room: float) -> list[str]:
    """The label in lines that fit; a word that is longer than a line is parted, and what is left over cut."""
    longest = int(room / (_LETTER * _SIZE))
    lines = [""]
    for word in label.split():
        for piece in _pieces(word, longest):
            if lines[-1] and len(lines[-1]) + 1 + len(piece) <= longest:
                lines[-1] += f" {piece}"
            elif not lines[-1]:
                lines[-1] = piece
            else:
                lines.append(piece)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][: longest - 1] + "…"]
    return lines


def _pieces(word: str, longest: int) -> list[str]:
    if len(word) <= longest:
        return [word]
    return [
        word[at : at + longest - 1] + ("-" if at + longest - 1 < len(word) else "")
        for at in range(0, len(word), longest - 1)
    ]
