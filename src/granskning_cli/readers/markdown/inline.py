"""A paragraph of Markdown -> its text without marks of emphasis, links and code: bold and italic runs, boxes.

**2.1** Är `mål_a` uppfyllt? [x] Ja [ ] Nej    ->   2.1 (bold) Är mål_a uppfyllt? ☒ Ja ☐ Nej
"""

from __future__ import annotations

import re
from typing import Final

from granskning_cli.readers.drawn_at import drawn_at
from granskning_cli.readers.flow import Field, Run
from granskning_cli.readers.references import resolved

# Emphasis ends within so many characters; everything here is bounded, so that no text takes long.
FARTHEST: Final = 1000

_TOKEN: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`{1,4})(?!`)(?P<code>.{1,1000}?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<box>\[[ xX]\](?!\())"
    r"|!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)"
    r"|\[(?P<link>[^\[\]]{1,1000})\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,200}\")?\)"
    r"|<sup>(?P<above>[^<>]{1,40})</sup>"
    r"|\[\^(?P<note>\d{1,3})\]"
    r"|(?P<break><br\s*/?>|\\\n)"
    r"|<(?P<address>[a-z][a-z0-9+.-]{1,30}:[^<>\s]{1,2000})>"
    r"|</?[a-zA-Z][^<>]{0,2000}>"
    r"|(?P<mark>\*\*\*|\*\*|__|\*|_|~~)",
    re.S,
)


def pieces(text: str) -> list[Run | Field]:
    """The runs and boxes of a text; a line feed in it breaks the line."""
    out: list[Run | Field] = []
    open_marks: list[str] = []
    at = 0
    while at < len(text):
        match = _TOKEN.search(text, at)
        if match is None:
            break
        _say(out, resolved(text[at : match.start()]), open_marks)
        at = match.end()
        if match["mark"]:
            _mark(out, match, text, open_marks)
        elif match["box"]:
            out.append(Field("checkbox", "", match["box"][1] != " "))
        elif match["link"]:
            _say(out, match["link"], open_marks)
        elif match["above"] or match["note"]:
            _say(out, match["above"] or match["note"], open_marks, raised=True)
        elif match["break"]:
            _say(out, "\n", open_marks)
        else:
            _say(out, match["escaped"] or match["code"] or match["address"] or "", open_marks)
    _say(out, resolved(text[at:]), open_marks)
    return out


def _say(out: list[Run | Field], text: str, marks: list[str], *, raised: bool = False) -> None:
    if text:
        bold = any(len(mark) > 1 and mark != "~~" for mark in marks)
        italic = any(len(mark) in (1, 3) for mark in marks)
        out.append(Run(text, bold, italic, raised=raised, drawn=drawn_at(lined=False, struck="~~" in marks)))


def _mark(out: list[Run | Field], match: re.Match[str], text: str, marks: list[str]) -> None:
    """Opens or closes emphasis, or is a star or a low line like any other."""
    mark = match["mark"]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    inside_word = mark[0] == "_" and before.isalnum() and after.isalnum()
    if mark in marks and before.strip() and not inside_word:
        marks.remove(mark)
    elif after.strip() and not inside_word and _closes(mark, text, match.end()):
        marks.append(mark)
    else:
        _say(out, mark, marks)


def _closes(mark: str, text: str, start: int) -> bool:
    """Whether the same mark stands after a letter not too far on."""
    end = start + FARTHEST
    at = text.find(mark, start + 1, end)
    while at > 0:
        if text[at - 1].strip():
            return True
        at = text.find(mark, at + 1, end)
    return False
