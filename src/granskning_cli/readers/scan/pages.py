"""Pictures of pages, one after the other -> Pages, read by as many threads as there are processors.

Pictures are asked for one by one, so that of a hundred scanned pages a few are in memory. In a worker of a batch
every processor has a document of its own, and one thread reads.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import BBox, Note, Page, Rect, Shade
from granskning_cli.readers.scan.heap import share_heap
from granskning_cli.readers.scan.letters import tessdata
from granskning_cli.readers.scan.letters.agree import agreed
from granskning_cli.readers.scan.letters.colons import with_colons
from granskning_cli.readers.scan.letters.foreign import has_own_letters, spelt
from granskning_cli.readers.scan.letters.languages import OtherLanguage, data_for, data_of, language_of
from granskning_cli.readers.scan.letters.weight import sized_alike
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.page import Read, read_page
from granskning_cli.readers.scan.picture import Numbered, Picture
from granskning_cli.readers.scan.places.marks import marks_of
from granskning_cli.readers.scan.readings import Readings
from granskning_cli.readers.scan.sheet.dither import undithered
from granskning_cli.readers.scan.sheet.photo import sheet_in
from granskning_cli.readers.scan.sheet.shaded import STRIPED, headings, striped
from granskning_cli.readers.scan.sheet.spread import halves_of
from granskning_cli.readers.scan.sheet.squared import squared
from granskning_cli.readers.scan.sheet.upright import SURE, best_turn, sureness, turned
from granskning_cli.readers.scan.survey import Surveyed, survey

MOST_THREADS: Final = 4
# A picture is brought to this many pixels an inch at the least, since small type is read worse, and at the most.
SHARPEST: Final = 310.0
COARSEST: Final = 190.0
# No picture is made to have more pixels: an A3 page at 300 dpi has 17 million.
MOST_PIXELS: Final = 60_000_000
LEAST: Final = 100  # pixels along a side
# Below this Tesseract guesses.
POOR: Final = 0.6


@dataclass(slots=True)
class Usual:
    """How the pages before were read: by how many quarters they were turned, and with which data."""

    quarters: int = 0
    data: str = tessdata.MAIN


@dataclass(slots=True)
class Known:
    """What was seen of one picture, turned by so many quarters, before it was read."""

    quarters: int | None = None
    sheets: Sequence[Surveyed] = ()


def read_pictures(pictures: Iterable[Numbered]) -> tuple[list[Page], list[Note]]:
    """The pages in their order, and what is to be said of them. Raises Unreadable R150 and R151."""
    missing = tessdata.refusal()
    if missing is not None:
        raise missing
    found = [read for reads in _read_all(pictures) for read in reads]
    marks: dict[int, list[int]] = {}
    # two pages of a book are one page of a document, so that numbers do not tell them apart
    words = marks_of([place._replace(page=at) for at, read in enumerate(found) for place in read.places])
    for index, (at, _) in enumerate(words):
        marks.setdefault(at, []).append(index)
    told = with_colons(spelt(agreed(sized_alike([read.words for read in found]))))
    pages = [
        Page(
            read.number, read.width, read.height, rules=tuple(read.rules),
            rects=(*read.pills, *[Rect(box, filled=True, stroked=False) for box in _fields(read, stripes)]),
            shades=tuple(Shade(box, STRIPED) for box in stripes),
            words=(*own, *[words[index][1] for index in marks.get(at, ())]),
        )
        for at, (read, own) in enumerate(zip(found, told, strict=True))
        for stripes in [_stripes(read)]
    ]  # fmt: skip
    return pages, list(_notes(found))


def _stripes(read: Read) -> list[BBox]:
    written = [word.bbox for word in read.words] + [place.area for place in read.places]
    return striped(read.shades, written) if read.shades else []


def _fields(read: Read, stripes: Sequence[BBox]) -> list[BBox]:
    """What is shaded to be written in."""
    rows = [*stripes, *headings(read.shades, read.rules)] if read.shades else []
    return [box for box in read.shades if box not in rows]


def _notes(found: Iterable[Read]) -> Iterator[Note]:
    readable = [read for read in found if read.words]
    halves = Counter(read.number for read in readable)
    for read in [read for read in readable if read.unknown][:1]:
        data = data_of(read.unknown)
        yield Note("R165", said("R165", page=read.number, language=read.unknown, data=data), read.number)
    for read in readable:
        way = "halves" if halves[read.number] > 1 else "turned" if read.turned else ""
        told = said("R155", way, page=read.number, degrees=90 * read.turned)
        yield Note("R155", told, read.number)
        if read.stamped:
            yield Note("R166", said("R166", page=read.number), read.number)
        if read.sideways:
            yield Note("R159", said("R159", page=read.number), read.number)
        if read.ink and sureness(read.words) < POOR:
            yield Note("R157", said("R157", page=read.number), read.number)


def _read_all(pictures: Iterable[Numbered]) -> Iterator[list[Read]]:
    threads = _threads()
    folder = tessdata.folder()
    assert folder is not None
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # more threads make Tesseract slower
    readings, usual = Readings(folder), Usual()

    def work(one: Numbered) -> list[Read]:
        return _in_its_language(one, readings, usual)

    if threads == 1:
        yield from map(work, pictures)
    else:
        yield from _in_threads(work, pictures, threads)
    readings.close()


def _in_its_language(one: Numbered, readings: Readings, usual: Usual) -> list[Read]:
    """The pages of a picture, read as those before it were; anew where their words are in another language."""
    read_in, known = usual.data, Known()
    try:
        with readings.one(read_in, settled=False) as reading:
            out = _page(one, reading, usual, known)
    except OtherLanguage as told:
        read_in = told.data
        with readings.one(read_in) as reading:
            out = _page(one, reading, usual, known)
    language = language_of(word.text for read in out for word in read.words if not word.font)
    usual.data = data = data_for(language)
    if data != read_in:
        with readings.one(data) as reading:
            out = _page(one, reading, usual, known)
    lost = data != data_of(language) and has_own_letters(language)
    return [replace(read, unknown=language) for read in out] if lost else out


def _in_threads(
    work: Callable[[Numbered], list[Read]], pictures: Iterable[Numbered], threads: int
) -> Iterator[list[Read]]:
    share_heap()
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[list[Read]]] = deque()
        for picture in pictures:
            waiting.append(pool.submit(work, picture))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _threads() -> int:
    if multiprocessing.parent_process() is not None:
        return 1
    return max(1, min(MOST_THREADS, os.cpu_count() or 1))


def _page(one: Numbered, reading: Reading, usual: Usual, known: Known) -> list[Read]:
    """The pages of a picture, mostly one, read as most pages before it were turned; anew where it cannot be read so."""
    whole = undithered(one.picture)
    sheet = sheet_in(whole)
    picture, base = _scaled(sheet if sheet is whole else squared(sheet)), usual.quarters
    out = _halves(turned(picture, base), one.number, reading, base, known)
    sure = min(sureness(read.words) for read in out if read.ink or len(out) == 1)
    if sure >= SURE or not any(read.ink for read in out):
        return out
    quarters = best_turn(turned(picture, base), reading, sure)
    if not quarters:
        return out
    quarters = (base + quarters) % 4
    again = _halves(turned(picture, quarters), one.number, reading, quarters, known)
    if max(sureness(read.words) for read in again) <= sure:
        return out
    usual.quarters = quarters
    return again


def _halves(picture: Picture, number: int, reading: Reading, quarters: int, known: Known) -> list[Read]:
    if known.quarters != quarters:
        known.quarters, known.sheets = quarters, [survey(half) for half in halves_of(picture)]
    return [read_page(sheet, number, reading, quarters) for sheet in known.sheets]


def _scaled(picture: Picture) -> Picture:
    """As sharp as Tesseract reads best; a sheet so large that its picture would have too many pixels less so."""
    import cv2

    by = 1.0
    if picture.dpi > SHARPEST:
        by = 300 / picture.dpi
    elif picture.dpi < COARSEST:
        by = 2.0 if picture.dpi >= COARSEST / 2 else COARSEST / picture.dpi
        by = min(by, max(1.0, (MOST_PIXELS / picture.grey.size) ** 0.5))
    if by == 1:
        return _no_sliver(picture)
    high, wide = (max(1, round(by * side)) for side in picture.grey.shape)
    kind = cv2.INTER_AREA if by < 1 else cv2.INTER_CUBIC
    return _no_sliver(
        picture.moved(lambda grey: cv2.resize(grey, (wide, high), interpolation=kind), picture.dpi * by)
    )


def _no_sliver(picture: Picture) -> Picture:
    """With white paper below and beside what is too thin to look for lines in."""
    import cv2

    high, wide = (max(0, LEAST - side) for side in picture.grey.shape)
    if not high and not wide:
        return picture
    return picture.moved(
        lambda grey: cv2.copyMakeBorder(grey, 0, high, 0, wide, cv2.BORDER_CONSTANT, value=255)
    )
