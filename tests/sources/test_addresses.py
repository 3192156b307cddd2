"""Addresses: a bucket on a server of this machine, and files in memory; no secret is ever shown."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from containers import TEXT, codes, folder, found, tarred, zipped

from granskning_cli.sources import Failure, items
from granskning_cli.sources.addresses import shown

fsspec = pytest.importorskip("fsspec")
TREE = {
    "forms/ks.txt": TEXT,
    "forms/2024/bun.txt": TEXT,
    "forms/a.zip": zipped({"x.txt": TEXT}),
    "forms/.hidden.txt": TEXT,
    "forms-not/z.txt": TEXT,
}
PATHS = ["forms/2024/bun.txt", "forms/a.zip/x.txt", "forms/ks.txt"]


@pytest.fixture
def memory() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    for name, data in TREE.items():
        system.pipe_file("/" + name, data)
    yield "memory://"
    system.store.clear()


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server")
    one = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    one.start()
    host, port = one.get_host_and_port()
    before = dict(fsspec.config.conf)
    fsspec.config.conf["s3"] = {
        "endpoint_url": f"http://{host}:{port}",
        "key": "k",
        "secret": "s",
    }
    system = fsspec.filesystem("s3")
    system.mkdir("bucket")
    for name, data in TREE.items():
        system.pipe_file(f"bucket/{name}", data)
    system.pipe_file("bucket/big.tgz", tarred({f"{at}.txt": TEXT * 500 for at in range(50)}, "w:gz"))
    yield "s3://bucket/"
    fsspec.config.conf.clear()
    fsspec.config.conf.update(before)
    one.stop()


def test_files_in_memory(memory: str) -> None:
    """A folder, a file, a pattern, an archive: named with their address, hidden ones left out."""
    assert found(memory + "forms") == found(memory + "forms/") == [(memory + path, TEXT) for path in PATHS]
    assert found(memory + "forms/ks.txt") == [(memory + "forms/ks.txt", TEXT)]
    assert [path for path, _ in found(memory + "forms/**/*.txt")] == [memory + PATHS[0], memory + PATHS[2]]
    assert codes(memory + "nowhere", memory + "forms/*.pdf") == [
        (memory + "nowhere", "B821"),
        (memory + "forms/*.pdf", "B822"),
    ]


def test_files_in_a_bucket(bucket: str) -> None:
    """The same from S3, with a packed archive that is read in one pass."""
    assert found(bucket + "forms/") == [(bucket + path, TEXT) for path in PATHS]
    assert [path for path, _ in found(bucket + "forms/*.txt")] == [bucket + PATHS[2]]
    assert [data for _, data in found(bucket + "big.tgz")] == [TEXT * 500] * 50
    assert codes("s3://other/x")[0][1] in ("B821", "B841")


def test_an_address_on_disk(tmp_path: Path) -> None:
    """file:// is a path, and its files are named like a path's."""
    folder(tmp_path / "å b", {"x.txt": TEXT})
    assert found((tmp_path / "å b").as_uri()) == [("x.txt", TEXT)]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("s3://key:secret@bucket/ks.pdf", "s3://bucket/ks.pdf"),
        ("https://host/a/ks.pdf?sig=secret#secret", "https://host/a/ks.pdf"),
        ("sftp://me:se/cret@host/ks.pdf", "sftp://host/ks.pdf"),
        ("sftp://me:se?cret@host/ks.pdf", "sftp://host/ks.pdf"),
        ("sftp://me:se@cret@host/ks.pdf", "sftp://host/ks.pdf"),
        ("simplecache::s3://k:secret@bucket/ks.pdf", "s3://bucket/ks.pdf"),
        ("s3://bucket/a@b.pdf", "s3://bucket/a@b.pdf"),
    ],
)
def test_no_secret_is_shown(address: str, expected: str) -> None:
    """Neither before an @ nor behind a ?, however odd the password."""
    assert shown(address) == expected


def test_no_secret_in_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library says may hold the address: only the kind of its exception is told."""

    def failing(source: str) -> None:
        raise RuntimeError(f"cannot reach {source}")

    monkeypatch.setattr(fsspec.core, "url_to_fs", failing)
    (one,) = items(["sftp://me:hunter2@host/ks.pdf?sig=hunter2"])
    assert isinstance(one, Failure)
    assert (one.path, one.code) == ("sftp://host/ks.pdf", "B841")
    assert "hunter2" not in one.message
    assert "RuntimeError" in one.message


def test_chains_and_unknown_schemes() -> None:
    """An address in an address and a scheme that nobody knows are B841, not a traceback."""
    assert codes("zip://x::s3://k:s@bucket/a.zip", "nosuch://x") == [
        ("s3://bucket/a.zip", "B841"),
        ("nosuch://x", "B841"),
    ]


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """B840 names the extra."""
    monkeypatch.setitem(sys.modules, "fsspec", None)
    assert codes("s3://bucket/x") == [("s3://bucket/x", "B840")]


def test_a_path_loads_no_library_for_addresses(tmp_path: Path) -> None:
    """fsspec and the like are imported when they are needed."""
    (tmp_path / "x.txt").write_bytes(TEXT)
    script = (
        "import sys; from granskning_cli.sources import items; [one.read() for one in items(sys.argv[1:])];"
        "print(sorted({'fsspec', 's3fs', 'zstandard', 'moto'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
