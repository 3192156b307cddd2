"""Documents that mean harm: their words are shown and do nothing; the page asks nothing of a network."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from program import granskning
from twoyears import question, section, year

from granskning_cli.diagnostics import diagnostic
from granskning_cli.export import export
from granskning_cli.model.questionnaire import Provenance, Questionnaire, Unplaced

HARMS = (
    "</script><script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    "\"><svg onload=window.harmed=1>' autofocus onfocus='window.harmed = 1",
    "javascript:window.harmed=1",
    "<!--<script>",
    "{{ 7*7 }} ${window.harmed = 1} `x`",
    "\u202eegnarts\u202c \u200bnoll\u2066 \u2028rad",
    "https://example.invalid/x.png",
)

Open = Callable[..., Page]


def hostile() -> Questionnaire:
    """A questionnaire that holds each of them in every field there is."""
    at = Provenance(page=1, bbox=(1.0, 1.0, 2.0, 2.0), basis="ruled")
    questions = [question(f"1.{n}", harm, "yes", harm, harm) for n, harm in enumerate(HARMS, 1)]
    one = year(2025, section("1", HARMS[0], "yes no", *questions), respondent=HARMS[1])
    return one.model_copy(
        update={
            "title": HARMS[2],
            "organisation": HARMS[4],
            "unplaced": tuple(Unplaced(text=harm, at=at) for harm in HARMS),
            "diagnostics": tuple(diagnostic("M503", question="1.1", message=harm) for harm in HARMS),
        }
    )


@pytest.fixture(scope="module")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for number in (2024, 2025):
        one = hostile().model_copy(update={"year": number})
        name = f"<img src=x onerror=alert(1)> {number}.yaml"
        (folder / name).write_bytes(export(one, "yaml"))
    (folder / "\u202eond.pdf").write_bytes(b"")
    done = granskning("report", folder, "-o", folder / "report.html", "--charts", folder / "charts")
    assert done.returncode == 1
    return folder / "report.html"


@pytest.mark.parametrize("view", ["", "#d0", "#c0", "#<img src=x onerror=alert(1)>"])
def test_nothing_of_it_runs(opened: Open, hostile_report: Path, view: str) -> None:
    """No script, no element and no request comes of a text, in any view, after everything there is was clicked."""
    page = opened(hostile_report, then=view)
    for selector in ("button.remark", "summary", "button.correct", "[role='tab']", "button.loose"):
        for one in page.locator(f"main {selector}:visible").all()[:8]:
            one.click()
    assert page.evaluate("window.harmed") is None
    assert page.locator("main img, main script, main iframe, main [onerror], main [onload]").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


def test_what_cannot_be_seen_is_shown(opened: Open, hostile_report: Path) -> None:
    """A change of writing direction stands as its name, and every text of a document keeps its direction to itself."""
    page = opened(hostile_report, then="#d0")
    card = page.locator(".question").nth(6)
    names = [one.inner_text() for one in card.locator("h3 .control").all()]
    assert names == ["U+202E", "U+202C", "U+200B", "U+2066", "U+2028"]
    assert card.locator("h3 bdi[dir='auto']").count() == 1
    shown = page.locator("main").inner_text() + page.title()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", shown)


def test_the_texts_are_whole(opened: Open, hostile_report: Path) -> None:
    """What the page shows is what the data says, markup and all."""
    page = opened(hostile_report, then="#d0")
    for at, harm in enumerate(HARMS[:6]):
        assert page.locator(".question h3").nth(at).inner_text() == harm


def test_the_policy(hostile_report: Path) -> None:
    """It lets in nothing but the page's own script and style, by their hashes; nothing in the file names an address."""
    text = hostile_report.read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; ")
    assert "unsafe" not in allowed
    for kind, pattern in (("script", r"<script>(.*?)</script>"), ("style", r"<style>(.*?)</style>")):
        (content,) = re.findall(pattern, text, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in allowed
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)


def test_a_chart_file_holds_no_markup_of_a_document(hostile_report: Path) -> None:
    """A section's title is a text in the picture."""
    files = list((hostile_report.parent / "charts").glob("*.svg"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "<img" not in text


def test_a_long_word_does_not_widen_the_page(opened: Open, tmp_path: Path) -> None:
    """A text of a thousand letters without a blank is broken, on a narrow screen too."""
    one = year(2025, section("1", "x" * 300, "yes no", question("1.1", "y" * 1000, "yes", "z" * 1000)))
    (tmp_path / "a.yaml").write_bytes(export(one, "yaml"))
    granskning("report", tmp_path / "a.yaml", "-o", tmp_path / "report.html")
    page = opened(tmp_path / "report.html", width=390)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "[...document.querySelectorAll('.data-scroll')].every((one) => one.scrollWidth <= one.clientWidth)"
    )
