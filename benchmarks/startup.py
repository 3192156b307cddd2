"""What a run costs beside the start of the interpreter and of the libraries it needs, side by side in one run.

    python benchmarks/startup.py [--rounds N]

Two parsed questionnaires of 60 questions are made in a temporary folder. The rounds of all contenders are interleaved,
so that a noisy neighbour is noisy for all; the medians and their ratios are printed.
"""

from __future__ import annotations

import argparse
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
            subprocess.run([sys.executable, *command], check=False, capture_output=True)
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
        found = medians(
            {
                base: ["-c", LIBRARIES],
                "their names alone": ["-c", BARE],
                "granskning --help": ["-m", "granskning_cli", "--help"],
                "diff a.yaml b.yaml": ["-m", "granskning_cli", "diff", *yaml],
                "diff a.yaml b.yaml -f json": ["-m", "granskning_cli", "diff", *yaml, "-f", "json"],
                "diff a.json b.json": ["-m", "granskning_cli", "diff", *json],
                "show a.yaml": ["-m", "granskning_cli", "show", yaml[0]],
            },
            rounds,
        )
    for name, spent in found.items():
        print(f"  {name:28} {spent:7.0f} ms   {spent / found[base]:5.2f}")


if __name__ == "__main__":
    main()
