"""axe finds nothing to object to, in any view, theme or width; and what axe cannot see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from program import ROOT

SAMPLES = ROOT / "samples"
ONE = (SAMPLES / "bun-2024--single" / "source.pdf",)
TEXT = (SAMPLES / "bun-2024--seed" / "source.txt",)
MANY = (
    SAMPLES / "years",
    SAMPLES / "bun-2024--single" / "source.pdf",
    SAMPLES / "bun-2025--word" / "source.pdf",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_FORM = "document.querySelector('button.remark').click(); document.querySelector('#q6 .correct').click()"
VIEWS = {
    "document": (ONE, "", ""),
    "form": (ONE, "", OPEN_FORM),
    "help": (ONE, "", "document.querySelector('#open-help').click()"),
    "text": (TEXT, "", ""),
    "overview": (MANY, "", ""),
    "comparison": (MANY, "#c0", ""),
}

Open = Callable[..., Page]
Reported = Callable[..., Path]


# Every view in two of the four ways, those with the most on them in all four.
WAYS = [
    (view, theme, width)
    for view in VIEWS
    for theme in ("light", "dark")
    for width in (390, 1280)
    if view in ("document", "overview") or (theme == "light") == (width == 1280)
]


@pytest.mark.parametrize(("view", "theme", "width"), WAYS)
def test_no_rule_is_broken(opened: Open, reported: Reported, view: str, theme: str, width: int) -> None:
    """WCAG 2.2 A and AA and the best practices, and nothing reaches beyond the window's width."""
    sources, then, does = VIEWS[view]
    page = opened(reported(*sources), width=width, theme=theme, then=then, bypass_csp=True)
    page.wait_for_timeout(200)
    if does:
        page.evaluate(does)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_landmarks_and_names(opened: Open, reported: Reported) -> None:
    """One banner, one main, a heading of the first level, a named region for either side, and every frame has a name."""
    page = opened(reported(*ONE))
    assert page.get_by_role("banner").count() == 1
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("heading", level=1).inner_text() == "Barn- och utbildningsnämnden 2024"
    for name in ("Dokumentets sidor", "Uppgifter"):
        assert page.get_by_role("region", name=name).count() == 1
    page.wait_for_selector(".sheet .frame")
    assert page.locator(".sheet .frame:not([aria-label])").count() == 0
    assert page.locator("html").get_attribute("lang") == "sv"


def test_the_theme_is_switched_and_kept(opened: Open, reported: Reported) -> None:
    """The switch beats the system's wish, also after the page was loaded again."""
    page = opened(reported(*ONE), theme="light")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != light
    page.reload()
    page.wait_for_selector("main h1")
    assert page.evaluate(ground) != light


def test_on_paper(opened: Open, reported: Reported) -> None:
    """Printed are the questions and answers, all of them, without what is there to press."""
    page = opened(reported(*ONE))
    page.emulate_media(media="print")
    assert page.locator("#q0 .answer").is_visible()
    assert not page.locator(".correct").first.is_visible()
    assert not page.locator(".pages").is_visible()
    assert page.locator(".question").last.evaluate("node => node.getBoundingClientRect().top > 1000")


def test_english(opened: Open, reported: Reported) -> None:
    """--lang en says everything in English about a Swedish document; no key stands where a text should be."""
    page = opened(reported(*ONE, "--lang", "en"))
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("tab", name="Diagnostics").count() == 1
    assert not page.get_by_text("Anmärkningar").count()
