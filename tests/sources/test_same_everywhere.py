"""Any tree of names and bytes is found alike in a folder, in each kind of archive, and in memory."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from containers import Tree, folder, found, tarred, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\:*?[\0")
PART = st.text(LETTERS, min_size=1, max_size=12).filter(lambda part: part not in (".", ".."))
NAMES = st.lists(
    st.one_of(PART, st.sampled_from(["a", "b", "å", "x.pdf", ".h", "~$x"])), min_size=1, max_size=4
).map("/".join)


def possible(names: list[str]) -> bool:
    """No file is a folder of another one."""
    return not any(other.startswith(name + "/") for name in names for other in names)


TREES = st.dictionaries(
    NAMES, st.binary(max_size=6000).map(b"%PDF-1".__add__), min_size=1, max_size=8
).filter(lambda tree: possible(list(tree)))


def by_parts(tree: Tree) -> Tree:
    return {name: tree[name] for name in sorted(tree, key=lambda name: name.split("/"))}


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_the_same_items_in_the_same_order_with_the_same_bytes(tree: Tree) -> None:
    """A folder, a zip, a tar, a tar.gz and memory:// hold the same; a tar whose order is another holds it in that order."""
    fsspec = pytest.importorskip("fsspec")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        expected = [
            (path, data) for path, data in found(folder(root / "in", tree)) if path != os.fspath(root / "in")
        ]
        expected = [one for one in expected if isinstance(one[1], bytes)]
        assert dict(expected) == {
            path: data
            for path, data in tree.items()
            if not any(part.startswith((".", "~$")) for part in path.split("/"))
        }
        for data in (zipped(tree), tarred(by_parts(tree)), tarred(by_parts(tree), "w:gz")):
            (root / "x").write_bytes(data)
            out = found(root / "x")
            assert [
                (path.removeprefix("x/"), data) for path, data in out if isinstance(data, bytes)
            ] == expected
        (root / "x").write_bytes(tarred(tree))
        shuffled = [path.removeprefix("x/") for path, data in found(root / "x") if isinstance(data, bytes)]
        assert shuffled == [path for path in tree if path in dict(expected)]
        system = fsspec.filesystem("memory")
        system.store.clear()
        for path, data in tree.items():
            system.pipe_file("/in/" + path, data)
        out = found("memory://in")
        assert [
            (path.removeprefix("memory://in/"), data) for path, data in out if isinstance(data, bytes)
        ] == expected
