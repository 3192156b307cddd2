"""Whether time and memory grow with the document: 6, 60 and 600 pages, and one to a thousand documents.

    python benchmarks/scaling.py [--pages 6,60,600] [--documents 1,10,100,1000]

The document is a form of one section a page, numbered on through all of them, each question in a ruled row with its
marks and its answer below; and the same without rulings. Each size is read in a process of its own, which gives its
peak memory; the time is the processor's, the best of a few rounds, stage by stage. `grows` is the time a page (or a
document) over that of the smallest.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from granskning_cli.facts import with_facts
from granskning_cli.layout import lay_out
from granskning_cli.pipeline import BUILT_IN, parse, uncollected
from granskning_cli.readers import read
from granskning_cli.structure import structure, vocabulary
from granskning_cli.structure.language import BUILT_IN as LANGUAGES
from granskning_cli.validate import validate

ROOT = Path(__file__).resolve().parent.parent
FORM = ROOT / "samples" / "ks-2025--word" / "source.pdf"
OPTIONS = ("Ja", "Nej", "Delvis", "Vet ej")
TITLES = ("Mål och uppdrag", "Ekonomi", "Intern kontroll", "Upphandling", "Personal", "Ärenden", "Säkerhet")
ASKED = (
    "Har nämnden brutit ned fullmäktiges mål till egna mål för året?",
    "Har nämnden fått tillräcklig rapportering om arbetet under året?",
    "Bedömer nämnden att risker hanteras på ett ändamålsenligt sätt?",
    "Finns rutiner som följs upp minst en gång om året?",
)
WRITTEN = (
    "Ja, målen antogs den 12 februari 2025 (§ 14) och följs upp i delårsrapporten.",
    "Rapporter lämnas fyra gånger om året. Prognosen visar ett underskott på 3,1 mnkr.",
    "En riskanalys gjordes i december. Åtgärder pågår inom de områden som har riskvärde 12 eller mer.",
    "Rutinerna är kända i verksamheten och gås igenom med nya medarbetare.",
)
# Rounds for a size: small ones are read more often, as the clock is coarse.
ROUNDS = {6: 25, 60: 7, 600: 3}


def form(pages: int, *, ruled: bool = True) -> bytes:
    """The form as a PDF: a section a page, four questions in each; or without rulings."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for page in range(1, pages + 1):
        _page(canvas, page, A4[1], ruled=ruled)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _page(canvas: Any, number: int, height: float, *, ruled: bool) -> None:
    """One section: a header row with the options, then for each question its row and its answer's."""
    lefts, right, y = (60.0, 330.0, 384.0, 438.0, 492.0), 540.0, height - 90.0

    def row(high: float, edges: tuple[float, ...]) -> None:
        nonlocal y
        if ruled:
            canvas.rect(edges[0], y - high, right - edges[0], high)
        for edge in edges[1:] if ruled else ():
            canvas.line(edge, y, edge, y - high)
        y -= high

    def say(font: str, x: float, down: float, text: str) -> None:
        canvas.setFont(font, 9.5)
        canvas.drawString(x, y - down, text)

    say("Helvetica-Bold", 64, 14, f"{number} {TITLES[number % len(TITLES)]}")
    for left, option in zip(lefts[1:], OPTIONS, strict=True):
        say("Helvetica-Bold", left + 6, 14, option)
    row(20, lefts)
    for at, asked in enumerate(ASKED, 1):
        half = len(asked) // 2
        cut = asked.index(" ", half)
        say("Helvetica", 64, 14, f"{number}.{at} {asked[:cut]}")
        say("Helvetica", 64, 26, asked[cut + 1 :])
        say("Helvetica", lefts[1 + (number + at) % 4] + 20, 20, "X")
        row(34, lefts)
        for line, text in enumerate((WRITTEN[(number + at) % 4], WRITTEN[at % 4])):
            say("Helvetica", 64, 14 + 12 * line, text)
        row(36, lefts[:1])
    canvas.drawString(290, 40, f"Sida {number}")


def stages(data: bytes, rounds: int) -> dict[str, float]:
    """The least seconds of each stage, and of all of parse."""
    best: dict[str, float] = {}

    def timed(name: str, action: Callable[[], Any]) -> Any:
        start = time.process_time()
        found = action()
        best[name] = min(best.get(name, 1e9), time.process_time() - start)
        return found

    words = vocabulary(LANGUAGES)
    source = parse(FORM).source

    def once() -> None:
        document = timed("read", lambda: read(data))
        layout = timed("layout", lambda: lay_out(document))
        found = timed("structure", lambda: structure(layout, source, words))
        facts = timed("facts", lambda: with_facts(found, BUILT_IN, layout.rows))
        timed("validate", lambda: validate(facts, words.options))

    for _ in range(rounds):
        with uncollected():  # as parse does
            once()
        timed("parse", lambda: parse(data))
    return best


def of_pages(pages: int, *, ruled: bool) -> dict[str, float]:
    """What a document of so many pages costs, and what of its questions was found."""
    data = form(pages, ruled=ruled)
    before = _memory()
    found = parse(data)
    asked = [question for section in found.sections for question in section.questions]
    assert len(asked) == pages * len(ASKED), f"{len(asked)} questions of {pages * len(ASKED)} were found"
    return {"memory": _memory() - before, **stages(data, ROUNDS.get(pages, 3))}


def of_documents(count: int) -> dict[str, float]:
    """What so many documents cost one after the other; each is its own to the program."""
    data = FORM.read_bytes()
    parse(data)
    before, start = _memory(), time.process_time()
    for at in range(count):
        parse(data + b"\n%% %d\n" % at)
    return {"memory": _memory() - before, "parse": time.process_time() - start}


def _memory() -> float:
    """The process's peak memory in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(kind: str, size: int) -> dict[str, float]:
    """One measurement in a process of its own."""
    command = [sys.executable, __file__, "--one", kind, str(size)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(said)
    return found


def table(kind: str, sizes: list[int]) -> None:
    """Print a line for each size."""
    first: float | None = None
    for size in sizes:
        found = alone(kind, size)
        each = found["parse"] / size
        first = first or each
        parts = "  ".join(
            f"{name} {1e3 * spent / size:.2f}"
            for name, spent in found.items()
            if name not in ("memory", "parse")
        )
        print(
            f"{size:6} {kind:9}  {found['parse']:8.3f} s  {1e3 * each:7.2f} ms each, grows {each / first:4.2f}"
            f"  {found['memory']:7.1f} MB more  {parts}",
            flush=True,
        )


def main() -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--pages", default="6,60,600")
    arguments.add_argument("--documents", default="1,10,100,1000")
    arguments.add_argument("--one", nargs=2, metavar=("KIND", "SIZE"), help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.one:
        kind, size = options.one
        count = int(size)
        print(
            json.dumps(of_documents(count) if kind == "documents" else of_pages(count, ruled=kind == "pages"))
        )
        return
    for kind, sizes in (
        ("pages", options.pages),
        ("unruled", options.pages),
        ("documents", options.documents),
    ):
        table(kind, [int(size) for size in sizes.split(",") if size])


if __name__ == "__main__":
    main()
