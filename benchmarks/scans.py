"""How well, and how fast, pages are read that are pictures: samples drawn, spoilt, read back and compared.

    python benchmarks/scans.py [--ways dpi=200,skew=0.7,jpeg=60 ...] [--jobs N] [--speed] [--memory FILE] [FILE.pdf ...]

The truth is what the same PDF gives with its own text, which `tests/test_samples.py` pins. A question is silent where
its mark or its state is wrong and no warning or error names it, or it is lost and neither its number nor a gap is
told; that its page was read from a picture is said of every page and excuses nothing. What is no question and was
read as one is extra. Wrong letters are counted by edits (CER).
`--speed` times the reader against Tesseract alone on the same pictures, in turns; `--memory` reads a scan of a hundred
pages.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from granskning_cli import Questionnaire, parse
from granskning_cli.diagnostics import Unreadable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from rasters import Way, drawn, scanned, spoilt  # noqa: E402

WAYS = (
    Way(150), Way(200), Way(300),
    Way(150, 0.6, 4, 0, 60), Way(200, 0.7, 6, 0, 50), Way(300, -1.2, 8, 0, 40),
    Way(200, 0.5, bilevel=True), Way(300, -0.8, bilevel=True),
    Way(200, quarters=2), Way(200, quarters=1), Way(250, photo=True, noise=5, blur=0.7, jpeg=70),
    *[
        Way(200, 0.4, 5, 0, 70, paper=paper)
        for paper in ("marker:yellow", "marker:pink", "stamp:blue", "signed:blue", "fold:dark", "torn:dark",
                      "cast:yellowed", "shadow:sharp", "curled:spine")
    ],
    Way(200, 0.4, 5, 0, 70, paper="marker:pink", grey=True), Way(200, 0.4, 5, 0, 70, inverted=True),
)  # fmt: skip


# What says that a question may be missing.
GAPS = frozenset(("Q301", "Q305", "Q307", "Q311", "Q315"))


class Score(NamedTuple):
    """What became of one document's questions."""

    name: str
    way: str
    questions: int = 0
    found: int = 0
    marks: int = 0
    silent: int = 0
    asked_wrong: int = 0
    asked: int = 0
    answered_wrong: int = 0
    answered: int = 0
    why: str = ""
    extra: int = 0


class One(NamedTuple):
    """A question, as far as it is compared."""

    number: str | None
    text: str
    marks: tuple[str, ...]
    state: str
    answer: str


def questions(result: Questionnaire) -> list[One]:
    """All questions of a result."""
    return [
        One(
            q.number, " ".join(f"{q.text} {q.instruction or ''}".split()),
            tuple(one.label for one in q.answer.selected) if q.answer else (), q.answer.state if q.answer else "",
            " ".join(((q.answer and q.answer.text) or "").split()),
        )
        for section in result.sections for q in section.questions
    ]  # fmt: skip


def pairs(wanted: Sequence[One], got: Sequence[One]) -> list[tuple[One, One | None]]:
    """Each question with the likest one that was read, in order."""
    out: list[tuple[One, One | None]] = []
    rest = list(got)
    for one in wanted:
        near = [Levenshtein.normalized_similarity(one.text, other.text) for other in rest]
        best = max(range(len(rest)), key=near.__getitem__, default=None)
        out.append((one, rest.pop(best) if best is not None and near[best] > 0.6 else None))
    return out


def measured(job: tuple[Path, Way]) -> Score:
    """One document in one way."""
    path, way = job
    name = path.parent.name if path.name == "source.pdf" else path.stem
    wanted = questions(parse(path))
    try:
        result = parse(scanned(path, way))
    except Unreadable as problem:
        return Score(name, str(way), len(wanted), why=problem.code)
    loud = {one.question for one in result.diagnostics if one.severity != "info"}
    lost = any(one.code in GAPS for one in result.diagnostics)
    found = marks = silent = asked = answered = 0
    wrong: list[str] = []
    read = questions(result)
    for one, other in pairs(wanted, read):
        right = other is not None and (one.marks, one.state) == (other.marks, other.state)
        told = lost or one.number in loud - {None} if other is None else other.number in loud
        quiet = not right and not told
        found, marks, silent = found + (other is not None), marks + right, silent + quiet
        if not right:
            wrong.append(f"{one.number}{'!' if quiet else ''}")
        asked += Levenshtein.distance(one.text, other.text if other else "")
        answered += Levenshtein.distance(one.answer, other.answer if other else "")
    return Score(
        name, str(way), len(wanted), found, marks, silent, asked, sum(len(one.text) for one in wanted),
        answered, sum(len(one.answer) for one in wanted), " ".join(wrong), len(read) - found,
    )  # fmt: skip


def table(scores: Sequence[Score], *, each: bool) -> None:
    """A line a way, and one for each document that is not all right."""
    for way in dict.fromkeys(score.way for score in scores):
        own = [score for score in scores if score.way == way]
        total = {key: sum(getattr(score, key) for score in own) for key in Score._fields[2:10]}
        print(
            f"{way:55} questions {total['found']}/{total['questions']} marks {total['marks']} "
            f"silent {total['silent']} extra {sum(score.extra for score in own)} "
            f"CER asked {100 * total['asked_wrong'] / max(1, total['asked']):.2f} % "
            f"answered {100 * total['answered_wrong'] / max(1, total['answered']):.2f} %"
        )
        for score in own if each else ():
            if score.why or score.extra or score.answered_wrong > 0.02 * score.answered:
                cer = 100 * score.answered_wrong / max(1, score.answered)
                print(
                    f"    {score.name}: {score.marks}/{score.questions} silent {score.silent} CER {cer:.1f} "
                    f"({score.answered_wrong} letters)  {score.extra} extra  {score.why}"
                )


