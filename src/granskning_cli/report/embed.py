"""Data as it may stand inside a script element of type application/json, whatever a document says.

No "<" is left in it, so that nothing ends the element or begins a comment; what a reader cannot see is an escape.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from markupsafe import Markup

from granskning_cli.export.invisible import escaped

_MARKUP: Final = re.compile("[<>&\ud800-\udfff]")


def embedded(value: Any) -> Markup:
    """The value as JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # the text is markup only in the sense that nothing of it needs to be escaped any more
    return Markup(escaped(_MARKUP.sub(lambda found: f"\\u{ord(found[0]):04x}", text)))
