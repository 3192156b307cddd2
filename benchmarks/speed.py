"""Speed, side by side in one run: parse, read alone, pdfium's every character, other programs, and whole processes.

    python benchmarks/speed.py [FILE.pdf ...]

The yardstick is the least that a tool pays that asks pdfium for every character with its box and every path with
its bounds: text pages loaded, and the calls made by `map()` over the raw functions into arrays, with no loop of
Python in between. The rounds of all contenders are interleaved, and the least of each is told, of the processor's time
(of all threads); whole processes by the clock on the wall. `contenders.py` holds the other programs.
"""

from __future__ import annotations

import argparse
import ctypes
import subprocess
import sys
import time
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from contenders import installed

from granskning_cli import parse
from granskning_cli.readers import pdfium
from granskning_cli.readers.pdfium.raw import library_file

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT / "samples" / "ks-2025--word" / "source.pdf"
TABLES = """
import sys
import pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        for table in page.extract_tables():
            for row in table:
                print(row)
"""
PATH = 2


class Yardstick:
    """pdfium through ctypes as anyone would bind it: handles and addresses as integers, the lock released."""

    def __init__(self) -> None:
        library = ctypes.CDLL(str(library_file()))
        library.FPDF_InitLibrary()
        pointer, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t

        def bind(name: str, result: Any, *arguments: Any) -> Any:
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
            return function

        self.load = bind("FPDF_LoadMemDocument64", pointer, ctypes.c_char_p, size, ctypes.c_char_p)
        self.close = bind("FPDF_CloseDocument", None, pointer)
        self.pages = bind("FPDF_GetPageCount", number, pointer)
        self.load_page = bind("FPDF_LoadPage", pointer, pointer, number)
        self.close_page = bind("FPDF_ClosePage", None, pointer)
        self.load_text = bind("FPDFText_LoadPage", pointer, pointer)
        self.close_text = bind("FPDFText_ClosePage", None, pointer)
        self.count = bind("FPDFText_CountChars", number, pointer)
        self.unicode = bind("FPDFText_GetUnicode", ctypes.c_uint, pointer, number)
        self.char_box = bind("FPDFText_GetCharBox", number, pointer, number, *[pointer] * 4)
        self.objects = bind("FPDFPage_CountObjects", number, pointer)
        self.object = bind("FPDFPage_GetObject", pointer, pointer, number)
        self.kind = bind("FPDFPageObj_GetType", number, pointer)
        self.bounds = bind("FPDFPageObj_GetBounds", number, pointer, *[pointer] * 4)

    def run(self, data: bytes) -> int:
        """Everything about every page; the number of characters."""
        document = self.load(data, len(data), None)
        total = 0
        for number in range(self.pages(document)):
            page = self.load_page(document, number)
            text = self.load_text(page)
            count = self.count(text)
            total += count
            codes = array("I", map(self.unicode, repeat(text), range(count)))
            boxes = array("d", bytes(32 * count))
            _call(map(self.char_box, repeat(text), range(count), *_addresses(boxes, 4)))
            objects = list(map(self.object, repeat(page), range(self.objects(page))))
            paths = [one for one, kind in zip(objects, map(self.kind, objects), strict=True) if kind == PATH]
            bounds = array("f", bytes(16 * len(paths)))
            _call(map(self.bounds, paths, *_addresses(bounds, 4)))
            assert len(codes) == count
            self.close_text(text)
            self.close_page(page)
        self.close(document)
        return total


def _addresses(values: array[Any], width: int) -> list[range]:
    first, count = values.buffer_info()
    step = width * values.itemsize
    return [range(first + i * values.itemsize, first + count * values.itemsize, step) for i in range(width)]


def _call(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)


def milliseconds(action: Callable[[], object], clock: Callable[[], float]) -> float:
    """How long it takes once."""
    start = clock()
    action()
    return (clock() - start) * 1e3


def least(
    actions: dict[str, Callable[[], object]], rounds: int, clock: Callable[[], float]
) -> dict[str, float]:
    """Each action's least over interleaved rounds, after one round to warm up; other work can only add to it."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for i in range(rounds + 1):
        for name, action in actions.items():
            spent = milliseconds(action, clock)
            if i:
                times[name].append(spent)
    return {name: min(spent) for name, spent in times.items()}


def process(*arguments: str) -> Callable[[], object]:
    """A whole process, from its start to its end."""
    return lambda: subprocess.run([sys.executable, *arguments], check=False, capture_output=True)


def measure(path: Path, rounds: int, *, whole: bool) -> None:
    """Print the figures for one PDF."""
    data = path.read_bytes()
    yardstick = Yardstick()
    characters = yardstick.run(data)
    quick = least(
        {
            "parse": lambda: parse(path),
            "read": lambda: pdfium.read(data),
            "pdfium, every character": lambda: yardstick.run(data),
        },
        rounds,
        time.process_time,
    )
    others = {name: partial(run, path) for name, run in installed().items()}
    slow = least(others, max(rounds // 15, 2), time.process_time)
    print(f"\n{path}: {characters} characters")
    base, own = quick["pdfium, every character"], quick["parse"]
    for name, spent in (quick | slow).items():
        print(
            f"  {name:32} {spent:8.1f} ms   {spent / base:6.2f} of the yardstick   {spent / own:6.2f} of parse"
        )
    if whole:
        tools = {
            "granskning parse": process("-m", "granskning_cli", "parse", str(path)),
            "pdfplumber's extract_tables": process("-c", TABLES, str(path)),
        }
        for name, spent in least(tools, max(rounds // 10, 3), time.perf_counter).items():
            print(f"  whole process: {name:27} {spent:8.0f} ms")


def main() -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="*", type=Path, default=[DEFAULT])
    arguments.add_argument("--rounds", type=int, default=40)
    arguments.add_argument("--no-processes", action="store_true", help="leave out the whole processes")
    options = arguments.parse_args()
    for path in options.files:
        measure(path, options.rounds, whole=not options.no_processes)


if __name__ == "__main__":
    main()
