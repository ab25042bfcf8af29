"""What do the examples of a matter reach, and what not?  Rows, routes, conditions, materials, checks, options.

A thing is reached when a trial shows it: a row that was hit, a route that was taken, a condition that held and one
that did not, a material that was asked and one that was not, a check that found something and one that passed, an
option that conditions name and somebody chose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from banshi.definitions.examples.mentions import Mention, mentions
from banshi.definitions.flow import Automatic
from banshi.definitions.model import MaterialSource, MaterialSpec, Matter, Necessity
from banshi.definitions.trying import Trial
from banshi_forms.model import Field, Group
from banshi_rules.expressions import Expression, holds
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.texts import Text
from banshi_rules.values import Facts, Value


class Part(StrEnum):
    """The kinds of thing that can be reached."""

    ROWS = "rows"
    ROUTES = "routes"
    CONDITIONS = "conditions"
    MATERIALS = "materials"
    CHECKS = "checks"
    OPTIONS = "options"


#: What a branch of a thing is called where the thing alone does not say it.
BRANCHES: Mapping[str, Text] = {
    "true": Text("成立", "holds"),
    "false": Text("不成立", "does not hold"),
    "asked": Text("要交", "is asked"),
    "later": Text("可以后补", "may follow later"),
    "supplied": Text("共享取得", "is supplied by the register"),
    "left-out": Text("不用交", "is not asked"),
    "wrong": Text("查出问题", "finds something"),
    "passing": Text("通过", "passes"),
}

#: The finding that says what of a kind no example reaches.
CODES: Mapping[Part, str] = {
    Part.ROWS: "E105",
    Part.CONDITIONS: "E106",
    Part.MATERIALS: "E107",
    Part.CHECKS: "E108",
    Part.ROUTES: "E109",
    Part.OPTIONS: "E110",
}


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to reach: `name` as in `track:3` or `diners.visible_when`, `branch` a key of BRANCHES or nothing."""

    part: Part
    name: str
    branch: str
    at: Span

    @property
    def id(self) -> str:
        """The name with its branch, as `--json` gives it."""
        return f"{self.name} {self.branch}".rstrip()

    @property
    def key(self) -> str:
        """What tells it from all other targets of its matter."""
        return key_of(self.part, self.name, self.branch)

    @property
    def words(self) -> Text:
        """What is to be reached, for people."""
        if not self.branch:
            return Text(self.name)
        branch = BRANCHES[self.branch]
        return Text(f"{self.name} {branch.zh}", f"{self.name} {branch.say('en')}")


