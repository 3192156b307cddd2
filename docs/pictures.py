"""The pictures of the README, drawn from what the program prints: `python docs/pictures.py` writes them anew.

An SVG of text, without a font of its own, so that it is small and opens without a network; and of the report, which is a
page, a PNG: that needs a Chromium (and playwright, of the extra `test`), and is left as it is where there is none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Final

from rich.text import Text

ROOT: Final = Path(__file__).resolve().parent.parent
# The command line, and the first and last line of it that are shown.
PICTURES: Final = {
    "parse": (("parse", "samples/ks-2025--word/source.pdf"), '  - number: "3.3"', "      at: "),
    "show": (
        ("show", "samples/bun-2024--seed/source.txt", "--question", "3.2,3.3"),
        "Questions",
        "      ✗ M501",
    ),
    "diff": (
        ("diff", "samples/years/pn-2024.yaml", "samples/years/pn-2025.yaml"),
        "Parknämnden",
        "    mark        Delvis",
    ),
}
# The terminal's colours by their names and numbers.
_COLOURS: Final = {
    "green": "#7ee787", "color(1)": "#ff7b72", "color(2)": "#7ee787", "color(3)": "#e3b341", "color(6)": "#79c0ff",
}  # fmt: skip
_WIDTH, _HEIGHT, _MARGIN = 7.8, 17, 14
_LONGEST: Final = 100


def printed(arguments: tuple[str, ...]) -> str:
    """What the program prints for a terminal that shows colours."""
    variables = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    variables |= {"FORCE_COLOR": "1", "COLUMNS": "88"}
    command = [sys.executable, "-m", "granskning_cli", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", check=False
    ).stdout


def picture(name: str) -> str:
    """The command and the part of its output that is shown, as SVG."""
    arguments, first, last = PICTURES[name]
    lines = [Text.from_ansi(line) for line in printed(arguments).splitlines()]
    start = next(at for at, line in enumerate(lines) if line.plain.startswith(first))
    end = max(at for at in range(start, min(start + 24, len(lines))) if lines[at].plain.startswith(last))
    head = Text.assemble(("$ ", "green"), " ".join(("granskning", *arguments)))
    return _svg([head, *lines[start : end + 1]])


def _svg(lines: list[Text]) -> str:
    width = _MARGIN * 2 + _WIDTH * min(max(line.cell_len for line in lines), _LONGEST)
    height = _MARGIN * 2 + _HEIGHT * len(lines)
    rows = (
        f'<text x="{_MARGIN}" y="{_MARGIN + 13 + _HEIGHT * at}">{_spans(line)}</text>\n'
        for at, line in enumerate(lines)
        if line.plain.strip()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" '
        f'width="{width:.0f}" height="{height}">\n'
        "<style>text { font: 13px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #e6edf3;"
        " white-space: pre }</style>\n"
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117" stroke="#3d444d"/>\n{"".join(rows)}</svg>\n'
    )


def _spans(line: Text) -> str:
    edges = sorted({0, len(line.plain), *(e for span in line.spans for e in (span.start, span.end))})
    parts = []
    for start, end in pairwise(edges):
        styles = " ".join(str(span.style) for span in line.spans if span.start <= start < span.end).split()
        text = escape(line.plain[start:end])
        colour = next((_COLOURS[one] for one in styles if one in _COLOURS), None)
        marks = [f'fill="{colour}"'] if colour else []
        marks += ['font-weight="bold"'] if "bold" in styles else []
        marks += ['fill-opacity="0.65"'] if "dim" in styles else []
        parts.append(f"<tspan {' '.join(marks)}>{text}</tspan>" if marks else text)
    return "".join(parts)


def page(arguments: tuple[str, ...], out: Path) -> bool:
    """The report of some sources as a person sees it who has gone to its first error; False where no browser is."""
    browsers = ("chromium", "chromium-browser", "google-chrome")
    chromium = next(filter(None, map(shutil.which, browsers)), None)
    if chromium is None:
        return False
    from PIL import Image
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder, "report.html")
        command = [sys.executable, "-m", "granskning_cli", "-q", "report", *arguments, "-o", str(report)]
        subprocess.run(command, cwd=ROOT, check=False)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        sheet = browser.new_page(viewport={"width": 1240, "height": 720}, reduced_motion="reduce")
        sheet.goto(report.as_uri())
        sheet.wait_for_selector("main h1")
        sheet.keyboard.press("n")
        sheet.wait_for_timeout(1000)
        sheet.screenshot(path=out)
        browser.close()
    with Image.open(
        out
    ) as drawn:  # half the bytes, and nobody sees it: few colours are there, and all are kept
        few = drawn.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, optimize=True)
    return True


if __name__ == "__main__":
    for name in PICTURES:
        (ROOT / "docs" / f"{name}.svg").write_text(picture(name), encoding="utf-8")
    if not page(("samples/bun-2024--chromium/source.pdf",), ROOT / "docs" / "report.png"):
        print("docs/report.png is as it was: no Chromium is installed", file=sys.stderr)
