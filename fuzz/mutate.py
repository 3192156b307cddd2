"""Changed inputs: a random source, a seed and the other seeds in, bytes out; the same source gives the same bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

Mutate = Callable[[Random, bytes, Sequence[bytes]], bytes]

NUMBERS = (
    b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999",
    b"1e308", b"-0.0", b"nan", b"0.00001", b"1" * 5000,
)  # fmt: skip
WORDS = tuple(
    word.encode()
    for word in (
        "X", "Ja", "Nej", "Delvis", "Vet ej", "Yes", "No", "1.1", "3.3a)", "b)", "1.", "2025", "§ 12", "☒", "☐", "[x]", "[ ]",
        "(x)", "●", "○", "?", ":", "Fråga", "Svar", "Kommentar", "Ange datum", "2025-13-45", "31 februari 2025", "½", "²",
        "٣", "1.²", "①", "\x0c", "\t", "\u2028", "\x85", "\u00a0", "\u202e", "\ufeff", "\x00", "\x1b[31m", "\u0301",
        "😀", "İ", "ß", "ﬁ", "   ", " " * 200, "-" * 300, "|", "_" * 80, "(" * 500, "\n" * 30, "1.1.1.1.1.1.1.1", "a" * 3000,
        "100 %", "12 mnkr", "1 234,5 tkr", "3x4", "IV", "Sida 1 av 3", "\r", "\r\n", "\v",
    )
)  # fmt: skip
MARKS = (
    b"<table>", b"</table>", b"<tr>", b"<td colspan='99999999'>", b"<td rowspan=-1>", b"<td>", b"</td>", b"<input type=checkbox checked>",
    b"<input type=radio>", b"<select><option selected>", b"<textarea>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<br/>", b"</p>",
    b"<script>", b"<ol start='x'>", b"<li value=1e9>", b"&#x110000;", b"&#0;", b"&#" + b"9" * 5000 + b";",
    b"&nbsp;", b"&bogus;", b"<p", b">", b'"', b"'",
    b"<div>" * 1500, b"<label for=''>", b"<?x?>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
)  # fmt: skip
YAML = (
    b"null", b"~", b"true", b"no", b"&a", b"*a", b"<<: *a", b"!!python/object:x", b"!!binary AA==", b"? ", b"- ", b"  ", b"{", b"}",
    b"[", b"]", b"[" * 2000, b"|\n", b">-\n", b"---\n", b"...\n", b"%YAML 9.9\n", b"'", b'"', b"\\ud800", b"\\x00", b"2025-01-01",
    b"0x1f", b"1_0", b".inf", b"1:30:00", b"\t", b"#", b": ", b"=", b"\xff", b"\xef\xbb\xbf", b"number:", b"options:", b"sections:",
)  # fmt: skip
OPERATORS = (
    b" q ", b" Q " * 50, b" q " * 600, b" BT ", b" ET ", b" Tj ", b" TJ ", b" Do ", b" re f ", b" 0 0 m 1e9 1e9 l S ", b" 0 0 0 0 0 0 cm ",
    b" 1e30 0 0 1e30 0 0 Tm ", b" [ ", b" ] ", b" << ", b" >> ", b" ( ", b" ) ", b" ID EI ", b"/F1 0 Tf ", b"/F1 -9 Tf ", b" null ",
    b" true ", b" 1 0 R ", b" 99999 0 R ", b" /Kids[2 0 R] ", b"/Parent 2 0 R", b"/AS/Off", b"/V()", b"/FT/Btn", b"/Rect[0 0 0 0]",
    b"/Rect[9 9 1 1]", b"/MediaBox[0 0 0 0]", b"/MediaBox[0 0 1e9 1e9]", b"/Rotate 91", b"/Rotate 90", b"/UserUnit 0", b"/Annots 5 0 R",
    b"/Opt[()]", b"/MK<</CA(\xfe\xff)>>", b"/Length 0", b"/Filter/FlateDecode", b"/ToUnicode 1 0 R",
)  # fmt: skip
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_PIECES = re.compile(rb"<[^>]{0,2000}>|[^<]+|<")
_OBJECT = re.compile(rb"(?s)\b(\d+) (\d+) obj\b(.*?)\bendobj")
_STREAM = re.compile(rb"(?s)(.*?)stream\r?\n(.*?)\r?\n?endstream")
LARGEST = 300_000


def lines(rng: Random, seed: bytes, others: Sequence[bytes]) -> bytes:
    """A text: its lines moved, lost, doubled, joined with another's, and words put in."""
    return _steps(rng, seed, others, WORDS, rb"(?<=\n)")


def data_lines(rng: Random, seed: bytes, others: Sequence[bytes]) -> bytes:
    """YAML or JSON: by lines, with what its grammar stumbles over."""
    return _steps(rng, seed, others, (*YAML, *YAML, *WORDS), rb"(?<=\n)|(?<=[,{])")


def markup(rng: Random, seed: bytes, others: Sequence[bytes]) -> bytes:
    """A text with tags: tags and texts moved, lost and doubled."""
    return _steps(rng, seed, others, (*MARKS, *MARKS, *WORDS), None)


