"""However a run goes, in the end every byte is the same."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from many import filled, form, hostile
from program import environment, granskning

from granskning_cli.batch.task import Settings
from granskning_cli.templates import Entry

COUNT = 60


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty documents, the same content three times among them, and hostile ones."""
    folder = filled(tmp_path_factory.mktemp("source") / "in", COUNT)
    for name, (data, _) in hostile().items():
        (folder / name).write_bytes(data)
    for name in ("a-copy.txt", "000/00003-again.txt"):
        (folder / name).write_bytes(form(3))
    return folder


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one worker makes of it in one go."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    done = granskning("batch", source, "-o", out, "-j", "1")
    assert done.returncode == 4, done.stderr
    return kept(out)


def kept(out: Path) -> dict[str, bytes]:
    """Every file by its name, but for the folder that the result does not depend on."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".granskning" not in path.parts
    }


def started(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "granskning_cli", "batch", *map(str, arguments)]
    return subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE)


def after(out: Path, lines: int) -> None:
    """Waits until so many documents are done."""
    manifest = out / "manifest.jsonl"
    for _ in range(1000):
        if manifest.exists() and manifest.read_bytes().count(b"\n") >= lines:
            return
        time.sleep(0.005)
    raise AssertionError("nothing was done")


def test_with_two_workers(source: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """The order in which documents are done shows nowhere; 60 are converted once, 2 are duplicates, 20 failed."""
    done = granskning("batch", source, "-o", tmp_path / "out", "-j", "2")
    assert kept(tmp_path / "out") == undisturbed
    assert done.stderr.splitlines()[0] == "60 converted, 2 duplicate, 20 failed"
    assert "      2 B808 duplicate-document" in done.stderr.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_after_an_interruption(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path, number: signal.Signals
) -> None:
    """A run that is stopped ends with 130, or is killed; what it had done is not done again, and no worker lives on."""
    out = tmp_path / "out"
    run = started(source, "-o", out, "-j", "2")
    after(out, 10)
    run.send_signal(number)
    told = run.communicate(timeout=20)[1].decode()
    assert run.returncode == (-9 if number == signal.SIGKILL else 130)
    assert ("the same command goes on" in told) == (number != signal.SIGKILL)
    before = (out / "manifest.jsonl").read_bytes().count(b"\n")
    again = granskning("batch", source, "-o", out, "-j", "2")
    assert again.returncode == 4
    assert 10 <= before < COUNT + 20
    assert ("B805" in again.stderr) == (number == signal.SIGKILL)
    assert kept(out) == undisturbed
    assert children_of(run.pid) == []


def children_of(parent: int) -> list[str]:
    """Processes of this machine that name the dead parent in what they were started with."""
    for _ in range(50):
        listed = subprocess.run(["ps", "-eo", "pgid,args"], capture_output=True, text=True, check=True).stdout
        found = [line for line in listed.splitlines() if f"parent_pid={parent}" in line]
        if not found:
            return []
        time.sleep(0.1)
    return found


def test_a_torn_line_is_dropped(source: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """The end of a manifest whose writer was killed in the middle of a line is done again; a broken line is told of."""
    out = tmp_path / "out"
    shutil.copytree(written(undisturbed, tmp_path / "first"), out)
    manifest = out / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-40])
    torn = granskning("batch", source, "-o", out)
    assert kept(out) == undisturbed
    assert "B807" not in torn.stderr
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(b"".join([*lines[:3], b"{broken\n", *lines[4:]]))
    assert "B807" in granskning("batch", source, "-o", out).stderr
    assert kept(out) == undisturbed


def written(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_with_shards_merged(source: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """Two machines do a part each; their folders and manifests put together are what one would have made."""
    merged = tmp_path / "merged"
    manifests = b""
    for part in ("1/2", "2/2"):
        out = tmp_path / part[0]
        assert granskning("batch", source, "-o", out, "--shard", part).returncode == 4
        manifests += (out / "manifest.jsonl").read_bytes()
        shutil.copytree(out, merged, dirs_exist_ok=True)
    (merged / "manifest.jsonl").write_bytes(manifests)
    (merged / ".granskning" / "times.jsonl").unlink()
    done = granskning("batch", source, "-o", merged)
    assert kept(merged) == undisturbed
    assert not (merged / ".granskning" / "times.jsonl").exists(), done.stderr


def test_a_rerun_does_nothing(source: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """Nothing is parsed or written again (4 of 80 are empty); what was deleted is, --force does all."""
    out = written(undisturbed, tmp_path / "out")
    stamps = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    done = granskning("batch", source, "-o", out)
    assert "(76 of them before)" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    (out / "000" / "00005.txt.yaml").unlink()
    assert "(75 of them before)" in granskning("batch", source, "-o", out).stderr
    assert "before)" not in granskning("batch", source, "-o", out, "--force").stderr
    assert kept(out) == undisturbed


def test_a_table_is_the_same_after_an_interruption(source: Path, tmp_path: Path) -> None:
    """One table for all, in the order of the sources; a run that begins with half of the results makes the same."""
    whole, half = tmp_path / "whole.jsonl", tmp_path / "half.jsonl"
    assert granskning("batch", source, "-o", whole, "-j", "2").returncode == 4
    assert granskning("batch", source / "000", "-o", half).returncode == 0
    shutil.rmtree(f"{half}.parts")
    shutil.copytree(f"{whole}.parts", f"{half}.parts")
    lines = Path(f"{whole}.manifest.jsonl").read_bytes().splitlines(keepends=True)
    Path(f"{half}.manifest.jsonl").write_bytes(b"".join(reversed(lines[::2])))
    assert granskning("batch", source, "-o", half).returncode == 4
    assert half.read_bytes() == whole.read_bytes()
    assert Path(f"{half}.manifest.jsonl").read_bytes() == Path(f"{whole}.manifest.jsonl").read_bytes()
    assert len(whole.read_bytes().splitlines()) == COUNT


def test_another_template_is_another_task() -> None:
    """What the outputs depend on: which templates are tried, and whether one of them was asked for."""
    one, other = Entry("form", b"schema_version: '1'"), Entry("form", b"schema_version: '2'")
    told = [Settings(template=value).digest() for value in ((), one, other, (one,), (one, other))]
    assert len(set(told)) == len(told)
