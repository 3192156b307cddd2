"""How long a table takes (seconds of the processor), and how much memory, beside the questionnaires that it is made from.

    python benchmarks/table.py [MUNICIPALITIES [BOARDS [QUESTIONS]]]

290 municipalities with 10 boards each answer 40 invented questions, a tenth of them on last year's form, whose questions
have other numbers and a few other words.
"""

from __future__ import annotations

import gc
import random
import sys
import time
import tracemalloc
from collections.abc import Iterator

from granskning_cli.export import export, formats
from granskning_cli.model.matrix import Matrix
from granskning_cli.model.questionnaire import (
    Answer,
    Option,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Source,
)
from granskning_cli.table import tabulate

OPTIONS = tuple(
    Option(code=code, label=label)
    for code, label in (("yes", "Ja"), ("no", "Nej"), ("partly", "Delvis"), ("unknown", "Vet ej"))
)
SCALE = Scale(id="yes-no-partly-unknown", options=OPTIONS)
VERBS = (
    "antagit",
    "följt upp",
    "beslutat om",
    "redovisat",
    "prövat",
    "utvärderat",
    "granskat",
    "dokumenterat",
)
THINGS = (
    "mål för verksamheten",
    "en internkontrollplan",
    "en budget",
    "åtgärder vid avvikelser",
    "en riskanalys",
)


def text(at: int, old: bool) -> str:
    """Question number `at`; the old form words every seventh otherwise."""
    said = f"Har nämnden {VERBS[at % 8]} {THINGS[at // 8 % 5]}{f' i del {at // 40}' if at >= 40 else ''}"
    return said + (" under det gångna året?" if old and at % 7 == 0 else " under året?")


def questionnaires(municipalities: int, boards: int, questions: int) -> Iterator[Questionnaire]:
    """All of them, each with strings of its own, as if loaded from files."""
    chance = random.Random(1)
    for m in range(municipalities):
        for b in range(boards):
            old = chance.random() < 0.1
            shown = range(questions) if not old else range(questions - 1, -1, -1)
            sections: list[list[Question]] = [[] for _ in range(5)]
            for place, at in enumerate(shown):
                option = chance.choices(OPTIONS, (70, 15, 10, 5))[0]
                said = f"Svar {m} {b} {at}: planen antogs i mars." if chance.random() < 0.3 else None
                answer = Answer(
                    state="answered", selected=(Selected(code=option.code, label=option.label),), text=said
                )
                group = place * 5 // questions
                number = f"{group + 1}.{len(sections[group]) + 1}"
                sections[group].append(
                    Question(number=number, text=text(at, old), kind="choice", answer=answer)
                )
            source = Source(
                name=f"{m}-{b}.pdf",
                sha256=f"{m * 1000 + b:064x}",
                media_type="application/pdf",
                pages=5,
                reader="pdfium",
            )
            yield Questionnaire(
                respondent=f"Nämnd {b}",
                organisation=f"Kommun {m}",
                year=2024 if old else 2025,
                language="sv",
                source=source,
                sections=tuple(
                    Section(number=str(n), title=f"Del {n}", scale=SCALE, questions=tuple(asked))
                    for n, asked in enumerate(sections, 1)
                ),
            )


def main(municipalities: int = 290, boards: int = 10, questions: int = 40) -> None:
    """Prints one line a measurement."""
    tracemalloc.start()
    read = list(questionnaires(municipalities, boards, questions))
    loaded = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    matrix = tabulate(read)
    now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{len(matrix.rows)} rows x {len(matrix.columns)} columns, {len(matrix.diagnostics)} diagnostics")
    print(f"memory: questionnaires {loaded / 2**20:.0f} MB, matrix {(now - loaded) / 2**20:.1f} MB, "
          f"at most {(peak - loaded) / 2**20:.1f} MB while it is made")  # fmt: skip
    gc.disable()  # as on the command line
    times = []
    for _ in range(5):
        start = time.process_time()
        tabulate(read)
        times.append(time.process_time() - start)
    print(f"tabulate: {min(times):.2f} s (best of {len(times)}; longest {max(times):.2f} s)")
    _export(matrix)


def _export(matrix: Matrix) -> None:
    from granskning_cli.display.table import render

    start = time.process_time()
    size = len(render(matrix, width=120, colour=False))
    print(f"text: {time.process_time() - start:.2f} s, {size / 2**20:.1f} MB")
    for name in formats("matrix"):
        start = time.process_time()
        size = len(export(matrix, name, "matrix"))
        print(f"{name}: {time.process_time() - start:.2f} s, {size / 2**20:.1f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