def _steps(
    rng: Random, seed: bytes, others: Sequence[bytes], words: Sequence[bytes], parted: bytes | None
) -> bytes:
    pieces = re.split(parted, seed) if parted else _PIECES.findall(seed)
    if rng.random() < 0.5 and len(pieces) > 12:  # a short input is run more often in the same time
        start = rng.randrange(len(pieces) - 10)
        pieces = pieces[start : start + rng.choice((5, 10, 30))]
    for _ in range(rng.choice((1, 1, 2, 3, 5, 12))):
        pieces = _moved(rng, pieces, others, words, parted)
    out = b"".join(pieces)
    return _bitten(rng, out) if rng.random() < 0.15 else out[:LARGEST]


def _moved(
    rng: Random, pieces: list[bytes], others: Sequence[bytes], words: Sequence[bytes], parted: bytes | None
) -> list[bytes]:
    """One step."""
    at, to = (rng.randrange(len(pieces) + 1) for _ in range(2))
    low, high = sorted((at, min(to, at + 8)))
    match rng.randrange(8):
        case 0:
            return pieces[:low] + pieces[high:]
        case 1:
            return pieces[:high] + pieces[low:high] * rng.choice((1, 1, 2, 20)) + pieces[high:]
        case 2:
            return pieces[:low] + pieces[high:] + pieces[low:high]
        case 3:
            other = rng.choice(others)
            found = re.split(parted, other) if parted else _PIECES.findall(other)
            start = rng.randrange(len(found) + 1)
            return pieces[:at] + found[start : start + rng.randrange(12)] + pieces[at:]
        case 4 if pieces and at < len(pieces):
            return [*pieces[:at], _numbered(rng, pieces[at]), *pieces[at + 1 :]]
        case 5 if pieces and at < len(pieces):
            return [*pieces[:at], pieces[at].strip() if rng.random() < 0.5 else b"", *pieces[at + 1 :]]
        case _ if pieces and at < len(pieces):
            return [*pieces[:at], _put_in(rng, pieces[at], words), *pieces[at + 1 :]]
        case _:
            return [*pieces, rng.choice(words)]


def _put_in(rng: Random, piece: bytes, words: Sequence[bytes]) -> bytes:
    """A word between two bytes of the piece, or in place of one of its words."""
    word = rng.choice(words)
    if rng.random() < 0.5:
        at = rng.randrange(len(piece) + 1)
        return piece[:at] + word + piece[at:]
    parts = re.split(rb"(\s+)", piece)
    parts[rng.randrange(len(parts))] = word
    return b"".join(parts)


def _numbered(rng: Random, piece: bytes) -> bytes:
    """One of its numbers is another one."""
    found = list(_NUMBER.finditer(piece))
    if not found:
        return piece
    one = rng.choice(found)
    return piece[: one.start()] + rng.choice(NUMBERS) + piece[one.end() :]


def _bitten(rng: Random, data: bytes) -> bytes:
    """Bytes changed, lost or cut off, whatever they mean."""
    out = bytearray(data[:LARGEST])
    for _ in range(rng.choice((1, 2, 4, 16))):
        if not out:
            return b""
        at = rng.randrange(len(out))
        match rng.randrange(5):
            case 0:
                out[at] = rng.randrange(256)
            case 1:
                out[at] ^= 1 << rng.randrange(8)
            case 2:
                del out[at : at + rng.choice((1, 2, 64))]
            case 3:
                out[at:at] = bytes(rng.randrange(256) for _ in range(rng.choice((1, 4, 32))))
            case _ if rng.random() < 0.2:
                del out[at:]
    return bytes(out)


