"""Documents a second: a plain loop over parse, the pool with one and two workers, pdfplumber, pdftotext; and memory.

    python benchmarks/batch.py [--documents N] [--many N]

The rounds of all contenders are interleaved, so that a noisy neighbour is noisy for all; what counts are the ratios.
Every contender reads the same files. The loop writes its outputs as well, as the pool does; imports are not counted for
it, and what a pool pays to start is: it is told apart.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from granskning_cli import parse
from granskning_cli.batch.places import place
from granskning_cli.batch.run import Request, run
from granskning_cli.export import export

ROOT = Path(__file__).resolve().parent.parent
FORM = ROOT / "samples" / "ks-2025--word" / "source.pdf"


def copies(folder: Path, count: int, data: bytes) -> list[Path]:
    """As many documents of their own: what stands behind the end of a PDF changes no value."""
    folder.mkdir()
    paths = [folder / f"{at:05}.pdf" for at in range(count)]
    for at, path in enumerate(paths):
        path.write_bytes(data + b"\n%% copy %d\n" % at)
    return paths


def loop(paths: list[Path], out: Path) -> None:
    """What anyone would write first."""
    out.mkdir()
    for path in paths:
        (out / f"{path.name}.yaml").write_bytes(export(parse(path), "yaml"))


def pool(folder: Path, out: Path, workers: int) -> None:
    """A whole run, from start to end."""
    run(Request((str(folder),), place(str(out), "yaml", is_table=False), workers=workers))


def plumber(paths: list[Path]) -> None:
    """Tables and words, as a script for one form would read them."""
    import pdfplumber

    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_tables()


def pdftotext(paths: list[Path]) -> None:
    """A process a document."""
    for path in paths:
        subprocess.run(["pdftotext", "-layout", path, "-"], check=True, stdout=subprocess.DEVNULL)


def timed(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def speed(folder: Path, paths: list[Path], rounds: int) -> None:
    """Medians over the rounds; the pool's start is measured with a single document."""
    few = paths[: max(1, len(paths) // 50)]
    single = folder.parent / "single"
    copies(single, 1, FORM.read_bytes())
    seconds: dict[str, list[float]] = {}
    parents: list[float] = []
    for at in range(rounds):
        here = folder.parent / str(at)
        here.mkdir()

        def whole(workers: int, out: Path = here) -> None:
            before = time.process_time()
            pool(folder, out / str(workers), workers)
            parents.append((time.process_time() - before) / len(paths))

        for name, count, what in (
            ("loop over parse", len(paths), partial(loop, paths, here / "loop")),
            ("pool, 1 worker", len(paths), partial(whole, 1)),
            ("pool, 2 workers", len(paths), partial(whole, 2)),
            ("start of a pool", 1, partial(pool, single, here / "start", 2)),
            ("rerun, nothing to do", len(paths), partial(pool, folder, here / "2", 2)),
            ("pdfplumber", len(few), partial(plumber, few)),
            ("pdftotext", len(paths), partial(pdftotext, paths)),
        ):
            seconds.setdefault(name, []).append(timed(what) / count)
    middle = {name: statistics.median(values) for name, values in seconds.items()}
    for name, value in middle.items():
        print(f"{name:22} {1000 * value:8.2f} ms a document {1 / value:8.1f} a second")
    one, two, plain = (middle[name] for name in ("pool, 1 worker", "pool, 2 workers", "loop over parse"))
    started = middle["start of a pool"] / len(paths)
    print(f"2 workers / 1 worker   {(one - started) / (two - started):.2f} (with the start {one / two:.2f})")
    pure, whole_run = 100 * ((one - started) / plain - 1), 100 * (one / plain - 1)
    print(f"overhead of the pool   {pure:.0f} % (with the start {whole_run:.0f} %)")
    print(f"the parent's own work  {1000 * statistics.median(parents):.2f} ms of processor time a document")


def memory(folder: Path, count: int) -> None:
    """The parent's and the workers' memory at the beginning and the end of a long run, in MiB."""
    small = b"1 Ekonomi\n\n1.1 Finns en budget f\xc3\xb6r %d?\n\xe2\x98\x92 Ja \xe2\x98\x90 Nej\n"
    folder.mkdir()
    for at in range(count):
        (folder / f"{at:06}.txt").write_bytes(small % at)
    seen: list[tuple[int, int]] = [_resident()]
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.2):
            seen.append(_resident())

    watcher = threading.Thread(target=look)
    watcher.start()
    took = timed(lambda: pool(folder, folder.parent / "long", 2))
    ended.set()
    watcher.join()
    early, late = seen[min(4, len(seen) - 1)], max(seen[-4:])
    print(
        f"{count} documents: {took:.1f} s; parent {early[0]} -> {late[0]} MiB, workers {early[1]} -> {late[1]} MiB"
    )
    again = timed(lambda: pool(folder, folder.parent / "long", 2))
    hashing = timed(lambda: [_hash(path) for path in sorted(folder.iterdir())])
    print(f"rerun: {again:.2f} s, of which reading and hashing {hashing:.2f} s")
    print(f"most of the parent: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB")


def _hash(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def _resident() -> tuple[int, int]:
    """Of this process, and of the largest worker."""
    import multiprocessing
    import os

    pids = [child.pid for child in multiprocessing.active_children() if child.pid]
    sizes = [_size(pid) for pid in pids]
    return _size(os.getpid()), max(sizes, default=0)


def _size(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) >> 10
    except OSError:
        pass
    return 0


def main() -> None:
    """Speed first, then memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    scratch = Path(tempfile.mkdtemp())
    try:
        paths = copies(scratch / "in", wanted.documents, FORM.read_bytes())
        loop(paths[:5], scratch / "warm")
        speed(scratch / "in", paths, wanted.rounds)
        memory(scratch / "many", wanted.many)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    sys.exit(main())
