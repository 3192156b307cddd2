"""One document in a real browser: what is pointed at on one side is shown on the other."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page
from program import ROOT

from granskning_cli import parse
from granskning_cli.model.questionnaire import Provenance, Questionnaire

PDF = ROOT / "samples" / "bun-2024--single" / "source.pdf"
A4 = (595.3, 841.9)
# How far a frame goes around what it is about (pages.js), in points, and what rounding to pixels costs.
AROUND = 2.5
ROUNDING = 1.5

Open = Callable[..., Page]
Reported = Callable[..., Path]


@pytest.fixture(scope="module")
def result() -> Questionnaire:
    return parse(PDF)


def place(frame: Locator) -> tuple[float, ...]:
    """A frame's box on the screen in points of its page."""
    return tuple(
        frame.evaluate(
            """node => {
              const [inner, outer] = [node, node.closest(".sheet")].map((one) => one.getBoundingClientRect());
              const scale = 595.3 / outer.width;
              const [x, y] = [outer.left, outer.top];
              const sides = [inner.left - x, inner.top - y, inner.right - x, inner.bottom - y];
              return sides.map((x) => x * scale);
            }"""
        )
    )


def near(found: tuple[float, ...], at: Provenance) -> bool:
    return all(abs(a - b) <= AROUND + ROUNDING for a, b in zip(found, at.bbox, strict=True))


def test_a_diagnostic_leads_to_its_place(opened: Open, reported: Reported, result: Questionnaire) -> None:
    """A click on it lights the frame whose box on the screen is the provenance in the data, on the page it names."""
    page = opened(reported(PDF))
    for at, found in enumerate(result.diagnostics):
        if found.severity == "info" or found.at is None:
            continue
        page.locator(f"button[data-remark='{at}']").click()
        frame = page.locator(".frame.picked").or_(page.locator(".frame.lit")).first
        assert near(place(frame), found.at), found.code
        assert frame.locator("xpath=..").get_attribute("aria-label") == f"Sida {found.at.page}"
        assert frame.evaluate(
            """node => {
              const [inner, outer] = [node, node.closest(".sheets")].map((one) => one.getBoundingClientRect());
              return inner.top >= outer.top && inner.bottom <= outer.bottom;
            }"""
        ), "it was scrolled to"


def test_a_diagnostic_is_said_in_the_language_of_the_page(opened: Open, reported: Reported) -> None:
    """What it means and what it says of its own case; no English is left on a Swedish page of this document."""
    page = opened(reported(PDF))
    said = page.locator(".remark.error .remark-detail").first
    assert said.inner_text() == "flera alternativ är markerade: Ja, Delvis"
    assert page.locator("[lang='en']").count() == 0
    english = opened(reported(PDF, "--lang", "en"))
    assert "more than one option is marked: Ja, Delvis" in english.locator(".remark.error").first.inner_text()


def test_every_value_has_its_frame(opened: Open, reported: Reported, result: Questionnaire) -> None:
    """Questions, marks and texts on all pages: as many frames as places in the data, each where the data says."""
    page = opened(reported(PDF))
    page.evaluate("document.querySelector('.sheets').scrollTo(0, 1e6)")
    page.locator(".sheet img").nth(1).wait_for()
    questions = [question for section in result.sections for question in section.questions]
    for at, question in enumerate(questions):
        answer = question.answer
        assert answer is not None
        wanted = {f"q{at}": question.at, f"q{at}.a": answer.at}
        wanted |= {f"q{at}.m{m}": mark.at for m, mark in enumerate(answer.selected)}
        for name, provenance in wanted.items():
            frame = page.locator(f".frame[data-place='{name}']")
            assert frame.count() == (provenance is not None)
            if provenance is not None:
                assert near(place(frame), provenance), name


def test_facts_stand_below_their_answer(opened: Open, reported: Reported, result: Questionnaire) -> None:
    """Each once, in the order of the text; a click on one lights the words on the page that it was told by."""
    page = opened(reported(PDF))
    questions = [question for section in result.sections for question in section.questions]
    at, question = next((at, one) for at, one in enumerate(questions) if one.number == "2.1")
    chips = page.locator(f"article[data-question='{at}'] .fact")
    assert chips.all_inner_texts() == ["Datum 2024-10-31", "Belopp 3\u00a0100\u00a0000\u00a0kr"]
    chips.nth(1).click()
    assert question.answer is not None
    fact = question.answer.facts[1]
    assert fact.at is not None
    assert near(place(page.locator(f".frame.picked[data-place='q{at}.f1']")), fact.at)


