"""Corrections made on the page: shown, kept, undone, and downloaded as a file that reads back as what was typed."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from program import ROOT, granskning

PDF = ROOT / "samples" / "bun-2024--single" / "source.pdf"
# What YAML or JSON would take for something else, and what nobody sees.
HARD = 'Nej: "citat" \\ # - & * ! | > %\t{a: [b]}\r\n\n- punkt\n\u2028rad\u0085rad\u202eom\ufeff 😀 \x7f </script> å'

Open = Callable[..., Page]
Reported = Callable[..., Path]


def change(
    page: Page, question: str, *, mark: str | None = None, text: str | None = None, why: str = ""
) -> None:
    card = page.locator(f"#{question}")
    card.locator("button.correct").click()
    form = card.locator("form")
    if mark is not None:
        form.get_by_label(mark, exact=True).check()
    if text is not None:
        form.locator("textarea").evaluate("(node, text) => { node.value = text; }", text)
    form.get_by_label("Vem rättar").fill("Granskaren")
    form.get_by_label("Varför").fill(why)
    form.get_by_role("button", name="Spara ändringen").click()


def downloaded(page: Page) -> tuple[str, dict[str, Any]]:
    page.get_by_role("tab", name="Ändringar").click()
    with page.expect_download() as waiting:
        page.locator("#download").click()
    data = Path(waiting.value.path()).read_bytes()
    return waiting.value.suggested_filename, yaml.safe_load(data)


def test_a_mark_is_changed(opened: Open, reported: Reported) -> None:
    """The card shows what is read and what holds, the list has both, and the file names question, old and new."""
    page = opened(reported(PDF))
    change(page, "q0", mark="Nej", why="Krysset sitter fel")
    card = page.locator("#q0")
    assert card.locator(".option.on").inner_text().strip().startswith("Nej")
    assert card.locator(".option.gone").inner_text().strip() == "Ja"
    assert card.get_by_text("Ändrad här").is_visible()
    assert page.evaluate("document.activeElement.className") == "correct"
    name, overlay = downloaded(page)
    assert name == "source.pdf.corrections.yaml"
    assert overlay["schema_version"] == "1"
    assert overlay["source"]["name"] == "source.pdf"
    (one,) = overlay["corrections"]
    assert one.pop("when")
    assert one == {
        "question": "1.1", "wording": "Har nämnden tolkat sitt uppdrag utifrån reglementet och fullmäktiges mål?",
        "field": "selected", "old": ["Ja"], "new": ["Nej"], "who": "Granskaren", "why": "Krysset sitter fel",
    }  # fmt: skip
    page.locator("input[value='changed']").check(force=True)
    assert page.locator(".question:not([hidden])").count() == 1


def test_every_text_survives_the_file(opened: Open, reported: Reported) -> None:
    """Quotes, colons, line separators, controls and emoji read back as they were typed."""
    page = opened(reported(PDF))
    change(page, "q3", text=HARD)
    _, overlay = downloaded(page)
    (one,) = overlay["corrections"]
    assert one["field"] == "text"
    assert one["old"].startswith("Nämnden får vid varje sammanträde")
    # a text area makes every line break one of its own
    assert one["new"] == HARD.replace("\r\n", "\n")


def test_changes_outlive_a_reload(opened: Open, reported: Reported) -> None:
    """They are there after it, are undone one by one, and what equals what was read is no change."""
    page = opened(reported(PDF))
    change(page, "q0", mark="Nej")
    change(page, "q1", mark="Ja", text="En annan text")
    page.reload()
    page.wait_for_selector("#q0")
    page.get_by_role("tab", name="Ändringar").click()
    assert page.locator(".change").count() == 3
    assert page.locator("#q1 .answer").inner_text().startswith("En annan text")
    page.get_by_label("Ångra ändringen av fråga 1.1, markering").click()
    assert page.locator(".change").count() == 2
    change(page, "q1", mark="Delvis")
    assert page.locator(".change").count() == 1
    assert page.locator("#q0.changed").count() == 0


def test_without_a_store(opened: Open, reported: Reported) -> None:
    """Where the browser refuses to keep anything the page works, and says so beside the changes."""
    page = opened(reported(PDF))
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    page.reload()
    page.wait_for_selector("#q0")
    change(page, "q0", mark="Nej")
    page.get_by_role("tab", name="Ändringar").click()
    assert page.locator(".panel").get_by_text("Webbläsaren sparar inget").is_visible()


@pytest.mark.parametrize("mark", ["Ja", "Delvis", "Inget"])
def test_an_ambiguous_answer_is_decided(opened: Open, reported: Reported, mark: str) -> None:
    """Of two marks none is chosen beforehand; the one that is picked is the answer."""
    page = opened(reported(PDF))
    card = page.locator(".question.ambiguous")
    card.locator("button.correct").click()
    assert card.locator("[name='mark']:checked").count() == 0
    card.get_by_role("button", name="Avbryt").click()
    change(page, str(card.get_attribute("id")), mark=mark)
    _, overlay = downloaded(page)
    assert overlay["corrections"][0]["old"] == ["Ja", "Delvis"]
    assert overlay["corrections"][0]["new"] == ([] if mark == "Inget" else [mark])


def test_a_name_is_required(opened: Open, reported: Reported) -> None:
    """A correction that nobody answers for is not saved."""
    page = opened(reported(PDF))
    page.locator("#q0 button.correct").click()
    page.locator("#q0 form").get_by_label("Nej", exact=True).check()
    page.locator("#q0 form .primary").click()
    assert page.locator("#q0 form").count() == 1
    assert page.locator("#q0.changed").count() == 0


def saved_beside(page: Page, document: Path) -> None:
    """As a person does with the file that was downloaded."""
    page.get_by_role("tab", name="Ändringar").click()
    with page.expect_download() as waiting:
        page.locator("#download").click()
    shutil.copy(waiting.value.path(), document.with_name(waiting.value.suggested_filename))


def test_the_file_is_applied(opened: Open, tmp_path: Path) -> None:
    """Beside the document it changes what `parse` gives, and the next report shows who corrected what and why."""
    document = tmp_path / "bun.pdf"
    shutil.copy(PDF, document)
    granskning("report", document, "-o", tmp_path / "report.html")
    page = opened(tmp_path / "report.html")
    change(page, "q0", mark="Nej", text=HARD, why="Krysset sitter fel")
    change(page, str(page.locator(".question.ambiguous").get_attribute("id")), mark="Delvis")
    saved_beside(page, document)
    done = granskning("parse", document, "-f", "json")
    told = [line.split(":")[0] for line in done.stderr.splitlines()]
    assert told.count("info[C907]") == 3
    assert not {one for one in told if one.startswith("error")}
    first = json.loads(done.stdout)["sections"][0]["questions"][0]["answer"]
    assert [one["label"] for one in first["selected"]] == ["Nej"]
    assert first["text"].split() == HARD.split()
    assert {one["field"]: one["who"] for one in first["corrections"]} == {
        "selected": "Granskaren",
        "text": "Granskaren",
    }
    granskning("report", document, "-o", tmp_path / "report.html")
    page.reload()
    page.wait_for_selector("#q0")
    assert (
        page.locator("#q0 .badge.corrected").first.inner_text() == "Rättad av Granskaren – Krysset sitter fel"
    )
    assert page.locator(".question.changed").count() == 0, "what is applied is no change any more"


def test_earlier_decisions_stay(opened: Open, tmp_path: Path) -> None:
    """The next file holds those of the one before, applied or not; a new one takes an old one's place."""
    document = tmp_path / "bun.pdf"
    shutil.copy(PDF, document)
    overlay = {
        "schema_version": "1",
        "source": {"name": "bun.pdf", "sha256": hashlib.sha256(document.read_bytes()).hexdigest()},
        "corrections": [
            {"question": "1.1", "field": "selected", "old": ["Ja"], "new": ["Nej"], "who": "A"},
            {
                "question": "1.2",
                "field": "selected",
                "old": ["Delvis"],
                "new": ["Ja"],
                "who": "A",
                "why": "fel",
            },
            {"question": "9.9", "field": "text", "old": None, "new": "x", "who": "A"},
            {"field": "year", "old": 2024, "new": 2023, "who": "A"},
        ],
    }
    (tmp_path / "bun.pdf.corrections.yaml").write_text(json.dumps(overlay))
    assert granskning("report", document, "-o", tmp_path / "report.html").returncode == 1
    page = opened(tmp_path / "report.html")
    assert page.locator("h1").inner_text().endswith("2023")
    change(page, "q0", mark="Delvis")
    _, found = downloaded(page)
    one, two, three, new = found["corrections"]
    assert (one, two, three) == tuple(overlay["corrections"][1:])  # type: ignore[index]
    assert (new["question"], new["old"], new["new"]) == ("1.1", ["Ja"], ["Delvis"])
