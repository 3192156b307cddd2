"""Short things one after the other, and as many on a line as there is room for: none of them is broken.

14 unchanged, 3 marks changed,         amount 3 100 000 kr,
1 instruction changed                  decision 2025-12-16 § 191
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len


def packed(parts: Iterable[str], width: int) -> list[str]:
    """The lines; one that holds a single thing may be too wide."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1]) + len(", ,") + cell_len(part) <= width:
            lines[-1] += f", {part}"
        else:
            lines[-1:] = [f"{lines[-1]},", part] if lines else [part]
    return lines
