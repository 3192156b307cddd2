"""`granskning diff` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from containers import zipped
from program import ROOT, environment, granskning
from twoyears import harmful, new, old, question, section, year

from granskning_cli.diff import compare
from granskning_cli.export import export
from granskning_cli.model.questionnaire import Questionnaire

WORD = ROOT / "samples" / "ks-2025--word" / "source.pdf"
SEED = ROOT / "samples" / "ks-2025--seed" / "source.txt"


def put(path: Path, one: Questionnaire, name: str = "yaml") -> Path:
    """The questionnaire in a file, in folders that are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(export(one, name))
    return path


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """The two years, as YAML and, under a name that says nothing, as JSON."""
    return put(tmp_path / "a.yaml", old()), put(tmp_path / "b.txt", new(), "json")


def test_differences_end_with_1(two: tuple[Path, Path]) -> None:
    """The text is what the display gives for 80 columns, without colour in a pipe; stderr is silent."""
    done = granskning("diff", *two)
    expected = (ROOT / "tests" / "display" / "expected" / "80.txt").read_text(encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (1, expected, "")
    wide = granskning("diff", *two, env=environment(COLUMNS="140"))
    assert wide.stdout == (ROOT / "tests" / "display" / "expected" / "140.txt").read_text(encoding="utf-8")


def test_the_same_file_twice(two: tuple[Path, Path]) -> None:
    """No differences, in words and by the exit code, also of a document."""
    done = granskning("diff", two[0], two[0])
    assert (done.returncode, done.stdout.split("\n")[1]) == (0, "No differences. 8 unchanged.")
    assert granskning("diff", SEED, SEED, "-q").returncode == 0


def test_a_document_beside_data(tmp_path: Path) -> None:
    """A PDF and what a parse of it wrote have no differences; nor has the text taken out of it."""
    kept = tmp_path / "kept.yaml"
    granskning("parse", WORD, "-o", kept, "-q")
    assert granskning("diff", WORD, kept).returncode == 0
    assert granskning("diff", kept, SEED).returncode == 0


def test_data_is_the_comparison(two: tuple[Path, Path]) -> None:
    """JSON and YAML are the value that `compare` gives."""
    tree = compare(old(), new()).model_dump(mode="json")
    as_json, as_yaml = (granskning("diff", *two, "-f", name) for name in ("json", "yaml"))
    assert (as_json.returncode, json.loads(as_json.stdout)) == (1, tree)
    assert yaml.safe_load(as_yaml.stdout) == tree


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.json", "{\n"), ("x.yml", "schema_version"), ("x.csv", "\ufeffold,new"), ("x.md", "# Park"),
        ("x.html", "<!DOCTYPE"), ("x.txt", "Parknämnden"), ("x", "Parknämnden"),
    ],
)  # fmt: skip
def test_the_ending_decides(two: tuple[Path, Path], tmp_path: Path, name: str, begins: str) -> None:
    """Without -f the name of OUT says the format, text where it says nothing; stdout stays empty."""
    done = granskning("diff", *two, "-o", tmp_path / name)
    assert (done.returncode, done.stdout) == (1, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_one_side_from_stdin(two: tuple[Path, Path]) -> None:
    """`-` is either side, not both."""
    with two[0].open("rb") as stream:
        assert granskning("diff", "-", two[1], stdin=stream).returncode == 1
    with two[1].open("rb") as stream:
        assert granskning("diff", two[1], "-", stdin=stream).returncode == 0
    assert granskning("diff", "-", "-").returncode == 2


def test_only_some_changes(two: tuple[Path, Path]) -> None:
    """--only may be repeated; what is left out does not count as a difference."""
    both = granskning("diff", *two, "--only", "marks", "--only", "text", "-f", "json")
    assert {change["kind"] for change in json.loads(both.stdout)["changes"]} == {"answer", "text"}
    in_section = granskning("diff", *two, "--only", "text", "--section", "2")
    assert (in_section.returncode, "No differences" in in_section.stdout) == (0, True)
    stat = granskning("diff", *two, "--stat")
    assert (stat.returncode, len(stat.stdout.splitlines())) == (1, 3)


@pytest.mark.parametrize(
    "arguments",
    [["--only", "nonsense"], ["-f", "xml"], ["--context", "-1"], ["--reader", "x"], ["--section", "99"]],
)
def test_a_wrong_command_line_ends_with_2(two: tuple[Path, Path], arguments: list[str]) -> None:
    """Stdout stays empty, and stderr says what there is instead."""
    done = granskning("diff", *two, *arguments)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_section_that_is_not_there_names_those_that_are(two: tuple[Path, Path]) -> None:
    """Numbers and titles of both years."""
    said = " ".join(granskning("diff", *two, "--section", "Ekonomi").stderr.split())
    assert "1 Styrning och uppföljning; 2 Intern kontroll; 2 Intern kontroll och risker; 3 Övrigt" in said


def test_nothing_in_common(tmp_path: Path) -> None:
    """Two other questionnaires: exit code 1, and D702 says so, also where only marks are wanted."""
    one = put(
        tmp_path / "a.yaml", year(2024, section("1", "A", "yes no", question("1", "Finns mål?", "yes")))
    )
    other = put(
        tmp_path / "b.yaml",
        year(2025, section("9", "B", "", question("9", "Beskriv läget i parken", None, "Gott."))),
    )
    for arguments in ([], ["--only", "marks"]):
        done = granskning("diff", one, other, *arguments)
        assert (done.returncode, "D702" in done.stderr) == (1, True)


def test_nothing_that_can_be_compared(two: tuple[Path, Path], tmp_path: Path) -> None:
    """A file that is not there, data with a mistake: exit code 3, one line that names file and line, one hint."""
    broken = tmp_path / "c.yaml"
    broken.write_text(
        two[0].read_text(encoding="utf-8").replace("year: 2024", "year: i år"), encoding="utf-8"
    )
    done = granskning("diff", broken, two[1])
    assert (done.returncode, done.stdout) == (3, "")
    first, hint = done.stderr.splitlines()
    assert first == f"error[R143]: {broken}: line 5, column 7: year: a whole number is expected, not 'i år'"
    assert hint.startswith("hint: ")
    assert granskning("diff", two[0], tmp_path / "none.pdf").returncode == 3
    assert "R120" in granskning("diff", *two, "-o", two[1]).stderr


def test_a_document_gives_the_terminal_no_orders(tmp_path: Path) -> None:
    """Of texts that mean harm nothing reaches stdout or stderr as an escape code."""
    one, other = harmful()
    done = granskning("diff", put(tmp_path / "a.yaml", one), put(tmp_path / "b.yaml", other))
    assert done.returncode == 1
    assert [c for c in done.stdout + done.stderr if not c.isprintable() and c != "\n"] == []


def folders(root: Path) -> tuple[Path, Path]:
    """Two folders: one board in both, one in each alone, one file without a name that is in both, and no document."""
    for at, one in ((2024, old()), (2025, new())):
        put(root / str(at) / "sub" / f"x{at % 7}.yaml", one)
        put(root / str(at) / f"okänd-{at}.json", year(at, *old().sections, respondent=None), "json")
        put(root / str(at) / f"z{at}.yaml", year(at, *old().sections, respondent=f"Nämnd {at}"))
        (root / str(at) / "bild.png").write_bytes(b"\x89PNG\r\n")
        (root / str(at) / ".dold.yaml").write_text("x", encoding="utf-8")
    return root / "2024", root / "2025"


def test_folders_are_matched_by_respondent(tmp_path: Path) -> None:
    """Two pairs, a list of two comparisons, and the two boards that are on one side only are told: D709."""
    done = granskning("diff", *folders(tmp_path), "-f", "json")
    found = json.loads(done.stdout)
    assert [(one["old"]["respondent"], one["new"]["year"], len(one["changes"]) > 0) for one in found] == [
        (None, 2025, False),
        ("Parknämnden", 2025, True),
    ]
    assert done.returncode == 1
    assert [line.removeprefix("warning[D709]: ") for line in done.stderr.splitlines()] == [
        "Nämnd 2024 (z2024.yaml) is in OLD only",
        "Nämnd 2025 (z2025.yaml) is in NEW only",
    ]
    text = granskning("diff", *folders(tmp_path)).stdout
    assert "\n\nParknämnden 2024 (pn-2024.pdf) → Parknämnden 2025 (pn-2025.pdf)\n" in text


def test_a_file_of_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    """It is passed over with D706 and its place, and the exit code says that not all is known to be the same."""
    put(tmp_path / "a" / "x.yaml", old())
    put(tmp_path / "b" / "x.yaml", old())
    (tmp_path / "b" / "y.yaml").write_text('schema_version: "1"\nsections: [\n', encoding="utf-8")
    done = granskning("diff", tmp_path / "a", tmp_path / "b")
    assert (done.returncode, "No differences" in done.stdout) == (1, True)
    assert "warning[D706]: passed over: " in done.stderr
    assert "line 3, column 1" in done.stderr


def test_archives_are_compared_as_folders_are(tmp_path: Path) -> None:
    """A zip of one year and a folder of the next give what two folders give."""
    before, after = folders(tmp_path)
    tree = {str(path.relative_to(before)): path.read_bytes() for path in before.rglob("*") if path.is_file()}
    (tmp_path / "old.zip").write_bytes(zipped(tree))
    of_folders = granskning("diff", before, after, "-f", "json")
    of_archive = granskning("diff", tmp_path / "old.zip", after, "-f", "json")
    assert (of_archive.returncode, of_archive.stdout) == (1, of_folders.stdout)
    assert "Nämnd 2024 (old.zip/z2024.yaml) is in OLD only" in of_archive.stderr


def test_two_files_of_one_board(tmp_path: Path) -> None:
    """They are matched by their names, and D707 says so."""
    for at in ("a", "b"):
        put(tmp_path / at / "vår.yaml", old())
        put(tmp_path / at / "höst.yaml", new())
    done = granskning("diff", tmp_path / "a", tmp_path / "b")
    assert done.stdout.count("No differences") == 2
    assert "warning[D707]: Parknämnden stands on several questionnaires" in done.stderr


def test_folders_without_anything_to_compare(tmp_path: Path) -> None:
    """An empty folder is R146, two folders of other boards are R147: exit code 3."""
    (tmp_path / "empty").mkdir()
    put(tmp_path / "a" / "x.yaml", year(2024, *old().sections, respondent="Nämnd A"))
    put(tmp_path / "b" / "x.yaml", year(2025, *old().sections, respondent="Nämnd B"))
    for other, code in (("empty", "R146"), ("b", "R147")):
        done = granskning("diff", tmp_path / "a", tmp_path / other)
        assert (done.returncode, done.stdout) == (3, "")
        assert code in done.stderr
