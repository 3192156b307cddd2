"""A run of cases in a process of its own: TARGET SEED START CASES SECONDS PROGRESS KEEP LIMIT. `run.py` starts it.

Case N of a seed is the same input in every run, so that one which killed the process can be made again.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from random import Random

from targets import TARGETS, once, seeds

MEMORY = 3 << 30


class TooSlow(BaseException):
    """No `except Exception` on its way stops it."""


def case(target: str, seed: int, number: int, known: Sequence[bytes]) -> bytes:
    """The input of this number; small seeds are taken more often."""
    rng = Random(f"{target} {seed} {number}")
    at = min(rng.randrange(len(known)), rng.randrange(len(known)))
    return TARGETS[target].mutate(rng, known[at], known)


def main(words: Sequence[str]) -> None:
    target, seed, start, cases = words[0], int(words[1]), int(words[2]), int(words[3])
    end, progress, keep, limit = (
        time.monotonic() + float(words[4]),
        Path(words[5]),
        Path(words[6]),
        float(words[7]),
    )
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _slow)
    known, told = seeds(target), set()
    with progress.open("r+b", buffering=0) as note:
        for number in range(start, cases):
            os.pwrite(note.fileno(), b"%-20d" % number, 0)
            data = case(target, seed, number, known)
            where = _failed(target, data, limit)
            if where and where not in told:  # a bug is met by many inputs
                told.add(where)
                kept = keep / f"{target}-{seed}-{number}"
                kept.write_bytes(data)
                print(f"case {number} of seed {seed}: {where}  -> {kept}", flush=True)
            if time.monotonic() > end:
                os.pwrite(note.fileno(), b"%-20d" % (number + 1), 0)
                return
        os.pwrite(note.fileno(), b"%-20d" % cases, 0)


def _failed(target: str, data: bytes, limit: float) -> str:
    """What was raised and where, or ""."""
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        once(target, data)
    except TooSlow as slow:
        return f"more than {limit:.0f} s of a processor {_where(slow)}"
    except BaseException as bug:  # noqa: BLE001 - SystemExit and the like are bugs too
        return f"{type(bug).__name__}: {str(bug)[:200]} {_where(bug)}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def _where(bug: BaseException) -> str:
    """The innermost line of ours."""
    frames = traceback.extract_tb(bug.__traceback__)
    ours = [one for one in frames if "granskning_cli" in one.filename] or frames
    return f"({Path(ours[-1].filename).parent.name}/{Path(ours[-1].filename).name}:{ours[-1].lineno})"


def _slow(number: int, frame: object) -> None:
    raise TooSlow


if __name__ == "__main__":
    main(sys.argv[1:])
