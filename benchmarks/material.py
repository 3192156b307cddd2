"""Documents with known truth: the samples, forms drawn and set with a fixed seed, and folders of a user's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from scoring import Asked, Truth, truth_of
from typeset.form import Form, load

from granskning_cli.model.layout import Document
from granskning_cli.readers import READERS, kind_of, read

ROOT: Final = Path(__file__).resolve().parent.parent
SEED: Final = 2025
# An answer's state is told in a data file of truth; its texts are whole there and beginnings elsewhere.
WHOLE, BEGUN = ".truth.json", ".expected.yaml"


class Case(NamedTuple):
    """A document as one reader saw it, and who made it."""

    origin: str
    maker: str
    reader: str
    name: str
    data: bytes
    document: Document
    truth: Truth


def samples() -> Iterator[Case]:
    """Each sample by every reader of its kind; scans are measured by scans.py, which takes minutes."""
    for path in sorted((ROOT / "samples").glob("*--*/source.*")):
        form, _, maker = path.parent.name.partition("--")
        if maker.startswith("scan"):
            continue
        truth = truth_of(load(ROOT / "samples" / "forms" / f"{form}.yaml"))
        yield from _read("samples", maker, path.parent.name, path.read_bytes(), truth)


def generated(count: int) -> Iterator[Case]:
    """`count` forms, each in every manner that a typesetter of the tests knows."""
    from acroform import MANNERS as FIELDS
    from acroform import acroform
    from test_pages_round_trip import MANNERS as PAGES
    from test_pages_round_trip import closed, expected, few_beside, open_questions
    from test_round_trip import MANNERS as TEXTS
    from test_round_trip_office import MANNERS as OFFICE

    fields = {f"form-{manner}": partial(acroform, manner=manner) for manner in FIELDS}
    setters: dict[str, Callable[[Form], str | bytes]] = {**TEXTS, **OFFICE, **fields}
    for at, form in enumerate(forms(count)):
        for maker, set_as in setters.items():
            made = set_as(form)
            data = made.encode() if isinstance(made, str) else made
            yield from _read("generated", maker, f"{maker} {at}", data, truth_of(form))
        plain = closed(open_questions(form))
        for maker, laid in PAGES.items():
            setter = laid(plain)
            if maker == "columns" and few_beside(setter):
                continue  # three lines tell no column, neither to a person
            truth = truth_of(expected(plain, maker))
            yield Case("generated", f"page-{maker}", "-", f"{maker} {at}", b"-", setter.document(), truth)


def forms(count: int) -> list[Form]:
    """Drawn as the tests draw them, the same every time."""
    from questionnaires import forms as any_form

    drawn: list[Form] = []

    @seed(SEED)
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(any_form())
    def draw(form: Form) -> None:
        drawn.append(form)

    draw()
    return drawn[:count]


def further(folder: Path) -> Iterator[Case]:
    """Documents that lie beside their truth: NAME.truth.json, or NAME.expected.yaml which names its file."""
    for path in sorted(folder.glob(f"*{WHOLE}")):
        truth = _whole(json.loads(path.read_text(encoding="utf-8")))
        stem = path.name.removesuffix(WHOLE)
        for one in sorted(folder.glob(f"{stem}.*")):
            if one != path and one.name.removeprefix(stem).count(".") == 1:
                yield from _read(
                    folder.name, stem.partition("-")[2] or stem, one.name, one.read_bytes(), truth
                )
    for path in sorted(folder.glob(f"*{BEGUN}")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        one = folder / told["file"]
        yield from _read(folder.name, path.name.removesuffix(BEGUN), one.name, one.read_bytes(), _begun(told))


def _whole(told: dict[str, Any]) -> Truth:
    asked = [
        Asked(q["number"], q["text"], tuple(q["marks"]), q["state"], q["answer"]) for q in told["questions"]
    ]
    return Truth(tuple((s["number"], s["title"]) for s in told["sections"]), tuple(asked))


def _begun(told: dict[str, Any]) -> Truth:
    asked = []
    for q in told["questions"]:
        given_ = q.get("answer")
        marks = tuple(given_) if isinstance(given_, list) else (given_,) if given_ else ()
        answer = q.get("answer_text_starts")
        asked.append(Asked(q.get("number"), q.get("text_starts") or "", marks, None, answer, begins=True))
    sections = tuple((s["number"], s["title"]) for s in told.get("sections") or ())
    return Truth(sections, tuple(asked), bool(told.get("partial")))


def _read(origin: str, maker: str, name: str, data: bytes, truth: Truth) -> Iterator[Case]:
    kind = kind_of(data)
    for reader, (_, reads) in READERS.items():
        if reads == kind and (reader != "pdfplumber" or origin != "generated"):
            yield Case(origin, maker, reader, name, data, read(data, reader=reader), truth)
