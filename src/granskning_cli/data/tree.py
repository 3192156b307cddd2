"""YAML or JSON as a tree of plain values, with the place of each in the text.

What a hand-edited file can hold and a parse never writes is refused, since it would be read otherwise than it looks or
unpack to far too much: a key that stands twice, an alias (`*x`), a merge (`<<`), a tag (`!!python/...`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import yaml

from granskning_cli.diagnostics import Unreadable

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG: Final = "tag:yaml.org,2002:"
# A result nests ten deep.
_DEEPEST: Final = 50
_TRUE: Final = frozenset({"yes", "true", "on"})


class Place(NamedTuple):
    """A line and a column of the text, from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}"


def from_json(text: str) -> Any:
    """The tree of a JSON text, lists as tuples. Raises Unreadable R142, R144."""
    import json

    try:
        return _tuples(json.loads(text, object_pairs_hook=_once))
    except json.JSONDecodeError as broken:
        raise Unreadable("R142", f"{Place(broken.lineno, broken.colno)}: {broken.msg}") from None
    except RecursionError:
        raise Unreadable("R142", "the data is nested too deep") from None
    except ValueError as broken:  # a number of thousands of figures
        raise Unreadable("R142", str(broken)) from None


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise Unreadable("R144", f"the key {twice!r} stands twice in one place")
    return tree


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tuples(one) for key, one in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def composed(text: str) -> yaml.Node | None:
    """The nodes of a YAML text, each with its place. Raises Unreadable R142."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        where = f"{Place(mark.line + 1, mark.column + 1)}: " if mark else ""
        begun = broken.context_mark
        since = (
            f", {broken.context} in line {begun.line + 1}"
            if begun and mark and begun.line != mark.line
            else ""
        )
        raise Unreadable("R142", f"{where}{broken.problem or broken.context}{since}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as broken:
        raise Unreadable("R142", " ".join(str(broken).split())) from None
    return node


def _refuse(problem: Unreadable) -> None:
    raise problem


def from_node(root: yaml.Node | None, meet: Callable[[Unreadable], None] = _refuse) -> Any:
    """The tree of the nodes, lists as tuples. Raises Unreadable R144, R145.

    A `meet` that raises nothing gets every mistake; what it was about is then null or left out.
    """
    return _Builder(meet).value(root, 0) if root is not None else None


class _Builder:
    """One pass over the nodes; a node met twice was an alias."""

    def __init__(self, meet: Callable[[Unreadable], None]) -> None:
        self.met: set[int] = set()
        self.meet = meet

    def value(self, node: yaml.Node, depth: int) -> Any:
        if depth > _DEEPEST:
            raise Unreadable("R145", f"{place(node)}: nested deeper than any result is")
        if id(node) in self.met:
            self.meet(_alias(node))
            return None
        self.met.add(id(node))
        try:
            if isinstance(node, yaml.ScalarNode):
                return _scalar(node)
            _no_tag(node, "seq" if isinstance(node, yaml.SequenceNode) else "map")
        except Unreadable as problem:
            self.meet(problem)
            return None
        if isinstance(node, yaml.SequenceNode):
            return tuple([self.value(one, depth + 1) for one in node.value])
        return self._mapping(node, depth)

    def _mapping(self, node: yaml.Node, depth: int) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        for key, value in node.value:
            try:
                name = self._key(key)
                if name in tree:
                    raise Unreadable("R144", f"{place(key)}: the key {name!r} stands twice in one place")
            except Unreadable as problem:
                self.meet(problem)
                continue
            tree[name] = self.value(value, depth + 1)
        return tree

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise Unreadable("R145", f"{place(node)}: a key is a word")
        if id(node) in self.met:
            raise _alias(node)
        self.met.add(id(node))
        if node.tag == f"{_TAG}merge":
            raise Unreadable("R145", f"{place(node)}: `<<` is not read here; write the values out")
        return str(node.value)


def _alias(node: yaml.Node) -> Unreadable:
    return Unreadable("R145", f"{place(node)}: an alias (*name) stands for this; write the value out")


def _no_tag(node: yaml.Node, kind: str) -> None:
    if node.tag != _TAG + kind:
        raise Unreadable("R145", f"{place(node)}: the tag {node.tag!r} is not read here")


def _scalar(node: yaml.ScalarNode) -> Any:
    """What a result can hold; a date and the like stay text, as they are written."""
    kind = node.tag.removeprefix(_TAG)
    written: str = node.value
    if kind == "null":
        return None
    if kind == "bool":
        return written.casefold() in _TRUE
    if kind in ("int", "float"):
        try:
            return int(written) if kind == "int" else float(written)
        except ValueError:
            return written
    if kind in ("str", "timestamp", "value"):
        return written
    raise Unreadable("R145", f"{place(node)}: the tag {node.tag!r} is not read here")


def place(node: yaml.Node) -> Place:
    """Where a node begins."""
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


_PLACED: Final = re.compile(r"line (\d+)(?:, column (\d+))?: ")


def placed(message: str) -> tuple[Place | None, str]:
    """The place that a message begins with, and the rest of it."""
    found = _PLACED.match(message)
    if found is None:
        return None, message
    return Place(int(found[1]), int(found[2] or 1)), message[found.end() :]


def find(root: yaml.Node, path: Sequence[str | int]) -> Place:
    """Where the value at a path stands, or what is nearest around it; a key that should not be there by itself."""
    node = root
    for step in path:
        found = next(_below(node, step), None)
        if found is None:
            break
        key, node = found
        if step == path[-1] and key is not None and not isinstance(node, yaml.ScalarNode):
            return place(key)
    return place(node)


def _below(node: yaml.Node, step: str | int) -> Iterator[tuple[yaml.Node | None, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key, value) for key, value in node.value if key.value == step)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        yield from ((None, one) for one in node.value[step : step + 1])
