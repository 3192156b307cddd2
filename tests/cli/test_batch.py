"""`granskning batch`: exit codes, where outputs go, what is refused, and what is told."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from many import filled, form, hostile
from program import ROOT, at_a_terminal, granskning


def put(folder: Path, **files: bytes) -> Path:
    """A folder of texts; `__` in a name is a slash."""
    for name, data in files.items():
        path = folder / f"{name.replace('__', '/')}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def entries(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


AMBIGUOUS = "1 Ekonomi\n\n1.1 Finns en plan?\nJa ☐ Nej ☒ Delvis\n\n1.2 Finns mål?\n☒ Ja ☐ Nej\n".encode()


def test_exit_codes(tmp_path: Path) -> None:
    """0 all converted, 1 with an error among the diagnostics, 3 nothing, 4 some failed; -q says nothing of it."""
    good = put(tmp_path / "good", a=form(1))
    doubtful = put(tmp_path / "doubtful", a=AMBIGUOUS)
    bad = put(tmp_path / "bad", b=b"")
    for sources, code in (([good], 0), ([good, doubtful], 1), ([bad], 3), ([good, bad, doubtful], 4)):
        out = tmp_path / f"out-{code}"
        assert granskning("batch", *sources, "-o", out).returncode == code
        again = granskning("batch", *sources, "-o", out, "-q")
        assert (again.returncode, again.stderr) == (code, "")
    assert granskning("batch", good).returncode == 2
    assert granskning("batch", "-o", tmp_path / "x").returncode == 2
    assert granskning("batch", good, "-o", tmp_path / "x", "-f", "nonsense").returncode == 2
    assert granskning("batch", good, "-o", tmp_path / "x", "--shard", "3/2").returncode == 2
    assert granskning("batch", good, "-o", tmp_path / "x", "--memory", "1M").returncode == 2
    (tmp_path / "nothing").mkdir()
    assert granskning("batch", tmp_path / "nothing", "-o", tmp_path / "x").returncode == 3


def test_an_archive_with_hostile_documents(tmp_path: Path) -> None:
    """Each of twenty is in the manifest with the code that says why; two hundred around them are converted."""
    source = filled(tmp_path / "in", 200)
    bad = hostile()
    assert len(bad) == 20
    for name, (data, _) in bad.items():
        (source / "001" / name).write_bytes(data)
    done = granskning("batch", source, "-o", tmp_path / "out", "-f", "json")
    assert done.returncode == 4
    assert done.stderr.splitlines()[0] == "200 converted, 20 failed"
    found = {str(one["path"]): one["code"] for one in entries(tmp_path / "out" / "manifest.jsonl")}
    assert {path[4:]: code for path, code in found.items() if code} == {
        name: code for name, (_, code) in bad.items()
    }
    assert list(found) == sorted(found)


def test_a_line_of_the_manifest(tmp_path: Path) -> None:
    """It names the content, what came of it, the counted diagnostics, the output and what that depends on."""
    source = put(tmp_path / "in", a__ks=AMBIGUOUS, b=AMBIGUOUS)
    granskning("batch", source, "-o", tmp_path / "out")
    first, second = entries(tmp_path / "out" / "manifest.jsonl")
    assert first | {"sha256": "", "options": "", "version": ""} == {
        "path": "a/ks.txt", "sha256": "", "outcome": "converted", "code": None, "message": None,
        "diagnostics": {"M509": 1, "M510": 1}, "of": None, "output": "a/ks.txt.yaml", "version": "", "options": "",
    }  # fmt: skip
    assert (second["outcome"], second["code"], second["of"]) == ("duplicate", "B808", "a/ks.txt")
    assert (second["output"], second["sha256"]) == (first["output"], first["sha256"])
    result = (tmp_path / "out" / "a" / "ks.txt.yaml").read_text(encoding="utf-8")
    assert "name: ks.txt" in result
    assert result == granskning("parse", source / "a" / "ks.txt").stdout


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It lists what is new, done, changed and failed before; other formats make all outdated."""
    source = put(tmp_path / "in", a=form(1), b=form(2), c=b"Hej!\n", d=form(1))
    out = tmp_path / "out"
    first = granskning("batch", source, "-o", out, "--dry-run")
    assert first.stdout.splitlines() == ["new: a.txt", "new: b.txt", "new: c.txt", "duplicate: d.txt"]
    assert not out.exists()
    granskning("batch", source, "-o", out)
    put(source, b=form(9), e=form(5))
    listed = granskning("batch", source, "-o", out, "--dry-run").stdout.splitlines()
    assert listed == [
        "done: a.txt",
        "changed: b.txt",
        "failed before: c.txt",
        "duplicate: d.txt",
        "new: e.txt",
    ]
    other = granskning("batch", source, "-o", out, "--dry-run", "-f", "json").stdout
    assert other.startswith("outdated: a.txt\n")


