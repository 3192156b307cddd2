"""What outputs are called: safe, unique, inside the folder, and the same on every machine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from granskning_cli.batch.names import Names, inside


def named(*paths: str, suffix: str = ".yaml") -> list[str]:
    names = Names(suffix, reserved=("manifest.jsonl",))
    return [names.output(names.path(path)) for path in paths]


def test_a_plain_path_stays() -> None:
    """Folders and Swedish letters are kept, and the document's ending too: ks.pdf and ks.docx are two."""
    assert named("2024/Nämnden för ö.pdf", "ks.pdf", "ks.docx") == [
        "2024/Nämnden för ö.pdf.yaml",
        "ks.pdf.yaml",
        "ks.docx.yaml",
    ]


def test_what_no_system_takes() -> None:
    """Characters and names that a system forbids are replaced, and a hash keeps the names apart."""
    odd = [
        "a?.pdf",
        "a*.pdf",
        "CON.pdf",
        "x/../../etc/passwd",
        "/etc/passwd",
        "a\x1b[31m.pdf",
        "end. ",
        "e" * 300,
    ]
    for name in named(*odd):
        assert inside(name), name
    assert len(set(named(*odd))) == len(odd)
    assert named("a?.pdf")[0].startswith("a_.pdf~")


def test_names_that_some_systems_take_for_one() -> None:
    """Upper case, and two ways to write an umlaut; a file where a folder is; the manifest's own name; a path twice."""
    upper = named("ks.pdf", "KS.pdf", "Ä.pdf", "A\u0308.pdf")
    assert len({name.casefold() for name in upper}) == 4
    assert named("a", "a.yaml/b")[1].startswith("b~")
    assert named("a.yaml/b", "a")[1].startswith("a~")
    assert named("manifest", suffix=".jsonl")[0].startswith("manifest~")
    assert Names("").path("a") == "a"
    names = Names("")
    assert [names.path("a"), names.path("a")] == ["a", "a~2"]


@given(
    st.lists(
        st.text(min_size=1, max_size=20) | st.sampled_from(["a/b", "A/B", "a", "A", "a.yaml", "../a", "con"])
    )
)
def test_any_paths(paths: list[str]) -> None:
    """Whatever the paths are, the names are inside, no two are one on any system, and none is a folder of another."""
    found = [name.casefold() for name in named(*paths)]
    assert all(inside(name) for name in named(*paths))
    assert len(set(found)) == len(found)
    for one in found:
        parts = one.split("/")
        assert not {"/".join(parts[:at]) for at in range(1, len(parts))} & set(found)


def test_a_manifest_that_was_tampered_with() -> None:
    """A name that leads out of the folder is none of ours."""
    for name in ("../x", "/etc/passwd", "a/../../b", "a\\b", "C:x", "", "a//b", None, 3):
        assert not inside(name)
