"""`granskning parse` from outside: where things go, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from program import ROOT, environment, granskning

FORM = """\
1 Ekonomi                              Ja    Nej

1.1 Har nämnden antagit en budget?     X

    Ja, den 16 december 2025.
"""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A short questionnaire in which everything is clear."""
    path = tmp_path / "form.txt"
    path.write_text(FORM, encoding="utf-8")
    return path


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """The same words as a PDF that opens with the password "hemligt lösen"."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("hemligt lösen", strength=128))
    for number, line in enumerate(FORM.splitlines()):
        canvas.drawString(72, 700 - 20 * number, line)
    canvas.save()
    return path


def test_yaml_goes_to_stdout(form: Path) -> None:
    """Without options the result is YAML on stdout, and the exit code is 0 where no error was found."""
    done = granskning("parse", form)
    result = yaml.safe_load(done.stdout)
    assert done.returncode == 0
    assert result["source"]["name"] == "form.txt"
    assert result["sections"][0]["questions"][0]["number"] == "1.1"


def test_stdin_is_a_source(form: Path) -> None:
    """`-` reads the document's bytes; it has no name, and all else is the same."""
    by_name = yaml.safe_load(granskning("parse", form).stdout)
    by_stream = yaml.safe_load(granskning("parse", "-", stdin=form.open("rb")).stdout)
    assert by_stream["source"]["name"] is None
    by_name["source"]["name"] = None
    assert by_stream == by_name


def test_the_format_follows_f_then_the_ending_then_yaml(form: Path, tmp_path: Path) -> None:
    """-f wins over OUT's ending; an ending that says nothing means YAML; stdout then stays empty."""
    for name, options in [("a.json", []), ("b.yaml", ["-f", "json"]), ("c.yml", []), ("d.txt", [])]:
        done = granskning("parse", form, "-o", tmp_path / name, *options)
        assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((tmp_path / "a.json").read_bytes()) == json.loads((tmp_path / "b.yaml").read_bytes())
    assert (tmp_path / "c.yml").read_bytes() == (tmp_path / "d.txt").read_bytes()
    assert (tmp_path / "c.yml").read_bytes().startswith(b'schema_version: "1"\n')


