"""Forms of frames that are pictures: labels beside, above and in their frames, and frames with a tooth for each letter."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from rasters import Way, scanned
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import Questionnaire, parse
from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters import tessdata
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.lines.combs import combs_of, moved_together, without_scales
from granskning_cli.readers.scan.picture import Area, Picture
from granskning_cli.readers.scan.places.boxes import places_of
from granskning_cli.readers.scan.places.signs import lone_signs
from granskning_cli.readers.scan.sheet.flat import FAINT, ink_of

DPI = 200
UNIT = DPI / 72
WAY = Way(200, 0.7, 6, 0, 50)
FIELDS = (
    ("Förvaltning", "Tekniska kontoret"),
    ("Kontaktperson", "Berit Ekdahl"),
    ("Nettokostnad (tkr)", "48250"),
    ("Orsak till avvikelsen", "Fler dygn med snö"),
    ("Övriga upplysningar", ""),
)


def answers(result: Questionnaire) -> list[tuple[str, str | None]]:
    return [
        (q.text.rstrip(":"), q.answer.text)
        for section in result.sections for q in section.questions if q.answer is not None
    ]  # fmt: skip


def form(path: Path, kind: str) -> Path:
    """Five fields below a heading: "beside", "above" or "within" their frames."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(50, 780, "Uppgifter till revisionen 2025")
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(50, 745, "Uppgifter om verksamheten")
    for at, (label, value) in enumerate(FIELDS):
        top = 725 - at * (30 if kind == "within" else 36)
        x, label_at, frame = {
            "beside": (200, (50, top - 13), (200, top - 18, 320, 18)),
            "above": (50, (50, top), (50, top - 22, 320, 18)),
            "within": (50, (53, top - 9), (50, top - 30, 480, 30)),
        }[kind]
        canvas.setFont("Helvetica", 7.5 if kind == "within" else 9.5)
        canvas.drawString(*label_at, label + (":" if kind == "beside" else ""))
        canvas.rect(*frame)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(x + 4, frame[1] + 5, value)
    canvas.save()
    return path


@pytest.mark.parametrize("kind", ["beside", "above", "within"])
def test_labels_and_what_stands_in_their_frames_are_questions_and_answers(kind: str, tmp_path: Path) -> None:
    """What is typed in a frame answers its label, and an empty frame is an unanswered question."""
    read = parse(scanned(form(tmp_path / "form.pdf", kind), WAY))
    assert answers(read) == [(label, value or None) for label, value in FIELDS]


