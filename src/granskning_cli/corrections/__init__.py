"""A person's decisions about values, from an overlay file to the questionnaire that they are about.

    load  ->  find the question  ->  what is read there, and what may stand there  ->  apply  ->  settle

Nothing is applied that is not beyond doubt: a value that is read otherwise than when it was corrected stays as it is read,
and a diagnostic of severity error says so.
"""

from granskning_cli.corrections.apply import Named, apply, corrected
from granskning_cli.corrections.load import is_overlay, load, loaded
from granskning_cli.corrections.settle import settled

__all__ = ["Named", "apply", "corrected", "is_overlay", "load", "loaded", "settled"]
