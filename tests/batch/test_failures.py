"""A document that hangs, crashes, eats memory or shows a bug costs itself only."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from failing import convert_or_fail
from many import filled, form

from granskning_cli.batch.local import Local
from granskning_cli.batch.manifest import Manifest
from granskning_cli.batch.places import place
from granskning_cli.batch.run import Report, Request, run
from granskning_cli.batch.task import Settings

LIMITS = Settings(timeout=1.0, memory=768 << 20)


def ran(source: Path, out: Path, workers: int = 2, **more: object) -> tuple[Report, dict[str, str | None]]:
    """A run whose task fails where a document says so; its report, and the code of each document."""
    where = place(str(out), "yaml", is_table=False)
    request = Request((str(source),), where, LIMITS, workers)._replace(**more)
    report = run(request, task=convert_or_fail)
    return report, {entry.path: entry.code for entry in Manifest(where.manifest).entries.values()}


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no memory and knows no signals")
@pytest.mark.parametrize("workers", [1, 2])
def test_each_failure_costs_one_document(tmp_path: Path, workers: int) -> None:
    """B801, B802, B803 or R199 for the one, and all documents around it are converted; with one worker as well."""
    source = filled(tmp_path / "in", 20)
    bad = {"HANG": "B801", "CRASH": "B802", "EAT": "B803", "RAISE": "R199", "KILLED": "B802"}
    for at, word in enumerate(bad):
        (source / "000" / f"{at * 3:05}-{word}.txt").write_bytes(word.encode())
    report, codes = ran(source, tmp_path / "out", workers)
    assert {path[10:-4]: code for path, code in codes.items() if code} == bad
    assert report.outcomes == {"converted": 20, "failed": 5}
    assert len(list((tmp_path / "out").rglob("*.yaml"))) == 20


@pytest.mark.skipif(os.name == "nt", reason="there is no PyDLL(None) there")
def test_a_document_that_hangs_in_c(tmp_path: Path) -> None:
    """Where no line of Python runs any more the process is ended all the same: B801."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"STUCK")
    (tmp_path / "in" / "b.txt").write_bytes(form(1))
    _, codes = ran(tmp_path / "in", tmp_path / "out", 1)
    assert codes == {"a.txt": "B801", "b.txt": None}


def test_a_failure_is_tried_again_only_when_asked(tmp_path: Path) -> None:
    """A rerun keeps what failed; `retry_failed` tries it, and a document that hung may be converted with more time."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"RAISE")
    (tmp_path / "in" / "b.txt").write_bytes(form(1))
    first, _ = ran(tmp_path / "in", tmp_path / "out")
    times = tmp_path / "out" / ".granskning" / "times.jsonl"
    again, codes = ran(tmp_path / "in", tmp_path / "out")
    assert (first.done_before, again.done_before, codes["a.txt"]) == (0, 2, "R199")
    assert len(times.read_text().splitlines()) == 2
    retried, _ = ran(tmp_path / "in", tmp_path / "out", retry_failed=True)
    assert retried.done_before == 1
    assert len(times.read_text().splitlines()) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no memory")
def test_workers_that_cannot_even_start(tmp_path: Path) -> None:
    """Where every worker ends at once each document fails with B802; nothing waits for ever."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(form(1))
    start = time.monotonic()
    _, codes = ran(tmp_path / "in", tmp_path / "out", 1, settings=Settings(memory=1 << 20))
    assert codes["a.txt"] in ("B802", "B803")
    assert time.monotonic() - start < 20


def test_few_documents_are_under_way_at_a_time() -> None:
    """The look-ahead is bounded, so that memory does not grow with the number of documents."""
    pool = Local(Settings(), 2, convert_or_fail)
    assert pool.limit == 6
    pool.stop()
