"""Folders, patterns and lists: what is found, in which order, under which names."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest
from containers import TEXT, codes, folder, found, zipped

from granskning_cli.diagnostics import Unreadable
from granskning_cli.sources import Failure, Item, items, listed, many

TREE = {
    "b/x.txt": b"2",
    "a.txt": b"1",
    "b.txt": b"4",
    "b/c/y.md": b"3",
    ".git/x.txt": b"",
    "b/~$x.docx": b"",
    "b/.y": b"",
}


def test_a_folder_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Folders stand among the files, what is hidden is left out, names begin below the folder."""
    assert found(folder(tmp_path / "in", TREE)) == [
        ("a.txt", b"1"),
        ("b/c/y.md", b"3"),
        ("b/x.txt", b"2"),
        ("b.txt", b"4"),
    ]


def test_names_are_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path keeps its folders, an absolute one or one that leads out gives its last part."""
    folder(tmp_path / "in", TREE)
    monkeypatch.chdir(tmp_path / "in" / "b")
    assert [path for path, _ in found("./c/y.md", "../a.txt", tmp_path / "in" / "b.txt")] == [
        "c/y.md",
        "a.txt",
        "b.txt",
    ]


def test_patterns_that_the_shell_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`*` within a name, `**` over folders, a folder takes what is in it; a name with a bracket is first of all a name."""
    folder(tmp_path, TREE | {"[1].txt": b"5", "1.txt": b"6"})
    monkeypatch.chdir(tmp_path)
    for pattern, names in {
        "*.txt": ["1.txt", "[1].txt", "a.txt", "b.txt"],
        "**/*.txt": ["1.txt", "[1].txt", "a.txt", "b/x.txt", "b.txt"],
        "b/**": ["b/c/y.md", "b/x.txt"],
        "?": ["b/c/y.md", "b/x.txt"],
        "b/**/**/y.*": ["b/c/y.md"],
        "[1].txt": ["[1].txt"],
        "[1].tx?": ["1.txt"],
    }.items():
        assert [path for path, _ in found(pattern)] == names, pattern
    assert [path for path, _ in found(str(tmp_path / "b" / "*.txt"))] == ["x.txt"]


def test_nothing_is_told(tmp_path: Path) -> None:
    """A pattern without a match is B822, an empty folder B821, a path that is not there R101; the others are read."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.txt").write_bytes(TEXT)
    out = codes(
        tmp_path / "*.pdf", tmp_path / "no" / "*", tmp_path / "empty", tmp_path / "no", tmp_path / "x.txt"
    )
    assert [code for _, code in out] == ["B822", "B822", "B821", "R101", ""]


def test_links(tmp_path: Path) -> None:
    """A link out of the folder or to nothing is B823, one inside is no second file, and a loop ends."""
    inside = folder(tmp_path / "in", {"a/x.txt": TEXT})
    folder(tmp_path / "out", {"secret.txt": TEXT})
    for name, target in {
        "again": ".",
        "a/up": "..",
        "b.txt": "a/x.txt",
        "z": "../out",
        "y.txt": "../out/secret.txt",
        "w": "no",
    }.items():
        (inside / name).symlink_to(target)
    expected = [("a/x.txt", ""), ("w", "B823"), ("y.txt", "B823"), ("z", "B823")]
    assert codes(inside) == expected
    assert [code for _, code in codes(inside / "**")] == [code for _, code in expected]
    (tmp_path / "link").symlink_to("in")
    assert codes(tmp_path / "link") == expected


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """Named by itself, by its folder and by a link; two of one name are told apart."""
    one = folder(tmp_path / "1", {"x.txt": b"1"})
    two = folder(tmp_path / "2", {"x.txt": b"2"})
    assert found(one, one / "x.txt", two, one) == [("x.txt", b"1"), ("x.txt#2", b"2")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX")
def test_pipes_and_sockets_are_not_opened(tmp_path: Path) -> None:
    """B824, at once: nobody writes to the pipe."""
    os.mkfifo(tmp_path / "a.pdf")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "b"))
        assert codes(tmp_path) == [("a.pdf", "B824"), ("b", "B824")]
    assert codes("/dev/zero") == [("zero", "B824")]


def test_a_folder_that_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """B825 names it, and its neighbours are read."""
    folder(tmp_path, {"a/x.txt": TEXT, "b/x.txt": TEXT})
    inner = os.listdir

    def closed(path: str) -> list[str]:
        if path.endswith("a"):
            raise PermissionError(13, "Permission denied")
        return inner(path)

    monkeypatch.setattr(os, "listdir", closed)
    assert codes(tmp_path) == [("a", "B825"), ("b/x.txt", "")]


def test_a_file_that_goes_or_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gone before it is read: B827; changed while it is read, and an archive while it is walked: B826."""
    folder(tmp_path, {"a.txt": TEXT, "b.txt": TEXT, "c.zip": zipped({"x.txt": TEXT, "y.txt": TEXT})})
    out = []
    for one in items([str(tmp_path)]):
        if isinstance(one, Item) and one.path == "c.zip/x.txt":
            with open(tmp_path / "c.zip", "ab") as stream:
                stream.write(b"more")
        out.append(one)
    assert [one.path for one in out] == ["a.txt", "b.txt", "c.zip/x.txt", "c.zip/y.txt", "c.zip"]
    assert isinstance(out[-1], Failure)
    assert out[-1].code == "B826"
    (tmp_path / "a.txt").unlink()
    inner = os.fstat
    calls = []

    def growing(number: int) -> os.stat_result:
        calls.append(number)
        if len(calls) == 3:
            with open(tmp_path / "b.txt", "ab") as stream:
                stream.write(b"more")
        return inner(number)

    monkeypatch.setattr(os, "fstat", growing)
    for one, code in zip(out[:2], ("B827", "B826"), strict=True):
        assert isinstance(one, Item)
        with pytest.raises(Unreadable) as refused:
            one.read()
        assert refused.value.code == code


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name")
def test_names_that_are_not_unicode(tmp_path: Path) -> None:
    """A name in an old encoding is shown as its letters."""
    with open(os.fsencode(tmp_path) + b"/n\xe4mnd.txt", "wb") as stream:
        stream.write(TEXT)
    assert found(tmp_path) == [("nämnd.txt", TEXT)]


@pytest.mark.parametrize(
    "data",
    [b"a b.pdf\r\n#c.pdf\n\nd\xe4", b"a b.pdf\0#c.pdf\0d\xe4\0", b"\xef\xbb\xbfa b.pdf\n#c.pdf\nd\xe4\n"],
)
def test_a_list_of_sources(data: bytes) -> None:
    """By lines or by NUL; a # begins a name, spaces are part of it, any bytes are a path."""
    assert listed(io.BytesIO(data)) == ["a b.pdf", "#c.pdf", os.fsdecode(b"d\xe4")]


def test_which_sources_hold_many(tmp_path: Path) -> None:
    """Folders, archives, patterns and addresses; no document, and none that is missing."""
    docx = zipped({"[Content_Types].xml": b"", "word/document.xml": b""})
    folder(tmp_path, {"a.zip": zipped({"x": TEXT}), "b.docx": docx, "c.txt": TEXT})
    assert [many(str(tmp_path / name)) for name in ("", "a.zip", "*.pdf", "b.docx", "c.txt", "no")] == [
        True
    ] * 3 + [False] * 3
    assert many("s3://bucket/x")
