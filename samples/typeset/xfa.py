"""A form as a dynamic XFA PDF, as Adobe LiveCycle makes them: the page only asks to wait, the form is XML beside it.

<draw>2.1 Har nämnden ...?</draw> <exclGroup name="svar"> ( ) (o) ( ) </exclGroup>     at their places
<field name="text"> below                                       ->  <rad><svar>2</svar><text>Nej, ...</text></rad>
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from typeset.form import BULLET, Form, Question, Section

_WIDTH, _OPTION, _LEADING = 484.0, 44.0, 12.0
_EDGE = '<border><edge thickness="0.5pt"/></border>'
_WAIT = (
    "Please wait...",
    "If this message is not eventually replaced by the proper contents of the document, your PDF viewer",
    "may not be able to display this type of document. http://www.adobe.com/go/reader_download",
)


def xfa_pdf(form: Form) -> bytes:
    """The PDF's bytes."""
    parts, data = [], []
    if form.title is not None:
        parts.append(_draw(form.title, more='<font size="15pt" weight="bold"/>'))
        parts += [_draw(line) for line in (form.sender, *form.intro) if line]
    for section in form.sections:
        parts.append(_heading(section))
        for question in section.questions:
            asked, filled = _question(section, question)
            parts.append(asked)
            data.append(filled)
    template = (
        '<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form1" layout="tb">'
        f'<pageSet><pageArea><contentArea x="20mm" y="20mm" w="{_WIDTH}pt" h="257mm"/></pageArea></pageSet>'
        f"{''.join(parts)}</subform></template>"
    )
    datasets = (
        '<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form1>'
        f"{''.join(data)}</form1></xfa:data></xfa:datasets>"
    )
    return _file(template.encode(), datasets.encode())


def _draw(words: str, place: str = f'w="{_WIDTH}pt"', more: str = "") -> str:
    return f"<draw {place}>{more}<value><text>{escape(words)}</text></value></draw>"


def _heading(section: Section) -> str:
    labels = section.scale or ()
    left = _WIDTH - _OPTION * len(labels)
    bold = '<font weight="bold"/>' + _EDGE
    high = _LEADING * max([1, *[1 + int(len(label) * 5 // (_OPTION - 8)) for label in labels]]) + 6
    parts = [_draw(section.heading, f'y="10pt" w="{left}pt" h="{high}pt"', bold)]
    for at, label in enumerate(labels):
        place = f'x="{left + _OPTION * at}pt" y="10pt" w="{_OPTION}pt" h="{high}pt"'
        parts.append(_draw(label, place, bold + '<para hAlign="center"/>'))
    return f'<subform w="{_WIDTH}pt" h="{high + 10}pt">{"".join(parts)}</subform>'


def _question(section: Section, question: Question) -> tuple[str, str]:
    """A subform, and the group of its values."""
    cells = section.cells(question)
    left = _WIDTH - _OPTION * len(cells)
    wording = f"{question.label} {question.wording}".strip()
    high = _LEADING * (1 + int(len(wording) * 5 // left)) + 6
    buttons = [
        _button(
            f"val{at}",
            str(at + 1),
            f'x="{left + _OPTION * at}pt" y="{high / 2 - 6}pt" w="{_OPTION}pt" h="12pt"',
        )
        for at in range(len(cells))
    ]
    marks = [str(at + 1) for at, ticked in enumerate(cells) if ticked]
    if question.state == "ambiguous":
        # two marks are check boxes, since a group has one value
        data = "".join(f"<val{at}>{at + 1 if ticked else 0}</val{at}>" for at, ticked in enumerate(cells))
    else:
        buttons = [f'<exclGroup name="svar">{"".join(buttons)}</exclGroup>'] if buttons else []
        data = f"<svar>{''.join(marks)}</svar>" if cells else ""
    row = _draw(wording, f'w="{left}pt" h="{high}pt"', _EDGE) + "".join(buttons)
    parts = [f'<subform w="{_WIDTH}pt" h="{high}pt">{row}</subform>']
    for at, option in enumerate(question.options or ()):
        parts.append(_button(f"punkt{at}", "1", f'w="{_WIDTH}pt" h="14pt"', option))
        data += f"<punkt{at}>{int(option in question.marks)}</punkt{at}>"
    lines = ["• " + b.removeprefix(BULLET) if b.startswith(BULLET) else b for b in question.answer]
    parts.append(
        f'<field name="text" w="{_WIDTH}pt" minH="20pt"><ui><textEdit multiLine="1"/></ui>{_EDGE}</field>'
    )
    data += f"<text>{escape(chr(10).join(lines))}</text>"
    return f'<subform name="rad" layout="tb">{"".join(parts)}</subform>', f"<rad>{data}</rad>"


def _button(name: str, on: str, place: str, caption: str = "") -> str:
    said = (
        f'<caption placement="right"><value><text>{escape(caption)}</text></value></caption>'
        if caption
        else ""
    )
    items = f"<items><text>{on}</text><text>0</text></items>"
    margin = "" if caption else f'<margin leftInset="{_OPTION / 2 - 5}pt"/>{_EDGE}'
    return f"<field name={quoteattr(name)} {place}><ui><checkButton/></ui>{said}{margin}{items}</field>"


def _file(template: bytes, datasets: bytes) -> bytes:
    """A PDF of one page, with the two packets in its form."""
    wait = "".join(f"BT /F1 11 Tf 60 {760 - 20 * at} Td ({line}) Tj ET\n" for at, line in enumerate(_WAIT))
    form = b"/AcroForm<</Fields[]/XFA[(template) 6 0 R (datasets) 7 0 R]>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/NeedsRendering true%s>>" % form,
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        _stream(wait.encode("ascii")),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        _stream(template),
        _stream(datasets),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
