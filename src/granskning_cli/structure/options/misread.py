"""Labels that were read from a picture with one letter wrong -> the labels of the document's own language.

☐ Ja  ☐ Nei      in a Swedish document       -> Nej      "Nei" is a label too, but a Norwegian one
Yes | No | NIA   in an English one           -> N/A

Only letters that look alike are changed, and only where nothing but a label stands: alone in its cell or beside its box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from granskning_cli.model.layout import BALLOT, TICKED, Cell, Line, Row, Word
from granskning_cli.scales.spoken import language_of
from granskning_cli.structure.language import Language, Vocabulary, normal
from granskning_cli.structure.options.labels import MOST_WORDS

# Letters of one group are taken for each other.
_ALIKE: Final = ("ijl1|!/t", "o0öóqc", "aåäà", "eéc", "uvü", "nhr", "s5", "b8", "gq9", "ef")
_SIGNS: Final = frozenset((BALLOT, TICKED))
# So many labels of one language tell it, where its common words do not.
FEWEST: Final = 3


def put_right(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows with such labels as they were printed; rows that were not read from a picture as they are."""
    if not any(_scored(row) for row in rows):
        return rows
    language = _language(rows, words)
    return rows if language is None else [replace(row, cells=tuple(_cells(row, language))) for row in rows]


def _scored(row: Row) -> bool:
    """Whether a row was read from a picture; of one page all words were, or none."""
    first = next((line.words[0] for cell in row.cells for line in cell.lines), None)
    return first is not None and first.score is not None


def _language(rows: Iterable[Row], words: Vocabulary) -> Language | None:
    """The language that the rows are in: by its common words, or in a short form by the most of its labels."""
    texts = [w.text for row in rows for cell in row.cells for line in cell.lines for w in line.words]
    code = language_of(texts, [language.code for language in words.languages]) or _by_labels(texts, words)
    return next((language for language in words.languages if language.code == code), None)


def _by_labels(texts: Sequence[str], words: Vocabulary) -> str | None:
    counted = Counter(text.casefold() for text in texts)
    met = [(sum(counted[label] for label in one.options), one.code) for one in words.languages]
    most = max([count for count, _ in met], default=0)
    best = [code for count, code in met if count == most]
    return best[0] if most >= FEWEST and len(best) == 1 else None


def _cells(row: Row, language: Language) -> Iterator[Cell]:
    for cell in row.cells:
        lines = tuple([_line(line, language) for line in cell.lines])
        yield cell if lines == cell.lines else replace(cell, lines=lines)


def _line(line: Line, language: Language) -> Line:
    out: list[Word] = []
    run: list[Word] = []
    for word in (*line.words, None):
        if word is None or word.text in _SIGNS:
            out += _label(run, language)
            out += [word] if word is not None else []
            run = []
        else:
            run.append(word)
    return line if tuple(out) == line.words else replace(line, words=tuple(out))


def _label(run: list[Word], language: Language) -> list[Word]:
    if not 0 < len(run) <= MOST_WORDS or any(word.score is None for word in run):
        return run
    text = normal(" ".join([word.text for word in run]))
    if text in language.options:
        return run
    found = {
        label
        for label in _same_length(language.code, tuple(language.options)).get(len(text), ())
        if _alike(text, label)
    }
    if len(found) != 1:
        return run
    right = found.pop().split(" ")
    return (
        [_written(word, text_) for word, text_ in zip(run, right, strict=True)]
        if len(right) == len(run)
        else run
    )


@lru_cache(maxsize=8)
def _same_length(code: str, labels: tuple[str, ...]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for label in labels:
        out.setdefault(len(label), []).append(label)
    return out


def _alike(text: str, label: str) -> bool:
    """Whether they differ in one letter, by one that looks like it."""
    wrong = [(a, b) for a, b in zip(text, label, strict=True) if a != b]
    return len(text) > 1 and len(wrong) == 1 and any(set(wrong[0]) <= set(group) for group in _ALIKE)


def _written(word: Word, text: str) -> Word:
    """The word with the label's letters, as large as they were printed; what stands around them stays."""
    at = word.text.casefold().find(normal(word.text))
    if at < 0 or len(normal(word.text)) != len(text):
        return word
    printed = word.text[at : at + len(text)]
    upper = printed.isupper() and len(printed) > 1
    letters = [
        new.upper() if upper or (i == 0 and old.isupper()) else new
        for i, (old, new) in enumerate(zip(printed, text, strict=True))
    ]
    return word._replace(text=word.text[:at] + "".join(letters) + word.text[at + len(text) :])
