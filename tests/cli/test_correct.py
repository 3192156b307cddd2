"""`granskning correct`, and the corrections that later runs apply, as a user runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import ROOT, environment, granskning

SAMPLE = ROOT / "samples" / "bun-2024--seed" / "source.txt"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A document whose question 3.2 has two marks, so that parsing it ends with 1."""
    shutil.copy(SAMPLE, tmp_path / "bun.txt")
    return tmp_path / "bun.txt"


def beside(form: Path) -> Path:
    return form.with_name(form.name + ".corrections.yaml")


def decided(form: Path, *options: str | Path, **more: Any) -> Path:
    done = granskning(
        "correct", form, "--question", "3.2", "--who", "Anna", *(options or ("--mark", "Delvis")), **more
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return beside(form)


def question(number: str, result: str) -> dict[str, Any]:
    tree = json.loads(result)
    return next(q for s in tree["sections"] for q in s["questions"] if q["number"] == number)


def answer(form: Path, *options: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = question("3.2", granskning("parse", form, "-f", "json", *options).stdout)[
        "answer"
    ]
    return found


def test_a_mark_is_decided_and_applied(form: Path) -> None:
    """The file says what was read; parse applies it, says so, and ends with 0 where it ended with 1."""
    assert granskning("parse", form).returncode == 1
    tree = yaml.safe_load(decided(form, "--mark", "delvis", "--why", "Protokollet").read_bytes())
    assert tree["source"]["name"] == "bun.txt"
    entry = tree["corrections"][0]
    assert entry.pop("when")
    assert entry == {
        "question": "3.2", "wording": "Har kontrollerna utförts?", "field": "selected",
        "old": ["Ja", "Delvis"], "new": ["Delvis"], "who": "Anna", "why": "Protokollet",
    }  # fmt: skip
    done = granskning("parse", form, "-f", "json")
    assert done.returncode == 0
    assert question("3.2", done.stdout)["answer"]["selected"][0]["at"]["basis"] == "corrected"
    said = "info[C907]: question 3.2, page 1: Anna decided that selected is Delvis, where Ja, Delvis was read (Protokollet)"
    assert said in done.stderr
    assert "M501]" not in done.stderr
    assert granskning("parse", form, "--corrections", "none").returncode == 1


def test_a_text_keeps_every_line(form: Path) -> None:
    """A text from the command line or a file comes back exactly, controls and all; Windows' breaks are breaks."""
    text = "Första\tstycket:  två blanka.\n\n- punkt \n- \u2028 \x1b[31m noll\n\nslut"
    decided(form, "--text", text)
    assert answer(form)["text"] == text
    (form.parent / "svar").write_bytes(text.replace("\n", "\r\n").encode() + b"\r\n")
    decided(form, "--text-file", form.parent / "svar")
    assert answer(form)["text"] == text
    decided(form, "--text-file", "-", input="från stdin\n")
    assert answer(form)["text"] == "från stdin"
    assert beside(form).read_text().count("field: text") == 1


def test_decisions_are_not_overwritten(form: Path) -> None:
    """A result that would take the place of the decisions about it is refused, as it is for the document."""
    kept = decided(form).read_bytes()
    done = granskning("parse", form, "-o", beside(form))
    assert (done.returncode, "error[R120]" in done.stderr) == (3, True)
    assert beside(form).read_bytes() == kept


def test_nothing_is_marked(form: Path) -> None:
    """--unmark and an empty text leave the question unanswered."""
    decided(form, "--unmark", "--text", "")
    assert (answer(form)["state"], answer(form)["text"]) == ("unanswered", None)


def test_the_document_is_corrected(form: Path) -> None:
    """Year and respondent need no question."""
    done = granskning("correct", form, "--year", "2023", "--respondent", "Skolnämnden", "--who", "Anna")
    assert done.returncode == 0, done.stderr
    tree = json.loads(granskning("parse", form, "-f", "json").stdout)
    assert (tree["year"], tree["respondent"]) == (2023, "Skolnämnden")


def test_the_document_was_replaced(form: Path) -> None:
    """Other bytes under the same name get no old decision: an error says what to do, and nothing is overwritten."""
    kept = decided(form).read_bytes()
    form.write_bytes(form.read_bytes() + b"\n")
    done = granskning("parse", form)
    assert done.returncode == 1
    assert "error[C902]" in done.stderr
    assert "M501" in done.stderr
    assert granskning("correct", form, "--question", "3.2", "--mark", "Ja", "--who", "Bo").returncode == 3
    assert beside(form).read_bytes() == kept


def test_the_value_is_read_otherwise(form: Path) -> None:
    """A decision about a value that is not read any more is not applied."""
    path = decided(form)
    path.write_text(path.read_text().replace("  old:\n  - Ja\n", "  old:\n  - Nej\n"))
    done = granskning("parse", form)
    assert done.returncode == 1
    assert "error[C901]: question 3.2" in done.stderr


def test_a_broken_file(form: Path) -> None:
    """The document is converted without it, and an error names line and column; named by itself it stops the run."""
    path = decided(form)
    path.write_text(path.read_text().replace("who: Anna", "who: [Anna"))
    done = granskning("parse", form)
    assert done.returncode == 1
    assert "error[C910]: bun.txt.corrections.yaml: line " in done.stderr
    assert done.stdout
    other = path.rename(form.parent / "other.yaml")
    assert granskning("parse", form, "--corrections", other).returncode == 3
    assert granskning("parse", form, "--corrections", form.parent / "nowhere").returncode == 3


def test_corrections_from_elsewhere(form: Path) -> None:
    """A named file or folder counts for stdin and members of archives too, by the document's hash."""
    folder = form.parent / "decided" / "deep"
    folder.mkdir(parents=True)
    moved = decided(form).rename(folder / "a.corrections.yaml")
    assert len(answer(form)["selected"]) == 2
    for named in (moved, folder.parent):
        assert len(answer(form, "--corrections", named)["selected"]) == 1
    with open(form, "rb") as stream:
        done = granskning("parse", "-", "-f", "json", "--corrections", moved, stdin=stream)
    assert len(question("3.2", done.stdout)["answer"]["selected"]) == 1
    with zipfile.ZipFile(form.parent / "all.zip", "w") as archive:
        archive.write(form, "x/bun.txt")
    # D725 stands for the two marks of 3.2
    assert granskning("table", form.parent / "all.zip", "--corrections", folder).returncode == 0
    assert granskning("table", form.parent / "all.zip").returncode == 1


def test_two_files_in_conflict(form: Path) -> None:
    """A file beside the document and a named one that say otherwise are both named, and none is applied."""
    first = decided(form).rename(form.parent / "first.yaml")
    decided(form, "--mark", "Ja")
    done = granskning("parse", form, "--corrections", first)
    assert done.returncode == 1
    assert "bun.txt.corrections.yaml (Anna): Ja; first.yaml (Anna): Delvis" in done.stderr
    assert "error[C903]" in done.stderr


def test_other_commands_apply_them(form: Path) -> None:
    """table and diff see what holds, and parsed data keeps it; the files are no documents, wherever they lie."""
    plain = form.parent / "plain.json"
    granskning("parse", form, "-o", plain)
    decided(form)
    done = granskning("diff", plain, form, "--only", "marks")
    assert "Delvis" in done.stdout
    assert granskning("diff", plain, form, "--corrections", "none", "--only", "marks").returncode == 0
    plain.unlink()
    for sources in ([form.parent], sorted(form.parent.iterdir())):
        done = granskning("table", *sources)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "C907" in granskning("parse", form, "-f", "markdown").stdout
    assert ",corrected," in granskning("parse", form, "-f", "csv").stdout
    kept = form.parent / "kept.yaml"
    granskning("parse", form, "-o", kept)
    assert "corrections:" in kept.read_text()
    assert granskning("diff", kept, form).returncode == 0


def test_parsed_data_can_be_corrected(form: Path) -> None:
    """The decision is about the document that the data names, whichever of the two is read."""
    data = form.parent / "bun.yaml"
    granskning("parse", form, "-o", data)
    granskning("correct", data, "--question", "3.2", "--mark", "Ja", "--who", "Anna")
    assert granskning("table", data).returncode == 0
    assert [m["label"] for m in answer(form, "--corrections", beside(data))["selected"]] == ["Ja"]


def test_a_skeleton(form: Path) -> None:
    """Without a value the file names every doubtful question; what is filled in is checked."""
    done = granskning("correct", form)
    assert done.returncode == 0, done.stderr
    text = beside(form).read_text()
    assert "# 3.2  Har kontrollerna utförts?\n#   page 1: error M501: more than one option is marked" in text
    assert "# 3.3  " in text
    assert "# 1.1" not in text
    granskning("correct", form)
    assert beside(form).read_text() == text
    lines = text.splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith("#- question"))
    entry = [line.removeprefix("#") for line in lines[start : start + 11]]
    beside(form).write_text("".join([*lines[:start], *entry, *lines[start + 11 :]]))
    done = granskning("correct", form)
    assert done.returncode == 3
    assert f"line {start + 10}, column 8: correction 1 (question 3.2), who: " in done.stderr
    filled = (
        beside(form)
        .read_text()
        .replace("  who: ''", "  who: Anna", 1)
        .replace("  new:\n  - Ja\n", "  new:\n", 1)
    )
    beside(form).write_text(filled)
    assert granskning("correct", form).returncode == 0
    assert [m["label"] for m in answer(form)["selected"]] == ["Delvis"]


def test_comments_stay(form: Path) -> None:
    """A decision from the command line is added below what a person wrote."""
    granskning("correct", form)
    text = beside(form).read_text()
    decided(form)
    assert beside(form).read_text().startswith(text)
    assert granskning("parse", form).returncode == 0


def test_what_a_file_holds(form: Path) -> None:
    """--list shows a line a correction, --remove takes those of a question out again."""
    decided(form, "--mark", "Ja", "--text", "Ja.", "--why", "x\x1b[31m")
    lines = granskning("correct", form, "--list").stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("3.2 selected: Ja, Delvis -> Ja (Anna, 2")
    assert lines[0].endswith(r": x\x1b[31m)")
    assert "error[C911]" in granskning("correct", form, "--question", "3.9", "--remove").stderr
    assert granskning("correct", form, "--question", "3.2", "--remove").returncode == 0
    done = granskning("correct", form, "--list")
    assert (done.returncode, done.stdout) == (0, "")
    assert granskning("parse", form).returncode == 1
    beside(form).unlink()
    assert granskning("correct", form, "--list").returncode == 3


@pytest.mark.parametrize(
    "options",
    [
        ["--question", "3.2"],
        ["--mark", "Ja", "--who", "Anna"],
        ["--question", "3.2", "--mark", "Ja"],
        ["--question", "3.2", "--mark", "Ja", "--unmark", "--who", "A"],
        ["--question", "3.2", "--text", "a", "--text-file", "b", "--who", "A"],
        ["--question", "3.2", "--mark", "Ja", "--remove"],
        ["--remove"],
        ["--question", "3.2", "--text", os.fsdecode(b"\xe5"), "--who", "A"],
    ],
)
def test_wrong_command_lines(form: Path, options: list[str]) -> None:
    """A decision needs a question, a value and somebody who decides."""
    done = granskning("correct", form, *options)
    assert done.returncode == 2, done.stderr
    assert not beside(form).exists()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--question", "3.2", "--mark", "Kanske"], "C904"),
        (["--question", "3.2", "--mark", "Ja", "--mark", "Nej"], "C908"),
        (["--question", "9.9", "--mark", "Ja"], "C905"),
        (["--year", "i fjol"], "C908"),
        (["--question", "3.2", "--text-file", "latin"], "R142"),
        (["--question", "3.2", "--text-file", "nowhere"], "R101"),
    ],
)
def test_what_cannot_be_decided(form: Path, options: list[str], code: str) -> None:
    """It is said before anything is written."""
    (form.parent / "latin").write_bytes("Åsa".encode("latin-1"))
    done = granskning("correct", form, *options, "--who", "Anna", cwd=form.parent)
    assert done.returncode == 3
    assert f"error[{code}]" in done.stderr
    assert not beside(form).exists()