def office(rng: Random, seed: bytes, others: Sequence[bytes]) -> bytes:
    """A package: one of its parts is changed as markup, one is lost, or the archive itself is bitten."""
    if rng.random() < 0.1:
        return _bitten(rng, seed)
    try:
        with ZipFile(BytesIO(seed)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except BadZipFile:
        return _bitten(rng, seed)
    texts = [name for name in parts if name.endswith((".xml", ".rels"))]
    main = [name for name in texts if name in ("word/document.xml", "content.xml")]
    for _ in range(rng.choice((1, 1, 2))):
        name = rng.choice(main) if main and rng.random() < 0.7 else rng.choice(texts)
        if rng.random() < 0.05:
            parts.pop(name, None)
            continue
        parts[name] = _xml(rng, parts.get(name, b""))
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


_ELEMENT = re.compile(rb"(?s)<([\w:]+)(?:\s[^<>]*)?>(?:(?!<\1[\s>]).){0,5000}?</\1>|<[\w:]+[^<>]*/>")
_VALUE = re.compile(rb'(?<==")[^"]*(?=")')


def _xml(rng: Random, data: bytes) -> bytes:
    """Mostly still well formed: whole elements are lost, doubled and moved, values and texts changed."""
    for _ in range(rng.choice((1, 2, 4, 8))):
        elements = list(_ELEMENT.finditer(data))
        values = list(_VALUE.finditer(data))
        if not elements or not values or rng.random() < 0.08:
            return _steps(rng, data, [data], MARKS, None)
        one, other = rng.choice(elements), rng.choice(elements)
        value = rng.choice(values)
        match rng.randrange(6):
            case 0:
                data = data[: one.start()] + data[one.end() :]
            case 1:
                data = data[: one.end()] + one[0] * rng.choice((1, 2, 10)) + data[one.end() :]
            case 2:
                data = data[: one.start()] + other[0] + data[one.end() :]
            case 3:
                data = data[: one.start()] + other[0] + data[one.start() :]
            case 4:
                put = rng.choice((*NUMBERS, b"", b"x", b"true", rng.choice(values)[0]))
                data = data[: value.start()] + put + data[value.end() :]
            case _:
                text = list(re.finditer(rb">[^<]+<", data))
                if text:
                    at = rng.choice(text)
                    word = rng.choice(WORDS).translate(None, b"<>&\0\x0c\x0b\x1b")
                    data = data[: at.start() + 1] + word + data[at.end() - 1 :]
    return data


def pdf(rng: Random, seed: bytes, others: Sequence[bytes]) -> bytes:
    """A PDF: its bytes, its objects or what is in its streams changed; then mostly with a table of objects that fits."""
    if rng.random() < 0.15:
        return _bitten(rng, seed)
    objects = [(int(one[1]), one[3]) for one in _OBJECT.finditer(seed)]
    if not objects:
        return _bitten(rng, seed)
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(objects))
        number, body = objects[at]
        match rng.randrange(10):
            case 0:
                del objects[at]
                if not objects:
                    return _bitten(rng, seed)
            case 1:
                objects[at] = (number, rng.choice(objects)[1])
            case _:
                objects[at] = (number, _object(rng, body))
    if rng.random() < 0.1:
        tail = _bitten(rng, seed[seed.rfind(b"endobj") + 6 :])
        return b"%PDF-1.7\n" + b"".join(b"%d 0 obj%sendobj\n" % one for one in objects) + tail
    return _filed(objects, seed)


def _object(rng: Random, body: bytes) -> bytes:
    found = _STREAM.search(body)
    if not found or rng.random() < 0.3:
        head, tail = (found[1], body[found.end(1) :]) if found else (body, b"")
        return _dictionary(rng, head) + tail
    head, content = found[1], found[2]
    if b"FlateDecode" in head and b"DecodeParms" not in head:
        try:
            content = zlib.decompressobj().decompress(content, LARGEST)
        except zlib.error:
            return head + b"stream\n" + _bitten(rng, content) + b"\nendstream"
        head = re.sub(rb"/Filter\s*(?:\[\s*)?(?:/\w+\s*)+\]?", b"", head)
    content = (
        _xml(rng, content)
        if content.lstrip()[:1] == b"<" and rng.random() < 0.9
        else _operators(rng, content)
    )
    head = re.sub(rb"/Length\s+\d+(?:\s+\d+\s+R)?", b"/Length %d" % len(content), head)
    return head + b"stream\n" + content + b"\nendstream"


def _dictionary(rng: Random, body: bytes) -> bytes:
    """A number, a name or an entry is another one, is lost, or is put in."""
    match rng.randrange(4):
        case 0:
            return _numbered(rng, body)
        case 1:
            names = list(re.finditer(rb"/\w+", body))
            if names:
                one, other = rng.choice(names), rng.choice(names)
                return body[: one.start()] + other[0] + body[one.end() :]
            return body
        case 2:
            entries = list(re.finditer(rb"/\w+\s*(?:\[[^\]]*\]|\([^)]*\)|\d+ \d+ R|/?[\w.+-]+)", body))
            if entries:
                one = rng.choice(entries)
                return body[: one.start()] + body[one.end() :]
            return body
        case _:
            at = body.find(b"<<") + 2
            return body[:at] + rng.choice(OPERATORS) + body[at:]


def _operators(rng: Random, content: bytes) -> bytes:
    pieces = re.split(rb"(?<=\n)", content)
    for _ in range(rng.choice((1, 2, 6))):
        pieces = _moved(rng, pieces, [content], OPERATORS, rb"(?<=\n)")
    return b"".join(pieces)[:LARGEST]


def _filed(objects: Sequence[tuple[int, bytes]], seed: bytes) -> bytes:
    """The objects with a table that finds them, and the seed's trailer."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects:
        places[number] = len(out)
        out += b"%d 0 obj%sendobj\n" % (number, body)
    start, last = len(out), max(places) + 1
    table = b"".join(
        b"%010d 00000 n \n" % places[at] if at in places else b"0000000000 65535 f \n" for at in range(last)
    )
    root = re.findall(rb"/Root\s+(\d+) \d+ R", seed)
    return out + b"xref\n0 %d\n%strailer\n<</Size %d/Root %s 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        last, table, last, root[-1] if root else b"1", start,
    )  # fmt: skip