def comb(path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(50, 780, "Ansökan om bidrag 2025")
    for at, (label, value) in enumerate(
        (("Postnummer:", "44130"), ("Startdatum:", "20250901"), ("Slutdatum:", ""))
    ):
        y = 740 - 28 * at
        canvas.setFont("Helvetica", 9.5)
        canvas.drawString(50, y, label)
        canvas.setFont("Courier", 12)
        for tooth in range(5 if not at else 8):
            canvas.rect(210 + 16 * tooth, y - 5, 16, 18)
            canvas.drawCentredString(218 + 16 * tooth, y, value[tooth : tooth + 1])
    canvas.save()
    return path


def test_letters_in_the_teeth_of_a_frame_are_one_answer(tmp_path: Path) -> None:
    """Digits with a place each are one number, and teeth with nothing between them an open field."""
    read = parse(scanned(comb(tmp_path / "form.pdf"), Way(300, -0.5, 6, 0, 60)))
    assert answers(read) == [("Postnummer", "44130"), ("Startdatum", "20250901"), ("Slutdatum", None)]


def teeth(marked: set[int], count: int = 5) -> tuple[Picture, list[Area]]:
    grey = np.full((120, 60 + 44 * count), 255, np.uint8)
    cells = [Area(20 + 44 * at, 30, 62 + 44 * at, 80) for at in range(count)]
    for at in marked:
        cv2.putText(grey, "7", (cells[at].x0 + 12, 68), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA)
    return Picture(grey, DPI), cells


def test_a_row_of_places_with_one_mark_is_no_comb() -> None:
    """Letters side by side make a comb; a single one, or two apart, may be marks in a scale."""
    told = {}
    for marked in ({0, 1, 2}, {3, 4}, {2}, {0, 3}, set()):
        picture, cells = teeth(marked)
        told[tuple(sorted(marked))] = len(combs_of(picture, picture.grey, cells))
    assert told == {(0, 1, 2): 1, (3, 4): 1, (2,): 0, (0, 3): 0, (): 1}


def test_a_row_of_a_table_is_no_comb() -> None:
    """Cells that others touch are cells."""
    picture, cells = teeth({0, 1, 2})
    wide = Area(20, 82, cells[-1].x1, 110)
    assert combs_of(picture, picture.grey, [*cells, wide]) == []


def test_letters_are_moved_together() -> None:
    """No white as wide as a tooth is left between two letters."""
    picture, cells = teeth({0, 1, 2})
    moved = moved_together(picture, picture.grey, [cells])
    inked = np.flatnonzero((moved < 128).any(axis=0))
    assert np.diff(inked).max() <= 3 * UNIT
    assert inked[-1] - inked[0] < 2 * 44


@pytest.mark.parametrize(("digits", "combs"), [("12345", 0), ("12X45", 0), ("44130", 1)])
def test_a_row_of_printed_numbers_is_a_scale_and_no_comb(digits: str, combs: int) -> None:
    """Numbers that count up stay cells, though one of them is crossed out."""
    picture, cells = teeth(set())
    for cell, digit in zip(cells, digits, strict=True):
        at = (cell.x0 + 12, 68)
        cv2.putText(picture.grey, digit, at, cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA)
    folder = tessdata.folder()
    assert folder is not None
    reading = Reading(folder, tessdata.MAIN, tessdata.SECOND)
    found = combs_of(picture, picture.grey, cells)
    assert len(found) == 1
    assert len(without_scales(picture, picture.grey, found, reading)) == combs
    reading.close()


def test_boxes_with_their_labels_close_behind_them_are_boxes() -> None:
    """Three boxes of one size count though a letter follows each closely; three capitals of that size do not."""
    grey = np.full((300, 900), 255, np.uint8)
    for at in range(3):
        x = 60 + 250 * at
        cv2.rectangle(grey, (x, 60), (x + 27, 87), 0, 2)
        cv2.putText(grey, "Nej", (x + 33, 87), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 2, cv2.LINE_AA)
        cv2.putText(grey, "BBB", (x, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 0, 3, cv2.LINE_AA)
    picture = Picture(grey, DPI)
    boxes, _ = places_of(picture, (ink_of(picture, FAINT), ink_of(picture)))
    assert sorted(box.x0 // 50 for box in boxes) == [1, 6, 11]
    assert all(box.y1 < 100 for box in boxes)


def test_a_short_word_that_was_passed_over_is_no_mark() -> None:
    """A label by itself is read anew, and a cross by itself is a mark, whatever letters it is read as."""
    grey = np.full((200, 600), 255, np.uint8)
    cv2.putText(grey, "Ort:", (60, 60), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2, cv2.LINE_AA)
    cv2.line(grey, (60, 120), (90, 150), 0, 3)
    cv2.line(grey, (60, 150), (90, 120), 0, 3)
    asked: list[Area] = []

    def read(area: Area) -> list[Word]:
        asked.append(area)
        return [Word("Ort:", BBox(20, 10, 40, 25), score=0.9)]

    words, marks = lone_signs(Picture(grey, DPI), grey, [], 1, read)
    assert [word.text for word in words] == ["Ort:"]
    assert [round(mark.area.top * UNIT) // 10 for mark in marks] == [11]
    assert len(asked) == 2


def test_a_ticked_box_full_of_ink_is_told_by_the_boxes_of_its_row() -> None:
    """A box that is filled but for a light tick is one beside two empty ones; a full one in no row of boxes is none."""
    grey = np.full((300, 900), 255, np.uint8)
    for at, y in ((0, 60), (1, 60), (2, 60), (3, 200)):
        x = 60 + 200 * at
        cv2.rectangle(grey, (x, y), (x + 27, y + 27), 0, 2 if at < 2 else -1)
        if at > 1:
            cv2.polylines(
                grey, [np.array([[x + 6, y + 14], [x + 12, y + 20], [x + 22, y + 8]])], False, 255, 3
            )
    picture = Picture(grey, DPI)
    boxes, _ = places_of(picture, (ink_of(picture, FAINT), ink_of(picture)))
    assert sorted((box.x0 + 5) // 200 for box in boxes) == [0, 1, 2]


def test_a_tick_that_the_word_behind_it_took_in_is_a_mark() -> None:
    """ "✔   Delvis" was read as "Delvis" from the tick on; the word begins behind the white, and letters stay in it."""
    grey = np.full((400, 800), 255, np.uint8)
    cv2.polylines(grey, [np.array([(100, 110), (105, 116), (116, 102)])], False, 0, 4)
    cv2.putText(grey, "Delvis", (160, 118), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    unit = DPI / 72
    read = Word("Delvis", BBox(98 / unit, 95 / unit, 240 / unit, 122 / unit), "", 11, score=0.96)
    words, marks = lone_signs(Picture(grey, DPI), grey, [read], 1, lambda area: [])
    assert [place.kind for place in marks] == ["alone"]
    assert [(word.text, word.bbox.x0 > marks[0].area.x1) for word in words] == [("Delvis", True)]
    grey[:, :130] = 255
    words, marks = lone_signs(Picture(grey, DPI), grey, [read], 1, lambda area: [])
    assert (words, marks) == ([read], [])


def test_a_short_word_that_took_in_the_tick_before_it_is_read_again() -> None:
    """ "✔  Ej uppfyllt": a hardly read "Ej" from the tick on is a mark, and "Ej" behind it is no part of it."""
    grey = np.full((400, 800), 255, np.uint8)
    cv2.polylines(grey, [np.array([(100, 110), (105, 116), (116, 102)])], False, 0, 4)
    cv2.putText(grey, "Ej", (150, 118), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    cv2.putText(grey, "uppfyllt", (182, 118), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    unit = DPI / 72
    words = [
        Word("Ej", BBox(98 / unit, 95 / unit, 182 / unit, 122 / unit), "", 11, score=0.08),
        Word("uppfyllt", BBox(180 / unit, 98 / unit, 300 / unit, 126 / unit), "", 11, score=0.96),
    ]

    def read(area: Area) -> list[Word]:
        return [Word("Ej", BBox(*[at / unit for at in area]), "", 11, score=0.9)] if area.x0 > 140 else []

    kept, marks = lone_signs(Picture(grey, DPI), grey, words, 1, read)
    assert [place.kind for place in marks] == ["alone"]
    assert sorted(word.text for word in kept) == ["Ej", "uppfyllt"]
    assert all(word.bbox.x0 > marks[0].area.x1 for word in kept)