def speed(paths: Sequence[Path], rounds: int = 3) -> None:
    """The reader by one thread and by all, and Tesseract alone over the same whole pages, in turns; loading counts."""
    from granskning_cli.readers.scan import pages
    from granskning_cli.readers.scan.picture import Numbered, Picture

    os.environ["OMP_THREAD_LIMIT"] = "1"
    way, most = Way(200, 0.5, 4, 0, 70), pages.MOST_THREADS
    names = ("Tesseract alone", "the reader", f"the reader, {pages._threads()} threads")
    taken: dict[str, tuple[float, float]] = dict.fromkeys(names, (0.0, 0.0))
    count = 0
    for path in paths:
        greys = [spoilt(grey, way) for grey in drawn(path, way.dpi)]
        count += len(greys)

        def ours(threads: int, greys: Sequence[Any] = greys) -> None:
            pages.MOST_THREADS = threads  # type: ignore[misc]
            pages.read_pictures(Numbered(n, Picture(grey, way.dpi)) for n, grey in enumerate(greys, 1))

        ways = (partial(_alone, greys), partial(ours, 1), partial(ours, most))
        times: list[list[tuple[float, float]]] = [[] for _ in ways]
        for _ in range(rounds):
            for run, own in zip(ways, times, strict=True):
                start = time.perf_counter(), time.process_time()
                run()
                own.append((time.perf_counter() - start[0], time.process_time() - start[1]))
        for name, own in zip(names, times, strict=True):
            wall, busy = (statistics.median(kind) for kind in zip(*own, strict=True))
            taken[name] = taken[name][0] + wall, taken[name][1] + busy
    alone = taken[names[0]]
    print(f"{count} pages of {len(paths)} documents at {way}")
    for name, (wall, busy) in taken.items():
        print(f"{name:25} {wall / count:.2f} s a page, {wall / alone[0]:.2f} x", end="; ")
        print(f"processor {busy / count:.2f} s, {busy / alone[1]:.2f} x")


def _alone(greys: Sequence[Any]) -> None:
    from tesserocr import OEM, PSM, PyTessBaseAPI

    from granskning_cli.readers.scan.letters import tessdata

    with PyTessBaseAPI(path=tessdata.folder(), lang="swe", psm=PSM.AUTO, oem=OEM.LSTM_ONLY) as api:
        for grey in greys:
            api.SetImageBytes(grey.tobytes(), grey.shape[1], grey.shape[0], 1, grey.shape[1])
            api.GetUTF8Text()


def memory(path: Path, count: int, dpi: int = 300) -> None:
    """The most memory that `granskning parse` takes for scans of a few and of many pages, and its time."""
    with tempfile.TemporaryDirectory() as folder:
        for pages in (max(1, count // 10), count):
            file = Path(folder, "scan.pdf")
            # a process begins with the memory of the one that starts it, so the file is made by another
            with ProcessPoolExecutor(1) as pool:
                pool.submit(_long_scan, path, pages, dpi, file).result()
            start = time.perf_counter()
            command = [sys.executable, "-m", "granskning_cli", "parse", file, "-o", Path(folder, "out.yaml")]
            process = subprocess.Popen([*command, "--timeout", "3600"], stderr=subprocess.DEVNULL)
            most = os.wait4(process.pid, 0)[2].ru_maxrss
            print(
                f"{pages} pages at {dpi} dpi: {most / 1024:.0f} MB, {time.perf_counter() - start:.0f} s",
                flush=True,
            )


def _long_scan(path: Path, pages: int, dpi: int, file: Path) -> None:
    from rasters import as_file

    way = Way(dpi, 0.4, bilevel=True)
    greys = [spoilt(grey, way) for grey in drawn(path, dpi)]
    file.write_bytes(as_file([greys[at % len(greys)] for at in range(pages)], way))


def way_of(text: str) -> Way:
    """ "dpi=200,skew=0.5,bilevel=1" or "dpi=200,paper=marker:pink+fold:dark" """
    given = dict(part.split("=") for part in text.split(","))
    kinds = {
        "skew": float,
        "noise": float,
        "blur": float,
        "bilevel": lambda v: bool(int(v)),
        "photo": lambda v: bool(int(v)),
        "paper": str,
        "inverted": lambda v: bool(int(v)),
        "grey": lambda v: bool(int(v)),
    }
    return Way(**{key: kinds.get(key, int)(value) for key, value in given.items()})  # type: ignore[arg-type]


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--ways", nargs="*", type=way_of, default=list(WAYS))
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments.add_argument("--speed", action="store_true")
    arguments.add_argument("--memory", type=Path)
    arguments.add_argument("--pages", type=int, default=100)
    asked = arguments.parse_args()
    if asked.memory:
        memory(asked.memory, asked.pages)
        return
    files = asked.files or [
        path
        for path in sorted((ROOT / "samples").glob("*/source.pdf"))
        if not any(kind in path.parent.name for kind in ("--scan", "--xfa"))
    ]
    if asked.speed:
        speed(files)
        return
    jobs = [(path, way) for way in asked.ways for path in files]
    with ProcessPoolExecutor(asked.jobs) as pool:
        table(list(pool.map(measured, jobs)), each=True)


if __name__ == "__main__":
    main()
