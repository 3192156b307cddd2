"""One target by atheris: TARGET SEED SECONDS KEEP LIMIT. `run.py` starts it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["granskning_cli"], enable_loader_override=False):
    from targets import TARGETS, once, seeds

LONGEST = 100_000


def main(words: Sequence[str]) -> None:
    target, seed, seconds, keep, limit = words
    known = seeds(target)

    def mutated(data: bytes, longest: int, number: int) -> bytes:
        rng = Random(number)
        if rng.random() < 0.2:
            return atheris.Mutate(data, longest)
        return TARGETS[target].mutate(rng, data, known)[:longest]

    with tempfile.TemporaryDirectory() as corpus:
        for at, one in enumerate(known):
            Path(corpus, str(at)).write_bytes(one)
        options = [
            "guided.py", corpus, f"-max_total_time={seconds}", f"-seed={seed}", f"-timeout={round(float(limit))}",
            f"-max_len={LONGEST}", f"-artifact_prefix={keep}/{target}-", "-rss_limit_mb=3000", "-print_final_stats=1",
        ]  # fmt: skip
        atheris.Setup(options, lambda data: once(target, data), custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
