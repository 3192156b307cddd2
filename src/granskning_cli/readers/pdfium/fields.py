"""What pdfium keeps to itself of a form: the values of groups, read in the copy that it saves of the document.

pdfium tells which appearance a button shows, and nothing of the /V of the group it is in, nor of fields that no page
holds. Its own copy of the document is well formed, decrypted and has no compressed objects, whatever the file was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import PYFUNCTYPE, Structure, addressof, c_int, c_ulong, c_void_p, string_at
from typing import Any, Final

from granskning_cli.readers.pdfium.raw import Pdfium
from granskning_cli.readers.widget_state import OFF, Group

_WITHOUT_SECURITY: Final = 3
_DEEPEST: Final = 20
LONGEST: Final = 12  # digits of a number
_PUSH: Final = 1 << 16
# Objects that hold none of these are no part of a form.
_TELLING: Final = (b"/T(", b"/T<", b"/Parent", b"/Annots")
# A backslash takes the bracket behind it with it everywhere: a string without its end is looked through once only.
_TOKEN: Final = re.compile(
    rb"<<|>>|[\[\]]|/(?:\\[()\\]?|[^\s/<>\[\]()%{}\\])*|\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*+>|\d+ \d+ R"
    rb"|(?:\\[()\\]?|[^\s/<>\[\]()%{}\\])+",
    re.S,
)
_ESCAPE: Final = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.S)
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_LETTERS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WRITE: Final = PYFUNCTYPE(c_int, c_void_p, c_void_p, c_ulong)


class _FileWrite(Structure):
    _fields_ = (("version", c_int), ("write", _WRITE))


class Ref(int):
    """The number of another object."""


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


def groups_of(pdfium: Pdfium, document: c_void_p) -> tuple[dict[str, Group], list[str]]:
    """The fields of a document by their full names; and those that hold a value and are on no page."""
    return _Tree(_copy(pdfium, document)).groups()


def _copy(pdfium: Pdfium, document: c_void_p) -> bytes:
    parts: list[bytes] = []

    def write(_: int, data: int, size: int) -> int:
        parts.append(string_at(data, size))
        return 1

    to = _FileWrite(1, _WRITE(write))
    pdfium.SaveAsCopy(document, addressof(to), _WITHOUT_SECURITY)
    return b"".join(parts)


class _Tree:
    """The objects of a copy; each is parsed when it is asked for."""

    def __init__(self, copy: bytes) -> None:
        self._raw = dict(_objects(copy))
        self._read: dict[int, Any] = {}

    def groups(self) -> tuple[dict[str, Group], list[str]]:
        """See `groups_of`."""
        members: dict[int, list[int]] = {}
        on_pages: set[int] = set()
        for number, raw in self._raw.items():
            if not any(key in raw for key in _TELLING):
                continue
            one = self.plain(Ref(number))
            if not isinstance(one, dict):
                continue
            if "Annots" in one:
                on_pages.update(ref for ref in self.plain(one["Annots"]) or () if isinstance(ref, Ref))
            if "T" in one or one.get("Subtype") == "Widget":
                owner = next((at for at, field in self.lineage(number) if "T" in field), None)
                if owner is not None:
                    members.setdefault(owner, []).append(number)
        found: dict[str, Group] = {}
        lost: list[str] = []
        for owner, numbers in members.items():
            # a field that others with names of their own stand below holds no value
            group, name = self.group(owner, numbers), self.name(owner)
            found[name] = group
            if group.values and not on_pages.intersection(numbers) and self._answers(owner):
                lost.append(name)
        return found, lost

    def group(self, owner: int, numbers: list[int]) -> Group:
        """What a field's value says, and what its widgets show."""
        value = self.inherited(owner, "V")
        values = [self.plain(one) for one in value] if isinstance(value, list) else [value]
        options = [self.plain(one) for one in self.inherited(owner, "Opt") or () if one is not None]
        pairs = [[self.plain(o) for o in one] if isinstance(one, list) else [one] for one in options]
        chosen = self.inherited(owner, "I")
        widgets = [self.plain(Ref(number)) for number in numbers]
        shown = [one.get("AS") for one in widgets]
        looks = [self.plain((self.plain(one.get("AP")) or {}).get("N")) for one in widgets]
        drawn = [state for state, look in zip(shown, looks, strict=True) if state in (look or ())]
        return Group(
            frozenset(_text(one) for one in values if isinstance(one, (str, bytes)) and one != OFF),
            frozenset(str(one) for one in shown if one and one != OFF),
            tuple(_text(pair[0]) if pair else "" for pair in pairs),
            frozenset(i for i in chosen if isinstance(i, int)) if isinstance(chosen, list) else None,
            OFF in values,
            frozenset(str(one) for one in drawn if one and one != OFF),
        )

    def name(self, owner: int) -> str:
        """A field's full name."""
        return ".".join(reversed([_text(self.plain(f["T"])) for _, f in self.lineage(owner) if "T" in f]))

    def _answers(self, owner: int) -> bool:
        kind, flags = self.inherited(owner, "FT"), self.inherited(owner, "Ff")
        return kind in ("Tx", "Ch") or (kind == "Btn" and not (isinstance(flags, int) and flags & _PUSH))

    def lineage(self, number: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """A field and its parents, nearest first."""
        for _ in range(_DEEPEST):
            field = self.plain(Ref(number))
            if not isinstance(field, dict):
                return
            yield number, field
            parent = field.get("Parent")
            if not isinstance(parent, Ref):
                return
            number = parent

    def inherited(self, number: int, key: str) -> Any:
        """An entry of a field, its parents' where it has none."""
        return next((self.plain(field[key]) for _, field in self.lineage(number) if key in field), None)

    def plain(self, value: Any) -> Any:
        """What a reference stands for."""
        for _ in range(_DEEPEST):
            if not isinstance(value, Ref):
                break
            if value not in self._read:
                self._read[value] = _parsed(self._raw.get(value, b""))
            value = self._read[value]
        return value


def _objects(copy: bytes) -> Iterator[tuple[int, bytes]]:
    """Each object's number and what it says, without its stream."""
    head, at = b" 0 obj\r\n", 0
    while (found := copy.find(head, at)) >= 0:
        start = found + len(head)
        number = copy[copy.rfind(b"\n", 0, found) + 1 : found]
        end = copy.find(b"\r\nendobj", start)
        at = end = end if end >= 0 else len(copy)
        stream = copy.find(b">>stream\r\n", start, end)
        if number.isdigit() and len(number) < LONGEST:
            yield int(number), copy[start : stream + 2 if stream >= 0 else end]


def _parsed(raw: bytes) -> Any:
    """The one value that some bytes are, None where they are none."""
    stack: list[list[Any]] = [[]]
    for token in _TOKEN.findall(raw):
        if token in (b"<<", b"["):
            stack.append([])
        elif token in (b">>", b"]") and len(stack) > 1:
            items = stack.pop()
            pairs = zip(items[::2], items[1::2], strict=False)
            stack[-1].append({str(k): v for k, v in pairs} if token == b">>" else items)
        else:
            stack[-1].append(_value(token))
    return stack[0][0] if stack[0] else None


def _value(token: bytes) -> Any:
    match token[:1]:
        case b"/":
            name = token[1:]
            if b"#" in name:
                name = _HEX.sub(lambda match: bytes([int(match[1], 16)]), name)
            return Name(_decoded(name))
        case b"(":
            return _ESCAPE.sub(_unescaped, token[1:-1])
        case b"<":
            digits = re.sub(rb"\s", b"", token[1:-1])
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if token.endswith(b" R"):
        return Ref(token.split()[0])
    return int(token) if token.lstrip(b"-").isdigit() and len(token) < LONGEST else None


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    if said[:1].isdigit():
        return bytes([int(said, 8) & 0xFF])
    return _LETTERS.get(said, said)


def _decoded(name: bytes) -> str:
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("latin-1")


def _text(value: Any) -> str:
    """A text as pdfium gives it, but for the few characters in which PDF's own encoding is not Latin-1."""
    if not isinstance(value, bytes):
        return value if isinstance(value, str) else ""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    return value.decode("latin-1")
