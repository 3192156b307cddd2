"""What a run costs beside the start of the interpreter and of the libraries it needs, side by side in one run.

    python benchmarks/startup.py [--rounds N]

Two parsed questionnaires of 60 questions are made in a temporary folder. The rounds of all contenders are interleaved,
so that a noisy neighbour is noisy for all; the medians and their ratios are printed. What a run may import is a test
(`tests/cli/test_startup.py`); what it takes is measured here.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from granskning_cli.export import export
from granskning_cli.model.questionnaire import (
    Answer,
    Option,
    Provenance,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Source,
)

# pydantic and typer import most of themselves when a name of theirs is first used or a first model made: no program
# can do without.
LIBRARIES = """
import typer, typer.main, yaml, rich.console, rich.text
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel
class Model(BaseModel):
    field: int
"""
EMPTY_APP = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def hello(name: str) -> None:
    "Say hello."
app()
"""
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
BARE = "import typer, pydantic, yaml, rapidfuzz, rich.console"
SENTENCE = "Nämnden följer upp del {} av planen två gånger om året och redovisar utfallet för styrelsen."


def questionnaire(year: int, questions: int = 60) -> Questionnaire:
    """Six sections; every fifth mark and every seventh text differ between the years."""
    options = (Option(code="yes", label="Ja"), Option(code="no", label="Nej"))
    at = Provenance(page=1, bbox=(72.0, 80.1, 523.2, 94.0), basis="ruled")
    asked = []
    for n in range(questions):
        mark = options[(year % 2) * (n % 5 == 0)]
        said = " ".join(SENTENCE.format(n + k) for k in range(4)) + f" Läget {year if n % 7 == 0 else 'då'}."
        answer = Answer(
            state="answered", selected=(Selected(code=mark.code, label=mark.label, at=at),), text=said, at=at
        )
        wording = f"Har nämnden under året följt upp mål {n} och redovisat det för fullmäktige?"
        number = f"{n // 10 + 1}.{n % 10 + 1}"
        asked.append(Question(number=number, text=wording, kind="choice", at=at, answer=answer))
    sections = tuple(
        Section(
            number=str(k + 1), title=f"Område {k + 1}", scale=Scale(id="yes-no", options=options), at=at,
            questions=tuple(asked[10 * k : 10 * k + 10]),
        )
        for k in range(questions // 10)
    )  # fmt: skip
    source = Source(
        name=f"{year}.pdf", sha256="0" * 64, media_type="application/pdf", pages=9, reader="pdfium"
    )
    return Questionnaire(year=year, language="sv", source=source, sections=sections)


def medians(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Milliseconds of each command, after one round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for i in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=False, capture_output=True)
            if i:
                times[name].append((time.perf_counter() - start) * 1e3)
    return {name: statistics.median(spent) for name, spent in times.items()}


def main() -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=20)
    rounds = arguments.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for form in ("yaml", "json"):
            for year in (2024, 2025):
                path = Path(folder, f"{year}.{form}")
                path.write_bytes(export(questionnaire(year), form))
                files[form, year] = str(path)
        yaml, json = ([files[form, year] for year in (2024, 2025)] for form in ("yaml", "json"))
        base = "interpreter and libraries"
        python = [sys.executable]
        ours = [*python, "-m", "granskning_cli"]
        text, pdf = (
            str(SAMPLES / "ks-2025--seed" / "source.txt"),
            str(SAMPLES / "ks-2025--word" / "source.pdf"),
        )
        commands = {
            "bare Python": [*python, "-c", "pass"],
            "an empty typer app --help": [*python, "-c", EMPTY_APP, "--help"],
            "granskning --help": [*ours, "--help"],
            "granskning explain M505": [*ours, "explain", "M505"],
            base: [*python, "-c", LIBRARIES],
            "their names alone": [*python, "-c", BARE],
            "parse a text of 20 questions": [*ours, "parse", text],
            "parse a PDF of 3 pages": [*ours, "parse", pdf],
            "diff a.yaml b.yaml": [*ours, "diff", *yaml],
            "diff a.yaml b.yaml -f json": [*ours, "diff", *yaml, "-f", "json"],
            "diff a.json b.json": [*ours, "diff", *json],
            "show a.yaml": [*ours, "show", yaml[0]],
        }
        if shutil.which("pdftotext"):
            commands["pdftotext of that PDF"] = ["pdftotext", "-layout", pdf, "-"]
        found = medians(commands, rounds)
    help_ratio = found["granskning --help"] / found["an empty typer app --help"]
    for name, spent in found.items():
        print(f"  {name:28} {spent:7.0f} ms   {spent / found[base]:5.2f}")
    print(f"the help takes {help_ratio:.2f} times that of an empty typer app")


if __name__ == "__main__":
    main()
