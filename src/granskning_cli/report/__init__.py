"""Questionnaires and the documents they came from -> one HTML page to review them on, which opens without a network.

    documents (gather) --> pages as pictures (pages), what many have in common (overview), two years (compared)
                       --> everything as data in one page (page), which the scripts in `script/` draw

Nothing of a document is ever part of the markup: it is embedded as data and put on the page as text.
"""

from granskning_cli.report.gather import Gathered, Reviewed, gather
from granskning_cli.report.page import charts_of, render
from granskning_cli.report.texts import LANGUAGES, language_of

__all__ = ["LANGUAGES", "Gathered", "Reviewed", "charts_of", "gather", "language_of", "render"]
