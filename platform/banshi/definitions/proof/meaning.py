"""What does a matter make of all applicants at once?  Facts, routes, materials and checks over unknown answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import cast

from banshi.definitions.charging import Fee
from banshi.definitions.facts import rules_in_order
from banshi.definitions.model import LAST_YEAR, Matter
from banshi.definitions.proof.answering import Answering
from banshi.definitions.proof.asking import FormSymbols
from banshi.definitions.proof.rows import Path, Rows, expressions_in, rows_of
from banshi_forms.party import NATURAL_PERSON
from banshi_rules.expressions import Expression
from banshi_rules.proof import (
    Columns,
    Encoder,
    Ground,
    Listed,
    Member,
    Number,
    Symbol,
    TableSymbols,
    Trilean,
    Truth,
    at_least,
    at_most,
    both,
    chosen,
    either,
    equals,
    every,
    guarded,
    nothing,
    opposite,
    rounded_half_up,
    some,
    table_symbols,
    widened,
    widened_rows,
)
from banshi_rules.tables import DecisionTable
from banshi_rules.values import TEXT

#: The first day on which anybody can have applied: older days stand in definitions as history.
FIRST_DAY = date(2000, 1, 1)
#: Counterexamples come in on this day where they can: an ordinary Monday of a published calendar.
ORDINARY_DAY = date(2026, 1, 5)
#: What a gap is judged by: nobody applies before.
NOW = date(2026, 1, 1)


@dataclass(slots=True)
class Meaning:
    """A matter over unknown answers.

    `looks` are the looks into each table: one, or one for each row of its group, with whether there is that row.
    `goes_on` says that the route does not end at the intake, `right` that nothing is wrong with the sheet, `passed`
    that no check of the matter's own finds anything (what a plugin would find is not known, and does not count), `now`
    that it did not come in before NOW.
    """

    matter: Matter
    encoder: Encoder
    party: FormSymbols
    form: FormSymbols
    received: Number
    facts: dict[str, Symbol]
    looks: Mapping[str, tuple[tuple[Truth, TableSymbols], ...]]
    routes: Mapping[str, Truth]
    materials: Mapping[str, Truth]
    checks: Mapping[str, Trilean]
    answering: Answering
    right: Truth = True
    goes_on: Truth = True

    def finish(self) -> None:
        """To be called once everything is said that is to be asked about: then it is known which texts matter."""
        self.answering.finish()
        self.right = every(self.answering.right)

    @property
    def passed(self) -> Truth:
        """No check of the matter's own finds anything wrong."""
        return every(opposite(check.yes) for check in self.checks.values())

    @property
    def filed(self) -> Truth:
        """An application that can be filed."""
        return both(self.right, self.passed)

    @property
    def now(self) -> Truth:
        """It came in since NOW."""
        return at_least(self.received.term, NOW.toordinal())

    def when(self, condition: Expression | bool | None) -> Truth:
        """Whether a condition is satisfied; one that is not written is."""
        return condition is not False if not isinstance(condition, Expression) else self.truth(condition).yes

    def fee(self, fee: Fee) -> tuple[Truth, Truth, Number]:
        """Whether a fee is due, whether it is waived, and the amount in yuan, as `definitions.fees` has it."""
        amount = cast(Number, self.encoder.symbol(fee.amount.node, self.facts))
        amount = amount if not amount.whole else widened(amount)
        kept = cast(Number, guarded(amount, at_least(amount.term, 0)))
        waived = fee.waived_when is not None and self.when(fee.waived_when)
        return both(self.goes_on, self.when(fee.when)), waived, rounded_half_up(self.encoder.ground, kept, 2)

    def truth(self, expression: Expression) -> Trilean:
        """A condition over all facts."""
        return cast(Trilean, self.encoder.symbol(expression.node, self.facts))


def meaning_of(
    matter: Matter,
    ground: Ground | None = None,
    rows: Rows | None = None,
    *,
    strict: bool = True,
    ticked: Mapping[Path, tuple[str, ...]] | None = None,
) -> Meaning:
    """The matter over unknown answers, on a ground of its own or on that of another matter with the same answers."""
    ground = ground or Ground()
    encoder = Encoder(ground)
    received = _received(ground)
    answering = Answering(ground, received, strict, ticked or {})
    rows = rows or rows_of([matter])
    party = FormSymbols(encoder, rows, answering, {}, "applicant.").ask(matter.party_form)
    facts: dict[str, Symbol] = {"applicant": _applicant(party.facts, ground), "received_on": received}
    form = FormSymbols(encoder, rows, answering, facts).ask(matter.form)
    looks: dict[str, tuple[tuple[Truth, TableSymbols], ...]] = {}
    for part in rules_in_order(matter):
        if isinstance(part, DecisionTable) and part.for_each is not None:
            group = cast(Listed, facts[part.for_each])
            looks[part.id], facts[part.for_each] = widened_rows(encoder, part, group, facts)
        elif isinstance(part, DecisionTable):
            table = table_symbols(encoder, part, facts)
            looks[part.id], facts[part.id] = ((True, table),), table.fact
        else:
            facts[part.id] = encoder.symbol(part.when.node, facts)
    meaning = Meaning(
        matter=matter,
        encoder=encoder,
        party=party,
        form=form,
        received=received,
        facts=facts,
        looks=looks,
        routes={},
        materials={},
        checks={},
        answering=answering,
    )
    meaning.routes = _routes(meaning)
    ended = some(meaning.routes[route.id] for route in matter.routes if route.ends is not None)
    meaning.goes_on = opposite(ended)
    meaning.materials = {one.id: both(meaning.goes_on, meaning.when(one.required)) for one in matter.materials}
    own = [check for check in matter.checks if check.wrong_when is not None]
    meaning.checks = {check.id: meaning.truth(cast(Expression, check.wrong_when)) for check in own}
    for expression, around in expressions_in(matter):
        if not around.inside:
            encoder.symbol(expression.node, facts)  # whatever is asked about later, the texts it names are known now
    return meaning


def _received(ground: Ground) -> Number:
    first, last = FIRST_DAY.toordinal(), date(LAST_YEAR, 12, 31).toordinal()
    received = ground.number("received_on", True, Fraction(first), Fraction(last))
    ground.law(both(at_least(received.term, first), at_most(received.term, last)))
    ground.wish(equals(received.term, ORDINARY_DAY.toordinal()))
    return received


def _routes(meaning: Meaning) -> dict[str, Truth]:
    """Of each route whether it is the one that is taken."""
    taken: dict[str, Truth] = {}
    before: Truth = False
    for route in meaning.matter.routes:
        when = True if route.when is None or route is meaning.matter.routes[-1] else meaning.truth(route.when).yes
        taken[route.id] = both(when, opposite(before))
        before = either(before, when)
    return taken


def _applicant(party: Mapping[str, Symbol], ground: Ground) -> Columns:
    """`applicant.*`, as `banshi_forms.party.applicant_facts` has it."""
    none = nothing(TEXT)
    kind = cast(Member, party["applicant_kind"])
    person = equals(kind.code, ground.code(NATURAL_PERSON))
    name, number = party["applicant_name"], party.get("applicant_number", none)
    return Columns(
        True,
        {
            "kind": kind,
            "name": name,
            "number": chosen(person, party.get("applicant_id_no", number), number),
            "contact": chosen(person, name, party.get("contact_name", none)),
            "mobile": party.get("contact_mobile", none),
        },
    )
