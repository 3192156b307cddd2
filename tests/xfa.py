"""Dynamic forms (XFA) written out by hand: a PDF with a page that asks to wait, and XML that says the form."""

from __future__ import annotations

from handmade import pdf, stream, text

WAIT = (
    text(20, 380, "V\xe4nta...")
    + text(20, 360, "Om detta meddelande inte ers\xe4tts av dokumentets inneh\xe5ll kan din")
    + text(20, 340, "l\xe4sare inte visa den. H\xe4mta http://www.adobe.com/go/reader_download")
)
TEMPLATE = "http://www.xfa.org/schema/xfa-template/3.3/"
FORM = "http://www.xfa.org/schema/xfa-form/2.8/"
DATA = "http://www.xfa.org/schema/xfa-data/1.0/"


def xfa_pdf(
    body: str | None,
    data: str | None,
    *,
    content: str = WAIT,
    whole: bool = False,
    must: bool = True,
    page: str = "",
    left: str = "",
) -> bytes:
    """A dynamic form: `body` is what its root subform holds, `data` what the group of that name does.

    `whole`: one stream holds all packets; `page` is more entries of the page; `left`: what the root of the packet
    `form` holds, which keeps what was shown.
    """
    packets: list[tuple[str, str]] = []
    if body is not None:
        root = f'<template xmlns="{TEMPLATE}"><subform name="form1" layout="tb">{body}</subform></template>'
        packets.append(("template", root))
    if data is not None:
        held = f'<xfa:datasets xmlns:xfa="{DATA}"><xfa:data><form1>{data}</form1></xfa:data></xfa:datasets>'
        packets.append(("datasets", held))
    if left:
        packets.append(("form", f'<form xmlns="{FORM}"><subform name="form1">{left}</subform></form>'))
    streams = [stream(xml.encode()) for _, xml in packets]
    entry = "[" + "".join(f"({name}) {6 + at} 0 R " for at, (name, _) in enumerate(packets)) + "]"
    if whole:
        parts = "".join(xml for _, xml in packets)
        streams = [stream(f'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">{parts}</xdp:xdp>'.encode())]
        entry = "6 0 R"
    catalogue = f"/AcroForm<</Fields[]/XFA {entry}>>" + ("/NeedsRendering true" if must else "")
    return pdf(
        content, page="/MediaBox[0 0 400 400]" + page, catalogue=catalogue if packets else "", more=streams
    )


def draw(words: str, place: str = "", font: str = "") -> str:
    """Printed text; `place` is its attributes."""
    return f"<draw {place}>{font}<value><text>{words}</text></value></draw>"


def field(name: str, ui: str, caption: str = "", more: str = "", place: str = "", side: str = "left") -> str:
    """A field with a caption beside it."""
    said = f'<caption placement="{side}"><value><text>{caption}</text></value></caption>' if caption else ""
    return f'<field name="{name}" {place}><ui><{ui}/></ui>{said}{more}</field>'


def box(name: str, caption: str, on: str, place: str = "") -> str:
    """A check box or radio button, its caption to the right."""
    items = f"<items><text>{on}</text></items>"
    return field(name, "checkButton", caption, items, place, "right")


def one_of(name: str, *buttons: str, place: str = 'layout="lr-tb"') -> str:
    """Buttons of which one is on."""
    return f'<exclGroup name="{name}" {place}>{"".join(buttons)}</exclGroup>'