def test_what_is_no_longer_there(tmp_path: Path) -> None:
    """A changed document loses its old output where it fails now; of a deleted one the output stays, and B809 says so."""
    source = put(tmp_path / "in", a=form(1), b=form(2), c=form(3))
    out = tmp_path / "out"
    granskning("batch", source, "-o", out)
    put(source, a=b"", b=form(3))
    (source / "c.txt").unlink()
    done = granskning("batch", source, "-o", out)
    assert "warning[B809]: 1 documents of earlier runs are not in the sources: c.txt" in done.stderr
    assert sorted(path.name for path in out.glob("*.yaml")) == ["b.txt.yaml", "c.txt.yaml"]


def test_a_document_that_changes_during_the_run(tmp_path: Path) -> None:
    """The manifest tells of the bytes that were read, so a rerun sees that there are others now."""
    from granskning_cli.batch.manifest import Manifest
    from granskning_cli.batch.places import place
    from granskning_cli.batch.run import Request, run

    source = put(tmp_path / "in", a=form(1), b=form(2))
    where = place(str(tmp_path / "out"), "yaml", is_table=False)
    request = Request((str(source),), where)
    run(request, lambda _: put(source, a=form(7)) and None)
    assert "budget för 1?" in (tmp_path / "out" / "a.txt.yaml").read_text(encoding="utf-8")
    before = Manifest(where.manifest).entries["a.txt"].sha256
    run(request)
    assert "budget för 7?" in (tmp_path / "out" / "a.txt.yaml").read_text(encoding="utf-8")
    assert Manifest(where.manifest).entries["a.txt"].sha256 != before


def test_what_is_refused(tmp_path: Path) -> None:
    """A folder that holds other things (B806, unless forced), one inside of the source, a file, a folder not there."""
    source = put(tmp_path / "in", a=form(1))
    other = put(tmp_path / "other", mine=b"keep me")
    refused = granskning("batch", source, "-o", other)
    assert (refused.returncode, "B806" in refused.stderr) == (3, True)
    assert [path.name for path in other.iterdir()] == ["mine.txt"]
    assert granskning("batch", source, "-o", other, "--force").returncode == 0
    assert granskning("batch", source, "-o", other).returncode == 0
    assert (other / "mine.txt").read_bytes() == b"keep me"
    for out, code in (
        (source / "out", "R120"),
        (source / "a.txt", "R122"),
        (source / "all.jsonl", "R120"),
        (tmp_path / "no" / "out", "R121"),
    ):
        assert f"error[{code}]" in granskning("batch", source, "-o", out).stderr


