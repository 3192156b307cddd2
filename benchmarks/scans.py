"""How well, and how fast, pages are read that are pictures: samples drawn, spoilt, read back and compared.

    python benchmarks/scans.py [--ways dpi=200,skew=0.7,jpeg=60 ...] [--jobs N] [--speed FILE] [--memory] [FILE.pdf ...]

The truth is what the same PDF gives with its own text, which `tests/test_samples.py` pins. A question is silent where
its mark or its state is wrong and no warning or error names it, or it is lost and no gap is told; that its page was
read from a picture is said of every page and excuses nothing. Wrong letters are counted by edits (CER).
`--speed` times the reader against Tesseract alone on the same pictures, in turns; `--memory` reads a hundred pages.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

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
)  # fmt: skip


# What says that a question may be missing.
GAPS = frozenset(("Q301", "Q305", "Q307", "Q311"))


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
    for one, other in pairs(wanted, questions(result)):
        right = other is not None and (one.marks, one.state) == (other.marks, other.state)
        quiet = not right and not (lost if other is None else other.number in loud)
        found, marks, silent = found + (other is not None), marks + right, silent + quiet
        if not right:
            wrong.append(f"{one.number}{'!' if quiet else ''}")
        asked += Levenshtein.distance(one.text, other.text if other else "")
        answered += Levenshtein.distance(one.answer, other.answer if other else "")
    return Score(
        name, str(way), len(wanted), found, marks, silent, asked, sum(len(one.text) for one in wanted),
        answered, sum(len(one.answer) for one in wanted), " ".join(wrong),
    )  # fmt: skip


def table(scores: Sequence[Score], *, each: bool) -> None:
    """A line a way, and one for each document that is not all right."""
    for way in dict.fromkeys(score.way for score in scores):
        own = [score for score in scores if score.way == way]
        total = {key: sum(getattr(score, key) for score in own) for key in Score._fields[2:10]}
        print(
            f"{way:55} questions {total['found']}/{total['questions']} marks {total['marks']} "
            f"silent {total['silent']} CER asked {100 * total['asked_wrong'] / max(1, total['asked']):.2f} % "
            f"answered {100 * total['answered_wrong'] / max(1, total['answered']):.2f} %"
        )
        for score in own if each else ():
            if score.why or score.answered_wrong > 0.02 * score.answered:
                cer = 100 * score.answered_wrong / max(1, score.answered)
                print(
                    f"    {score.name}: {score.marks}/{score.questions} silent {score.silent} CER {cer:.1f} "
                    f"({score.answered_wrong} letters)  {score.why}"
                )


def speed(path: Path, rounds: int = 3) -> None:
    """The reader, and Tesseract alone with both languages' data over whole pages, on the same pictures, one thread."""
    from tesserocr import OEM, PSM, PyTessBaseAPI

    from granskning_cli.readers.scan import pages, tessdata
    from granskning_cli.readers.scan.picture import Numbered, Picture

    os.environ["OMP_THREAD_LIMIT"] = "1"
    pages.MOST_THREADS = 1  # type: ignore[misc]
    way = Way(200, 0.5, 4, 0, 70)
    greys = [spoilt(grey, way) for grey in drawn(path, way.dpi)]
    api = PyTessBaseAPI(path=tessdata.folder(), lang="swe", psm=PSM.AUTO, oem=OEM.LSTM_ONLY)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        pages.read_pictures(Numbered(n, Picture(grey, way.dpi)) for n, grey in enumerate(greys, 1))
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        for grey in greys:
            api.SetImageBytes(grey.tobytes(), grey.shape[1], grey.shape[0], 1, grey.shape[1])
            api.GetUTF8Text()
        theirs.append(time.perf_counter() - start)
    mine, other = statistics.median(ours) / len(greys), statistics.median(theirs) / len(greys)
    print(f"a page: reader {mine:.2f} s, Tesseract alone {other:.2f} s, {mine / other:.2f} times")


def memory(path: Path, count: int = 100, dpi: int = 300) -> None:
    """The most memory that the process takes for a scan of so many pages, and its time."""
    import resource

    from rasters import as_file

    way = Way(dpi, 0.4, bilevel=True)
    greys = [spoilt(grey, way) for grey in drawn(path, dpi)]
    data = as_file([greys[at % len(greys)] for at in range(count)], way)
    del greys
    # made in a process of its own, so that only what reading takes is counted
    child = os.fork()
    if not child:
        start = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        parse(data)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{count} pages at {dpi} dpi: {most / 1024:.0f} MB ({before / 1024:.0f} before)", end=", ")
        print(f"{time.perf_counter() - start:.0f} s")
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(child, 0)


def way_of(text: str) -> Way:
    """ "dpi=200,skew=0.5,bilevel=1" """
    given = dict(part.split("=") for part in text.split(","))
    kinds = {
        "skew": float,
        "noise": float,
        "blur": float,
        "bilevel": lambda v: bool(int(v)),
        "photo": lambda v: bool(int(v)),
    }
    return Way(**{key: kinds.get(key, int)(value) for key, value in given.items()})  # type: ignore[arg-type]


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--ways", nargs="*", type=way_of, default=list(WAYS))
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments.add_argument("--speed", type=Path)
    arguments.add_argument("--memory", type=Path)
    asked = arguments.parse_args()
    if asked.speed or asked.memory:
        if asked.speed:
            speed(asked.speed)
        if asked.memory:
            memory(asked.memory)
        return
    files = asked.files or [
        path
        for path in sorted((ROOT / "samples").glob("*/source.pdf"))
        if not any(kind in path.parent.name for kind in ("--scan", "--xfa"))
    ]
    jobs = [(path, way) for way in asked.ways for path in files]
    with ProcessPoolExecutor(asked.jobs) as pool:
        table(list(pool.map(measured, jobs)), each=True)


if __name__ == "__main__":
    main()
