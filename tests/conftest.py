"""`pytest --write-expected` writes what the program says now; the review is `git diff`."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one option of our own."""
    parser.addoption("--write-expected", action="store_true", help="Write samples/*/expected.yaml anew.")
