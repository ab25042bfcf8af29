"""What else may be asked once a wrong answer is right?  Everything that hangs on it and is not settled without it.

A correction notice goes out once (Licensing Law 32(4)): it has to say now what the answer still to come may bring.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from banshi.definitions.facts import Understood, rules_in_order
from banshi.definitions.model import Check, MaterialSpec, Matter
from banshi_forms.live import Live, LiveRow, live_rows
from banshi_forms.model import Field, Form, Group
from banshi_forms.party import FACT_NAMES
from banshi_rules.expressions import Expression, holds, value_of
from banshi_rules.expressions.clauses import every_part
from banshi_rules.expressions.nodes import Call, Name
from banshi_rules.tables import DecisionTable
from banshi_rules.values import Facts, Value


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that has to be answered where `when` holds; `at` is its path, with the numbers of rows (from 0)."""

    at: str
    question: Field | Group
    when: Expression


@dataclass(frozen=True, slots=True)
class Doubts:
    """What may be asked besides: questions, materials with their conditions, and rules that new answers must keep.

    `pressing` are materials that may follow later now, and have to come at once where their condition does not hold.
    """

    questions: tuple[OpenQuestion, ...]
    materials: tuple[tuple[MaterialSpec, Expression], ...]
    pressing: tuple[tuple[MaterialSpec, Expression], ...]
    rules: tuple[Check, ...]


def doubts_of(matter: Matter, party: Live, understood: Understood, wrong: Collection[str]) -> Doubts:
    """What hangs on the answers at these paths (`area`, `staff.0.role`, `applicant_name`), of what is not asked yet.

    `party` is what was asked of the applicant's own particulars.
    """
    particulars = _Doubting(party.facts, party, wrong)
    of_party = tuple(particulars.questions(matter.party_form))
    open_facts = {f"applicant.{FACT_NAMES[name]}" for name in particulars.open if name in FACT_NAMES}
    doubting = _Doubting(understood.facts, understood.live, {*wrong, *open_facts})
    questions = (*of_party, *doubting.questions(matter.form))
    doubting.follow_rules(matter)

    def may_hold(condition: Expression) -> bool:
        return doubting.hangs(condition) and not holds(condition, understood.facts)

    required = [(one, one.required) for one in matter.materials if isinstance(one.required, Expression)]
    later = [(one, one.due_when) for one in matter.materials if one.due_when is not None]
    checks = [one for one in matter.checks if one.wrong_when is not None and one.message is not None]
    rules = tuple(one for one in checks if one.wrong_when is not None and may_hold(one.wrong_when))
    to_change = {one.field for one in rules if one.field is not None} - doubting.open
    if to_change:  # whoever comes to break a rule answers anew where it points, and more may hang on that
        return doubts_of(matter, party, understood, {*wrong, *to_change})
    return Doubts(
        questions,
        tuple((one, when) for one, when in required if may_hold(when)),
        tuple((one, when) for one, when in later if doubting.hangs(when) and holds(when, understood.facts)),
        rules,
    )


