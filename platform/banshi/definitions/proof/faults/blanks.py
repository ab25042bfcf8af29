"""Does a blank answer leave a condition open?  Everything it reads is asked, and nobody has to give it.

A condition that reads a question which is not asked is in order: what is not asked does not hold.  But a question that
is asked and left blank is no answer, and a check whose condition is open lets the application pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from banshi.definitions.model import Matter
from banshi.definitions.proof.asking import Asked, AskedGroup, id_of
from banshi.definitions.proof.faults.judge import Judge
from banshi.definitions.proof.faults.needs import Need, needs_of, tables_behind
from banshi.definitions.proof.meaning import Meaning
from banshi.definitions.trying import Trial
from banshi_rules.expressions import Expression, value_of
from banshi_rules.findings import Finding, Severity
from banshi_rules.proof import Truth, both, either, every, follows, opposite, some, there_of
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A condition is neither true nor false, although every table gives a result and nothing that it reads is left out
    on purpose."""

    need: Need

    def symbol(self, meaning: Meaning) -> Truth:
        """Over unknown answers."""
        unknown = opposite(there_of(meaning.encoder.symbol(self.need.reads.node, meaning.facts)))
        left_out = _left_out(meaning)
        asked = every(
            both(opposite(left_out[path[0]]), _asked_in_rows(meaning.form.questions[path[0]], path[1:]))
            for path in sorted(_answers(meaning.matter, self.need.reads))
        )
        tables = sorted(tables_behind(meaning.matter, self.need.reads) & meaning.looks.keys())
        looks = [look for name in tables for look in meaning.looks[name]]
        given = every(follows(inside, there_of(one)) for inside, look in looks for one in look.outputs.values())
        return both(self.need.among, unknown, asked, given)

    def met(self, trial: Trial) -> bool:
        """In this trial."""
        names = {path[0] for path in _answers(trial.matter, self.need.reads)}
        left_out = set[str]()
        for one in trial.matter.form.fields():
            if one.visible_when is not None and one.id in trial.understood.live.not_asked:
                no = value_of(one.visible_when, trial.understood.facts) is False
                if no or {path[0] for path in one.visible_when.reads} & left_out:
                    left_out.add(one.id)
        return not names & left_out and value_of(self.need.reads, trial.understood.facts) is None


def left_open(judge: Judge) -> Iterator[Finding]:
    """Conditions that a blank answer leaves open."""
    meaning = judge.prover.meaning
    wanted = [LeftOpen(need) for need in needs_of(meaning)]
    possible = judge.prover.possible([one.symbol(meaning) for one in wanted], meaning.filed)
    for one, can in zip(wanted, possible, strict=True):
        need = one.need
        about = Text(
            f"“{need.name.zh}”的条件是否总定得下来", f'whether the condition of "{need.name.say("en")}" is ever open'
        )
        if can is None:
            judge.open[about] = None
        if not can:
            continue
        reads = sorted({path[0] for path in need.reads.reads})
        args = {"needed": need.name}
        finding = judge.found(
            "P508", need.reads.at, one, about, reads=reads, where=meaning.now, severity=Severity.WARNING, args=args
        )
        if finding is not None:
            yield finding


def _left_out(meaning: Meaning) -> dict[str, Truth]:
    """Of each question whether it is left out on purpose: its condition is false, or unknown for want of another that
    is left out."""
    found: dict[str, Truth] = {}
    for question in meaning.matter.form.fields():
        when, asked = question.visible_when, meaning.form.questions[question.id].asked
        if when is None:
            found[question.id] = False
            continue
        others = sorted({path[0] for path in when.reads} & found.keys())
        found[question.id] = either(
            meaning.truth(when).no, both(opposite(asked), some(found[other] for other in others))
        )
    return found


def _asked_in_rows(made: Asked, rest: tuple[str, ...]) -> Truth:
    """Whether a column is asked in every row."""
    if not isinstance(made, AskedGroup) or not rest:
        return True
    return every(
        follows(inside, both(member.asked, _asked_in_rows(member, rest[1:])))
        for (inside, _), row in zip(made.fact.items, made.rows, strict=True)
        for member in row
        if id_of(member) == rest[0]
    )


def _answers(matter: Matter, expression: Expression) -> set[tuple[str, ...]]:
    """The questions an expression reads, also through situations and tables; a computed one stands for itself."""
    questions = {question.id for question in matter.form.fields()}
    situations = {situation.id: situation.when for situation in matter.situations}
    found, seen, waiting = set[tuple[str, ...]](), set[str](), list(expression.reads)
    while waiting:
        path = waiting.pop()
        if path[0] in questions:
            found.add(path)
        elif path[0] not in seen:
            seen.add(path[0])
            if path[0] in situations:
                waiting += situations[path[0]].reads
            elif path[0] in matter.tables:
                waiting += [tuple(column.name.split(".")) for column in matter.tables[path[0]].inputs]
    return found