@pytest.mark.skipif(os.name == "nt", reason="POSIX locks")
def test_two_runs_on_one_output(tmp_path: Path) -> None:
    """The second is refused with B804 and exit code 3, and names the first; a lock of another machine counts as held."""
    from granskning_cli.batch.lock import held

    source = put(tmp_path / "in", a=form(1))
    lock = tmp_path / "out" / ".granskning" / "lock"
    lock.parent.mkdir(parents=True)
    with held(str(lock)):
        done = granskning("batch", source, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert f"error[B804]: process {os.getpid()} on {socket.gethostname()} works on it" in done.stderr
    assert not lock.exists()
    lock.write_text('{"pid": 1, "host": "elsewhere"}')
    assert "process 1 on elsewhere" in granskning("batch", source, "-o", tmp_path / "out").stderr
    lock.write_text(json.dumps({"pid": 999_999, "host": socket.gethostname()}))
    done = granskning("batch", source, "-o", tmp_path / "out")
    assert (done.returncode, "info[B805]: the run of process 999999 did not end" in done.stderr) == (0, True)


def test_sources_from_a_list(tmp_path: Path) -> None:
    """--files-from takes one source a line, from a file or from stdin; a source that is not there fails alone."""
    put(tmp_path, a=form(1), b=form(2))
    listed = "".join(f"{tmp_path / name}\n" for name in ("b.txt", "none.txt", "a.txt"))
    done = granskning("batch", "-o", tmp_path / "out", "--files-from", "-", input=listed)
    assert done.returncode == 4
    found = entries(tmp_path / "out" / "manifest.jsonl")
    assert [(one["path"], one["code"]) for one in found] == [
        ("b.txt", None),
        ("none.txt", "R101"),
        ("a.txt", None),
    ]
    (tmp_path / "list").write_text(listed)
    again = granskning("batch", "-o", tmp_path / "out", "--files-from", tmp_path / "list")
    assert "(2 of them before)" in again.stderr


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB, where one may be made."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_an_output_that_cannot_be_written(small: Path, tmp_path: Path) -> None:
    """A folder that cannot be written to is refused with R122 and exit code 3 before any work is done."""
    source = put(tmp_path / "in", a=form(1))
    (small / "out").mkdir()
    subprocess.run(["mount", "-o", "remount,ro", small], check=True)
    for out in (small / "out", small / "new", small / "all.jsonl"):
        done = granskning("batch", source, "-o", out)
        assert (done.returncode, "R122" in done.stderr) == (3, True)


def test_a_full_disk(small: Path, tmp_path: Path) -> None:
    """R122 and exit code 3; what was finished is kept, and the same command goes on when there is room."""
    source = filled(tmp_path / "in", 40)
    done = granskning("batch", source, "-o", small / "out")
    assert (done.returncode, "R122" in done.stderr) == (3, True)
    before = len(entries(small / "out" / "manifest.jsonl"))
    assert 0 < before < 40
    subprocess.run(["mount", "-o", "remount,size=16m", small], check=True)
    again = granskning("batch", source, "-o", small / "out")
    assert (again.returncode, f"({before} of them before)" in again.stderr) == (0, True)


@pytest.mark.skipif(os.name == "nt", reason="there is no pty")
def test_progress_is_for_a_terminal(tmp_path: Path) -> None:
    """A terminal sees a bar with the count; a pipe sees the summary only."""
    source = put(tmp_path / "in", a=form(1), b=form(2))
    assert "2/2" in at_a_terminal("batch", source, "-o", tmp_path / "out")
    assert granskning("batch", source, "-o", tmp_path / "out").stderr == "2 converted (2 of them before)\n"


def test_help_imports_no_pool() -> None:
    """What starts workers is not loaded to print the options."""
    code = (
        "import sys\nfrom granskning_cli.cli import main\nsys.argv = ['granskning', 'batch', '--help']\n"
        "try: main()\nexcept SystemExit: pass\nassert not {'pebble', 'distributed'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_sources_of_every_kind(tmp_path: Path) -> None:
    """Members of an archive are named in it; a picture is passed over, is in the manifest, and is no failure."""
    source = put(tmp_path / "in", a=form(1))
    (source / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    with zipfile.ZipFile(source / "z.zip", "w") as archive:
        archive.writestr("2024/ks.txt", form(2))
    done = granskning("batch", source, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "2 converted, 1 passed over")
    found = entries(tmp_path / "out" / "manifest.jsonl")
    assert [(one["path"], one["code"], one["output"]) for one in found] == [
        ("a.txt", None, "a.txt.yaml"),
        ("p.png", "B820", None),
        ("z.zip/2024/ks.txt", None, "z.zip/2024/ks.txt.yaml"),
    ]
    assert (tmp_path / "out" / "z.zip" / "2024" / "ks.txt.yaml").exists()


@pytest.mark.parametrize("ending", ["csv", "sqlite", "xlsx"])
def test_tables_of_every_kind(tmp_path: Path, ending: str) -> None:
    """OUT's ending makes one table, the same with any number of workers; a rerun mends one that was damaged."""
    source = filled(tmp_path / "in", 12)
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    assert granskning("batch", source, "-o", one, "-j", "1").returncode == 0
    assert granskning("batch", source, "-o", two, "-j", "2").returncode == 0
    whole = one.read_bytes()
    assert two.read_bytes() == whole
    one.write_bytes(whole[:-10])
    assert "(12 of them before)" in granskning("batch", source, "-o", one).stderr
    assert one.read_bytes() == whole
