"""An invented questionnaire whose options stand beside their labels, typed or drawn, parses back to itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from questionnaires import forms
from test_round_trip import told
from test_samples_truth import read, said
from typeset.drawn import MANNERS, Manner, drawn_pdf
from typeset.form import Form
from typeset.inline import inline

from granskning_cli import Questionnaire, parse

TYPED: dict[str, dict[str, Any]] = {
    "boxes": {"on": "☒", "off": "☐"},
    "boxes behind": {"on": "☒", "off": "☐", "after": True},
    "boxes, an option a line": {"on": "☑", "off": "□", "between": "\n"},
    "boxes close to their labels": {"on": "☒", "off": "☐", "space": ""},
    "brackets": {"on": "[x]", "off": "[ ]"},
    "brackets behind": {"on": "[ X ]", "off": "[   ]", "after": True},
    "brackets close to their labels": {"on": "[x]", "off": "[]", "space": ""},
    "round brackets": {"on": "(x)", "off": "( )", "between": " / "},
    "circles": {"on": "●", "off": "○"},
    "circles behind": {"on": "◉", "off": "○", "after": True},
    "circles, an option a line": {"on": "●", "off": "○", "between": "\n"},
    "squares": {"on": "■", "off": "□"},
    "low lines": {"on": "_X_", "off": "___"},
    "a cross among boxes": {"on": "X", "off": "☐"},
    "on the question's line": {"on": "☒", "off": "☐", "same": True},
    "behind, on the question's line": {"on": "☒", "off": "☐", "same": True, "after": True},
    "circles on the question's line": {"on": "●", "off": "○", "same": True},
}
# one page: where a page break cuts a form whose sentences come twice, furniture cannot always be told from text
HEIGHT = 14_000.0


def few(count: int) -> settings:
    return settings(
        max_examples=count,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )


def same(result: Questionnaire, form: Form) -> None:
    """Everything is as printed, but for the scales: a question has its own options here."""
    found, wanted = read(result), said(form)
    for part in ("sections", "questions", "answers", "marks", "scales"):
        assert found[part] == wanted[part]


@pytest.mark.parametrize("manner", TYPED)
@given(form=forms())
@few(8)
def test_typed_options_parse_back(manner: str, form: Form) -> None:
    """Marks, options, questions and answers are those that were typed."""
    printed = inline(form, **TYPED[manner])
    note(printed)
    same(parse(printed.encode()), form)


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("manner", MANNERS)
@given(form=forms())
@few(3)
def test_drawn_options_parse_back(manner: Manner, reader: str, form: Form) -> None:
    """Marks, options, questions and answers are those that were drawn, with either reader."""
    result = parse(drawn_pdf(form, manner, height=HEIGHT), reader=reader)
    same(result, form)
    if manner == "underlined":  # an inference, and each says so
        assert {number for number, _, labels in said(form)["marks"] if labels} <= told(result) | {
            d.question for d in result.diagnostics if d.code == "M511"
        }
