"""What of a trial can an example see?  Everything it could expect, key by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from banshi.definitions.trying import Trial

#: What an example could expect, by key as in `materials.asked`; alike where an example could not tell them apart.
Seen: TypeAlias = "Mapping[str, Any]"

#: The keys, those first that say most to a reader.
KEYS = (
    "wrong",
    "route",
    "ends",
    "decides",
    "fee",
    "materials.asked",
    "materials.later",
    "materials.supplied",
    "tables",
    "steps",
    "due.promised",
    "due.statutory",
    "not_asked",
    "asked",
)


def seen(trial: Trial) -> Seen:
    """Everything an example could expect of this trial."""
    answer = trial.to_json()
    found: dict[str, Any] = {
        "wrong": frozenset((wrong.check, wrong.at) for wrong in trial.wrong),
        **{key: answer.get(key) for key in ("ends", "decides")},
        "tables": trial.results(),
        **{key: answer[key] for key in ("route", "fee", "steps")},
        **{key: frozenset(answer[key]) for key in ("asked", "not_asked")},
        **{f"materials.{key}": frozenset(names) for key, names in answer["materials"].items()},
        **{f"due.{key}": day for key, day in answer["due"].items()},
    }
    for key, due in (("due.promised", trial.promised), ("due.statutory", trial.statutory)):
        if due is not None and due.provisional:
            found[key] = None  # no example can rest on a calendar that may still change
    return found


def differing(one: Seen, other: Seen) -> frozenset[str]:
    """The keys by which two trials can be told apart."""
    return frozenset(key for key in KEYS if one[key] != other[key])


def expectation(trial: Trial, keys: Iterable[str]) -> dict[str, Any]:
    """What an example expects that names these keys, as one writes it."""
    answer, wanted = trial.to_json(), set(keys)
    made: dict[str, Any] = {}
    for key in KEYS:
        if key not in wanted:
            continue
        part, _, inner = key.partition(".")
        if key == "wrong":
            made[key] = _wrong(trial)
        elif key == "tables":
            made[key] = trial.results()
        elif inner:
            made.setdefault(part, {})[inner] = answer[part][inner]
        elif key in answer:
            made[key] = answer[key]
    return made


def _wrong(trial: Trial) -> list[Any]:
    """The matter's own checks by id, what is wrong with an answer with its place."""
    own = {check.id for check in trial.matter.checks}
    made: list[Any] = []
    for wrong in trial.wrong:
        one = wrong.check if wrong.check in own or wrong.at is None else {"check": wrong.check, "at": wrong.at}
        if one not in made:
            made.append(one)
    return made
