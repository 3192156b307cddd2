"""Archives: what is read of them, and of those that are damaged or made to harm, each made by hand."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from containers import TEXT, codes, found, raw_zip, tarred, zipped

from granskning_cli.sources import Failure, Limits, items

TREE = {"2024/bun.txt": b"b" + TEXT, "ks.txt": TEXT}
PNG = b"\x89PNG\r\n\x1a\n"


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def zstd(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    return bytes(zstandard.ZstdCompressor().compress(data))


PACKED = {
    "zip": lambda: zipped(TREE),
    "stored": lambda: zipped(TREE, zipfile.ZIP_STORED),
    "zip-bzip2": lambda: zipped(TREE, zipfile.ZIP_BZIP2),
    "zip-lzma": lambda: zipped(TREE, zipfile.ZIP_LZMA),
    "tar": lambda: tarred(TREE),
    "gzip": lambda: tarred(TREE, "w:gz"),
    "bzip2": lambda: tarred(TREE, "w:bz2"),
    "xz": lambda: tarred(TREE, "w:xz"),
    "zstd": lambda: zstd(tarred(TREE)),
}


@pytest.mark.parametrize("kind", PACKED)
def test_each_kind_is_told_by_its_bytes(tmp_path: Path, kind: str) -> None:
    """A name without an ending: the members are read all the same."""
    path = put(tmp_path, "x", PACKED[kind]())
    assert found(path) == [("x/2024/bun.txt", b"b" + TEXT), ("x/ks.txt", TEXT)]


@pytest.mark.parametrize("kind", PACKED)
def test_members_are_read_again_and_late(tmp_path: Path, kind: str) -> None:
    """Read after the end of the walk, backwards and twice, a member still gives its own bytes."""
    path = put(tmp_path, "x", PACKED[kind]())
    all_of_them = [one for one in items([str(path)]) if not isinstance(one, Failure)]
    assert [one.read() for one in reversed(all_of_them)] == [TEXT, b"b" + TEXT]
    assert [one.read() for one in all_of_them] == [b"b" + TEXT, TEXT]


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    """A zip in a tar.gz in a zip is read; one more is B837, and what is beside it is read."""
    inner = tarred({"z.zip": zipped({"ks.txt": TEXT})}, "w:gz")
    path = put(tmp_path, "a.zip", zipped({"b.tgz": inner, "c.txt": TEXT}))
    assert found(path) == [("a.zip/b.tgz/z.zip/ks.txt", TEXT), ("a.zip/c.txt", TEXT)]
    outer = put(tmp_path, "o.zip", zipped({"a.zip": path.read_bytes(), "d.txt": TEXT}))
    assert codes(outer) == [
        ("o.zip/a.zip/b.tgz/z.zip", "B837"),
        ("o.zip/a.zip/c.txt", ""),
        ("o.zip/d.txt", ""),
    ]


def test_an_office_document_is_no_archive(tmp_path: Path) -> None:
    """A DOCX and an ODT are documents, in a folder and in an archive; a workbook is passed over, B820."""
    docx = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    odt = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    xlsx = zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    tree = {"a": docx, "b": odt, "c": xlsx}
    for data in (zipped(tree), tarred(tree, "w:gz")):
        assert found(put(tmp_path, "x", data)) == [("x/a", docx), ("x/b", odt), ("x/c", "B820")]
    assert found(put(tmp_path, "d", docx)) == [("d", docx)]


def test_what_is_no_document_is_named(tmp_path: Path) -> None:
    """Broken pictures, programs, bytes and results are B820, an empty file R104; results are taken where asked for."""
    tree = {
        "a.png": PNG,
        "b": b"MZ\0\0\1",
        "c": b"",
        "d.yaml": b'schema_version: "1"\nsections: []\n',
        ".e": TEXT,
        "~$f": TEXT,
    }
    path = put(tmp_path, "x", zipped(tree))
    assert codes(path) == [("x/a.png", "B820"), ("x/b", "B820"), ("x/c", "R104"), ("x/d.yaml", "B820")]
    assert found(path, parsed=True)[-1] == ("x/d.yaml", tree["d.yaml"])


def picture(kind: str, width: int, height: int) -> bytes:
    """A white picture; a JPEG with so much before its size that the first bytes do not tell it."""
    from PIL import Image

    out = io.BytesIO()
    more = {"exif": b"Exif\0\0" + bytes(20_000)} if kind == "JPEG" else {}
    Image.new("L", (width, height), 255).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_pictures_of_pages_are_documents_and_logos_are_not(tmp_path: Path, kind: str) -> None:
    """In a folder or an archive both sides must have 600 pixels; a picture that is named is taken as it is."""
    tree = {"large": picture(kind, 600, 850), "low": picture(kind, 900, 590), "logo": picture(kind, 90, 60)}
    for name, data in tree.items():
        put(tmp_path, name, data)
    assert codes(tmp_path) == [("large", ""), ("logo", "B820"), ("low", "B820")]
    assert [code for _, code in codes(put(tmp_path, "x.zip", zipped(tree)))] == ["", "B820", "B820"]
    assert [code for _, code in codes(tmp_path / "logo")] == [""]


@pytest.mark.parametrize(
    "name", ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:/x.txt", "a\\x.txt", "..\\x.txt"]
)
def test_a_name_that_leads_out(tmp_path: Path, name: str) -> None:
    """It is refused and named, B830, without a way out in its path; nothing is written anywhere; the rest is read."""
    before = sorted(tmp_path.rglob("*"))
    for data in (raw_zip((name.encode(), TEXT), (b"ks.txt", TEXT)), tarred({name: TEXT, "ks.txt": TEXT})):
        out = codes(path := put(tmp_path, "x", data))
        assert sorted(code for _, code in out) == ["", "B830"]
        assert all(p.startswith("x/") and ".." not in p.split("/") and "\\" not in p for p, _ in out)
        said = [one.message for one in items([str(path)]) if isinstance(one, Failure)]
        assert repr(name) in said[0]
    assert sorted(tmp_path.rglob("*")) == [*before, tmp_path / "x"]


def test_links_and_devices(tmp_path: Path) -> None:
    """Symbolic and hard links, pipes and devices of a tar, and a link of a zip, are B831."""
    extra = []
    for at, kind in enumerate(
        (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE)
    ):
        member = tarfile.TarInfo(f"{at}")
        member.type, member.linkname = kind, "/etc/passwd"
        extra.append(member)
    path = put(tmp_path, "x", tarred({"ks.txt": TEXT}, "w", *extra))
    assert codes(path) == [("x/ks.txt", ""), *((f"x/{at}", "B831") for at in range(5))]
    assert codes(put(tmp_path, "z", raw_zip((b"a", b"/etc/passwd"), mode=0o120777))) == [("z/a", "B831")]


@pytest.mark.parametrize(
    ("raw", "flags", "shown"),
    [
        ("nämnd.txt".encode("cp437"), 0, "nämnd.txt"),
        ("Børn og ældre.txt".encode("cp850"), 0, "Børn og ældre.txt"),
        ("Överförmyndare å.txt".encode("cp1252"), 0, "Överförmyndare å.txt"),
        ("nämnd.txt".encode(), 0, "nämnd.txt"),
        ("nämnd.txt".encode(), 0x800, "nämnd.txt"),
        (b"n\xe4mnd.txt", 0x800, "n\ufffdmnd.txt"),
        (b"a\x1b[31m\n.txt", 0, "a\ufffd[31m\ufffd.txt"),
        (b"./a//b.txt", 0, "a/b.txt"),
    ],
)
def test_names_in_any_encoding(tmp_path: Path, raw: bytes, flags: int, shown: str) -> None:
    """Code pages of old archives are told by the letters that come out; what has no meaning or is obeyed is U+FFFD."""
    assert found(put(tmp_path, "x", raw_zip((raw, TEXT), flags=flags))) == [("x/" + shown, TEXT)]


def test_a_name_that_stands_twice(tmp_path: Path) -> None:
    """Both are read and told apart, also from one that is called so."""
    twice = raw_zip((b"x.txt", b"1"), (b"x.txt", b"2"), (b"x.txt#2", b"3"))
    assert found(put(tmp_path, "a", twice)) == [("a/x.txt", b"1"), ("a/x.txt#2", b"2"), ("a/x.txt#2#2", b"3")]


def test_very_long_names(tmp_path: Path) -> None:
    """A part of a name is cut to what a file system takes, with its ending; two that begin alike stay two."""
    tree = {"ä" * 300 + "1.pdf": b"%PDF-1", "ä" * 300 + "2.pdf": b"%PDF-2", "d/" * 500 + "x.txt": TEXT}
    for data in (zipped(tree), tarred(tree)):
        out = found(put(tmp_path, "a", data))
        assert len({path for path, _ in out}) == len(out) == 3
        assert sum(path.endswith(".pdf") for path, _ in out) == 2
        assert all(len(part.encode()) <= 200 for path, _ in out for part in path.split("/"))


def test_a_member_that_needs_a_password(tmp_path: Path) -> None:
    """B832, and the rest is read."""
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert codes(put(tmp_path, "x", bytes(data))) == [("x/a.txt", "B832"), ("x/b.txt", "")]


@pytest.mark.parametrize("kind", ["zip", "tar", "gzip", "bzip2", "xz", "zstd"])
def test_an_archive_cut_short(tmp_path: Path, kind: str) -> None:
    """However much is missing, it is said (B833), nothing that is read is wrong, and half of it is read from the half."""
    import random

    noise = {f"{at:02}.txt": random.Random(at).randbytes(3000).hex().encode() for at in range(20)}
    plain = tarred(noise)
    packers = {"gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress, "zstd": zstd, "tar": bytes}
    whole = zipped(noise) if kind == "zip" else packers[kind](plain)
    counts = []
    for length in range(len(whole) // 10, len(whole) - (9000 if kind == "tar" else 0), len(whole) // 9):
        out = found(put(tmp_path, "x", whole[:length]))
        assert out[-1][1] == "B833"
        read = [(path, data) for path, data in out if isinstance(data, bytes)]
        assert read == [(f"x/{name}", data) for name, data in noise.items()][: len(read)]
        counts.append(len(read))
    assert counts == sorted(counts)
    assert counts[-1] > 10 or kind == "bzip2"  # whose blocks are larger than this


def test_a_damaged_member(tmp_path: Path) -> None:
    """A byte changed in a zip's member, and in a tar's header: B833, and the members before are read."""
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT * 9}, zipfile.ZIP_STORED))
    data[data.index(TEXT) + 3] ^= 1
    assert codes(put(tmp_path, "x", bytes(data))) == [("x/a.txt", "B833"), ("x/b.txt", "")]
    tar = bytearray(tarred({"a.txt": TEXT, "b.txt": TEXT}))
    tar[1024 + 3] ^= 1
    assert codes(put(tmp_path, "x", bytes(tar))) == [("x/a.txt", ""), ("x", "B833")]
    assert codes(put(tmp_path, "x", tarred(TREE) + tarred(TREE)))[-1] == ("x", "B833")
    assert codes(put(tmp_path, "x", b"\x1f\x8b\x08" + b"junk" * 9)) == [("x", "B833")]


def test_a_packing_that_is_not_read(tmp_path: Path) -> None:
    """Method 9 of Windows is B834."""
    data = bytearray(zipped({"a.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 10] = 9
    assert codes(put(tmp_path, "x", bytes(data))) == [("x/a.txt", "B834")] or codes(tmp_path / "x") == [
        ("x", "B834")
    ]


def test_members_that_are_too_large(tmp_path: Path) -> None:
    """More bytes than allowed, or more than a document unpacks to: B835, and the rest is read."""
    tree = {"a.txt": TEXT, "b.txt": b" " * 3_000_000, "c.txt": TEXT}
    assert codes(put(tmp_path, "x", zipped(tree))) == [("x/a.txt", ""), ("x/b.txt", "B835"), ("x/c.txt", "")]
    small = Limits(member=1000)
    expected = [("x/a.txt", ""), ("x/b.txt", "B835"), ("x/c.txt", "")]
    for data in (zipped(tree, zipfile.ZIP_STORED), tarred(tree)):
        assert codes(put(tmp_path, "x", data), limits=small) == expected
    assert ("x", "B835") in codes(put(tmp_path, "x", tarred({"b.txt": b" " * 300_000_000}, "w:gz")))


def test_a_header_that_lies(tmp_path: Path) -> None:
    """A member that unpacks to more than its header says is not read on: B835 or B833, however it is packed."""
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        data = bytearray(zipped({"b.txt": b"1" * 60_000_000}, method))
        at = data.index(b"PK\x01\x02")
        data[at + 24 : at + 28] = (900_000).to_bytes(4, "little")
        assert codes(put(tmp_path, "x", bytes(data))) == [("x/b.txt", "B835")]
    assert codes(put(tmp_path, "x", raw_zip((b"a", TEXT), size=900))) == [("x/a", "B833")]


def test_an_extended_header_that_fills_memory(tmp_path: Path) -> None:
    """A tar whose header of names says that it is 300 MB long is refused before it is read."""
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 300_000_000
    packer = zlib.compressobj(9, wbits=31)
    data = packer.compress(header.tobuf()) + packer.compress(b" " * 3_000_000) + packer.flush()
    assert codes(put(tmp_path, "x", data)) == [("x", "B835")]
    plain = header.tobuf() + b" " * 10_000
    assert codes(put(tmp_path, "x", plain)) == [("x", "B835")]


def test_too_much_in_one_archive(tmp_path: Path) -> None:
    """Members and bytes are counted through all that is nested: B836."""
    inner = zipped({f"{at}.txt": b"%d" % at * 400 for at in range(9)}, zipfile.ZIP_STORED)
    for data in (zipped({"a.zip": inner, "b.zip": inner}), tarred({"a.zip": inner, "b.zip": inner}, "w:gz")):
        path = put(tmp_path, "x", data)
        few = codes(path, limits=Limits(members=8))
        assert few[-1][1] == "B836"
        assert 3 < len(few) < 12
        assert codes(path, limits=Limits(total=9000))[-1][1] == "B836"


def test_a_bomb_of_bombs(tmp_path: Path) -> None:
    """Sixteen archives of sixteen archives of a thousand-fold zero: every branch ends with B835, and soon."""
    level = zipped({f"{at}.txt": b"\0" * 4_000_000 for at in range(4)})
    for _ in range(2):
        level = zipped({f"{at}.zip": level for at in range(16)})
    out = codes(put(tmp_path, "x", level))
    assert len(out) == 16 * 16 * 4
    assert {code for _, code in out} == {"B835"}


def test_empty_archives(tmp_path: Path) -> None:
    """An archive of nothing is B821, not silence."""
    for data in (zipped({}), tarred({}), tarred({}, "w:gz")):
        assert codes(put(tmp_path, "x", data)) == [("x", "B821")]


def test_zstandard_without_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """B840 names the extra."""
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    assert codes(put(tmp_path, "x", b"\x28\xb5\x2f\xfd" + TEXT)) == [("x", "B840")]


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a member no more than its beginning is unpacked while the archive is walked."""
    from granskning_cli.sources import zip_data

    seen = []
    inner = zip_data._unpacked  # type: ignore[attr-defined]
    monkeypatch.setattr(zip_data, "_unpacked", lambda *a: (seen.append(len(p)) or p for p in inner(*a)))
    data = io.BytesIO(zipped({"a.txt": b"".join(b"%d\n" % at for at in range(1_000_000))})).getvalue()
    one = next(iter(items([str(put(tmp_path, "x", data))])))
    assert not isinstance(one, Failure)
    assert sum(seen) < 2_000_000
    assert len(one.read()) == 6_888_890