def test_facts_of_a_changed_text_are_gone(opened: Open, reported: Reported, result: Questionnaire) -> None:
    """They were found in the text that was read."""
    page = opened(reported(PDF))
    name = page.locator("article", has=page.locator(".fact")).first.get_attribute("id")
    article = page.locator(f"#{name}")
    article.locator(".correct").click()
    article.locator("textarea").fill("Nytt svar.")
    article.get_by_label("Vem rättar").fill("Revisor 2")
    article.get_by_role("button", name="Spara ändringen").click()
    assert "Nytt svar." in page.locator(f"#{name} .answer").inner_text()
    assert page.locator(f"#{name} .fact").count() == 0


def test_the_cross_is_in_its_frame(opened: Open, reported: Reported) -> None:
    """The picture has ink within the frame of a mark, and none in the next column: picture and places agree."""
    page = opened(reported(PDF))
    frame = page.locator(".frame[data-place='q0.m0']")
    frame.wait_for()
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    assert box is not None
    page.evaluate(
        "document.querySelectorAll('.frame').forEach((node) => { node.style.visibility = 'hidden'; })"
    )
    right = box["width"] + 54 * page.locator(".sheet").first.evaluate("node => node.clientWidth") / A4[0]

    def darkest(shift: float) -> int:
        clip = {"x": box["x"] + shift, "y": box["y"], "width": box["width"], "height": box["height"]}
        shot = Image.open(BytesIO(page.screenshot(clip=clip))).convert("L")  # type: ignore[arg-type]
        return int(shot.getextrema()[0])

    assert darkest(0) < 90
    assert darkest(right - box["width"] - 10) > 200


def test_pointing_on_either_side(opened: Open, reported: Reported) -> None:
    """The other side is lit and scrolled to; it ends when nothing is pointed at, and a click keeps it."""
    page = opened(reported(PDF))
    page.locator(".sections [data-place='q0.m0']").hover()
    page.wait_for_selector(".frame.lit[data-place='q0.m0']")
    page.mouse.move(5, 5)
    page.wait_for_selector(".frame.lit", state="detached")
    page.locator(".frame[data-place='q5.a']").hover()
    lit = page.locator(".sections .lit")
    assert lit.first.get_attribute("data-place") == "q5.a"
    assert lit.first.evaluate("node => node.getBoundingClientRect().top < innerHeight")
    page.locator(".frame[data-place='q5.a']").click()
    page.mouse.move(5, 5)
    assert page.locator(".sections .picked").first.get_attribute("data-place") == "q5.a"
    page.keyboard.press("Escape")
    assert page.locator(".picked").count() == 0


def test_focus_shows_the_place_too(opened: Open, reported: Reported) -> None:
    """With Tab alone: a value in the data lights its frame, and the arrows lead from frame to frame on a page."""
    page = opened(reported(PDF))
    page.locator(".sections [data-place='q1.m0']").focus()
    page.wait_for_selector(".frame.lit[data-place='q1.m0']")
    page.locator(".sheet .frame[tabindex='0']").first.focus()
    first = page.evaluate("document.activeElement.dataset.place")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.dataset.place")
    assert first != second
    assert page.locator(".sheet").first.locator(".frame[tabindex='0']").count() == 1
    assert page.locator(f".data [data-place='{second}'].lit").count()


def test_keys(opened: Open, reported: Reported) -> None:
    """j and k go through the questions, n and p through the diagnostics, / searches, ? helps, Esc closes."""
    page = opened(reported(PDF))
    focused = "document.activeElement.id"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "q0"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(focused) == "q1"
    page.keyboard.press("n")
    assert page.locator(".drawer .remark.picked code").inner_text() == "M501"
    page.keyboard.press("n")
    assert page.locator(".drawer .remark.picked code").inner_text() == "M503"
    page.keyboard.press("p")
    assert page.locator(".drawer .remark.picked code").inner_text() == "M501"
    page.keyboard.press("/")
    assert page.evaluate(focused) == "search"
    page.keyboard.type("j?")
    assert page.locator("#search").input_value() == "j?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#help").get_by_label("Använd snabbtangenter").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    before = page.evaluate(focused)
    page.keyboard.press("j")
    assert page.evaluate(focused) == before, "single letters can be turned off"


