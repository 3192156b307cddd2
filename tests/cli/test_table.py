"""`granskning table`: sources in any mix, exit codes, and where the formats go."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from containers import zipped
from program import ROOT, granskning
from tables import boards, questionnaire, years

from granskning_cli.export import export
from granskning_cli.model.questionnaire import Questionnaire


def kept(folder: Path, questionnaires: list[Questionnaire], name: str = "yaml") -> Path:
    """The questionnaires as parsed files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, one in enumerate(questionnaires):
        (folder / f"{at}.{name}").write_bytes(export(one, name))
    return folder


def test_documents_and_parsed_files_in_a_mix(tmp_path: Path) -> None:
    """A folder in a folder, YAML, JSON and a PDF; what is hidden or of no kind is passed over; each file once."""
    kept(tmp_path / "a" / "b", boards()[:1])
    kept(tmp_path / "a", boards()[1:2], "json")
    (tmp_path / "a" / ".hidden.yaml").write_text("x")
    (tmp_path / "a" / "picture.png").write_bytes(b"\x89PNG\r\n")
    pdf = ROOT / "samples" / "ks-2025--word" / "source.pdf"
    done = granskning("table", tmp_path / "a", tmp_path / "a" / "0.json", pdf, "-f", "json")
    matrix = json.loads(done.stdout)
    assert done.returncode == 0
    assert [row["label"] for row in matrix["rows"]] == [
        "Barn- och utbildningsnämnden",
        "Kommunstyrelsen",
        "source.pdf",
    ]
    assert "D722" in done.stderr


def test_an_archive_is_a_source(tmp_path: Path) -> None:
    """A zip of data, a PDF and a picture: two rows, the picture is named as an info; it is no output (R120)."""
    pdf = (ROOT / "samples" / "ks-2025--word" / "source.pdf").read_bytes()
    tree = {"a/0.yaml": export(boards()[0], "yaml"), "a/ks.pdf": pdf, "a/x.png": b"\x89PNG\r\n"}
    (tmp_path / "forms.zip").write_bytes(zipped(tree))
    done = granskning("table", tmp_path / "*.zip", "-f", "json")
    assert done.returncode == 0
    assert [row["label"] for row in json.loads(done.stdout)["rows"]] == ["Kommunstyrelsen", "ks.pdf"]
    assert "info[B820]: 'forms.zip/a/x.png' was passed over" in done.stderr
    done = granskning("table", tmp_path / "*.zip", "-o", tmp_path / "forms.zip")
    assert (done.returncode, "R120" in done.stderr) == (3, True)


def test_the_terminal_gets_a_table(tmp_path: Path) -> None:
    """Without a format stdout gets text of 80 columns and no colours; OUT's ending tells the rest."""
    folder = kept(tmp_path / "in", boards()[:3])
    done = granskning("table", folder)
    assert done.returncode == 0
    assert done.stdout.startswith("J Ja   N Nej   D Delvis   V Vet ej")
    assert "\x1b" not in done.stdout
    for name, begin in (
        ("t.csv", b"respondent,"),
        ("t.html", b"<!DOCTYPE"),
        ("t.txt", b"J Ja"),
        ("t", b"schema_version"),
    ):
        assert granskning("table", folder, "-o", tmp_path / name, "-q").returncode == 0
        assert (tmp_path / name).read_bytes().startswith(begin)


