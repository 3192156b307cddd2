"""Letters that stand alone -> the words they were.

On a page with little text pdfium may take the lines for columns, and a turned label for a column of lines: each
letter then comes as a word of its own ("F", "r", "a", "m"). Letters that touch, on one baseline or one above the
other, are one word; where a space was, they do not touch.
"""

from __future__ import annotations

from typing import Final

from granskning_cli.model.layout import BBox, Word

# A page where so many of the words are single letters has been scattered.
SHARE: Final = 0.12
FEWEST: Final = 4
# Letters of one word leave less than this between them, in sizes of type; a space is wider.
TOUCH: Final = 0.14
OVERLAP: Final = 0.35


def rejoin(words: list[Word], hidden: list[bool]) -> tuple[list[Word], list[bool]]:
    """The words with touching ones joined, and whether each is hidden; the same lists where nothing is scattered."""
    single = [len(word[0]) for word in words].count(1)
    if single < FEWEST or single < SHARE * len(words):
        return words, hidden
    out: list[Word] = []
    seen: list[bool] = []
    for word, unseen in zip(words, hidden, strict=True):
        if out and seen[-1] == unseen and _touch(out[-1], word):
            before = out[-1]
            a, b = before.bbox, word.bbox
            box = BBox(min(a.x0, b.x0), min(a.top, b.top), max(a.x1, b.x1), max(a.bottom, b.bottom))
            out[-1] = before._replace(text=before.text + word.text, bbox=box, hyphen=word.hyphen)
        else:
            out.append(word)
            seen.append(unseen)
    return out, seen


def _touch(before: Word, word: Word) -> bool:
    a, b = before.bbox, word.bbox
    size = max(before.size, word.size)
    if size <= 0 or abs(before.size - word.size) > 0.2 * size or before.hyphen:
        return False
    if abs(a.bottom - b.bottom) <= 0.2 * size and abs(a.top - b.top) <= 0.2 * size:
        return -OVERLAP * size <= b.x0 - a.x1 <= TOUCH * size
    # only upwards, as labels are turned: bullets and the X of close rows follow each other downwards
    turned = abs((a.x0 + a.x1) - (b.x0 + b.x1)) <= 0.4 * size and a.x1 - a.x0 <= 2 * size
    return turned and word.text.isalnum() and -OVERLAP * size <= a.top - b.bottom <= TOUCH * size
