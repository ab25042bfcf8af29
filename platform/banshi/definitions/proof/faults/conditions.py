"""Does every condition decide something?  Some hold for nobody, some for everybody; both say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from banshi.definitions.flow import Automatic, Fork, steps_in
from banshi.definitions.proof.asking import Asked, AskedField, AskedGroup
from banshi.definitions.proof.faults.judge import Judge
from banshi.definitions.proof.meaning import Meaning
from banshi_rules.expressions import Expression
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.proof import Truth, both, opposite, some
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that a condition decides: whether it comes to pass, whether it can be otherwise, among whom.

    `never` and `always` are the codes of the findings that it never does, or always; None where that is as it should
    be.
    """

    name: Text
    at: Span
    yes: Truth
    no: Truth
    among: Truth
    never: str | None
    always: str | None
    never_severity: Severity = Severity.WARNING
    always_severity: Severity = Severity.ADVICE


def condition_faults(judge: Judge) -> Iterator[Finding]:
    """Conditions that hold for nobody, or for everybody."""
    prover = judge.prover
    decisions = list(decisions_of(prover.meaning))
    wanted = [both(one.among, one.yes) for one in decisions] + [both(one.among, one.no) for one in decisions]
    possible = prover.possible(wanted, prover.meaning.right)
    for one, can, can_not in zip(decisions, possible, possible[len(decisions) :], strict=False):
        args = {"name": one.name}
        if can is False and one.never is not None:
            yield Finding(one.never, one.at, args, one.never_severity)
        elif can and can_not is False and one.always is not None:
            yield Finding(one.always, one.at, args, one.always_severity)
        if (can is None and one.never is not None) or (can_not is None and one.always is not None):
            judge.open[Text(f"{one.name.zh}是否有用", f"whether {one.name.say('en')} is of use")] = None


def decisions_of(meaning: Meaning) -> Iterator[Decision]:
    """Everything in a matter that a condition decides."""
    for made in meaning.form.questions.values():
        yield from _asking([made])
    yield from _rules(meaning)
    yield from _steps(meaning)


def _asking(made: list[Asked]) -> Iterator[Decision]:
    """Of a question (in each of the rows that are looked at) whether it is asked, and whether it must be answered."""
    first = made[0]
    question = first.field if isinstance(first, AskedField) else first.group
    name = _named(question.label, question.id)
    when = question.visible_when
    if when is not None:
        yes = some(one.asked for one in made)
        no = some(both(one.around, opposite(one.asked)) for one in made)
        yield Decision(name, when.at, yes, no, True, "P510", "P517")
    if isinstance(first, AskedGroup):
        groups = [one for one in made if isinstance(one, AskedGroup)]
        columns = [[row[place] for one in groups for row in one.rows] for place in range(len(first.group.members))]
        for column in columns:
            yield from _asking(column)
    elif isinstance(first.field.required, Expression):
        fields = [one for one in made if isinstance(one, AskedField)]
        yes = some(both(one.asked, one.required) for one in fields)
        no = some(both(one.asked, opposite(one.required)) for one in fields)
        wanted = Text(f"“{question.label.zh}”必填", f'"{question.label.say("en")}" being required')
        yield Decision(wanted, first.field.required.at, yes, no, True, "P516", "P517")


def _rules(meaning: Meaning) -> Iterator[Decision]:
    matter = meaning.matter
    for situation in matter.situations:
        name = Text(f"情形 {situation.id}", f"situation {situation.id}")
        yield _decision(meaning, name, situation.when, True, "P516", "P517")
    for material in matter.materials:
        if isinstance(material.required, Expression):
            name = _named(material.title, material.id)
            among = both(meaning.passed, meaning.goes_on)
            yield _decision(meaning, name, material.required, among, "P511", "P517", always_among=meaning.goes_on)
    for check in matter.checks:
        if check.wrong_when is not None:
            name = Text(f"检查 {check.id}", f"check {check.id}")
            yield _decision(meaning, name, check.wrong_when, True, "P512", "P518", always_severity=Severity.ERROR)
    for fee in matter.fees:
        name, due = _named(fee.title, fee.id), both(meaning.passed, meaning.goes_on)
        if fee.when is not None:
            yield _decision(meaning, name, fee.when, due, "P515", "P517", always_among=meaning.goes_on)
        if fee.waived_when is not None:
            waived = Text(f"“{fee.title.zh}”的免收", f'the waiver of "{fee.title.say("en")}"')
            among = both(due, meaning.when(fee.when))
            yield _decision(meaning, waived, fee.waived_when, among, "P516", "P517")
    if matter.quota is not None and matter.quota.when is not None:
        name = Text("名额的条件", "the condition of the quota")
        yield _decision(meaning, name, matter.quota.when, meaning.passed, "P516", "P517")


def _steps(meaning: Meaning) -> Iterator[Decision]:
    """Steps, each among those who take a route that has it; a flow that several routes share is judged once."""
    among: dict[Span, Truth] = {}
    conditions: dict[Span, tuple[Text, Expression]] = {}
    for route, taken in meaning.routes.items():
        if meaning.matter.route(route).ends is not None:
            continue
        for part in meaning.matter.flow(route).parts:
            steps = steps_in(part)
            for one in (part, *(steps if isinstance(part, Fork) else ())):
                if one.when is not None:
                    around = True if one is part else meaning.when(part.when)
                    conditions[one.when.at] = (Text(f"环节 {one.id}", f"step {one.id}"), one.when)
                    among[one.when.at] = some((among.get(one.when.at, False), both(taken, around)))
            for step in steps:
                if isinstance(step, Automatic):
                    name = Text(f"环节 {step.id} 的自动准予", f"the automatic grant of step {step.id}")
                    conditions[step.grants_when.at] = (name, step.grants_when)
                    among[step.grants_when.at] = some((among.get(step.grants_when.at, False), taken))
    for at, (name, when) in conditions.items():
        yield _decision(meaning, name, when, both(meaning.passed, among[at]), "P514", "P517")


def _decision(
    meaning: Meaning,
    name: Text,
    when: Expression,
    among: Truth,
    never: str,
    always: str,
    *,
    always_among: Truth | None = None,
    always_severity: Severity = Severity.ADVICE,
) -> Decision:
    yes = meaning.when(when)
    no = opposite(yes)
    if always_among is not None:
        # where nobody else is let through by checks, the condition still says who is meant
        return Decision(name, when.at, both(among, yes), both(always_among, no), True, never, always)
    return Decision(name, when.at, yes, no, among, never, always, always_severity=always_severity)


def _named(label: Text, id: str) -> Text:
    return Text(f"“{label.zh}”（{id}）", f'"{label.say("en")}" ({id})')