def test_an_ambiguous_mark_ends_with_1(tmp_path: Path) -> None:
    """D725 is an error, in the table and on stderr."""
    from granskning_cli.diagnostics import diagnostic

    doubtful = questionnaire("JJJ?*", diagnostics=(diagnostic("M501", question="2.2", labels="Ja, Nej"),))
    done = granskning("table", kept(tmp_path, [doubtful, *boards()[1:2]]))
    assert done.returncode == 1
    assert "error[D725]" in done.stderr


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A message with its code for each; exit code 1, since a row is missing."""
    folder = kept(tmp_path, boards()[:1])
    (folder / "comparison.yaml").write_text("old: 1\n")
    (folder / "broken.json").write_text("{")
    (folder / "tabs.yml").write_text("a: [\t")
    done = granskning("table", folder, folder / "nowhere.pdf", "-f", "json")
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["rows"]) == 1
    assert [done.stderr.count(name) for name in ("comparison.yaml", "broken.json", "tabs.yml")] == [1, 1, 1]
    assert done.stderr.count("error[R101]") == 1


def test_nothing_read_ends_with_3(tmp_path: Path) -> None:
    """An empty folder, or nothing but what cannot be read: R148, and no output."""
    for sources in ([tmp_path], [tmp_path / "nowhere.yaml"]):
        done = granskning("table", *sources, "-o", tmp_path / "out.csv")
        assert done.returncode == 3
        assert "error[R148]" in done.stderr
        assert not (tmp_path / "out.csv").exists()


def test_years_of_one_respondent(tmp_path: Path) -> None:
    """Where there are several, one must be chosen: the message lists them, exit code 2."""
    folder = kept(tmp_path, [*years(), *boards()[1:2]])
    done = granskning("table", folder, "--by", "year")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Kommunstyrelsen" in done.stderr
    assert "utbildningsnämnden" in done.stderr
    done = granskning("table", folder, "--by", "year", "--respondent", "kommunstyrelsen")
    assert done.returncode == 0
    assert "1.1     N    D    -    J  ▁▅-█" in done.stdout
    assert granskning("table", folder, "--respondent", "Nobody").returncode == 2


def test_the_questions_that_divide_most_come_first(tmp_path: Path) -> None:
    """--sort is one of three."""
    folder = kept(tmp_path, boards())
    done = granskning("table", folder, "--sort", "divided", "-f", "json")
    assert [column["number"] for column in json.loads(done.stdout)["columns"]][:2] == ["2.2", "1.2"]
    assert granskning("table", folder, "--sort", "x").returncode == 2
    assert granskning("table", folder, "-f", "docx").returncode == 2


def test_a_source_is_never_replaced(tmp_path: Path) -> None:
    """An output that is one of the sources is refused (R120), also where a folder was named."""
    folder = kept(tmp_path, boards()[:2])
    before = (folder / "0.yaml").read_bytes()
    done = granskning("table", folder, "-o", folder / "0.yaml")
    assert (done.returncode, "R120" in done.stderr) == (3, True)
    assert (folder / "0.yaml").read_bytes() == before


def test_xlsx_without_its_library(tmp_path: Path) -> None:
    """Where xlsxwriter is missing: R149 and exit code 3; where it is there, a file is written."""
    done = granskning("table", kept(tmp_path / "in", boards()[:2]), "-o", tmp_path / "t.xlsx")
    try:
        import xlsxwriter  # noqa: F401
    except ImportError:
        assert (done.returncode, "R149" in done.stderr) == (3, True)
    else:
        assert (done.returncode, (tmp_path / "t.xlsx").read_bytes()[:2]) == (0, b"PK")


@pytest.mark.skipif(shutil.which("true") is None, reason="POSIX")
def test_a_folder_of_links_to_itself_ends(tmp_path: Path) -> None:
    """A link back to the folder is not followed."""
    folder = kept(tmp_path / "in", boards()[:1])
    (folder / "again").symlink_to(folder)
    assert len(json.loads(granskning("table", folder, "-f", "json").stdout)["rows"]) == 1


def test_the_folder_of_a_batch_is_a_source(tmp_path: Path) -> None:
    """Its manifest is none of the questionnaires, and nothing is said of it."""
    pdf = ROOT / "samples" / "ks-2025--word" / "source.pdf"
    assert granskning("batch", pdf, "-o", tmp_path / "out", "-j", "1").returncode == 0
    assert (tmp_path / "out" / "manifest.jsonl").exists()
    done = granskning("table", tmp_path / "out", "-f", "json")
    assert (done.returncode, "manifest" in done.stderr) == (0, False)


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    """table and diff take --template as all commands that read documents do."""
    pdf = ROOT / "samples" / "ks-2025--word" / "source.pdf"
    for command in (["table", pdf], ["diff", pdf, pdf]):
        done = granskning(*command, "--template", tmp_path / "missing.yaml")
        assert done.returncode == 3
        assert "T510" in done.stderr
