"""No pattern takes long over what a stranger may have written: its work grows with the text and not with its square."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections import deque
from collections.abc import Collection, Iterator
from itertools import product
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import granskning_cli

LENGTH = 10_000
# A text four times as long costs four times as much where work is linear, and sixteen times where it is a square; what
# takes so few seconds of the processor is too little to be measured.
TIMES = 4
GROWS = 9
LITTLE = 0.03
_SAMPLES = {"SPACE": " \n", "DIGIT": "1", "WORD": "a", "NOT_SPACE": "a", "NOT_DIGIT": "a", "NOT_WORD": "."}


def _patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern that a module holds, by its name."""
    found: dict[str, re.Pattern[Any]] = {}

    def held(name: str, value: object) -> None:
        if isinstance(value, re.Pattern):
            found.setdefault(name, value)
        elif isinstance(value, dict):
            for key, one in value.items():
                held(f"{name}[{key!r}]"[:80], one)
        elif isinstance(value, list | tuple):
            for at, one in enumerate(value):
                held(f"{name}[{at}]", one)

    for module in pkgutil.walk_packages(granskning_cli.__path__, "granskning_cli."):
        if module.name.endswith("__main__"):
            continue
        try:
            loaded = importlib.import_module(module.name)
        except ImportError:  # of an extra that is not there
            continue
        for name, value in vars(loaded).items():
            held(f"{module.name.removeprefix('granskning_cli.')}.{name}", value)
    by_pattern = {(one.pattern, one.flags): name for name, one in reversed(found.items())}
    return {name: found[name] for name in sorted(by_pattern.values())}


def _letters(pattern: re.Pattern[Any]) -> str:
    """One of each kind of character that it tells apart, and one that it may not know."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    found: dict[str, None] = {}

    def walk(tree: Any) -> None:
        if isinstance(tree, tuple) and len(tree) == 2 and hasattr(tree[0], "name"):
            kind, what = tree[0].name, tree[1]
            if kind in ("LITERAL", "NOT_LITERAL"):
                found.setdefault(chr(what))
            elif kind == "RANGE":
                found.setdefault(chr(what[0]))
            elif kind == "CATEGORY":
                for letter in _SAMPLES[what.name.removeprefix("CATEGORY_")]:
                    found.setdefault(letter)
            else:
                walk(what)
        elif isinstance(tree, list | tuple | _parser.SubPattern):
            for one in tree:
                walk(one)

    walk(
        _parser.parse(
            text, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
        )
    )
    spoken = [one for one in found if one.isalnum()][:3]
    signs = [one for one in found if not one.isalnum()][:8]
    return "".join(dict.fromkeys([*signs, *spoken, " ", "a"]))


def _texts(pattern: re.Pattern[Any], length: int = LENGTH) -> Iterator[str]:
    letters = _letters(pattern)
    for first, second in product(letters, repeat=2):
        body = first * length if first == second else (first + second) * (length // 2)
        yield body + "\x00"
        if first != second:
            yield second + first * length + "\x00"


def _ways(name: str) -> set[str]:
    """How a pattern is used in the module that holds it: one that is tried at the beginning only may be slow elsewhere."""
    module, _, variable = f"granskning_cli.{name}".rpartition(".")
    variable = variable.partition("[")[0]
    source = Path(inspect.getfile(importlib.import_module(module))).read_text(encoding="utf-8")
    uses = re.findall(rf"\b{variable}\b(?:\.(\w+)\()?", source)[1:]
    return set(uses) if uses and set(uses) <= {"match", "fullmatch"} else {"finditer"}


def _took(pattern: re.Pattern[Any], text: str, ways: Collection[str]) -> float:
    """Of the processor's time, the least of three."""
    value: Any = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    least = 1e9
    for _ in range(3):
        start = time.process_time()
        for way in ways:
            found = getattr(pattern, way)(value)
            if way == "finditer":
                deque(found, 0)
        least = min(least, time.process_time() - start)
        if least <= LITTLE:
            break
    return least


def _slow(pattern: re.Pattern[Any], ways: Collection[str] = ("finditer",)) -> list[str]:
    """How the texts begin that cost more than their length."""
    out: list[str] = []
    for short, long in zip(_texts(pattern, LENGTH // TIMES), _texts(pattern), strict=True):
        took = _took(pattern, long, ways)
        if took > LITTLE and took > GROWS * _took(pattern, short, ways):
            out.append(long[:3])
    return out


# The text before a number, which is looked through for a name, is cut to so few characters that no square matters.
BOUNDED = {"facts.risks._NAME"}
PATTERNS = {name: one for name, one in _patterns().items() if name not in BOUNDED}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear(name: str) -> None:
    """Characters that it knows, alone and by twos, for thousands in a row, and then one that ends them."""
    assert _slow(PATTERNS[name], _ways(name)) == []


def test_a_pattern_that_is_not_linear_is_seen() -> None:
    """The measure tells blanks that are tried from each of them anew."""
    assert _slow(re.compile(r"\s*x")) != []
