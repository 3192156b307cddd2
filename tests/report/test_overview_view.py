"""Many documents, and two years, in a real browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from program import ROOT, granskning
from twoyears import question, section, year

from granskning_cli.export import export

SAMPLES = ROOT / "samples"
MANY = (
    SAMPLES / "years",
    SAMPLES / "bun-2024--single" / "source.pdf",
    SAMPLES / "bun-2025--word" / "source.pdf",
)

Open = Callable[..., Page]
Reported = Callable[..., Path]


def test_the_matrix_leads_to_the_answers(opened: Open, reported: Reported) -> None:
    """A cell opens its document at its question; the way back leads to the overview."""
    page = opened(reported(*MANY))
    assert page.locator(".matrix").count() == 2, "forms that have nothing in common stand apart"
    row = page.locator(".matrix tr", has_text="Barn- och utbildningsnämnden").filter(has_text="2024")
    cells = row.locator("td.cell")
    assert "".join(cells.all_inner_texts()).startswith("J-DN-*")
    cells.nth(3).click()
    page.wait_for_selector("#q2:focus")
    assert page.locator("h1").inner_text() == "Barn- och utbildningsnämnden 2024"
    assert page.locator("#q2 .asked .number").inner_text() == "1.3"
    page.get_by_role("link", name="Översikt").click()
    page.wait_for_selector(".overview")
    page.go_back()
    page.wait_for_selector("#q2")


def test_the_documents_are_filtered(opened: Open, reported: Reported) -> None:
    """By words of who answered, file and code, and by whether something is doubtful: rows and cards alike."""
    page = opened(reported(*MANY))
    rows, cards = page.locator("tr[data-document]:not([hidden])"), page.locator(".card:not([hidden])")
    assert (rows.count(), cards.count()) == (4, 4)
    page.locator("main input[type='search']").fill("parknämnden 2025")
    assert (rows.count(), cards.count()) == (1, 1)
    page.locator("main input[type='search']").fill("m501")
    assert cards.first.get_attribute("href") == "#d2"
    page.keyboard.press("Escape")
    page.get_by_label("Bara med fel eller varningar").check()
    assert [one.get_attribute("href") for one in cards.all()] == ["#d2"]
    assert page.get_by_text("1 av 4 dokument visas").count() == 1


def test_codes_and_charts(opened: Open, reported: Reported) -> None:
    """The worst code stands first, with its count and its documents; the charts are there with their descriptions."""
    page = opened(reported(*MANY))
    first = page.locator(".codes tbody tr").first
    assert first.locator("code").inner_text() == "M501"
    assert first.locator("a").get_attribute("href") == "#d2"
    charts = page.locator(".chart svg")
    assert charts.count() == 3
    assert "Ja" in str(charts.first.locator("desc").text_content())


def test_two_years(opened: Open, reported: Reported) -> None:
    """Every change with both sides, words that went and came; it leads to the question in either year."""
    page = opened(reported(*MANY), then="#c0")
    assert page.locator("h1").inner_text() == "Parknämnden"
    worse = page.locator(".compared", has_text="sämre").first
    assert worse.locator(".before [dir]").inner_text() == "Ja"
    assert worse.locator(".after [dir]").inner_text() == "Nej"
    text = page.locator(".compared[data-kind='text']", has_text="Hur följer nämnden upp")
    assert text.locator("del").all_inner_texts() == ["arbetsutskottet", "används"]
    assert text.locator("ins").all_inner_texts() == ["presidiet", "tas om hand"]
    page.locator(".comparison select").select_option("answer")
    shown = page.locator(".compared:not([hidden])")
    assert {one.get_attribute("data-kind") for one in shown.all()} == {"answer"}
    worse.locator(".after a").click()
    page.wait_for_selector("#q0:focus")
    assert page.locator("h1").inner_text() == "Parknämnden 2025"


def test_from_document_to_document(opened: Open, reported: Reported) -> None:
    """The arrows beside the list of documents lead to the next one; changes of each are kept apart."""
    page = opened(reported(*MANY), then="#d0")
    page.get_by_role("button", name="Nästa dokument").click()
    page.locator("h1", has_text="Parknämnden 2025").wait_for()
    assert page.get_by_role("button", name="Föregående dokument").is_enabled()
    page.get_by_label("Välj dokument").select_option("d3")
    page.locator("h1", has_text="Barn- och utbildningsnämnden 2025").wait_for()


@pytest.fixture(scope="module")
def two_hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    codes = ("yes", "no", "partly")
    for number in range(200):
        questions = [
            question(f"1.{n}", f"Fråga {n}?", codes[(n * number) % 3], "Ja, så är det.") for n in range(1, 41)
        ]
        one = year(
            2025, section("1", "Styrning", "yes no partly", *questions), respondent=f"Nämnd {number:03}"
        )
        source = one.source.model_copy(update={"sha256": f"{number:064x}"})
        (folder / f"{number:03}.yaml").write_bytes(export(one.model_copy(update={"source": source}), "yaml"))
    done = granskning("report", folder, "-o", folder / "report.html", timeout=240)
    assert done.returncode == 0, done.stderr
    return folder / "report.html"


def test_two_hundred_documents(opened: Open, two_hundred: Path) -> None:
    """The overview is there and filtered at once; no document is built before it is opened."""
    started = time.monotonic()
    page = opened(two_hundred)
    assert time.monotonic() - started < 15
    assert page.locator("td.cell").count() == 200 * 40
    assert page.locator(".question").count() == 0
    spent = page.evaluate(
        """() => {
          const search = document.querySelector("main input[type=search]");
          const before = performance.now();
          search.value = "nämnd 17";
          search.dispatchEvent(new Event("input", { bubbles: true }));
          document.body.getBoundingClientRect();
          return performance.now() - before;
        }"""
    )
    assert spent < 1000
    assert page.locator("tr[data-document]:not([hidden])").count() == 12  # 017, 117, 170 to 179
