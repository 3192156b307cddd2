"""A value that is one of a few names; a mistyped one is answered with the nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import typer


def nearest(typed: str, names: Iterable[str], cutoff: float = 0.6) -> list[str]:
    """The names that look most like what was typed, upper or lower case."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in names}
    return [folded[one] for one in get_close_matches(typed.strip().casefold(), folded, cutoff=cutoff)]


def advice(typed: str, names: Iterable[str], otherwise: str) -> str:
    """ "did you mean 'yaml'?", or something else where nothing is near."""
    near = nearest(typed, names)
    return f"did you mean {' or '.join(map(repr, near))}?" if near else otherwise


def wrong(value: str, names: Sequence[str], param_hint: str | None = None) -> typer.BadParameter:
    """The exception that names the nearest one and all there are."""
    said = f"{value!r} is none of {', '.join(names)}"
    near = advice(value, names, "")
    return typer.BadParameter(f"{said}; {near}" if near else said, param_hint=param_hint)


def one_of(names: Sequence[str]) -> Callable[[str | None], str | None]:
    """A callback for an option with one value. Raises BadParameter."""

    def known(value: str | None) -> str | None:
        if value is not None and value not in names:
            raise wrong(value, names)
        return value

    return known


def all_of(names: Sequence[str]) -> Callable[[list[str] | None], list[str]]:
    """The same for an option that may be repeated."""

    def known(values: list[str] | None) -> list[str]:
        for value in values or ():
            if value not in names:
                raise wrong(value, names)
        return values or []

    return known
