"""Every diagnostic in one table, and the one exception of ours.

An entry is the whole definition: `granskning explain` and docs/diagnostics.md are printed from it.
The letter is the stage (R read, L layout, Q structure, M mark, T template, V validation, F facts, B batch, D comparison, E export).
Numbers are never reused; code and name are public.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Diagnostic, Provenance

Severity = Literal["error", "warning", "info"]


class Entry(NamedTuple):
    """A diagnostic's definition. `help` says what to do next; `detail` is its message where values belong in it."""

    code: str
    name: str
    severity: Severity
    summary: str
    help: str
    detail: str = ""


class Unreadable(Exception):
    """Nothing could be converted. `code` is in the table; the message names the next step."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


# fmt: off
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
          "It reads PDF, DOCX, ODT, HTML, Markdown and text. Export the document as PDF and try again."),
    Entry("R106", "damaged-pdf", "error", "The PDF is damaged or cut short.",
          "Download it again, or repair it, for example with `qpdf in.pdf out.pdf`."),
    Entry("R107", "encrypted", "error", "The document is encrypted.",
          "Give its password with `--password`, or save an unprotected copy."),
    Entry("R108", "wrong-password", "error", "The password does not open the PDF.",
          "Check the password; upper and lower case differ."),
    Entry("R109", "no-text", "error", "No page of the document has a text layer.",
          "It is probably a scan. Run it through OCR first, for example with OCRmyPDF."),
    Entry("R110", "page-without-text", "warning", "A page holds pictures but no text.",
          "Answers on that page are not in the result. Look at the page, or run the document through OCR."),
    Entry("R112", "damaged-page", "warning", "A page could not be read.",
          "The rest of the document is in the result. Open the page in a viewer and compare."),
    Entry("R113", "not-unicode", "warning", "Some characters of the text have no meaning in its encoding.",
          "They stand as U+FFFD in the result. Save the text as UTF-8 and try again."),
    Entry("R114", "field-contradiction", "warning", "A form field says two things at once.",
          "Its value and its appearance disagree, or two fields lie on each other: the appearance, which is what a person sees, "
          "was taken, or else the field's own value. Look at the page."),
    Entry("R115", "wrong-reader", "error", "The reader that was asked for does not read this kind of document.",
          "Leave `--reader` out: the kind is told from the bytes."),
    Entry("R116", "not-shown", "warning", "The document holds something that it does not show.",
          "A hidden form field or invisible text is not in the result, because nobody who looks at the page sees it. "
          "Open the document in an editor if it should count."),
    Entry("R117", "dynamic-form", "error", "The PDF is a dynamic form (XFA) that holds nothing to read.",
          "Its page only asks to wait for a viewer that can draw the form. Open it in Adobe Reader, fill it in and save "
          "it there, or print it to a PDF, and try again."),
    Entry("R120", "output-is-source", "error", "The output would replace the document that is read.",
          "Give `-o` another name. A source is never changed."),
    Entry("R121", "no-such-folder", "error", "The folder of the output does not exist.",
          "Make it first, or check the path after `-o`."),
    Entry("R122", "output-not-written", "error", "The output could not be written.",
          "Check that you may write there and that the disk is not full. What was there before is unchanged."),
    Entry("R130", "comments-left-out", "info", "Comments in the margin are not in the result.",
          "They are remarks about the form, not answers. Open the document in an editor to read them."),
    Entry("R131", "damaged-office-document", "error", "The office document is damaged, or made to unpack to far too much.",
          "Open it in the program that made it, save it anew or export it as PDF, and try again."),
    Entry("R132", "note-left-out", "info", "A footnote or endnote is not in the result.",
          "Its text is in the message. Look at the document if it belongs to an answer."),
    Entry("R133", "changes-accepted", "info", "The document holds tracked changes.",
          "They were read as if accepted. Accept or reject them in the editor to be sure."),
    Entry("R134", "struck-through", "warning", "Words of the document are struck through.",
          "They are in the result like any others, though whoever struck them out may have meant the opposite. "
          "Look at the document."),
    Entry("R135", "shown-by-colour", "warning", "Empty cells of a table differ in nothing but their colour.",
          "A colour may be an answer, and colours are not read. Look at the table."),
    Entry("R140", "not-a-result", "error", "The data is no questionnaire that this tool wrote.",
          "Give a document, or what `granskning parse` made of one."),
    Entry("R141", "other-version", "error", "The data was written by a version of this tool with another kind of result.",
          "Parse the document again, or update the program: `schema_version` says which results it reads."),
    Entry("R142", "broken-data", "error", "The YAML or JSON cannot be read.",
          "The message says where it stops making sense. Undo the last edit there, or parse the document again."),
    Entry("R143", "data-against-schema", "error", "A field of the data is missing, unknown, or holds what it cannot hold.",
          "The message says where. `granskning schema` prints what every field may hold."),
    Entry("R144", "key-twice", "error", "A key stands twice in one place of the data.",
          "One of the two values would be lost. Take out the one that is wrong."),
    Entry("R145", "not-plain-data", "error", "The YAML uses what no result holds: an alias, a merge, a tag, or nesting without end.",
          "Write the values out as `granskning parse` does."),
    Entry("R146", "no-document-in-folder", "error", "The folder holds nothing that can be read as a questionnaire.",
          "Check the path. Hidden files and unknown kinds are passed over."),
    Entry("R147", "no-pairs", "error", "No questionnaire of one folder belongs to one of the other.",
          "They name other respondents, or their files have other names. Give two files to compare them all the same."),
    Entry("R148", "nothing-to-read", "error", "The sources hold no document.",
          "Name files, or folders and archives that hold PDF, DOCX, ODT, HTML, Markdown or text files, or parsed YAML or JSON."),
    Entry("R149", "no-library-for-format", "error", "The library that writes this format is not installed.",
          "Install it with `pip install 'granskning[xlsx]'` or `pip install 'granskning[parquet]'`, or choose another format."),
    Entry("R199", "internal-error", "error", "The program met something that it should have handled: a bug in it.",
          "Run the same command with `--debug` and report what it says, with the document if you may share it."),
    Entry("L401", "side-by-side", "warning", "Text stands side by side, and nothing tells columns from a table.",
          "It was read line by line, so sentences of both sides may be mixed. Look at the page."),
    Entry("Q301", "number-skipped", "warning", "Numbers are missing between this question and the one before it.",
          "Look at the page: the form may leave them out, or a question may stand in the text before it."),
    Entry("Q302", "boundary-inferred", "warning",
          "Where the question ends and its answer begins is a guess: nothing but the line break parts them.",
          "Compare with the document, or read the original PDF instead of text extracted from it."),
    Entry("Q303", "unknown-scale", "info", "The options are in no known scale; they were taken as printed.",
          "Codes are made from the labels. Add the scale to scales/<language>.yaml to compare languages.",
          "the options {labels} are in no known scale; they were taken as printed"),
    Entry("Q304", "text-unplaced", "info", "Words of the document are in no title, question or answer.",
          "They are under `unplaced` with their places: introductions, signatures and the like.",
          "{count} words are in no title, question or answer; they are under `unplaced`"),
    Entry("Q305", "heading-without-questions", "warning", "The document ends with a heading that no question follows.",
          "It may be the last answer's text that begins with a number. Look at the page."),
    Entry("Q306", "questions-by-type", "warning",
          "Nothing but their type, or a question mark, tells the questions from their answers.",
          "Compare with the document: a heading may have been taken for a question, or an answer for a heading.",
          "nothing but their type, or a question mark, tells {count} questions from their answers"),
    Entry("Q307", "question-passed-over", "warning",
          "A line begins with a number and asks something, but its number fits no outline with the others.",
          "Its words are under `unplaced` or in the answer before it. Look at the page: it may be a question."),
    Entry("Q308", "pages-outside", "warning", "Pages of the document do not belong to the questionnaire.",
          "A paper before it or conditions after it: numbered, but asking nothing. Their words are under `unplaced`.",
          "page {pages}: what stands there is numbered and asks nothing; it is under `unplaced`"),
    Entry("Q309", "columns-inferred", "info", "A table has no header; its left column was taken for questions.",
          "Most of its cells on the left ask. What stands to the right of them was taken for their answers."),
    Entry("Q310", "nothing-asked", "warning", "Numbered headings with text below them were read as questions, but none of them asks.",
          "Look at the document: it may be a report and no questionnaire."),
    Entry("Q311", "numbers-begin-late", "warning", "The first question's number is not the first of a count.",
          "The document may be an extract. Look at the page: questions before it may stand under `unplaced`."),
    Entry("Q390", "no-questionnaire", "error", "The document holds no questionnaire.",
          "It has neither numbered questions nor a table with options. Check that it is the right file."),
    Entry("M501", "two-marks", "error", "More than one option is marked where one is allowed.",
          "All marked options are in `selected`. Look at the page and decide.",
          "more than one option is marked: {labels}"),
    Entry("M502", "mark-without-column", "error", "There is a mark, but nothing tells which column it stands in.",
          "The text has lost its columns. Parse the original PDF, or extract the text with `pdftotext -layout`.",
          "there is a mark, but nothing tells which of {labels} it belongs to"),
    Entry("M503", "mark-missing", "warning", "The question offers options and has a text, but no option is marked.",
          "Look at the page: the respondent may have left it open."),
    Entry("M504", "mark-against-text", "warning", "The mark says one thing and the text begins with the opposite.",
          "Both are in the result as they stand. Ask the respondent which holds.",
          "{labels} is marked, but the text begins with the opposite"),
    Entry("M505", "mark-by-order", "info", "The mark's column was told by counting the blanks around it.",
          "The text has lost its columns but kept the empty cells. The original PDF settles it.",
          "the mark's column ({labels}) was told by counting the blanks around it"),
    Entry("M506", "text-in-option-column", "warning", "An option's column holds text that is no mark.",
          "The text went to the answer. Look at the page: it may be meant as a mark."),
    Entry("M507", "mark-between-columns", "error", "A mark stands between two columns.",
          "The nearer option is in `selected`. Look at the page and decide."),
    Entry(
        "M508", "several-marks", "warning", "Several options are marked, and nothing says that several may be.",
        "They do not exclude each other, so all were taken. Look at the form if one was meant.",
        "several options are marked, and nothing says that several may be: {labels}",
    ),
    Entry(
        "M509", "mark-in-text", "warning", "A mark or an empty box stands in the text of a question or answer.",
        "It may be an answer that was not understood. Look at the page.",
    ),
    Entry("M510", "box-between-labels", "error", "Boxes stand between labels, and nothing tells whose they are.",
          "Nothing is in `selected`; the line is in the text. Look at the page and decide."),
    Entry("M511", "mark-by-line", "warning", "An option was told by a line under it, a highlight, or by what is struck out.",
          "Look at the page: a label that is underlined, highlighted or alone not struck out was taken as marked.",
          "{labels} was told by a line under it, a highlight, or by what is struck out"),
    Entry("M512", "mark-by-type", "error", "One option differs from the others, but not as a mark does.",
          "A label in bold type, or one of many that is struck out, may be meant as the answer or not. Look at the page.",
          "{labels} differs from the other options, but not as a mark does"),
    Entry("M513", "options-repeated", "error", "The same options stand more than once below one question.",
          "The first of them were taken for the question, the others are in the text: they may belong to a part of it "
          "that has no number. Look at the page."),
    Entry("M514", "answer-by-word", "info", "The option was told by the word that the answer begins with.",
          "There is no place to tick: the question names its options, or the answers begin so throughout. "
          "The answer's text is whole.",
          "the option ({labels}) was told by the word that the answer begins with"),
    Entry("M515", "unusual-mark", "warning", "A character that is no usual mark stands in the options' columns throughout.",
          "It was taken for a mark. Look at the page: it may be a number or a note.",
          "the character below {labels} was taken for a mark because no other stands in the options' columns"),
    Entry("M516", "text-beside-empty-box", "warning", "Something is written beside an option that is not marked.",
          "The text stands in the option's label. The respondent may have meant to mark it."),
    Entry("B801", "document-timeout", "error", "A document took longer than one may take.",
          "The others were converted. Give it more with `--timeout` and `--retry-failed`, or look at what is in it."),
    Entry("B802", "document-crashed", "error", "The process that read a document died over it.",
          "The others were converted. The document may be damaged or made to do harm; print it to a new PDF and try that."),
    Entry("B803", "document-out-of-memory", "error", "A document needs more memory than one may take.",
          "The others were converted. Give it more with `--memory` and `--retry-failed`, or look at what is in it."),
    Entry("B804", "output-in-use", "error", "Another run works on this output.",
          "Wait for it to end, or give `-o` another name."),
    Entry("B805", "lock-taken-over", "info", "An earlier run on this output did not end as it should.",
          "What it had finished was kept. Nothing has to be done."),
    Entry("B806", "folder-of-other-things", "error", "The output folder holds things that no run of this command put there.",
          "Give `-o` a new or an empty folder, or `--force` to write among them."),
    Entry("B807", "manifest-damaged", "warning", "Lines of the manifest cannot be read.",
          "Their documents were converted anew. Somebody may have edited the file."),
    Entry("B808", "duplicate-document", "info", "Two documents have the same content.",
          "It was parsed once; `of` in the manifest names the first, whose output holds for both."),
    Entry("B809", "not-in-sources", "warning", "The manifest tells of documents that are not in the sources.",
          "Their outputs were left where they are. Start with a new output folder if they should not be there."),
    Entry("B810", "no-cluster", "error", "The Dask cluster cannot be reached.",
          "Check the address, and that the scheduler runs. What was finished is on disk."),
    Entry("B811", "no-library-for-cluster", "error", "The library that speaks to a cluster is not installed.",
          "Install it with `pip install 'granskning[cluster]'`, here and on the workers."),
    Entry("B820", "passed-over", "info", "A file is of no kind that this tool reads.",
          "It is named so that no answer is lost unseen: pictures, programs, spreadsheets, old Office documents. "
          "Save it as PDF or DOCX if it is a questionnaire."),
    Entry("B821", "nothing-there", "warning", "A folder, an archive or an address holds nothing.",
          "Check the path. Hidden files are left out."),
    Entry("B822", "no-match", "error", "No file matches the pattern.",
          "`*` stands for any part of a name, `**` for any folders. In quotes the pattern reaches the program as it is written."),
    Entry("B823", "link-not-followed", "warning", "A link leads out of the folder, or to nothing.",
          "Name what it leads to as a source of its own if it belongs to the run."),
    Entry("B824", "no-plain-file", "warning", "A pipe, a socket or a device was not opened.",
          "Save what it gives to a file."),
    Entry("B825", "folder-not-read", "error", "A folder could not be opened, so what is in it is missing.",
          "Check that you may read it."),
    Entry("B826", "changed-while-read", "error", "A file was changed while it was read.",
          "Run it again when nothing writes to the file any more."),
    Entry("B827", "vanished", "error", "A file that was there when the run began is gone.",
          "Put it back and run again."),
    Entry("B830", "unsafe-member", "error", "A member of an archive has a name that leads out of it.",
          "It was not read: no honest program writes such a name. Ask who made the archive, or unpack it and look."),
    Entry("B831", "member-no-file", "error", "A member of an archive is a link or a device.",
          "Archive the file that the link leads to instead."),
    Entry("B832", "member-encrypted", "error", "A member of an archive is encrypted.",
          "Unpack the archive with its password and name the folder."),
    Entry("B833", "damaged-archive", "error", "An archive is damaged or cut short.",
          "What could be read of it is in the result. Download or make it again: documents may be missing."),
    Entry("B834", "unknown-packing", "error", "A member of an archive is packed by a method that is not read here.",
          "Unpack the archive and name the folder."),
    Entry("B835", "unpacks-too-far", "error", "Something in an archive unpacks to more than a document does.",
          "Archives are made so to fill memory. If it is a document all the same, unpack it and name the file."),
    Entry("B836", "archive-too-large", "error", "An archive holds more bytes or members than are read from one.",
          "What comes after is missing. Unpack it and name the folder."),
    Entry("B837", "nested-too-deep", "error", "An archive lies in too many others.",
          "Unpack the outer ones and name the folder."),
    Entry("B840", "no-library-for-source", "error", "The library that reads this source is not installed.",
          "Install it with `pip install 'granskning[remote]'` for addresses, `granskning[zstd]` for .tar.zst."),
    Entry("B841", "address-not-read", "error", "An address could not be read.",
          "Check the address, the network and the credentials, which belong in the environment and not in the address."),
    Entry("D701", "pair-not-sure", "warning", "Two questions were taken for the same, but they may ask different things.",
          "Read both wordings. If they ask different things, one was dropped and the other is new.",
          "taken for question {number} of the older one; the wordings are {similarity} alike"),
    Entry("D702", "nothing-in-common", "warning", "The two questionnaires have no question in common.",
          "Check that the right files are compared: no pairs were made up."),
    Entry("D703", "two-languages", "info", "The two questionnaires are in different languages.",
          "Questions were paired by their numbers and marks compared by their codes; wordings were not compared."),
    Entry("D704", "maybe-split", "info", "A new question says what was part of an older one.",
          "The older question may have been split. Read it beside its new parts.",
          "may have been split off from question {number} of the older one"),
    Entry("D705", "one-is-a-template", "info", "One of the two questionnaires is a template, without answers.",
          "Only what is asked was compared; nothing is said of the answers."),
    Entry("D706", "file-passed-over", "warning", "A file of the folder could not be read.",
          "The others were compared. Run `granskning parse` on the file to see what is wrong.",
          "passed over: {why}"),
    Entry("D707", "pairs-by-name", "warning", "Several questionnaires of one side name the same respondent.",
          "Those were matched by the names of their files. Give single files to be sure.",
          "{who} stands on several questionnaires; those were matched by the names of their files"),
    Entry("D708", "doubts-inside", "warning", "A questionnaire that is compared has errors or warnings of its own.",
          "A value that is doubtful in one year makes a change, or hides one. `granskning parse` names each with its place.",
          "{name} has doubtful values of its own: {codes}"),
    Entry("D709", "one-side-only", "warning", "A respondent's questionnaire is on one side only.",
          "It was compared with nothing. Check whether the other one is missing or names another respondent.",
          "{name} is in {side} only"),
    Entry("D721", "column-not-sure", "warning", "A question was put in a column of a table though it is not much like it.",
          "Read both wordings. If they ask different things, what stands in that column are answers to two questions.",
          "question {number} of {name} stands in the column of {column}, but is only {similarity} alike (so in {count})"),
    Entry("D722", "forms-apart", "warning", "The sources are questionnaires that have nothing in common.",
          "Their questions stand in columns of their own, and each row is empty in the columns of the others. "
          "Make a table of each if that is not what you want.",
          "{count} questionnaires have nothing in common; their questions stand apart: {names}"),
    Entry("D723", "row-repeated", "warning", "Several documents are of the same respondent and year.",
          "Each has a row of its own and all are counted. Leave out the ones that do not hold.",
          "{label} comes from several documents, and all are counted: {names}"),
    Entry("D724", "year-unknown", "warning", "A document does not say which year it is of.",
          "It stands behind the years under its own name. Look at the document.",
          "{name} does not say which year it is of; it stands behind the years"),
    Entry("D725", "row-with-errors", "error", "A questionnaire in the table holds values that are not to be trusted.",
          "Parse that document by itself to see which, and look at its pages.",
          "{name} holds values that are not to be trusted: {codes}"),
    Entry("D726", "columns-by-number", "warning", "Questionnaires in two languages were put together by their numbers alone.",
          "Wordings cannot be compared between languages. Check a few questions by their numbers.",
          "the questions of {name} ({language}) were put in the columns of {other} by their numbers alone"),
    Entry("D727", "year-missing", "info", "There is no questionnaire of a year between two others.",
          "Its column is empty. Add the document if there is one.",
          "there is no questionnaire of {years}"),
    Entry("E801", "text-cut", "warning", "A text is longer than a cell of a workbook holds, and was cut there.",
          "The cell ends with \"… (cut)\". Every other format holds the whole text.",
          "the text under {column} is longer than a cell of a workbook holds; it was cut"),
    Entry("E802", "no-sheet", "info", "The questionnaire has no sheet of its own kind in the workbook.",
          "There are too many kinds, or it has more columns than a sheet. All its answers are on the sheet \"Answers\"."),
    Entry("V601", "number-repeated", "warning", "Several questions of one section have the same number.",
          "Look at the document. Sections that each count from 1 are no matter for it, unless they have no title."),
)
# fmt: on

TABLE: Final[dict[str, Entry]] = {entry.code: entry for entry in ENTRIES}


def diagnostic(
    code: str, *, question: str | None = None, at: Provenance | None = None, message: str = "", **values: str
) -> Diagnostic:
    """A diagnostic of the table; `values` fill the placeholders of its message."""
    from granskning_cli.model.questionnaire import (
        Diagnostic,
    )  # pydantic is slow to import, and `explain` needs none

    entry = TABLE[code]
    said = message or (entry.detail.format(**values) if entry.detail else entry.summary)
    return Diagnostic(
        code=code, name=entry.name, severity=entry.severity, message=said, question=question, at=at
    )