def key_of(part: Part, name: str, branch: str = "") -> str:
    """The key of the target of that name and branch."""
    return f"{part} {name} {branch}"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that is true of some applications and false of others.

    In a group (`groups` are the ids from the outermost) it is so of some rows; that of a `step` counts on its routes.
    """

    name: str
    when: Expression
    groups: tuple[str, ...] = ()
    step: str | None = None


def conditions_of(matter: Matter) -> Iterator[Condition]:
    """Conditions of questions, steps and fees, and situations: those of materials, checks and routes are reached as
    what they decide."""
    for field in matter.form.fields():
        yield from _asking(field, ())
    for situation in matter.situations:
        yield Condition(situation.id, situation.when)
    for part in {part.id: part for flow in matter.flows.values() for part in flow.every_part()}.values():
        if part.when is not None:
            yield Condition(f"{part.id}.when", part.when, step=part.id)
        if isinstance(part, Automatic):
            yield Condition(f"{part.id}.grants_when", part.grants_when, step=part.id)
    for fee in matter.fees:
        for name, when in (("when", fee.when), ("waived_when", fee.waived_when)):
            if when is not None:
                yield Condition(f"{fee.id}.{name}", when)


def _unless_supplied(material: MaterialSpec) -> str:
    """How a material is required that no register holds."""
    later = material.necessity is Necessity.SECONDARY or material.due_at is not None
    return "later" if later else "asked"


def _asking(field: Field | Group, groups: tuple[str, ...]) -> Iterator[Condition]:
    name = ".".join((*groups, field.id))
    if field.visible_when is not None:
        yield Condition(f"{name}.visible_when", field.visible_when, groups)
    if isinstance(field, Group):
        for member in field.members:
            yield from _asking(member, (*groups, field.id))
    elif isinstance(field.required, Expression):
        yield Condition(f"{name}.required_when", field.required, groups)


class Survey:
    """What there is to reach in a matter, and what of it a trial of that matter reaches."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.conditions = tuple(conditions_of(matter))
        self.mentions = mentions(matter)
        self.targets = tuple(self._targets())

    def _targets(self) -> Iterator[Target]:
        matter = self.matter
        for table in matter.tables.values():
            for row in table.rows:
                yield Target(Part.ROWS, f"{table.id}:{row.number}", "", row.at)
        for route in matter.routes:
            yield Target(Part.ROUTES, route.id, "", route.at)
        for condition in self.conditions:
            for branch in ("true", "false"):
                yield Target(Part.CONDITIONS, condition.name, branch, condition.when.at)
        for material in matter.materials:
            yield Target(Part.MATERIALS, material.id, _unless_supplied(material), material.at)
            if any(one.source is MaterialSource.SHARING for one in material.alternatives or (material,)):
                yield Target(Part.MATERIALS, material.id, "supplied", material.at)
            if isinstance(material.required, Expression):
                yield Target(Part.MATERIALS, material.id, "left-out", material.at)
        for check in matter.checks:
            for branch in ("wrong", "passing"):
                yield Target(Part.CHECKS, check.id, branch, check.at)
        for mention in self.mentions:
            yield Target(Part.OPTIONS, mention.name, "", mention.at)

    def reached(self, trial: Trial) -> frozenset[str]:
        """The keys of the targets that a trial reaches."""
        return frozenset(key_of(part, *name) for part, *name in self._reached(trial))

    def _reached(self, trial: Trial) -> Iterator[tuple[Part, str] | tuple[Part, str, str]]:
        facts = trial.understood.facts
        for name, hit in trial.looks():
            yield from ((Part.ROWS, f"{name}:{row}") for row in hit.rows)
        yield Part.ROUTES, trial.route.route.id
        flow = self.matter.flows.get(trial.route.route.id)  # none where the route ends at the intake
        own = {part.id for part in flow.every_part()} if flow is not None else frozenset()
        for condition in self.conditions:
            if condition.step is not None and condition.step not in own:
                continue
            for scope in _scopes(condition.groups, facts):
                yield Part.CONDITIONS, condition.name, str(holds(condition.when, scope)).lower()
        needed = trial.materials
        shown = {m.id: "asked" for m in needed.asked} | {m.id: "later" for m in needed.later}
        shown |= {m.id: "supplied" for m in needed.supplied}
        for material in self.matter.materials:
            yield Part.MATERIALS, material.id, shown.get(material.id, "left-out")
        wrong = {found.check for found in trial.wrong}
        for check in self.matter.checks:
            yield Part.CHECKS, check.id, "wrong" if check.id in wrong else "passing"
        for mention in self.mentions:
            if mention.options & _chosen(mention, facts):
                yield Part.OPTIONS, mention.name


def _scopes(groups: tuple[str, ...], facts: Facts) -> Iterator[Facts]:
    """The facts a condition in that group is asked about: all of them with each of its rows."""
    if not groups:
        yield facts
        return
    rows = facts.get(groups[0])
    for row in rows if isinstance(rows, tuple) else ():
        if isinstance(row, Mapping):
            yield from _scopes(groups[1:], {**facts, **row})


def _chosen(mention: Mention, facts: Facts) -> set[str]:
    found: list[Value | Facts | None] = [facts]
    for step in mention.path:
        found = [one.get(step) for one in found if isinstance(one, Mapping)]
        found = [inner for one in found for inner in (one if isinstance(one, tuple) else (one,))]
    return {one for one in found if isinstance(one, str)}


@dataclass(frozen=True, slots=True)
class Reached:
    """How much of one kind of thing the examples reach: how many there are, and those never reached."""

    total: int
    missed: tuple[Target, ...]

    @property
    def reached(self) -> int:
        """How many are reached."""
        return self.total - len(self.missed)


def coverage(survey: Survey, trials: Iterable[Trial]) -> Mapping[Part, Reached]:
    """What these trials reach together, by kind."""
    met = {key for trial in trials for key in survey.reached(trial)}
    of_part = {part: [target for target in survey.targets if target.part is part] for part in Part}
    return {
        part: Reached(len(all_of), tuple(target for target in all_of if target.key not in met))
        for part, all_of in of_part.items()
    }


def coverage_findings(matter: Matter, trials: Iterable[Trial]) -> Iterator[Finding]:
    """An advice for everything that no example reaches; one for the whole matter where there is no example at all."""
    if not matter.examples:
        yield Finding("E111", matter.at, {"matter": matter.code}, Severity.ADVICE)
        return
    for part, found in coverage(Survey(matter), trials).items():
        for target in found.missed:
            yield Finding(CODES[part], target.at, {"name": target.words}, Severity.ADVICE)
