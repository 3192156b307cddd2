"""Every document of a folder in a process of its own, with limits, and what became of each.

    python benchmarks/hostile.py FOLDER [--reader pdfium|pdfplumber] [--seconds 60] [--megabytes 2048] [--jobs 2]

Prints how many ended with each exit code and each diagnostic's code, and names every file over which the program printed
a traceback, hung, died, or did what no reader does: wrote a file, opened a socket, started a process, unpickled a class.
Exit code 1 where there was one of these.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ROOT / "tests" / "watched.py"
_CODE = re.compile(r"^(?:error|warning|info)\[([A-Z]\d{3})\]", re.MULTILINE)
# The exit codes that `granskning parse` has.
KNOWN = (0, 1, 3)


class Ended(NamedTuple):
    """What became of one document."""

    path: Path
    code: int | None
    said: str
    did: tuple[str, ...]
    seconds: float

    @property
    def wrong(self) -> list[str]:
        """Why this must not be."""
        found = [] if self.code in KNOWN else ["hangs" if self.code is None else f"exit code {self.code}"]
        if "Traceback" in self.said or "Exception ignored" in self.said:
            found.append("traceback")
        if "[R199]" in self.said:
            found.append("internal error")
        return found + list(self.did)


def run(path: Path, reader: str, seconds: float, megabytes: int) -> Ended:
    """`granskning parse` on the path, in an empty folder that is its home too."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        home = Path(folder) / "home"
        home.mkdir()
        env = os.environ | {"HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": str(ROOT / "src")}
        parse = ["parse", str(path.resolve()), "--reader", reader, "-f", "json"]
        command = [sys.executable, str(WATCHED), str(log), str(path.resolve().parent), *parse]
        start = time.perf_counter()
        try:
            done = subprocess.run(
                command, cwd=home, env=env, capture_output=True, timeout=seconds, check=False,
                preexec_fn=lambda: _limit(megabytes),
            )  # fmt: skip
            code, said = done.returncode, done.stderr.decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            code, said = None, ""
        took = time.perf_counter() - start
        did = log.read_text(encoding="utf-8").splitlines() if log.exists() else ["never began"]
        left = [f"left {one.name!r} behind" for one in home.rglob("*")]
    return Ended(path, code, said, (*dict.fromkeys(did), *left), took)


def _limit(megabytes: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def report(found: list[Ended]) -> bool:
    """Prints the counts and what must not be; whether there was none of it."""
    for code, count in sorted(Counter(one.code for one in found).items(), key=str):
        print(f"{count:6} with exit code {code}")
    codes = Counter(code for one in found for code in set(_CODE.findall(one.said)))
    for name, count in codes.most_common():
        print(f"{count:6} with {name}")
    slow = sorted(found, key=lambda one: -one.seconds)[:3]
    print("slowest: " + ", ".join(f"{one.path.name} {one.seconds:.1f} s" for one in slow))
    bad = [one for one in found if one.wrong]
    for one in bad:
        print(f"{one.path.name}: {'; '.join(one.wrong)[:300]}")
    print(f"{len(found)} documents, {len(bad)} of them with something that must not be")
    return not bad


def main() -> int:
    """The command line."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--reader", default="auto")
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--megabytes", type=int, default=2048)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = options.parse_args()
    paths = sorted(path for path in given.folder.rglob("*") if path.is_file() and path.name != "README.md")
    with ThreadPoolExecutor(given.jobs) as pool:
        found = list(pool.map(lambda one: run(one, given.reader, given.seconds, given.megabytes), paths))
    return 0 if report(found) else 1


if __name__ == "__main__":
    sys.exit(main())
