"""What can a form be answered with?  Its questions as unknowns, and what makes a sheet of answers right.

It walks as `banshi_forms.live` does: top to bottom, every condition over the answers before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TypeAlias

from banshi.definitions.proof.answering import Answering
from banshi.definitions.proof.rows import Path, Rows
from banshi_forms.kinds.number import NumberOptions
from banshi_forms.model import Field, Form, Group
from banshi_rules.expressions import Expression
from banshi_rules.proof import (
    Columns,
    Encoder,
    Listed,
    Member,
    Number,
    Symbol,
    Truth,
    at_least,
    at_most,
    both,
    follows,
    guarded,
    nothing,
    rounded_half_up,
    there_of,
)
from banshi_rules.values import Kind

#: More rows than any sheet is read with (`banshi_forms.answers`).
MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class AskedField:
    """A question: whether what it stands in is there (`around`), whether it is asked, whether it must be answered, its
    answer as it was given and as it counts."""

    field: Field
    around: Truth
    asked: Truth
    required: Truth
    given: Symbol
    fact: Symbol


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """A group: whether what it stands in is there, whether it is asked, how many rows were given, and the questions of
    those that are looked at."""

    group: Group
    around: Truth
    asked: Truth
    count: Number
    rows: tuple[tuple[Asked, ...], ...]
    fact: Listed


Asked: TypeAlias = "AskedField | AskedGroup"


@dataclass(slots=True)
class FormSymbols:
    """A form over unknown answers: its questions, the facts they give, and (`right`) what a right sheet has.

    `facts` brings what conditions read beside answers, and takes the answers in.
    """

    encoder: Encoder
    rows: Rows
    answering: Answering
    facts: dict[str, Symbol]
    prefix: str = ""
    questions: dict[str, Asked] = field(default_factory=dict)

    @property
    def right(self) -> list[Truth]:
        """What has to hold of a sheet with which nothing is wrong."""
        return self.answering.right

    def ask(self, form: Form) -> FormSymbols:
        """Walks the whole form."""
        for question in form.fields():
            made = self._question(question, (question.id,), self.prefix + question.id, self.facts, True)
            self.questions[question.id] = made
            self.facts[question.id] = made.fact
        return self

    def _question(
        self, question: Field | Group, path: Path, name: str, scope: Mapping[str, Symbol], around: Truth
    ) -> Asked:
        asked = around
        if question.visible_when is not None:
            asked = both(around, self.encoder.truth(question.visible_when.node, scope).yes)
        if isinstance(question, Group):
            return self._group(question, path, name, scope, around, asked)
        if question.value is not None:
            fact = guarded(self._computed(question, question.value, scope), asked)
            return AskedField(question, around, asked, False, nothing(question.type), fact)
        given = self.answering.answer(question, path, name, asked)
        required = question.required
        needed = required if isinstance(required, bool) else self.encoder.truth(required.node, scope).yes
        self.right.append(follows(both(asked, needed), there_of(given)))
        if needed is True and self.answering.strict and isinstance(given, (Number, Member)):
            given = replace(given, there=True)  # of right sheets, which are all there are here
        return AskedField(question, around, asked, needed, given, guarded(given, asked))

    def _group(
        self, group: Group, path: Path, name: str, scope: Mapping[str, Symbol], around: Truth, asked: Truth
    ) -> AskedGroup:
        ground = self.encoder.ground
        looked_at, copies = self.rows.of(path, group)
        most = group.most if self.answering.strict else MOST_ROWS
        count = ground.number(f"{name} rows", True, Fraction(0), Fraction(most))
        ground.law(both(at_least(count.term, 0), at_most(count.term, most)))
        self.right.append(follows(asked, both(at_least(count.term, group.least), at_most(count.term, group.most))))
        ground.wish(at_most(count.term, max(group.least, 1)))
        rows: list[tuple[Asked, ...]] = []
        for index in range(looked_at):
            inside = both(asked, at_least(count.term, index + 1))
            here = dict(scope)
            row: list[Asked] = []
            for member in group.members:
                made = self._question(member, (*path, member.id), f"{name}.{index}.{member.id}", here, inside)
                here[member.id] = made.fact
                row.append(made)
            rows.append(tuple(row))
        fact = Listed(
            there=asked,
            items=tuple(
                (at_least(count.term, index + 1), Columns(True, {id_of(made): made.fact for made in row}))
                for index, row in enumerate(rows)
            ),
            size=count,
            beyond=at_least(count.term, looked_at + 1) if looked_at < most else False,
            copies=copies,
        )
        return AskedGroup(group, around, asked, count, tuple(rows), fact)

    def _computed(self, question: Field, formula: Expression, scope: Mapping[str, Symbol]) -> Symbol:
        """The value of a computed field, rounded as its definition says."""
        value = self.encoder.symbol(formula.node, scope)
        options = question.options
        if isinstance(value, Number) and isinstance(options, NumberOptions) and question.type.kind is Kind.DECIMAL:
            return rounded_half_up(self.encoder.ground, value, options.decimals)
        return value


def id_of(made: Asked) -> str:
    """The id of a question."""
    return made.field.id if isinstance(made, AskedField) else made.group.id
