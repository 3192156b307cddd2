"""An invented questionnaire, printed in each manner of text, parses back to itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from phrases import FURTHER
from questionnaires import forms
from test_samples_truth import read, said
from typeset.cells import cells
from typeset.columns import columns
from typeset.form import Form
from typeset.seed import seed

from granskning_cli import Questionnaire, parse

# on one page: where a page break cuts a form whose sentences come twice, furniture cannot always be told from text
MANNERS: dict[str, Callable[[Form], str]] = {
    "blanks": seed,
    "columns": partial(columns, page_lines=100_000),
    "cells": cells,
}


def told(result: Questionnaire) -> set[str | None]:
    """The questions that a warning or an error names."""
    return {d.question for d in result.diagnostics if d.severity in ("warning", "error")}


@pytest.mark.parametrize("manner", MANNERS)
@given(form=forms())
@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_a_printed_form_parses_back_to_itself(manner: str, form: Form) -> None:
    """What is read is what was printed; a mark whose column is lost is ambiguous, and a diagnostic names it."""
    _back_to_itself(manner, form)


@pytest.mark.parametrize("manner", MANNERS)
@given(form=forms(FURTHER))
@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_a_form_in_a_further_language_parses_back_to_itself(manner: str, form: Form) -> None:
    """The same in French, Dutch, Spanish and Italian."""
    _back_to_itself(manner, form)


def _back_to_itself(manner: str, form: Form) -> None:
    printed = MANNERS[manner](form)
    note(printed)
    result = parse(printed.encode())
    found, wanted, loud = read(result), said(form), told(result)
    for part in ("sections", "questions", "answers"):
        assert found[part] == wanted[part]
    wrong = [mark for mark, truth in zip(found["marks"], wanted["marks"], strict=True) if mark != truth]
    # where columns are lost, a document with few marks does not always tell what its blanks mean: it says so
    assert [mark for mark in wrong if mark[0] not in loud] == []
    assert all(state == "ambiguous" for _, state, _ in wrong)
    assert manner != "columns" or not wrong
