"""`granskning validate` and `granskning template` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from many import form
from program import ROOT, granskning
from twoyears import harmful, new, old

from granskning_cli.export import export
from granskning_cli.merging import template

PDF = ROOT / "samples" / "ks-2025--word" / "source.pdf"
SEED = ROOT / "samples" / "ks-2025--seed" / "source.txt"
DOUBTFUL = ROOT / "samples" / "kfn-2025--acroform" / "source.pdf"


def test_a_template_of_a_document_fits_it(tmp_path: Path) -> None:
    """The text of the same questionnaire has all of the PDF's questions; a template of it all is silent."""
    made = granskning("template", PDF, "-o", tmp_path / "t.yaml")
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    tree = yaml.safe_load((tmp_path / "t.yaml").read_text("utf-8"))
    assert sum(len(section["questions"]) for section in tree["sections"]) == 20
    done = granskning("validate", PDF, SEED, "--template", tmp_path / "t.yaml", "-f", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert [document["source"] for document in found["documents"]] == [str(PDF), str(SEED)]
    assert {one["code"] for document in found["documents"] for one in document["findings"]} == {
        "F906",
        "F907",
        "M505",
    }


def test_copies_are_named_and_missed(tmp_path: Path) -> None:
    """A copy that cannot be read is told on stderr, the template is made of the others, and the exit code is 1."""
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "a.yaml").write_bytes(export(old(), "yaml"))
    (tmp_path / "copies" / "b.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "new.yaml").write_bytes(export(new(), "yaml"))
    done = granskning("template", "new.yaml", "--from", "copies", "-o", "t.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[R106]: b.pdf" in done.stderr
    assert "T523" in done.stderr
    assert (tmp_path / "t.yaml").exists()
    refused = granskning("template", "new.yaml", "--from", "copies", "-o", "copies/a.yaml", cwd=tmp_path)
    assert (refused.returncode, "R120" in refused.stderr) == (3, True)


def test_groups_by_code_with_the_gravest_first() -> None:
    """Each code with its meaning, where it is, the words it is about and what to do; the counts at the end."""
    done = granskning("validate", DOUBTFUL.relative_to(ROOT), cwd=ROOT)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "M501 two-marks  error\n"
        "  More than one option is marked where one is allowed.\n"
        "  samples/kfn-2025--acroform/source.pdf\n"
        "    1.3   page 1: more than one option is marked: 2, 3\n"
        "          “I vilken grad bedömer nämnden att resurserna är tillräckliga för …”\n"
    )
    assert done.stdout.index("M501") < done.stdout.index("Q304")
    assert done.stdout.endswith("1 document, 1 error, 1 noted\n")


def test_exit_codes(tmp_path: Path) -> None:
    """0 no error, 1 an error or, with --strict, a warning; 2 a wrong option; 3 where nothing could be read."""
    good = tmp_path / "good.yaml"
    good.write_bytes(export(new(), "yaml"))
    assert granskning("validate", good).stdout == "1 document, nothing found\n"
    wider = tmp_path / "t.yaml"
    wider.write_bytes(export(template(old()), "yaml", "template"))
    doubts = granskning("validate", good, "--template", wider, "-f", "json")
    severities = {one["severity"] for one in json.loads(doubts.stdout)["documents"][0]["findings"]}
    assert (doubts.returncode, severities) == (1, {"error", "warning", "info"})
    (tmp_path / "warned.txt").write_text(
        "1 Ekonomi   Ja   Nej\n\n1.1 Finns mål?\n\nJa.\n\n1.3 Finns medel?\n\nNej.\n"
    )
    assert granskning("validate", tmp_path / "warned.txt").returncode == 0
    assert granskning("validate", tmp_path / "warned.txt", "--strict").returncode == 1
    assert granskning("validate", good, "-f", "xlsx").returncode == 2
    (tmp_path / "none").mkdir()
    for nothing in (tmp_path / "none", tmp_path / "missing.pdf"):
        done = granskning("validate", nothing, "-f", "github")
        assert done.returncode == 3
        assert done.stdout.count("::") >= 2
    mixed = granskning("validate", good, tmp_path / "missing.pdf")
    assert (mixed.returncode, "R101" in mixed.stdout) == (1, True)


def test_a_hand_edited_file_is_checked_line_by_line(tmp_path: Path) -> None:
    """Each mistake stands with its line and column."""
    (tmp_path / "x.yaml").write_text(
        export(new(), "yaml").decode().replace("kind: choice", "kind: choise"), "utf-8"
    )
    done = granskning("validate", "x.yaml", "-f", "github", cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert len(lines) == export(new(), "yaml").decode().count("kind: choice")
    assert all(line.startswith("::error file=x.yaml,line=") for line in lines)


def test_a_folder_of_two_hundred(tmp_path: Path) -> None:
    """Named from where the run was started, in order; the template that lies among them is no document."""
    for at in range(200):
        (tmp_path / "forms" / f"{at % 3}").mkdir(parents=True, exist_ok=True)
        (tmp_path / "forms" / f"{at % 3}" / f"{at:03}.txt").write_bytes(form(at))
    assert granskning("template", "forms/0/000.txt", "-o", "forms/t.yaml", cwd=tmp_path).returncode == 0
    done = granskning("validate", "forms", "--template", "forms/t.yaml", "-f", "json", cwd=tmp_path)
    documents = json.loads(done.stdout)["documents"]
    assert len(documents) == 200
    assert documents[0]["source"] == "forms/0/000.txt"
    assert [one["source"] for one in documents] == sorted(one["source"] for one in documents)
    assert done.stderr == ""


def test_words_that_mean_harm_are_shown_as_they_are(tmp_path: Path) -> None:
    """Markup is not obeyed, and escape codes do not reach the terminal."""
    (tmp_path / "x.yaml").write_bytes(export(harmful()[0], "yaml"))
    (tmp_path / "t.yaml").write_bytes(export(template(harmful()[1]), "yaml", "template"))
    for name in ("text", "github", "sarif", "junit"):
        done = granskning("validate", "x.yaml", "--template", "t.yaml", "-f", name, cwd=tmp_path)
        assert "\x1b" not in done.stdout
        assert "\x9b" not in done.stdout


@pytest.mark.parametrize("bad", ["schema_version: '1'\nsections: [", "Hej!\n"])
def test_a_template_that_cannot_be_read(tmp_path: Path, bad: str) -> None:
    """Nothing is checked by half: exit code 3 and why."""
    (tmp_path / "t.yaml").write_text(bad)
    done = granskning("validate", PDF, "--template", tmp_path / "t.yaml")
    assert (done.returncode, done.stdout) == (3, "")
    assert "t.yaml" in done.stderr


def test_stdin(tmp_path: Path) -> None:
    """- is standard input, once."""
    done = granskning("validate", "-", "-f", "json", input=form(1).decode())
    assert json.loads(done.stdout)["documents"][0]["source"] == "stdin"
    assert granskning("validate", "-", "-").returncode == 2
