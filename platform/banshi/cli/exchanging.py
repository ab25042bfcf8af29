"""What do export and import have in common?  The profiles of lists, and how changes of a definition are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from banshi.cli.speech import Speech

if TYPE_CHECKING:
    from banshi.definitions.exchange.changes import Change
    from banshi.definitions.exchange.profile import Profile

_LONGEST = 80


def profile_named(name: str, say: Speech) -> Profile:
    """The profile of that name; wrong use where there is none."""
    from banshi.definitions.data_root import shipped_folder
    from banshi.definitions.exchange.profile import load_profile
    from banshi.definitions.words import word

    known = sorted(path.stem for path in shipped_folder("exchange").glob("*.yaml"))
    if name not in known:
        say.stop(
            f"没有方案“{name}”；已有：{'、'.join(known)}", f"There is no profile {name}; there are: {', '.join(known)}"
        )
    profile, findings = load_profile(name)
    if profile is None:
        worded = word(findings[0], say.language)
        say.stop(f"{name}.yaml：{worded.message}", f"{name}.yaml: {worded.message}")
    return profile


def change_lines(changes: Iterable[Change], say: Speech) -> Iterator[str]:
    """What changes, line by line, in the order of the file."""
    for one in _in_order(changes):
        if one.act == "delete":
            yield click.style(f"- {one.shown}", fg="red") + f"  {shortened(one.before)}"
        elif one.act == "insert":
            yield click.style(f"+ {one.shown}", fg="green") + f"  {shortened(one.after)}"
        else:
            yield click.style(f"~ {one.shown}", fg="yellow") + f"  {shortened(one.before)} → {shortened(one.after)}"


def changes_as_json(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """The same for programs; exact numbers as texts."""
    return [
        {"act": str(one.act), "at": one.shown, "before": _jsonable(one.before), "after": _jsonable(one.after)}
        for one in _in_order(changes)
    ]


def _in_order(changes: Iterable[Change]) -> list[Change]:
    """As one reads the file; lists are changed from their end."""
    keys: dict[str, int] = {}
    return sorted(
        changes,
        key=lambda one: [part if isinstance(part, int) else keys.setdefault(part, len(keys)) for part in one.at],
    )


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _jsonable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_jsonable(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value


def shortened(value: Any) -> str:
    """A value on one line, cut where it is long."""
    from banshi.definitions.exchange.cell_values import cell_of

    if isinstance(value, dict):
        text = "{" + ", ".join(f"{key}: {shortened(one)}" for key, one in value.items()) + "}"
    elif isinstance(value, list):
        text = "[" + ", ".join(shortened(one) for one in value) + "]"
    else:
        text = cell_of(value).replace("\n", "⏎")
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
