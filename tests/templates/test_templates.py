"""The templates that are tried where none is named: those shipped, and the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from known import template_of, without_answers
from program import ROOT, cases
from typeset.form import load as form
from typeset.seed import seed

from granskning_cli import parse, templates
from granskning_cli.diagnostics import Unreadable
from granskning_cli.export import export

SHIPPED = "grundlaggande-granskning-2025-styrelse"
SEED = ROOT / "samples" / "ks-2025--seed" / "source.txt"
BUN = form(ROOT / "samples" / "forms" / "bun-2024.yaml")
OTHERS = [case for case in cases() if "--" in case.name and not case.name.startswith("ks-2025")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own templates."""
    monkeypatch.setenv("GRANSKNING_TEMPLATES", str(tmp_path))
    return tmp_path


def test_the_shipped_template_is_the_questionnaire_that_a_person_wrote_down() -> None:
    """Numbers, titles, wordings, kinds and options are those of samples/forms/ks-2025.yaml; nothing is answered."""
    entry = next(entry for entry in templates.known() if entry.name == SHIPPED)
    known = templates.questionnaire(entry)
    wanted = template_of(form(ROOT / "samples" / "forms" / "ks-2025.yaml"))
    assert all(q.answer is None for s in known.sections for q in s.questions)
    for here, there in zip(known.sections, wanted.sections, strict=True):
        assert (here.number, here.title) == (there.number, there.title)
        assert (here.scale and here.scale.options) == (there.scale and there.scale.options)
        assert [(q.number, _said(q.text, q.instruction), q.kind) for q in here.questions] == [
            (q.number, _said(q.text, q.instruction), q.kind) for q in there.questions
        ]


def _said(text: str, instruction: str | None) -> str:
    return f"{text} {instruction or ''}".strip()


@pytest.mark.parametrize("maker", ["seed", "word", "docx"])
def test_the_template_that_fits_is_named(maker: str) -> None:
    """`source.template` says which one it was."""
    source = next((ROOT / "samples" / f"ks-2025--{maker}").glob("source.*"))
    assert parse(source).source.template == SHIPPED
    assert parse(source, template="none").source.template is None


def test_another_board_s_and_year_s_copy_fits() -> None:
    """ "styrelsen" is "nämnden" there, and every year is another."""
    text = SEED.read_text("utf-8")
    for old, new in (("styrelsen", "nämnden"), ("Alingsås", "Lingtuna"), ("2025", "2026"), ("2024", "2025")):
        text = text.replace(old, new)
    found = parse(text.encode())
    assert found.source.template == SHIPPED
    assert [q.number for s in found.sections for q in s.questions] == [
        q.number for s in parse(SEED, template="none").sections for q in s.questions
    ]


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case.name)
def test_another_questionnaire_is_read_without(case: Path) -> None:
    """Two forms of one municipality share titles and a manner, and are not the same."""
    source = next(case.glob("source.*"))
    assert parse(source) == parse(source, template="none")


def test_the_user_s_own_are_tried(folder: Path) -> None:
    """A file in the folder is known by its name; one of a shipped one's name stands for that."""
    folder.joinpath("bun.yaml").write_bytes(export(template_of(BUN), "yaml"))
    folder.joinpath(f"{SHIPPED}.json").write_bytes(export(template_of(BUN), "json"))
    folder.joinpath("notes.txt").write_text("no template")
    assert [entry.name for entry in templates.known()] == ["bun", SHIPPED]
    assert parse(seed(BUN).encode()).source.template == "bun"


def test_a_broken_template_is_passed_over(folder: Path) -> None:
    """T508 where the document has its words; no other document hears of it."""
    broken = export(template_of(BUN), "yaml").replace(b"kind: choice", b"kind: [choice")
    folder.joinpath("bun.yaml").write_bytes(broken)
    folder.joinpath("empty.yaml").write_bytes(b"")
    folder.joinpath("bomb.yaml").write_bytes(b"a: &a [x]\nb: [*a, *a]\n")
    found = parse(seed(BUN).encode())
    assert found.source.template is None
    assert [d.code for d in found.diagnostics if d.code[0] == "T"] == ["T508"]
    assert "T508" not in [d.code for d in parse(SEED).diagnostics]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("none.yaml", None, "T510"),
        ("source.txt", b"1 Ekonomi\n\n1.1 Finns en budget?\nJa.\n", "T510"),
        ("form.pdf", b"%PDF-1.4\n", "T510"),
        ("changes.yaml", b"schema_version: '1'\nold: {}\nnew: {}\nchanges: []\n", "R140"),
        ("alias.yaml", b"schema_version: '1'\nsource: &a {}\nsections: *a\n", "R145"),
        ("short.yaml", b"schema_version: '1'\nsections: []\n", "T510"),
        ("wrong.yaml", b"schema_version: '1'\nsections: 3\n", "R143"),
    ],
)
def test_what_is_no_template_is_refused(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    """The message names the file."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        parse(SEED, template=path)
    assert refused.value.code == code
    assert repr(str(path)) in refused.value.message


def test_a_template_in_a_file_is_called_by_its_name(tmp_path: Path) -> None:
    """The name without its ending."""
    path = tmp_path / "min-mall.yaml"
    path.write_bytes(export(without_answers(parse(SEED, template="none")), "yaml"))
    assert parse(SEED, template=path).source.template == "min-mall"
