"""Every diagnostic in one table, and the one exception of ours.

An entry is the whole definition: `granskning explain` and docs/diagnostics.md are printed from it.
The letter is the stage (R read, L layout, Q structure, M mark, T template, V validation, F facts, B batch).
Numbers are never reused; code and name are public.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Entry(NamedTuple):
    """A diagnostic's definition. `help` says what it means and what to do next."""

    code: str
    name: str
    severity: Severity
    summary: str
    help: str


class Unreadable(Exception):
    """Nothing could be converted. `code` is in the table; the message names the next step."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


ENTRIES: Final[tuple[Entry, ...]] = (
    Entry("R101", "not-found", "error", "The source does not exist.",
          "Check the path. A name with spaces needs quotes."),
    Entry("R102", "is-a-folder", "error", "The source is a folder.",
          "`granskning parse` reads one document; name a file in the folder."),
    Entry("R103", "unreadable-file", "error", "The file could not be opened.",
          "Check that you may read it and that no other program holds it."),
    Entry("R104", "empty-file", "error", "The file holds no bytes.",
          "Download or export it again."),
    Entry("R105", "unknown-kind", "error", "The bytes are of no kind this tool reads.",
          "It reads PDF and text. Export the document as PDF and try again."),
    Entry("R106", "damaged-pdf", "error", "The PDF is damaged or cut short.",
          "Download it again, or repair it, for example with `qpdf in.pdf out.pdf`."),
    Entry("R107", "encrypted", "error", "The PDF is encrypted.",
          "Give its password with `--password`, or save an unprotected copy."),
    Entry("R108", "wrong-password", "error", "The password does not open the PDF.",
          "Check the password; upper and lower case differ."),
    Entry("R109", "no-text", "error", "No page of the document has a text layer.",
          "It is probably a scan. Run it through OCR first, for example with OCRmyPDF."),
    Entry("R110", "page-without-text", "warning", "A page holds pictures but no text.",
          "Answers on that page are not in the result. Look at the page, or run the document through OCR."),
    Entry("R111", "missing-extra", "error", "This format needs a library that is not installed.",
          "Install the extra that the message names."),
    Entry("R112", "damaged-page", "warning", "A page could not be read.",
          "The rest of the document is in the result. Open the page in a viewer and compare."),
    Entry("R113", "not-unicode", "warning", "Some characters of the text have no meaning in its encoding.",
          "They stand as U+FFFD in the result. Save the text as UTF-8 and try again."),
    Entry("R114", "field-contradiction", "warning", "A form field says two things at once.",
          "Its value and its appearance disagree; the appearance, which is what a person sees, was taken."),
)

TABLE: Final[dict[str, Entry]] = {entry.code: entry for entry in ENTRIES}
