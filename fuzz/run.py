"""Changed inputs for every target, in child processes; exit 1 where one is answered by anything but a result or Unreadable.

    python fuzz/run.py [TARGET ...] [--seconds 3] [--cases N] [--seed 1] [--engine auto|atheris|plain] [--keep FOLDER]
    python fuzz/run.py TARGET --input FILE        one input again, with its traceback

atheris (`pip install granskning[fuzz]`) looks for inputs that reach new lines; the plain loop needs nothing and makes the
same inputs in every run of a seed. A child that dies or hangs costs the one input; a new one goes on behind it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
LIMIT = 5.0  # seconds of a processor that an input may take
HANGS = 60.0  # seconds of the clock after which it hangs, whatever it waits for
NAMES = (
    "text", "html", "markdown", "docx", "odt", "pdfium", "plumber", "xfa", "data", "overlay", "template", "compare",
)  # fmt: skip


class Result(NamedTuple):
    """How many inputs were run, and what went wrong: a line each."""

    cases: int
    failures: list[str]


def plain(target: str, seed: int, seconds: float, cases: int, keep: Path) -> Result:
    """Until the time is over or the cases are run."""
    end, at, failures = time.monotonic() + seconds, 0, []
    while at < cases and time.monotonic() < end:
        found, at = _child(target, seed, at, cases, end, keep)
        failures += found
    return Result(at, failures)


def _child(target: str, seed: int, start: int, cases: int, end: float, keep: Path) -> tuple[list[str], int]:
    """What one child found, and where the next one begins."""
    with tempfile.NamedTemporaryFile("w+") as progress, tempfile.TemporaryFile("w+") as told:
        left = max(0.5, end - time.monotonic())
        command = [
            sys.executable,
            HERE / "child.py",
            target,
            seed,
            start,
            cases,
            left,
            progress.name,
            keep,
            LIMIT,
        ]
        process = subprocess.Popen(
            [str(word) for word in command], stdout=told, stderr=subprocess.PIPE, text=True
        )
        died = _watch(process, progress.name)
        told.seek(0)
        failures = [f"{target} {line.rstrip()}" for line in told]
        at = _read(progress.name, start)
        if died:
            error = (process.stderr.read() if process.stderr else "").strip().splitlines()
            failures.append(f"{target} case {at} of seed {seed}: {died} {error[-1] if error else ''}")
            at += 1
        return failures, at


def _watch(process: subprocess.Popen[str], progress: str) -> str:
    """Why the child died, or ""; one whose case does not change is ended."""
    case, since = -1, time.monotonic()
    while process.poll() is None:
        time.sleep(0.05)
        now = _read(progress, -1)
        if now != case:
            case, since = now, time.monotonic()
        elif time.monotonic() - since > HANGS:
            process.kill()
            process.wait()
            return "hung where no signal ends it"
    return "" if process.returncode == 0 else f"the process ended with {process.returncode}"


def _read(progress: str, otherwise: int) -> int:
    words = Path(progress).read_text(encoding="ascii").split()
    return int(words[0]) if words else otherwise


def guided(target: str, seed: int, seconds: float, keep: Path) -> Result:
    """The same by atheris, which ends at the first failure."""
    command = [
        sys.executable,
        str(HERE / "guided.py"),
        target,
        str(seed),
        str(max(1, round(seconds))),
        str(keep),
        str(HANGS),
    ]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    cases = 0
    for line in done.stderr.splitlines():
        if line.startswith("stat::number_of_executed_units:"):
            cases = int(line.split()[1])
    if done.returncode == 0:
        return Result(cases, [])
    return Result(
        cases,
        [f"{target}: atheris ended with {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}"],
    )


def again(target: str, path: Path) -> None:
    """One input, with whatever it raises."""
    from targets import once

    once(target, path.read_bytes())


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(NAMES))
    ask.add_argument("--seconds", type=float, default=3.0)
    ask.add_argument("--cases", type=int, default=1 << 40)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--engine", choices=("auto", "atheris", "plain"), default="auto")
    ask.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "granskning-fuzz")
    ask.add_argument("--input", type=Path)
    asked = ask.parse_args()
    targets = asked.targets or list(NAMES)
    if asked.input:
        again(targets[0], asked.input)
        return 0
    asked.keep.mkdir(parents=True, exist_ok=True)
    by_coverage = asked.engine == "atheris" or (asked.engine == "auto" and find_spec("atheris") is not None)
    print(
        "guided by coverage (atheris)" if by_coverage else "the plain loop: not guided by coverage",
        flush=True,
    )
    failed, total = 0, 0
    for target in targets:
        cases, failures = (
            guided(target, asked.seed, asked.seconds, asked.keep)
            if by_coverage
            else plain(target, asked.seed, asked.seconds, asked.cases, asked.keep)
        )
        print(f"{target:9} {cases:8} inputs, {len(failures)} failures", flush=True)
        for line in failures:
            print("   ", line, flush=True)
        failed, total = failed + len(failures), total + cases
    print(f"{total} inputs, {failed} failures" + (f"; they are in {asked.keep}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
