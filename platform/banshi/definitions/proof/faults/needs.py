"""Does something need a table's result which the table cannot give, because what it reads may not be there?

A table that gives nothing to those whom nothing depends on is in order: a fault is only that a route, a material, a
check, a fee or a step is left without an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from banshi.definitions.model import Matter
from banshi.definitions.proof.faults.judge import Judge
from banshi.definitions.proof.meaning import Meaning
from banshi.definitions.trying import Trial
from banshi_rules.expressions import Expression, value_of
from banshi_rules.findings import Finding, Severity
from banshi_rules.proof import Truth, both, opposite, some, there_of
from banshi_rules.tables import DecisionTable, HitPolicy
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Need:
    """Something that reads facts: what it is called, what it reads, and whether it is asked for at all."""

    name: Text
    reads: Expression
    among: Truth


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The table gives nothing for want of an input, and the need is unknown."""

    table: DecisionTable
    need: Need

    def symbol(self, meaning: Meaning) -> Truth:
        """Over unknown answers."""
        needed = opposite(there_of(meaning.encoder.symbol(self.need.reads.node, meaning.facts)))
        looks = meaning.looks[self.table.id]
        silent = some(both(inside, look.missed, opposite(look.known)) for inside, look in looks)
        return both(self.need.among, silent, needed)

    def met(self, trial: Trial) -> bool:
        """In this trial."""
        hits = [hit for name, hit in trial.looks() if name == self.table.id]
        silent = any(hit.row is None and not hit.contradicting for hit in hits)
        return silent and value_of(self.need.reads, trial.understood.facts) is None


def unanswered(judge: Judge, table: DecisionTable) -> Iterator[Finding]:
    """The first need that a table leaves unanswered."""
    if table.policy is HitPolicy.COLLECT:
        return
    meaning = judge.prover.meaning
    about = Text(f"表 {table.id} 的结果是否总有", f"whether the table {table.id} gives what is needed of it")
    inputs = [column.name.split(".")[0] for column in table.inputs]
    for need in needs_of(meaning):
        if table.id not in tables_behind(meaning.matter, need.reads):
            continue
        finding = judge.found(
            "P507",
            table.at,
            Unanswered(table, need),
            about,
            reads=inputs if table.for_each is None else [table.for_each, *inputs],
            where=meaning.now,
            severity=Severity.WARNING,
            args={"table": table.id, "needed": need.name},
        )
        if finding is not None:
            yield finding
            return


def needs_of(meaning: Meaning) -> Iterator[Need]:
    """Whatever decides something for an applicant."""
    matter, before = meaning.matter, list[Truth]()
    for route in matter.routes[:-1]:
        if route.when is not None:
            yield Need(Text(f"路径 {route.id}", f"route {route.id}"), route.when, opposite(some(before)))
            before.append(meaning.routes[route.id])
    for material in matter.materials:
        if isinstance(material.required, Expression):
            yield Need(material.title, material.required, meaning.goes_on)
    for check in matter.checks:
        if check.wrong_when is not None:
            yield Need(Text(f"检查 {check.id}", f"check {check.id}"), check.wrong_when, True)
    for fee in matter.fees:
        for condition in (fee.when, fee.waived_when):
            if condition is not None:
                yield Need(fee.title, condition, meaning.goes_on)
    for route_id, taken in meaning.routes.items():
        flow = matter.flows.get(route_id)
        for step in flow.steps if flow is not None else ():
            if step.when is not None:
                yield Need(Text(f"环节 {step.id}", f"step {step.id}"), step.when, taken)


def tables_behind(matter: Matter, expression: Expression) -> set[str]:
    """The tables an expression reads, also through situations and other tables, and through the rows they widen."""
    names, waiting = set[str](), [path[0] for path in expression.reads]
    situations = {situation.id: situation.when for situation in matter.situations}
    while waiting:
        name = waiting.pop()
        if name in names:
            continue
        names.add(name)
        if name in situations:
            waiting += [path[0] for path in situations[name].reads]
        for table in matter.tables.values():
            if name in (table.id, table.for_each):
                names.add(table.id)
                waiting += [column.name.split(".")[0] for column in table.inputs]
    return names