def test_a_run_imports_no_more_than_it_needs() -> None:
    """Reading a PDF to JSON loads neither the other readers nor anything for terminals or YAML writing."""
    script = (
        "import sys\nfrom granskning_cli.cli import supervisor\nsupervisor.READING = frozenset()\n"
        "from granskning_cli.cli import main\n"
        "try: main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    )
    source = ROOT / "samples" / "ks-2025--word" / "source.pdf"
    done = subprocess.run(
        [sys.executable, "-c", script, "parse", "-q", str(source), "-f", "json"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    heavy = {"rich", "pdfplumber", "pdfminer", "pypdfium2", "PIL", "numpy", "rapidfuzz"}
    assert heavy & set(done.stderr.split()) == set()
    assert "granskning_cli.readers.pdfium" in done.stderr.split()
    assert "granskning_cli.export.as_yaml" not in done.stderr.split()


def test_two_runs_give_the_same_bytes(form: Path) -> None:
    """Nothing in the result depends on the run: neither time nor order."""
    assert granskning("parse", form).stdout == granskning("parse", form).stdout


def test_diagnostics_go_to_stderr_unless_quiet(form: Path) -> None:
    """A mark under no column is told in one line; -q, before or after the command, leaves it out."""
    form.write_text(FORM.replace(" X\n", "\n"), encoding="utf-8")
    loud = granskning("parse", form)
    assert loud.stderr.startswith("warning[")
    assert "question 1.1, page 1: " in loud.stderr
    for quiet in (granskning("parse", "-q", form), granskning("--quiet", "parse", form)):
        assert (quiet.stderr, quiet.stdout) == ("", loud.stdout)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.pdf", None, "R101"),
        ("", None, "R102"),
        ("empty.pdf", b"", "R104"),
        ("archive.zip", b"PK\x03\x04rest", "R105"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type", "R106"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    """Exit code 3, one line with the code, one with the next step, nothing on stdout and no file."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    out = tmp_path / "out.yaml"
    done = granskning("parse", tmp_path / name, "-o", out)
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (3, "", 2)
    assert lines[0].startswith(f"error[{code}]: ")
    assert lines[1].startswith("hint: ")
    assert not out.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file's name is Unicode")
def test_a_name_that_is_not_unicode(tmp_path: Path) -> None:
    """The content is read all the same; in the result U+FFFD stands for what the name cannot say."""
    path = os.fsdecode(bytes(tmp_path) + b"/bad\xff\x1b[31m.txt")
    Path(path).write_text(FORM, encoding="utf-8")
    for format_, read in (("yaml", yaml.safe_load), ("json", json.loads)):
        done = granskning("parse", path, "-f", format_)
        assert done.returncode == 0, done.stderr
        assert read(done.stdout)["source"]["name"] == "bad\ufffd\x1b[31m.txt"
    Path(path).unlink()
    assert "\x1b" not in granskning("parse", path).stderr


def test_a_name_that_cannot_be(tmp_path: Path) -> None:
    """R103 says once why a file could not be opened."""
    done = granskning("parse", tmp_path / ("x" * 300))
    assert (done.returncode, done.stderr[:11]) == (3, "error[R103]")
    assert "File name too long" in done.stderr or "could not be opened" in done.stderr


def test_a_password_opens_and_is_never_shown(encrypted: Path) -> None:
    """By option or by variable; a wrong one has its own code and is not repeated, not with --debug either."""
    none = granskning("parse", encrypted)
    wrong = granskning("parse", encrypted, "--password", "gissning", "--debug")
    by_option = granskning("parse", encrypted, "--password", "hemligt lösen")
    by_variable = granskning("parse", encrypted, env=environment(GRANSKNING_PASSWORD="hemligt lösen"))
    assert (none.returncode, wrong.returncode) == (3, 3)
    assert none.stderr.startswith("error[R107]: ")
    assert "error[R108]: " in wrong.stderr
    assert "gissning" not in wrong.stderr
    assert by_option.returncode in {0, 1}
    assert "1.1" in by_option.stdout
    assert by_option.stdout == by_variable.stdout
    assert "hemligt" not in by_option.stdout + by_option.stderr


def test_a_reader_that_reads_another_kind(form: Path) -> None:
    """R115 for a reader of PDF on a text; a reader that does not exist is a wrong command line."""
    other = granskning("parse", form, "--reader", "pdfium")
    unknown = granskning("parse", form, "--reader", "nonsense")
    assert (other.returncode, other.stderr[:11]) == (3, "error[R115]")
    assert unknown.returncode == 2
    assert "auto, pdfium" in unknown.stderr


def test_the_source_is_not_overwritten(form: Path) -> None:
    """`-o` with the source's own name ends with 3 and R120, and the source is as it was."""
    done = granskning("parse", form, "-o", form)
    assert (done.returncode, done.stderr[:11]) == (3, "error[R120]")
    assert form.read_text(encoding="utf-8") == FORM


def test_debug_shows_where(tmp_path: Path) -> None:
    """Only --debug, before or after the command, shows a traceback; the message stands below it."""
    for command in (("parse", "x.pdf", "--debug"), ("--debug", "parse", "x.pdf")):
        done = granskning(*command, cwd=tmp_path)
        assert done.stderr.startswith("Traceback ")
        assert "\nerror[R101]: " in done.stderr
        assert done.returncode == 3


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_an_interruption_is_quiet() -> None:
    """Ctrl-C ends the program with 130 and without a word."""
    process = subprocess.Popen(
        [sys.executable, "-m", "granskning_cli", "parse", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    time.sleep(1.5)  # it is waiting for a document by now
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_template_may_be_named_or_refused(form: Path, tmp_path: Path) -> None:
    """`--template` names a file, or none; one that is not there ends with 3."""
    known = tmp_path / "known.yaml"
    long = FORM.replace("en budget?", "en budget i balans?")
    form.write_text(long, encoding="utf-8")
    assert granskning("parse", form, "-o", known, "--template", "none").returncode == 0
    told = granskning("parse", form, "-f", "json", "--template", known)
    assert told.returncode == 0
    assert json.loads(told.stdout)["source"]["template"] == "known"
    assert "T506" in told.stderr
    missing = granskning("parse", form, "--template", tmp_path / "missing.yaml")
    assert missing.returncode == 3
    assert "T510" in missing.stderr


def test_what_was_parsed_is_no_document(form: Path, tmp_path: Path) -> None:
    """Data is taken as it is, into any format; what is broken in it is told, and nothing is read from it as text."""
    parsed = tmp_path / "a.yaml"
    first = granskning("parse", form, "-o", parsed).returncode
    again = granskning("parse", parsed)
    assert (again.returncode, again.stdout) == (first, parsed.read_text(encoding="utf-8"))
    parsed.write_text(
        parsed.read_text(encoding="utf-8").replace("instruction:", "instrution:", 1), encoding="utf-8"
    )
    broken = granskning("parse", parsed)
    assert (broken.returncode, broken.stdout) == (3, "")
    assert "R143" in broken.stderr