def test_no_place_for_it(form: Path) -> None:
    """Stdin needs -o; a folder that is not there is named; what was there before stays."""
    with open(form, "rb") as stream:
        assert (
            granskning(
                "correct", "-", "--question", "3.2", "--mark", "Ja", "--who", "A", stdin=stream
            ).returncode
            == 2
        )
    with open(form, "rb") as stream:
        out = form.parent / "out.yaml"
        done = granskning(
            "correct", "-", "--question", "3.2", "--mark", "Ja", "--who", "A", "-o", out, stdin=stream
        )
    assert done.returncode == 0
    assert out.exists()
    nowhere = form.parent / "no" / "x.yaml"
    done = granskning("correct", form, "--question", "3.2", "--mark", "Ja", "--who", "A", "-o", nowhere)
    assert "error[R121]" in done.stderr
    done = granskning("correct", form, "--question", "3.2", "--mark", "Ja", "--who", "A", "-o", form)
    assert "error[" in done.stderr
    assert form.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="a shell script is the editor, a pty the terminal")
@pytest.mark.parametrize(
    ("editor", "returncode", "said"),
    [
        ("#!/bin/sh\nsed -i 's/^corrections:/corrections: [1]/' \"$1\"\n", 3, "error[C910]"),
        ("#!/bin/sh\necho '# sedd' >> \"$1\"\n", 0, "0 corrections"),
        ("#!/bin/sh\nexit 3\n", 3, "error[C912]: the editor"),
        (None, 3, "error[C912]: the editor"),
    ],
)
def test_the_editor(form: Path, editor: str | None, returncode: int, said: str) -> None:
    """At a terminal the file is opened in $VISUAL and checked afterwards; an editor that fails leaves it as it is."""
    import pty

    script = form.parent / "editor"
    if editor is not None:
        script.write_text(editor)
        script.chmod(0o755)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "granskning_cli", "correct", str(form)]
    variables = environment(VISUAL=f"'{script}'", EDITOR="false")
    done = subprocess.run(
        command, env=variables, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False, timeout=60
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == returncode, done.stderr
    assert said in done.stderr
    assert beside(form).read_text().startswith('schema_version: "1"')
