"""A form as one page of AcroForm fields, written out by hand; the answers are in the fields alone.

columns   │ 2.1 Har nämnden ...?  │ [x] │ [ ] │     check boxes below the labels of their columns
bare      2.1 Har nämnden ...?      (o)   ( )       the same with radio groups and without rulings
labels    2.1 Har nämnden ...?                      a radio group, each button before its label
          (o) Ja   ( ) Nej
and a text field of several lines below each question.
"""

from __future__ import annotations

from textwrap import wrap

from handmade import HELVETICA, file, stream, text
from typeset.form import BULLET, Form, Question, Section

MANNERS = ("columns", "bare", "labels")
LEFT, RIGHT, OPTION, SIZE, LEADING, PAD = 56.0, 539.0, 70.0, 9.0, 11.5, 4.0
TALL = 14_000.0
BOLD = HELVETICA.replace("Helvetica/", "Helvetica-Bold/")
BUTTON = "/F 4/BS<</W 1/S/S>>/MK<</BC[0]>>"


def acroform(form: Form, manner: str) -> bytes:
    """The PDF's bytes."""
    sheet = _Sheet(manner)
    if form.title is not None:
        sheet.lines(form.title, size=14)
        for line in (form.sender, *form.intro):
            sheet.lines(line)
    for section in form.sections:
        sheet.section(section)
    return sheet.pdf()


class _Sheet:
    """What has been put on the page, and how far down it goes."""

    def __init__(self, manner: str) -> None:
        self.manner, self.y = manner, TALL - 56
        self.content: list[str] = []
        # the objects from 7 on, and which of them are on the page and in the form
        self.objects: list[str | bytes] = []
        self.widgets: list[int] = []
        self.fields: list[int] = []

    def lines(self, words: str, *, size: float = SIZE, width: float = RIGHT - LEFT) -> None:
        """Wrapped lines from the left edge."""
        for line in wrap(words, int((width - 2 * PAD) / (0.56 * size))):
            self.y -= size * 1.3
            self.print(LEFT + PAD, self.y, line, size)
        self.y -= 3

    def print(self, x: float, y: float, words: str, size: float = SIZE) -> None:
        """One line of type."""
        safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn = text(round(x, 2), round(y, 2), safe, size)
        self.content.append(drawn.replace("/F1", "/F2") if size > SIZE else drawn)

    def section(self, section: Section) -> None:
        """The heading, with the labels of its columns where the manner has those."""
        self.y -= 16
        top, labels = self.y, section.scale or ()
        # labels over nothing but open questions head no column
        columns = labels if self.manner != "labels" and any(map(section.cells, section.questions)) else ()
        self.lines(section.heading, width=RIGHT - LEFT - OPTION * len(columns))
        for at, label in enumerate(columns):
            x = RIGHT - OPTION * (len(columns) - at - 0.5)
            for row, part in enumerate(wrap(label, 12, break_long_words=False)):
                self.print(x - 2.4 * len(part), top - SIZE * 1.3 - 10 * row, part)
                self.y = min(self.y, top - SIZE * 1.3 - 10 * row - 3)
        self.frame(top, len(columns))
        for question in section.questions:
            self.question(section, question)

    def frame(self, top: float, columns: int) -> None:
        """Rulings round what was written since `top`, with narrow cells at the right."""
        self.y -= 3
        if self.manner == "columns":
            self.content.append(f"{LEFT} {self.y:.2f} {RIGHT - LEFT} {top - self.y:.2f} re S")
            for at in range(columns):
                x = RIGHT - OPTION * (at + 1)
                self.content.append(f"{x} {self.y:.2f} m {x} {top:.2f} l S")

    def question(self, section: Section, question: Question) -> None:
        """The question, its buttons and its text field."""
        cells = section.cells(question)
        columns = cells if self.manner != "labels" else ()
        top = self.y
        self.lines(f"{question.label} {question.wording}".strip(), width=RIGHT - LEFT - OPTION * len(columns))
        places = [
            (RIGHT - OPTION * (len(cells) - at - 0.5) - 5, (top + self.y) / 2 - 6) for at in range(len(cells))
        ]
        if cells and not columns:
            self.y -= 14
            x, places = LEFT + PAD, []
            for label in section.scale or ():
                places.append((x, self.y))
                self.print(x + 14, self.y + 2, label)
                x += 14 + 5.5 * len(label) + 16
        self.buttons(cells, places, exclusive=question.state != "ambiguous")
        self.frame(top, len(columns))
        self.answer(question)

    def buttons(self, cells: tuple[bool, ...], places: list[tuple[float, float]], *, exclusive: bool) -> None:
        """Check boxes, or a radio group where the manner has those and one mark at most."""
        radio = exclusive and self.manner != "columns" and bool(cells)
        parent = 7 + len(self.objects) + len(cells)
        kids: list[int] = []
        for at, (ticked, (x, y)) in enumerate(zip(cells, places, strict=True)):
            state = str(at) if radio else "Yes"
            number = 7 + len(self.objects)
            name = (
                f"/Parent {parent} 0 R"
                if radio
                else f"/FT/Btn/T(Check Box {number})/V/{state if ticked else 'Off'}"
            )
            self.objects.append(
                f"<</Type/Annot/Subtype/Widget{name}{BUTTON}/AS/{state if ticked else 'Off'}"
                f"/AP<</N<</{state} 6 0 R/Off 6 0 R>>>>/Rect[{x:.2f} {y:.2f} {x + 10:.2f} {y + 10:.2f}]>>"
            )
            kids.append(number)
        self.widgets += kids
        if not radio:
            self.fields += kids
            return
        value = f"/V/{cells.index(True)}" if any(cells) else ""
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        self.objects.append(f"<</FT/Btn/Ff 49152/T(Group {parent}){value}/Kids[{listed}]>>")
        self.fields.append(parent)

    def answer(self, question: Question) -> None:
        """A text field as high as its text needs."""
        value = "\n".join(
            "• " + b.removeprefix(BULLET) if b.startswith(BULLET) else b for b in question.answer
        )
        lines = [line for part in value.split("\n") for line in wrap(part, 105) or [""]]
        height = max(18.0, len(lines) * LEADING + 8)
        number = 7 + len(self.objects)
        said = f"/V<FEFF{value.replace(chr(10), chr(13)).encode('utf-16-be').hex()}>" if value else ""
        self.objects.append(
            f"<</Type/Annot/Subtype/Widget/FT/Tx/Ff 4096/T(Text {number})/F 4{said}/DA(/F1 9 Tf 0 g)"
            f"/Rect[{LEFT} {self.y - height:.2f} {RIGHT} {self.y:.2f}]>>"
        )
        self.widgets.append(number)
        self.fields.append(number)
        self.y -= height

    def pdf(self) -> bytes:
        """The file; its page is as tall as what stands on it."""
        fields, widgets = (" ".join(f"{at} 0 R" for at in some) for some in (self.fields, self.widgets))
        box = f"/MediaBox[0 {self.y - 80:.2f} 595 {TALL}]"
        return file(
            [
                f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]/DA(/F1 9 Tf 0 g)>>>>",
                f"<</Type/Pages/Kids[3 0 R]/Count 1{box}/Resources<</Font<</F1 5 0 R/F2 {7 + len(self.objects)} 0 R>>>>>>",
                f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[{widgets}]>>",
                stream("\n".join(self.content).encode("cp1252")),
                HELVETICA,
                stream("", "/Type/XObject/Subtype/Form/BBox[0 0 10 10]"),
                *self.objects,
                BOLD,
            ]
        )
