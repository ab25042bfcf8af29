"""Does a definition do what its own examples say?  Runs them, compares what they name, and counts what they reach.

Examples see no outside world: a shared material counts as found and a plugin check as passed unless the example says
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from banshi.definitions.model import Example, Matter
from banshi.definitions.trying import Trial, try_matter
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import Finding

#: The day on which an example comes in that names none: an ordinary Monday of a published calendar.
ORDINARY_DAY = date(2026, 1, 5)

#: What of `expect` is compared in its order; every other list is compared as a set.
IN_ORDER = ("steps",)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something an example expects that does not come: `key` as in `materials.asked`, both values as JSON."""

    example: Example
    key: str
    expected: Any
    got: Any

    def finding(self) -> Finding:
        """The mismatch as a finding at the example's place."""
        args = {"name": self.example.name, "key": self.key, "expected": shown(self.expected), "got": shown(self.got)}
        return Finding("E101", self.example.at, args)


def try_example(matter: Matter, example: Example, calendar: WorkingCalendar) -> Trial:
    """What comes of an example's answers."""
    received = example.received or example.accepted or ORDINARY_DAY
    return try_matter(
        matter,
        example.given,
        applicant=example.applicant,
        received=received,
        accepted=example.accepted or received,
        calendar=calendar,
        registers=example.registers,
        plugins=example.plugins,
    )


def run_example(matter: Matter, example: Example, calendar: WorkingCalendar) -> tuple[Mismatch, ...]:
    """Everything the example expects that does not come; what it does not name is not compared."""
    return compare(example, try_example(matter, example, calendar))


def example_findings(matter: Matter, calendar: WorkingCalendar) -> Iterator[Finding]:
    """Everything wrong with the examples of a matter: what does not hold, and what they say without effect."""
    asked = tuple(check.id for check in matter.checks if check.plugin is not None)
    for example in matter.examples:
        for name in example.plugins:
            if name not in asked:
                args = {"name": example.name, "check": name, "known": asked or ("-",)}
                yield Finding("E102", example.at, args)
        if example.received and example.accepted and example.accepted < example.received:
            days = {"received": example.received.isoformat(), "accepted": example.accepted.isoformat()}
            yield Finding("E103", example.at, {"name": example.name, **days})
        trial = try_example(matter, example, calendar)
        for table, hit in trial.understood.hits.items():
            if hit.contradicting:
                args = {"name": example.name, "table": table, "rows": tuple(str(row) for row in hit.contradicting)}
                yield Finding("E104", matter.tables[table].at, args)
        yield from (mismatch.finding() for mismatch in compare(example, trial))


def compare(example: Example, trial: Trial) -> tuple[Mismatch, ...]:
    """The differences between what an example expects and a trial of it."""
    got = trial.to_json()
    own = {check.id for check in trial.matter.checks}
    said = (w.check if w.check in own or w.at is None else f"{w.check} ({w.at})" for w in trial.wrong)
    got["wrong"] = list(dict.fromkeys(wrong.check for wrong in trial.wrong))
    placed = list(dict.fromkeys(said))  # what is wrong with an answer is told with the answer's place
    return tuple(
        Mismatch(example, key, expected, placed if key == "wrong" else found)
        for key, expected, found in _named(example.expect, got)
        if _comparable(key, expected) != _comparable(key, found)
    )


def _named(expect: Mapping[str, Any], got: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, Any, Any]]:
    for key, expected in expect.items():
        if isinstance(expected, Mapping):
            yield from _named(expected, got[key], f"{under}{key}.")
        else:
            yield under + key, expected, got[key]


def _comparable(key: str, value: Any) -> Any:
    return sorted(value) if isinstance(value, (list, tuple)) and key not in IN_ORDER else value


def shown(value: Any) -> str:
    """A value of `expect` as an author would write it."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(shown(item) for item in value)}]"
    return "none" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Reached:
    """How much of one kind of thing the examples reach: how many there are, and the names of those never reached."""

    total: int
    missed: tuple[str, ...]

    @property
    def reached(self) -> int:
        """How many are reached."""
        return self.total - len(self.missed)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the examples reach: rows of tables, routes taken, materials asked, checks that found something."""

    rows: Reached
    routes: Reached
    materials: Reached
    checks: Reached

    def parts(self) -> Mapping[str, Reached]:
        """The four kinds by name."""
        return {"rows": self.rows, "routes": self.routes, "materials": self.materials, "checks": self.checks}


def coverage(matter: Matter, trials: tuple[Trial, ...]) -> Coverage:
    """What these trials reach.  A material counts when it is asked or supplied, a check when it found something."""
    rows = [f"{table.id}:{number}" for table in matter.tables.values() for number in range(1, len(table.rows) + 1)]
    hit = {f"{name}:{found.row}" for trial in trials for name, found in trial.understood.hits.items()}
    taken = {trial.route.route.id for trial in trials}
    needed = {m.id for t in trials for m in (*t.materials.asked, *t.materials.supplied, *t.materials.later)}
    wrong = {found.check for trial in trials for found in trial.wrong}
    return Coverage(
        rows=_reached(rows, hit),
        routes=_reached([route.id for route in matter.routes], taken),
        materials=_reached([material.id for material in matter.materials], needed),
        checks=_reached([check.id for check in matter.checks], wrong),
    )


def _reached(all_of: list[str], met: set[str]) -> Reached:
    return Reached(len(all_of), tuple(name for name in all_of if name not in met))
