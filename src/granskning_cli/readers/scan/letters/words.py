"""Words by Tesseract, in process: a rectangle of the page at a time, every word with its confidence.

The Swedish data has no § and reads it as 8; the English has one and loses å, ä and ö where both are asked. So
Swedish reads, and English is asked only where the ink of what may be a § does not tell it.

A word gets the height of its line, from the line's baseline, so that words of one line end at one height.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Final

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.again import Looks, looked_at_again
from granskning_cli.readers.scan.letters.crops import around_ink, framed, grown, parted_in, within
from granskning_cli.readers.scan.letters.crosses import is_cross
from granskning_cli.readers.scan.letters.descending import descended
from granskning_cli.readers.scan.letters.doubled import undoubled
from granskning_cli.readers.scan.letters.edges import without_edges
from granskning_cli.readers.scan.letters.heights import Heights
from granskning_cli.readers.scan.letters.languages import Heard, OtherLanguage
from granskning_cli.readers.scan.letters.ones import may_have_ones, with_ones
from granskning_cli.readers.scan.letters.points import (
    HANGING,
    LEVEL,
    Seen,
    is_number,
    parted,
    pointed,
    seen_in,
)
from granskning_cli.readers.scan.letters.votes import is_decided, is_word
from granskning_cli.readers.scan.picture import Area, Grey, Picture

# The height of a line of type by the height from its ascenders to its descenders as Tesseract measures it.
TYPE: Final = 1.2
BELOW: Final = 0.24  # of it lies below the baseline
_DASH: Final = re.compile(r"[—–-]{2,}|—")
_NOISE: Final = re.compile(r"[|\\/_~.,'`´‘’\"“”:;\[\]{}()=«»¦!—–-]+")
# "ls there anything else?" begins with an I: no language has such a word.
_CAPITAL_I: Final = re.compile(r"l[sfnt]\b\W*")
LEAST: Final = 25.0
# What is lighter is no ink of a sign.
DARK: Final = 178
AROUND: Final = 3.0  # white that is left around what is read, in points
# The white that is put around a short word, in points, from look to look; the height of its line.
MARGINS: Final = (2.0, 3.0, 6.0)
SHORT: Final = (9.0, 14.0)
# Letters whose capitals look the same, and the height of a capital in points: no small one is as high in usual type.
_CASELESS: Final = frozenset("cosuwz")
CAPITAL: Final = 6.8
# As sure as Tesseract mostly is of a cross.
CROSS: Final = 0.5


class Reading:
    """One thread's Tesseract: its languages, the second loaded when it is first asked, and the picture it looks at."""

    def __init__(self, data: str, languages: str, second: str | None) -> None:
        self._data, self._second_language = data, second
        self._languages, self._heard = languages, Heard()
        self.settled = True  # no other language is looked for
        self._main = _loaded(data, languages)
        self._picture: Picture | None = None
        self._heights = Heights()
        self._shown = self._seen = False  # which of them have been given it

    @cached_property
    def _second(self) -> Any | None:
        return _loaded(self._data, self._second_language) if self._second_language else None

    def close(self) -> None:
        self._main.End()
        second = self.__dict__.get("_second")
        if second is not None:
            second.End()

    def look_at(self, picture: Picture, grey: Grey) -> None:
        """The picture that is read from now on; `grey` is what is shown of it."""
        if picture is not self._picture:
            self._heights, self._heard = Heights(), Heard()
        self._picture, self._grey = picture, grey
        self._shown = self._seen = False

    def read(self, area: Area, mode: str) -> list[Word]:
        """The words in a rectangle: a "block" of lines, or a "page" of blocks. Raises OtherLanguage."""
        from tesserocr import PSM

        assert self._picture is not None
        tight = around_ink(self._grey, area, self._picture.px(AROUND))
        if tight is None:
            return []
        if not self._shown:
            _show(self._main, self._grey, self._picture.dpi)
            self._shown = True
        self._main.SetPageSegMode(PSM.AUTO if mode == "page" else PSM.SINGLE_BLOCK)
        self._main.SetRectangle(tight.x0, tight.y0, tight.width, tight.height)
        self._main.Recognize()
        words = [one for word in without_edges(self._words()) for one in self._pointed(word)]
        told = None if self.settled else self._heard.data(words)
        if told is not None and told != self._languages:
            raise OtherLanguage(told)
        if self._second_language is not None:
            looks = Looks(self._picture, self._grey, self._second_text)
            words = [looked_at_again(words, at, looks) for at in range(len(words))]
        return [self._with_ones(word) if may_have_ones(word.text) else word for word in words]

    def _with_ones(self, word: Word) -> Word:
        return word._replace(text=with_ones(word.text, self._grey, self._place(word)))

    def read_turned(self, area: Area, turns: int) -> list[Word]:
        """The words in a rectangle set upright by so many quarter turns clockwise, where they stand in it then."""
        import numpy as np

        picture, grey, heights, settled = self._picture, self._grey, self._heights, self.settled
        assert picture is not None
        upright = np.rot90(grey[area.y0 : area.y1, area.x0 : area.x1], -turns)
        margin = picture.px(MARGINS[-1])
        self._grey = np.pad(upright, margin, constant_values=255)
        self._picture, self._heights, self.settled = Picture(self._grey, picture.dpi), Heights(), True
        self._shown = self._seen = False
        try:
            words = self.read(Area(0, 0, self._grey.shape[1], self._grey.shape[0]), "block")
        finally:
            self._picture, self._grey, self._heights, self.settled = picture, grey, heights, settled
            self._shown = self._seen = False
        by = margin / picture.unit
        return [word._replace(bbox=BBox(*[round(at - by, 2) for at in word.bbox])) for word in words]

    def read_short(self, ink: Area, room: Area | None = None) -> list[Word]:
        """The word or two that ink of a few letters is: a cross by its strokes, others by a vote.

        What goes on above and below it in a `room` is read with it.
        """
        picture = self._picture
        assert picture is not None
        if is_cross(self._grey, ink):
            text, score = "x", CROSS
        else:
            text, score = self._voted(grown(self._grey, ink, room or ink))
        texts = text.split()
        parts = parted_in(self._grey, ink, len(texts)) if len(texts) > 1 else [ink] * len(texts)
        return [self._short(text, part, score) for text, part in zip(texts, parts, strict=True)]

    def _short(self, text: str, ink: Area, score: float) -> Word:
        assert self._picture is not None
        box = self._picture.box(ink)
        if text in _CASELESS and box.bottom - box.top >= CAPITAL:
            text = text.upper()
        size = min(max(TYPE * 1.25 * (box.bottom - box.top), SHORT[0]), SHORT[1])
        place = BBox(
            box.x0, round(box.bottom + BELOW * size - size, 2), box.x1, round(box.bottom + BELOW * size, 2)
        )
        return Word(text, place, "", round(size, 2), score=round(score, 2))

    def _voted(self, ink: Area) -> tuple[str, float]:
        """What several looks at a few letters say most, and how surely.

        "7." is "Få" with little white around it and "7." with more: what a single look says of so few letters is
        not worth much.
        """
        from tesserocr import PSM

        assert self._picture is not None
        seen = seen_in(self._grey, ink)
        votes: dict[str, float] = {}
        apis = [self._main] if self._second is None else [self._main, self._second]
        looks = [(api, margin) for api in apis for margin in MARGINS]
        taken = 0
        for taken, (api, margin) in enumerate(looks, 1):
            _show(api, framed(self._grey, ink, self._picture.px(margin)), self._picture.dpi)
            api.SetPageSegMode(PSM.SINGLE_LINE)
            text = undoubled(" ".join(_cleaned(api.GetUTF8Text()).split()), self._grey, ink)
            text = descended(pointed(text, seen), self._grey, ink)
            votes[text] = votes.get(text, 0.0) + max(0, api.MeanTextConf()) / 100
            if is_decided(list(votes.values()), len(looks) - taken) or is_word(votes, taken):
                break
        self._shown = self._seen = False
        text = max(votes, key=lambda one: votes[one])
        return text, votes[text] / taken

    def signs(self, area: Area, *, edge: int = 2, letters: bool = False) -> Seen | None:
        """The digits and stops that ink in a rectangle seems to be, whatever they are; small letters among them."""
        return seen_in(self._grey, area.inset(edge), below=HANGING if letters else LEVEL)

    def _pointed(self, word: Word) -> list[Word]:
        """A word, with the stops that are seen in its ink if it is a number; two where it holds two. A lone letter once."""
        picture = self._picture
        assert picture is not None
        own = self._place(word)
        if not is_number(word.text):
            once = undoubled(word.text, self._grey, own)
            return [word if once == word.text else word._replace(text=once)]
        seen = seen_in(self._grey, own)
        text = pointed(word.text, seen)
        split = parted(text, seen)
        if split is None:
            return [word if text == word.text else word._replace(text=text)]
        at = word.bbox.x1 - 0.3 * word.size
        return [
            word._replace(text=split[0], bbox=word.bbox._replace(x1=round(at - 0.2 * word.size, 2))),
            word._replace(text=split[1], bbox=word.bbox._replace(x0=round(at, 2))),
        ]

    def _place(self, word: Word) -> Area:
        picture = self._picture
        assert picture is not None
        x0, top, x1, bottom = (round(at * picture.unit) for at in word.bbox)
        return within(Area(x0, top, x1, bottom), self._grey)

    def read_digits(self, area: Area) -> list[Word]:
        """What is in a rectangle if it is nothing but a number."""
        self._main.SetVariable("tessedit_char_whitelist", "0123456789.")
        try:
            return self.read(area.inset(1), "block")
        finally:
            self._main.SetVariable("tessedit_char_whitelist", "")

    def _words(self) -> list[Word]:
        from tesserocr import RIL

        picture = self._picture
        assert picture is not None
        found = self._main.GetIterator()
        out: list[Word] = []
        if found is None or found.Empty(RIL.WORD):
            return out
        size = bottom = 0.0
        while True:
            if not size or found.IsAtBeginningOf(RIL.TEXTLINE):
                height = self._heights.of(found.RowAttributes(), found.GetUTF8Text(RIL.TEXTLINE))
                size = TYPE * height / picture.unit
            box = found.BoundingBox(RIL.WORD)
            base = found.Baseline(RIL.WORD)
            text = _cleaned(found.GetUTF8Text(RIL.WORD))
            score = found.Confidence(RIL.WORD)
            if box is not None and text and not (score < LEAST and _NOISE.fullmatch(text)):
                level = (base[0][1] + base[1][1]) / 2 if base else box[3]
                bottom = level / picture.unit + BELOW * size
                place = BBox(
                    round(box[0] / picture.unit, 2), round(bottom - size, 2),
                    round(box[2] / picture.unit, 2), round(bottom, 2),
                )  # fmt: skip
                if not (_NOISE.fullmatch(text) and self._is_blank(place)):
                    out.append(Word(text, place, "", round(size, 2), score=round(score / 100, 2)))
            if not found.Next(RIL.WORD):
                return out

    def _is_blank(self, box: BBox) -> bool:
        """Whether no ink is where a sign was read: in wide white space Tesseract sees a dash."""
        picture = self._picture
        assert picture is not None
        x0, top, x1, bottom = (max(0, round(at * picture.unit)) for at in box)
        return not (self._grey[top:bottom, x0:x1] < DARK).any()

    def _second_text(self, line: Area) -> str:
        """What the second language reads in a rectangle of one line."""
        picture, second = self._picture, self._second
        assert picture is not None
        assert second is not None
        if not self._seen:
            _show(second, self._grey, picture.dpi)
            self._seen = True
        from tesserocr import PSM

        second.SetPageSegMode(PSM.SINGLE_LINE)
        second.SetRectangle(line.x0, line.y0, line.width, line.height)
        text: str = second.GetUTF8Text()
        return text


def _loaded(data: str, languages: str) -> Any:
    from tesserocr import OEM, PyTessBaseAPI

    return PyTessBaseAPI(path=data, lang=languages, oem=OEM.LSTM_ONLY)


def _show(api: Any, grey: Grey, dpi: float) -> None:
    height, width = grey.shape
    api.SetImageBytes(grey.tobytes(), width, height, 1, width)
    api.SetSourceResolution(round(dpi))


def _cleaned(text: str) -> str:
    import unicodedata

    text = _DASH.sub("–", unicodedata.normalize("NFC", text).strip())
    return f"I{text[1:]}" if _CAPITAL_I.fullmatch(text) else text
