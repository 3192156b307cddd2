"""The best one-to-one assignment of two lists, where some pairs are worth something and all others nothing.

Pairs that touch no others are settled alone, so that a long list costs its longest tangle and not its square.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Final

Pair = tuple[int, int]
# A tangle that costs more steps than this is taken apart greedily: half a minute for a thousand by a thousand.
MOST: Final = 300**3


def assign(worth: Mapping[Pair, float], hasty: set[Pair] | None = None) -> list[Pair]:
    """The pairs whose worth (each above 0) sums to most; every index stands in one pair at the most.

    Where there is too much to choose from the best pair goes first, and those that come of it are put into `hasty`.
    """
    out: list[Pair] = []
    for tangle in _tangles(worth):
        rows = sorted({row for row, _ in tangle})
        columns = sorted({column for _, column in tangle})
        if len(rows) * len(columns) * min(len(rows), len(columns)) > MOST:
            taken = _greedy(tangle, worth)
            out += taken
            if hasty is not None:
                hasty.update(taken)
            continue
        table = [[worth.get((row, column), 0.0) for column in columns] for row in rows]
        out += [(rows[i], columns[j]) for i, j in _solve(table) if (rows[i], columns[j]) in worth]
    return sorted(out)


def _greedy(tangle: Sequence[Pair], worth: Mapping[Pair, float]) -> list[Pair]:
    rows: set[int] = set()
    columns: set[int] = set()
    out: list[Pair] = []
    for row, column in sorted(tangle, key=lambda pair: (-worth[pair], pair)):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            out.append((row, column))
    return out


def _tangles(worth: Mapping[Pair, float]) -> list[list[Pair]]:
    """Pairs that share an index, directly or through others."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for row, column in worth:
        parent[find(("row", row))] = find(("column", column))
    groups: dict[tuple[str, int], list[Pair]] = {}
    for row, column in worth:
        groups.setdefault(find(("row", row)), []).append((row, column))
    return list(groups.values())


def _solve(table: list[list[float]]) -> list[Pair]:
    """The Hungarian method (Kuhn 1955, with potentials): row by row along the cheapest augmenting path."""
    if len(table) > len(table[0]):
        turned = [list(column) for column in zip(*table, strict=True)]
        return [(i, j) for j, i in _solve(turned)]
    rows, columns = len(table), len(table[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row that has a column, counted from 1; 0: nobody
    for row in range(1, rows + 1):
        owner[0] = row
        at, came = 0, [0] * (columns + 1)
        cheapest, done = [inf] * (columns + 1), [False] * (columns + 1)
        while owner[at]:
            done[at] = True
            here, step, then = owner[at], inf, 0
            for column in range(1, columns + 1):
                if done[column]:
                    continue
                cost = -table[here - 1][column - 1] - row_price[here] - column_price[column]
                if cost < cheapest[column]:
                    cheapest[column], came[column] = cost, at
                if cheapest[column] < step:
                    step, then = cheapest[column], column
            for column in range(columns + 1):
                if done[column]:
                    row_price[owner[column]] += step
                    column_price[column] -= step
                else:
                    cheapest[column] -= step
            at = then
        while at:
            owner[at], at = owner[came[at]], came[at]
    return [(owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column]]
