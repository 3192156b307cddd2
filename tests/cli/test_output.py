"""A file is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from program import granskning

from granskning_cli.cli.output import check, write
from granskning_cli.diagnostics import Unreadable


def code_of(problem: pytest.ExceptionInfo[Unreadable]) -> str:
    """The diagnostic's code."""
    return problem.value.code


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new bytes are there with the old file's permissions, and nothing else is left in the folder."""
    out = tmp_path / "ut.yaml"
    out.write_bytes(b"old and longer")
    out.chmod(0o640)
    write(b"new", str(out))
    assert out.read_bytes() == b"new"
    assert out.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["ut.yaml"]


def test_a_new_file_has_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    """The umask decides, as for any other file, and not the caution of a temporary file."""
    before = os.umask(0o027)
    try:
        write(b"new", str(tmp_path / "ut.yaml"))
    finally:
        os.umask(before)
    assert (tmp_path / "ut.yaml").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that the link leads to gets the bytes."""
    (tmp_path / "there.yaml").write_bytes(b"old")
    (tmp_path / "link.yaml").symlink_to("there.yaml")
    write(b"new", str(tmp_path / "link.yaml"))
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "there.yaml").read_bytes() == b"new"


def test_a_device_is_written_to() -> None:
    """/dev/null is no file that could be replaced."""
    check(os.devnull, "source.pdf")
    write(b"data", os.devnull)
    assert not os.path.isfile(os.devnull)


def test_what_was_there_before_survives_a_full_disk(tmp_path: Path) -> None:
    """A write that the system refuses halfway leaves the old file, no temporary one, and R122."""
    resource = pytest.importorskip("resource")
    out = tmp_path / "ut.yaml"
    out.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(Unreadable, match=r"ut\.yaml' could not be written") as problem:
            write(b"x" * 100_000, str(out))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert code_of(problem) == "R122"
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["ut.yaml"]


@pytest.mark.parametrize("name", ["form.pdf", "./form.pdf", "link.pdf", "hard.pdf"])
def test_the_source_is_never_overwritten(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under no other name of its file either."""
    monkeypatch.chdir(tmp_path)
    Path("form.pdf").write_bytes(b"%PDF-")
    Path("link.pdf").symlink_to("form.pdf")
    os.link("form.pdf", "hard.pdf")
    with pytest.raises(Unreadable) as problem:
        check(name, "form.pdf")
    assert code_of(problem) == "R120"
    assert Path("form.pdf").read_bytes() == b"%PDF-"


def test_a_place_that_cannot_be_written_is_found_before_the_work(tmp_path: Path) -> None:
    """R121 for a folder that is missing, R122 for a name that is a folder."""
    with pytest.raises(Unreadable, match="there is no folder") as missing:
        check(str(tmp_path / "no" / "ut.yaml"), "form.pdf")
    with pytest.raises(Unreadable, match="is a folder") as folder:
        check(str(tmp_path), "form.pdf")
    assert (code_of(missing), code_of(folder)) == ("R121", "R122")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder that is in use stays")
def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    """A program whose own folder was removed meanwhile ends with a message, not with a traceback."""
    script = f'mkdir gone && cd gone && rmdir ../gone && "{sys.executable}" -m granskning_cli parse x -o y'
    done = subprocess.run(script, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("error[R12")


def test_protected_places_are_refused(tmp_path: Path) -> None:
    """A write-protected file is not replaced, and a write-protected folder gets no new one: R122."""
    out = tmp_path / "ut.yaml"
    out.write_bytes(b"old")
    out.chmod(0o440)
    if os.access(out, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(Unreadable, match="write-protected"):
        check(str(out), "form.pdf")
    tmp_path.chmod(0o550)
    try:
        with pytest.raises(Unreadable) as problem:
            write(b"new", str(tmp_path / "other.yaml"))
    finally:
        tmp_path.chmod(0o750)
    assert code_of(problem) == "R122"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device")
def test_stdout_on_a_full_disk() -> None:
    """`> file` on a full disk ends with 3 and R122, not with a traceback or in silence."""
    with open("/dev/full", "w") as full:
        done = granskning("explain", stdout=full)
    assert done.returncode == 3
    assert done.stderr.startswith("error[R122]: standard output could not be written: No space left")
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    """`granskning explain | head -1` ends quietly and with 0."""
    process = subprocess.Popen(
        [sys.executable, "-m", "granskning_cli", "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait() == 0


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that can close a stream")
def test_closed_streams() -> None:
    """Without stdin or stdout there is a message and 3; with stderr closed as well there is still the 3."""
    program = f'"{sys.executable}" -m granskning_cli explain R101'
    no_stdout = subprocess.run(f"{program} >&-", shell=True, stderr=subprocess.PIPE, text=True, check=False)
    assert (no_stdout.returncode, no_stdout.stderr.split(":")[0]) == (3, "error[R122]")
    neither = subprocess.run(f"{program} >&- 2>&-", shell=True, check=False)
    assert neither.returncode == 3
    parse = f'"{sys.executable}" -m granskning_cli parse - <&-'
    no_stdin = subprocess.run(parse, shell=True, stderr=subprocess.PIPE, text=True, check=False)
    assert (no_stdin.returncode, no_stdin.stderr.split(":")[0]) == (3, "error[R103]")
