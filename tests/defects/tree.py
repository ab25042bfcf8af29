"""What is in a matter, as far as a defect can be put into it?  A plain tree and the places that have a name."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from banshi.definitions.source import read

Mapping = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Good:
    """A shipped matter: its file, its text, and its tree without places."""

    path: str
    text: str
    tree: Mapping


def good(path: str, text: str) -> Good:
    """The matter of a file that has no findings."""
    node, findings = read(path, text)
    assert node is not None and not findings
    tree = node.plain()
    assert isinstance(tree, dict)
    return Good(path, text, tree)


def written(tree: Mapping) -> str:
    """The tree as a file: JSON, which the reader of YAML takes as well."""
    return json.dumps(tree, ensure_ascii=False, indent=1, default=_number) + "\n"


def _number(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)


@dataclass(slots=True)
class Work:
    """A copy of a matter that is being broken, and the dice that choose the place."""

    tree: Mapping
    dice: Random

    def one(self, choices: list[Any]) -> Any:
        """One of them; raises Unfit where there is none, and then another matter is tried."""
        if not choices:
            raise Unfit
        return self.dice.choice(choices)

    def fields(self, keep: Callable[[Mapping], bool] = lambda _: True) -> list[Mapping]:
        """Every question, also those of groups."""
        return [field for field in _fields(self.tree.get("form", [])) if keep(field)]

    def questions(self) -> list[Mapping]:
        """The questions of the first level."""
        return [field for section in self.tree["form"] for field in section["fields"]]

    def steps(self, *does: str) -> list[Mapping]:
        """The steps of the matter's own flow that do that (any, where nothing is said)."""
        return [step for step in self.tree.get("flow", []) if not does or step.get("does") in does]

    def materials(self, keep: Callable[[Mapping], bool] = lambda _: True) -> list[Mapping]:
        """The materials."""
        return [material for material in self.tree.get("materials", []) if keep(material)]

    def tables(self, *policies: str) -> list[Mapping]:
        """The tables of one of these policies (any, where nothing is said)."""
        tables = self.tree.get("tables", {}).values()
        return [table for table in tables if not policies or table["policy"] in policies]

    def conditions(self) -> list[tuple[Mapping, str]]:
        """Every place where a condition stands: what holds it, and under which key."""
        holders: list[tuple[Mapping, str]] = [
            (self.tree.get("situations", {}), key) for key in self.tree.get("situations", {})
        ]
        for holder in (
            *self.fields(),
            *self.materials(),
            *self.tree.get("checks", []),
            *self.tree.get("routes", []),
            *self.steps(),
        ):
            holders += [
                (holder, key) for key in ("visible_when", "required_when", "wrong_when", "when") if key in holder
            ]
        return [(holder, key) for holder, key in holders if isinstance(holder[key], str)]

    def limits(self) -> list[tuple[Mapping, str]]:
        """Every place where a limit stands."""
        times = self.tree["time_limit"]
        found = [(times, key) for key in ("promised", "delivery", "statutory") if isinstance(times.get(key), str)]
        found += [
            (times[key], "limit") for key in ("statutory", "promised", "delivery") if isinstance(times.get(key), dict)
        ]
        found += [(times["correction"], "reply_within")] if "correction" in times else []
        return found + [(step, "limit") for step in self.steps() if "limit" in step]

    def named(self) -> list[tuple[list[Any], str]]:
        """Every list whose members have a name, and the key that holds it."""
        lists = [(self.tree.get(key, []), name) for key, name in NAMES.items()]
        lists += [(section["fields"], "id") for section in self.tree["form"]]
        return [(members, name) for members, name in lists if members]

    def parts(self) -> list[Mapping]:
        """Every mapping whose keys belong to the language."""
        tree = self.tree
        found = [
            tree,
            tree["guide"],
            tree["time_limit"],
            *tree["law"],
            *tree["form"],
            *self.fields(),
            *self.materials(),
        ]
        found += [
            *tree.get("checks", []),
            *tree.get("routes", []),
            *self.steps(),
            *self.tables(),
            *tree.get("examples", []),
        ]
        return [*found, *tree["guide"]["windows"], *([tree["result"]] if "result" in tree else [])]


#: Lists of the matter, and the key that names their members.
NAMES = {
    "law": "id",
    "materials": "id",
    "checks": "id",
    "routes": "route",
    "flow": "step",
    "form": "section",
    "examples": "name",
}


class Unfit(Exception):
    """This defect cannot be put into this matter."""


def work_on(matter: Good, dice: Random) -> Work:
    """A copy to break."""
    return Work(copy.deepcopy(matter.tree), dice)


def _fields(holder: Any) -> Iterator[Mapping]:
    for part in holder:
        for field in part.get("fields", []):
            yield field
            yield from _fields([field])
