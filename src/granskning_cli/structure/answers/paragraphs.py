"""Lines -> text: words joined over line ends, paragraphs parted by a blank line, list items as "- "."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final

from granskning_cli.model.layout import Line
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.breaks import BULLETS, PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece

_DASHES: Final = frozenset("-–—−*o")
# The item before one of a list is among so many paragraphs above it.
FAR: Final = 100
_NUMBERED: Final = re.compile(r"^(?:\d{1,2}|[a-z])[.)]$")
_STOPS: Final = (".", "!", "?", ":", ";")
_CLOSES: Final = "\"'”’»)"


# What ends a sentence is no part of a word: "åtgärder" + "?".
_CLOSING: Final = frozenset(".,;:?!)")


class Hyphens:
    """Decides whether a hyphen at the end of a line is part of the word, by what the document writes elsewhere.

    "uppfölj-" + "ning" -> "uppföljning", but "IT-" + "säkerhet" and "barn-" + "och" keep theirs, and so does "ont-" + "ils"
    in a document of a language that writes so.
    """

    def __init__(self, lines: Iterable[Line], words: Vocabulary, language: str | None = None) -> None:
        self._lines, self._words = lines, words
        self.language = language
        self._behind = words.enclitics(language)
        self._known: set[str] | None = None

    def join(self, left: str, right: str, broken: bool) -> str:
        """Two pieces of a line end, `broken` where the producer says that it split one word."""
        if broken and not left.endswith("-"):
            return self._broken(left, right)
        if left.endswith(("-", "\u2010")) and len(left) > 1 and left[-2].isalnum():
            return self._broken(left[:-1], right)
        return f"{left} {right}"

    def _broken(self, left: str, right: str) -> str:
        first = re.match(r"\w*", right)
        head = first[0] if first else ""
        if not head and right[:1] in _CLOSING:
            return f"{left}{right}"
        if head.casefold() in self._conjunctions() and len(right.split(None, 1)[0]) == len(head):
            return f"{left}- {right}"
        if head.casefold() in self._behind and len(left) > 1:
            return f"{left}-{right}"
        stem = re.split(r"[^\w-]", left)[-1]
        known = self._vocabulary()
        if f"{stem}{head}".casefold() in known:
            return f"{left}{right}"
        if f"{stem}-{head}".casefold() in known or not head[:1].islower() or not stem[-1:].islower():
            return f"{left}-{right}"
        return f"{left}{right}"

    def _conjunctions(self) -> frozenset[str]:
        return self._words.names["conjunctions"]

    def _vocabulary(self) -> set[str]:
        if self._known is None:
            self._known = set()
            for line in self._lines:
                for word in line.words[:-1]:
                    self._known.add(word.text.strip('.,;:()?!"”').casefold())
        return self._known


def paragraphs(pieces: Sequence[Piece], hyphens: Hyphens) -> list[str]:
    """The text of some lines. List items get "- ", numbered ones keep their number."""
    out: list[str] = []
    previous: Piece | None = None
    in_list = False
    for piece in pieces:
        line = piece.line
        if line is None:
            continue
        marker, text = _item(line, previous, out)
        if marker:
            out.append(f"{marker}{text}")
            in_list = True
        elif previous is None or previous.line is None or _breaks(previous, piece, out, in_list):
            out.append(text)
            in_list = False
        else:
            out[-1] = hyphens.join(out[-1], text, previous.line.words[-1].hyphen)
        previous = piece
    return [text for text in [" ".join(p.split()) for p in out] if text]


def joined(found: Sequence[str]) -> str | None:
    """Paragraphs as one string: items of a list follow each other, paragraphs are parted by a blank line."""
    if not found:
        return None
    out = found[0]
    for before, after in itertools.pairwise(found):
        out += ("\n" if _listed(before) and _listed(after) else "\n\n") + after
    return out


def _listed(text: str) -> bool:
    head = text.split(None, 1)[0] if text else ""
    return head == "-" or bool(_NUMBERED.match(head))


def _item(line: Line, previous: Piece | None, out: Sequence[str]) -> tuple[str, str]:
    """The list marker that a line begins with, in its normal form, and the rest of the line."""
    head = line.words[0].text
    if head[0] in BULLETS and (len(head) > 1 or len(line.words) > 1):
        return "- ", " ".join([head[1:], *[w.text for w in line.words[1:]]]).strip()
    minus = head == "−" and len(line.words) > 1 and line.words[1].text[0].isdecimal()
    single = len(head) == 1 and head in _DASHES and len(line.words) > 1 and not minus
    if single and (head != "o" or line.indent > 0):
        return "- ", " ".join([w.text for w in line.words[1:]])
    if (
        _NUMBERED.match(head)
        and len(line.words) > 1
        and (previous is None or previous.line is None or _in_list(head, out, previous))
    ):
        return f"{head} ", " ".join([w.text for w in line.words[1:]])
    return "", line.text


def _in_list(head: str, out: Sequence[str], previous: Piece) -> bool:
    """ "2." continues a list only after "1."; "1." begins one where the line before ended."""
    digits = head.rstrip(".)")
    if digits in ("1", "a"):
        return previous.line is None or _ends(previous.line.text) or previous.line.short
    before = str(int(digits) - 1) if digits.isdecimal() else chr(ord(digits) - 1)
    return any(text.startswith((f"{before}.", f"{before})")) for text in out[-FAR:])


def _ends(text: str) -> bool:
    """Whether a line ends a sentence."""
    return text.rstrip(_CLOSES).endswith(_STOPS)


def _breaks(previous: Piece, piece: Piece, out: Sequence[str], in_list: bool) -> bool:
    """Whether a line begins a new paragraph."""
    assert previous.line is not None
    assert piece.line is not None
    text = piece.line.text
    ended = _ends(previous.line.text)
    if piece.gap >= PARAGRAPH or piece.divided:
        # "• Bristande service ... upphandlingsfrågor" / blank / "(riskvärde 6)": the item goes on
        return ended or not (text[0].islower() or text[0] == "(")
    if in_list and piece.line.indent < previous.line.indent:
        return True
    if in_list and previous.line.short:
        return True
    return ended and previous.line.short
