"""The questionnaires whose questions are known: those shipped with the program, and the user's own.

A template is loaded only when a document has its words: until then its text alone is looked at.
"""

from granskning_cli.templates.asked import Asked, asked
from granskning_cli.templates.entry import Entry, questionnaire, rare
from granskning_cli.templates.folders import known
from granskning_cli.templates.load import load

__all__ = ["Asked", "Entry", "asked", "known", "load", "questionnaire", "rare"]
