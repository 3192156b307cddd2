"""Trees of names and bytes as folders and archives, and what is found in a source, in short."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from granskning_cli.sources import Failure, Limits, items

TEXT = b"1.1 Finns en plan?\n\nJa.\n"
USUAL = Limits()
Tree = Mapping[str, bytes]


def folder(root: Path, tree: Tree) -> Path:
    """The files below root."""
    root.mkdir(parents=True, exist_ok=True)
    for name, data in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def zipped(tree: Tree, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive in the order of the tree."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in tree.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return out.getvalue()


def tarred(tree: Tree, mode: str = "w", *extra: tarfile.TarInfo) -> bytes:
    """A tar archive in the order of the tree, and then other members."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=tarfile.PAX_FORMAT) as archive:  # type: ignore[call-overload]
        for name, data in tree.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        for member in extra:
            archive.addfile(member)
    return out.getvalue()


def raw_zip(*members: tuple[bytes, bytes], flags: int = 0, size: int | None = None, mode: int = 0) -> bytes:
    """A stored zip whose names are any bytes, and whose headers may lie about the size."""
    body, central = b"", b""
    for name, data in members:
        about = struct.pack(
            "<5H3L2H",
            20,
            flags,
            0,
            0,
            33,
            zlib.crc32(data),
            len(data),
            len(data) if size is None else size,
            len(name),
            0,
        )
        offset = len(body)
        body += b"PK\x03\x04" + about + name + data
        central += (
            b"PK\x01\x02"
            + struct.pack("<H", 3 << 8)
            + about
            + struct.pack("<3H2L", 0, 0, 0, mode << 16, offset)
            + name
        )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(members), len(members), len(central), len(body), 0)
    return body + central + end


def found(
    *sources: Path | str, limits: Limits = USUAL, parsed: bool = False
) -> list[tuple[str, bytes | str]]:
    """(path, bytes) of what is read and (path, code) of what is not, each read when it comes."""
    return [
        (one.path, one.code if isinstance(one, Failure) else one.read())
        for one in items([str(source) for source in sources], limits=limits, parsed=parsed)
    ]


def codes(*sources: Path | str, limits: Limits = USUAL) -> list[tuple[str, str]]:
    """(path, code), "" where it is read, and the code of the reading where that fails."""
    from granskning_cli.diagnostics import Unreadable

    out = []
    for one in items([str(source) for source in sources], limits=limits):
        code = one.code if isinstance(one, Failure) else ""
        if not isinstance(one, Failure):
            try:
                one.read()
            except Unreadable as problem:
                code = problem.code
        out.append((one.path, code))
    return out