def test_search_and_filters(opened: Open, reported: Reported, result: Questionnaire) -> None:
    """Words of questions and answers, flagged, unanswered, one section; what is hidden comes back when it is led to."""
    page = opened(reported(PDF))
    shown = page.locator(".question:not([hidden])")
    total = sum(len(section.questions) for section in result.sections)
    assert shown.count() == total
    page.locator("#search").fill("REGLEMENTET januari")
    assert [one.get_attribute("id") for one in shown.all()] == ["q0"]
    assert page.get_by_text(f"1 av {total} frågor visas").is_visible()
    page.locator("#search").fill("")
    page.locator("input[value='unanswered']").check(force=True)
    unanswered = [
        question.number for section in result.sections for question in section.questions
        if question.answer and question.answer.state == "unanswered"
    ]  # fmt: skip
    assert page.locator(".question:not([hidden]) .number").all_inner_texts() == unanswered
    page.locator("input[value='flagged']").check(force=True)
    assert page.locator(".question:not([hidden]) .asked .number").all_inner_texts() == ["3.2", "3.3"]
    page.locator("input[value='all']").check(force=True)
    page.locator(".filter select").select_option(label="2 Ekonomi")
    assert shown.count() == len(result.sections[1].questions)
    page.locator("button[data-remark]").first.click()
    assert shown.count() == total


@pytest.mark.parametrize(
    "sample", ["bun-2024--seed/source.txt", "bun-2024--controls/source.docx", "mbn-2025--xfa/source.pdf"]
)
def test_a_document_without_pictures(opened: Open, reported: Reported, sample: str) -> None:
    """Its words stand where the reader saw them, and a mark's frame lies on the mark."""
    page = opened(reported(ROOT / "samples" / sample))
    assert page.locator(".sheet img").count() == 0
    frame = page.locator(".frame.at-mark").first
    frame.wait_for()
    seen = frame.evaluate(
        """node => {
          const box = node.getBoundingClientRect();
          const range = document.createRange();
          const walker = document.createTreeWalker(node.closest(".sheet"), NodeFilter.SHOW_TEXT);
          let found = "";
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            for (let at = 0; at < text.length; at += 1) {
              range.setStart(text, at);
              range.setEnd(text, at + 1);
              const one = range.getBoundingClientRect();
              const [x, y] = [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
              if (x > box.left && x < box.right && y > box.top && y < box.bottom) found += text.data[at];
            }
          }
          return found.trim();
        }"""
    )
    assert seen in ("X", "☒")


def test_data_without_its_document(opened: Open, reported: Reported) -> None:
    """Parsed data alone is shown without pages; beside the document that it names it has the pages of that."""
    page = opened(reported(ROOT / "samples" / "years" / "pn-2024.yaml"))
    assert page.locator(".pages").count() == 0
    assert page.locator(".question").count() == 8


def test_pages_are_drawn_when_they_are_near(opened: Open, reported: Reported, tmp_path: Path) -> None:
    """Of three hundred pages only some hold anything, though each has its room; the last is drawn when it is reached."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "long.pdf"))
    for number in range(1, 301):
        canvas.drawString(72, 760, f"{number} Avsnitt {number}")
        canvas.drawString(72, 740, f"{number}.1 Finns en plan för {number}?")
        canvas.drawString(72, 720, "Ja, den finns.")
        canvas.showPage()
    canvas.save()
    page = opened(reported(tmp_path / "long.pdf"))
    assert page.locator(".sheet").count() == 300
    assert page.locator(".sheet img").count() < 10
    assert page.locator(".sheets").evaluate("node => node.scrollHeight > 300 * node.clientWidth")
    page.locator(".sections [data-place='q299']").first.click()
    page.wait_for_selector(".sheet[data-at='299'] img")
    assert page.locator(".page-number").inner_text() == "Sida 300 av 300"