class _Doubting:
    """The facts that stay, whatever becomes of the wrong answers, and the names of those that do not."""

    __slots__ = ("_answered", "_facts", "_live", "_wrong", "open")

    def __init__(self, answered: Facts, live: Live, wrong: Collection[str]) -> None:
        self._wrong = frozenset(wrong)
        self._answered, self._live = answered, live
        self.open = {path.split(".")[0] for path in wrong}
        self._facts: dict[str, Value | None] = {k: v for k, v in answered.items() if k not in self.open}
        applicant = answered.get("applicant")
        if isinstance(applicant, Mapping):
            self._facts["applicant"] = {k: v for k, v in applicant.items() if f"applicant.{k}" not in self._wrong}

    def hangs(self, condition: Expression) -> bool:
        """Whether this is not settled without the open answers."""
        return _hangs(condition, self._facts, self.open)

    def questions(self, form: Form) -> Iterator[OpenQuestion]:
        """The questions that may come, from top to bottom; what is read of them is open, too."""
        for field in form.fields():
            asked = field.id in self._live.asked or field.id in self._live.computed
            answer = self._answered.get(field.id)
            when = _wanting(field, asked, field.id in self._live.required, answer)
            if when is not None and self.hangs(when):
                if _must(field):
                    yield OpenQuestion(field.id, field, when)
                self._loses(field.id)
            elif _changes(field, self._facts, self.open):
                self._loses(field.id)
            elif isinstance(field, Group) and asked:
                live = live_rows(field, answer, self._answered)
                found = tuple(self._in_rows(field, answer, live, field.id, self._facts, self.open))
                yield from found
                if found:
                    self._loses(field.id)

    def _in_rows(
        self,
        group: Group,
        rows: object,
        live: Sequence[LiveRow],
        path: str,
        around: Facts,
        open_around: Collection[str],
    ) -> Iterator[OpenQuestion]:
        """The same of the rows of a group: a member reads those before it, and what stands around the row."""
        members = {member.id for member in group.members}
        for number, (row, seen) in enumerate(zip(rows if isinstance(rows, tuple) else (), live, strict=True)):
            values = row if isinstance(row, Mapping) else {}
            here = f"{path}.{number}"
            wrong = {name for name in members if f"{here}.{name}" in self._wrong}
            open_ = (set(open_around) - members) | wrong
            facts = {name: value for name, value in around.items() if name not in members}
            asked = {member.id for member in (*seen.asked, *seen.computed)}
            for member in group.members:
                when = _wanting(member, member.id in asked, member.id in seen.required, values.get(member.id))
                if when is not None and _hangs(when, facts, open_):
                    if _must(member):
                        yield OpenQuestion(f"{here}.{member.id}", member, when)
                    open_.add(member.id)
                elif _changes(member, facts, open_):
                    open_.add(member.id)
                elif member.id not in open_:
                    facts[member.id] = values.get(member.id)
                    if isinstance(member, Group) and member.id in asked:
                        within = seen.rows.get(member.id, ())
                        inner = f"{here}.{member.id}"
                        yield from self._in_rows(member, values.get(member.id), within, inner, facts, open_)

    def follow_rules(self, matter: Matter) -> None:
        """What situations and tables give without the open answers; what they do not give is open, too."""
        for part in rules_in_order(matter):
            if isinstance(part, DecisionTable):
                if self._reads_open(part):
                    self._loses(part.for_each or part.id)
            elif self.hangs(part.when):
                self._loses(part.id)

    def _reads_open(self, table: DecisionTable) -> bool:
        """Whether it asks about something open; which row fits is then not said, whatever the policy."""
        names = (column.name.split(".") for column in table.inputs)
        asks = any(name in self.open and _at(self._facts, (name, *more)) is None for name, *more in names)
        return asks or table.for_each in self.open

    def _loses(self, name: str) -> None:
        self.open.add(name)
        self._facts.pop(name, None)


def _hangs(condition: Expression, facts: Facts, open_: Collection[str]) -> bool:
    """Whether a condition reads what is open, and is not settled without it."""
    if not any(path[0] in open_ for path in condition.reads):
        return False
    return value_of(condition, facts) is None or _asks_for(condition, open_)


def _wanting(question: Field | Group, asked: bool, required: bool, answer: Value | None) -> Expression | None:
    """The condition under which this has to be answered, where it has not; None where nothing can bring that about."""
    if not asked:
        return question.visible_when
    wanted = question.required if isinstance(question, Field) else None
    return wanted if isinstance(wanted, Expression) and not required and answer is None else None


def _changes(question: Field | Group, facts: Facts, open_: Collection[str]) -> bool:
    """Whether a question that was asked may go, or a computed value become another."""
    found = (question.visible_when, question.value if isinstance(question, Field) else None)
    return any(one is not None and _hangs(one, facts, open_) for one in found)


def _must(question: Field | Group) -> bool:
    """Whether a question, being asked, can have to be answered."""
    if isinstance(question, Group):
        return question.least > 0
    return question.value is None and question.required is not False


def _asks_for(condition: Expression, open_: Collection[str]) -> bool:
    """Whether it asks if one of these is there at all: that is settled only when it comes."""
    asked = (part for part in every_part(condition.node) if isinstance(part, Call) and part.function == "has")
    return any(isinstance(name, Name) and name.name in open_ for part in asked for name in every_part(part))


def _at(facts: Facts, path: tuple[str, ...]) -> object:
    """The fact at a path; None where nobody knows it."""
    found: object = facts
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
