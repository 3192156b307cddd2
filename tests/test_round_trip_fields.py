"""An invented questionnaire, filled in as a PDF of form fields, parses back to itself by both readers."""

from __future__ import annotations

import pytest
from acroform import MANNERS, acroform
from hypothesis import HealthCheck, Phase, given, settings
from phrases import FURTHER
from questionnaires import forms
from test_round_trip import told
from test_samples_truth import read, said
from typeset.form import Form

from granskning_cli import parse


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("manner", MANNERS)
@given(form=forms())
@settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_a_filled_form_parses_back_to_itself(manner: str, reader: str, form: Form) -> None:
    """What is ticked and typed comes back as it was; where columns without rulings are lost, that is said."""
    _back_to_itself(manner, reader, form)


@pytest.mark.parametrize("manner", MANNERS)
@given(form=forms(FURTHER))
@settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_a_form_in_a_further_language_parses_back_to_itself(manner: str, form: Form) -> None:
    """The same in French, Dutch, Spanish and Italian: "ont-ils" keeps its hyphen where a line ends with it."""
    _back_to_itself(manner, "pdfium", form)


def _back_to_itself(manner: str, reader: str, form: Form) -> None:
    result = parse(acroform(form, manner), reader=reader)
    found, wanted = read(result), said(form)
    for part in ("questions", "answers"):
        assert found[part] == wanted[part]
    wrong = [mark for mark, truth in zip(found["marks"], wanted["marks"], strict=True) if mark != truth]
    assert [mark for mark in wrong if mark[0] not in told(result)] == []
    if manner != "bare":
        assert wrong == []
        assert (found["sections"], found["scales"]) == (wanted["sections"], wanted["scales"])
