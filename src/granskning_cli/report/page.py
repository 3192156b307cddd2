"""What was gathered -> the page: one file with its style, its scripts and its data, and a policy that lets in nothing else.

template.html.j2    the frame: landmarks, the policy, and an element for each piece of data
style/*.css         as they are, one after the other
script/*.js         the same, inside one function
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from markupsafe import Markup

from granskning_cli.charts import Chart, charts
from granskning_cli.diagnostics import TABLE
from granskning_cli.export.invisible import UTF_16
from granskning_cli.facts.shown import shown
from granskning_cli.report.compared import comparisons
from granskning_cli.report.counted import counted
from granskning_cli.report.embed import embedded
from granskning_cli.report.gather import Gathered, Reviewed
from granskning_cli.report.overview import overview
from granskning_cli.report.texts import texts
from granskning_cli.report.texts.details import translated
from granskning_cli.table import tabulate

STYLES: Final = ("theme", "frame", "document", "overview", "print")
SCRIPTS: Final = (
    "dom", "words", "store", "overlay", "places", "pages", "questions", "remarks", "filter", "corrections", "document",
    "matrix", "overview", "comparison", "keys", "main",
)  # fmt: skip


def render(gathered: Gathered, language: str) -> bytes:
    """The page in UTF-8."""
    from jinja2 import Environment, FunctionLoader

    said = texts(language)
    script, style = _script(), _joined("style", "css", STYLES)
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    documents = gathered.documents
    charted = charts_of(gathered, language)
    page = environment.get_template("template.html.j2").render(
        language=language,
        said=said,
        title=_title(documents, said),
        policy=_policy(script, style),
        script=Markup(script),
        style=Markup(style),
        settings=embedded(_settings(gathered, language, said)),
        documents=[embedded(_document(one, language)) for one in documents],
        pictures=list(_pictures(documents)),
        overview=embedded(_detailed(_overview(documents), language)) if len(documents) > 1 else None,
        comparisons=embedded([_detailed(one, language) for one in comparisons(documents)]),
        charts=[(one.name, Markup(one.svg)) for one in charted],
    )
    return page.encode("utf-8", "replace")


def _title(documents: Sequence[Reviewed], said: dict[str, Any]) -> str:
    if len(documents) > 1:
        return f"{said['page']['title']} – {said['overview']['title']}"
    result = documents[0].result
    who = " ".join(str(part) for part in (result.respondent or result.organisation, result.year) if part)
    return f"{who or result.title or result.source.name or documents[0].name} – {said['page']['title']}"


def _settings(gathered: Gathered, language: str, said: dict[str, Any]) -> dict[str, Any]:
    """The texts, what each code means, and a line for each document: what is needed before one is opened."""
    told = said.get("codes", {})
    met = {code for one in gathered.documents for code in counted(one.result)["codes"]}
    met |= {one.code for one in gathered.remarks} | {one.code for one in gathered.failures}
    met |= {code for code in TABLE if code.startswith(("D", "E"))}
    codes = {}
    for code in sorted(met & TABLE.keys()):
        entry = TABLE[code]
        summary, advice, *_ = told.get(code, (entry.summary, entry.help))
        codes[code] = {"name": entry.name, "severity": entry.severity, "summary": summary, "help": advice}
    return {
        "language": language,
        "texts": {key: value for key, value in said.items() if key not in ("codes", "values")},
        "codes": codes,
        "invisible": UTF_16,
        "documents": [_listed(one) for one in gathered.documents],
        "failures": [
            {"name": one.path, "code": one.code, "message": one.message}
            for one in (*gathered.failures, *gathered.passed_over)
        ],
        "remarks": [_detail(one.model_dump(mode="json"), language) for one in gathered.remarks],
    }


def _detailed(tree: dict[str, Any], language: str) -> dict[str, Any]:
    return {**tree, "diagnostics": [_detail(one, language) for one in tree["diagnostics"]]}


def _detail(found: dict[str, Any], language: str) -> dict[str, Any]:
    """With what it says of its own case, where that is known in the page's language."""
    return {**found, "detail": translated(found["code"], found["message"], language)}


def _listed(one: Reviewed) -> dict[str, Any]:
    result = one.result
    return {
        "name": one.name,
        "sha256": result.source.sha256,
        "title": result.title,
        "respondent": result.respondent,
        "organisation": result.organisation,
        "year": result.year,
        **counted(result),
    }


def _document(one: Reviewed, language: str) -> dict[str, Any]:
    asked = [question for section in one.result.sections for question in section.questions]
    return {
        "result": one.result.model_dump(mode="json"),
        "details": [translated(found.code, found.message, language) for found in one.result.diagnostics],
        "facts": [[shown(fact) for fact in (one.answer.facts if one.answer else ())] for one in asked],
        "pages": list(one.pages),
        "decided": list(one.decided),
    }


def _pictures(documents: Sequence[Reviewed]) -> Iterator[tuple[str, str, str]]:
    """Each picture's name, kind and content."""
    for at, one in enumerate(documents):
        for page, picture in enumerate(one.pictures):
            if picture is not None:
                yield f"picture-{at}-{page}", picture.media_type, base64.b64encode(picture.data).decode()


def _overview(documents: Sequence[Reviewed]) -> dict[str, Any]:
    return overview(tabulate([one.result for one in documents]), documents)


def charts_of(gathered: Gathered, language: str) -> Sequence[Chart]:
    """The charts that the page shows, which stand on their own too."""
    return charts([one.result for one in gathered.documents], texts(language)["charts"])


def _policy(script: str, style: str) -> str:
    """Nothing but the two elements of this page may run or colour it, and pictures may only be part of it."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _script() -> str:
    return f'(() => {{\n"use strict";\n{_joined("script", "js", SCRIPTS)}}})();\n'


def _joined(folder: str, ending: str, names: Sequence[str]) -> str:
    return "".join(_file(f"{folder}/{name}.{ending}") for name in names)


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
