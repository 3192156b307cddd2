"""A questionnaire as a document in Markdown."""

from __future__ import annotations

import re

import pytest
from arbitrary import HOSTILE
from invented import diagnostic
from tables import questionnaire

from granskning_cli.export import export
from granskning_cli.model.questionnaire import Questionnaire

TEXT = "Två punkter:\n- den första\n- den andra\n\n1. Ett\n2. Två"


def written(one: Questionnaire) -> str:
    """The document."""
    return export(one, "markdown").decode()


def test_it_can_be_read() -> None:
    """Title, facts, boxes, quoted answers whose lists stay lists, states, diagnostics at their question."""
    one = questionnaire("jN?D·", text=TEXT, diagnostics=(diagnostic("Märket är svagt", "1.2"),))
    found = written(one).replace("0" * 64, "0")
    assert found.startswith(
        """\
# Kommunstyrelsen 2025

* Respondent: Kommunstyrelsen
* Year: 2025
* Language: sv
* Document: kommunstyrelsen\\-2025.pdf
* SHA-256: 0

## 1 Del 1

### 1.1 Har nämnden fastställt mål för verksamheten?

* [x] **Ja**
* [ ] Nej
* [ ] Delvis
* [ ] Vet ej

> Två punkter:
> * den första
> * den andra
>
> 1\\. Ett\\
> 2\\. Två

### 1.2 Följer nämnden upp att målen nås under året?

* [ ] Ja
* [x] **Nej**
* [ ] Delvis
* [ ] Vet ej

* warning M504: page 2: Märket är svagt

## 2 Del 2

### 2.1 Finns en internkontrollplan för året?

* [x] **Ja**
* [x] **Nej**
* [ ] Delvis
* [ ] Vet ej

**ambiguous**
"""
    )
    assert found.endswith(
        """\
### 2.10 Beskriv nämndens största utmaningar.

*unanswered*

## Diagnostics

* warning M504: question 1.2, page 2: Märket är svagt
"""
    )


@pytest.mark.parametrize(
    "text", [*HOSTILE, "# rubrik", "> citat", "```\nkod", "[a](b)", "![a](b)", "Setext\n==="]
)
def test_nothing_written_is_markup(text: str) -> None:
    """No tag, link, heading or list comes from a text."""
    one = questionnaire("jj", asked=[(text, text), ("1.2", f"x {text}")], text=text, title=text)
    found = written(one)
    assert not re.search(
        r"<|(?<!\\)[`\[]\S|://|@|(?<!\\)\]\(", found.replace("* [x]", "").replace("* [ ]", "")
    )
    headings = [line for line in found.splitlines() if line.startswith("#")]
    assert len(headings) == 1 + len(one.sections) + 2
    assert all(c.isprintable() or c == "\n" for c in found)
