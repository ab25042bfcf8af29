"""Does a definition do what its own examples say?  Runs them and compares what they name.

Examples see no outside world: a shared material counts as found and a plugin check as passed unless the example says
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from banshi.definitions.examples.coverage import coverage_findings
from banshi.definitions.model import Example, Matter
from banshi.definitions.trying import Trial, Wrong, try_matter
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
    trials: list[Trial] = []
    for example in matter.examples:
        for name in example.plugins:
            if name not in asked:
                args = {"name": example.name, "check": name, "known": asked or ("-",)}
                yield Finding("E102", example.at, args)
        if example.received and example.accepted and example.accepted < example.received:
            days = {"received": example.received.isoformat(), "accepted": example.accepted.isoformat()}
            yield Finding("E103", example.at, {"name": example.name, **days})
        trial = try_example(matter, example, calendar)
        trials.append(trial)
        for table, hit in trial.contradictions():
            args = {"name": example.name, "table": table, "rows": tuple(str(row) for row in hit.contradicting)}
            yield Finding("E104", matter.tables[table].at, args)
        yield from (mismatch.finding() for mismatch in compare(example, trial))
    yield from coverage_findings(matter, trials)


def compare(example: Example, trial: Trial) -> tuple[Mismatch, ...]:
    """The differences between what an example expects and a trial of it."""
    got = {**trial.to_json(), "tables": trial.results()}
    own = {check.id for check in trial.matter.checks}
    said = (w.check if w.check in own or w.at is None else f"{w.check} ({w.at})" for w in trial.wrong)
    placed = list(dict.fromkeys(said))  # what is wrong with an answer is told with the answer's place
    return tuple(
        Mismatch(example, key, expected, placed if key == "wrong" else found)
        for key, expected, found in _named(example.expect, got)
        if (_differ(expected, trial.wrong) if key == "wrong" else _comparable(key, expected) != _comparable(key, found))
    )


def _differ(expected: Sequence[str | Mapping[str, str]], wrong: Sequence[Wrong]) -> bool:
    """Whether anything wrong was not expected, or the other way round; only what names a place is bound to one."""

    def fits(one: str | Mapping[str, str], found: Wrong) -> bool:
        if isinstance(one, str):
            return one == found.check
        return (one["check"], one["at"]) == (found.check, found.at)

    unexpected = any(not any(fits(one, found) for one in expected) for found in wrong)
    return unexpected or any(not any(fits(one, found) for found in wrong) for one in expected)


def _named(expect: Mapping[str, Any], got: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, Any, Any]]:
    for key, expected in expect.items():
        found = got.get(key)
        if isinstance(expected, Mapping) and isinstance(found, Mapping):
            yield from _named(expected, found, f"{under}{key}.")
        else:
            yield under + key, expected, found


def _comparable(key: str, value: Any) -> Any:
    """Lists are compared as sets, but for those in which the order says something."""
    in_order = key in IN_ORDER or key.startswith("tables.")
    return sorted(value) if isinstance(value, (list, tuple)) and not in_order else value


def shown(value: Any) -> str:
    """A value of `expect` as an author would write it."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(shown(item) for item in value)}]"
    if isinstance(value, Mapping):
        if value.keys() == {"check", "at"}:
            return f"{value['check']} ({value['at']})"
        return f"{{{', '.join(f'{key}: {shown(inner)}' for key, inner in value.items())}}}"
    return "none" if value is None else str(value)
