"""What does an application cost, and how many can be granted?  Fees by formula, each with its law; a quota."""

from __future__ import annotations

from banshi.definitions.charging import Fee, Payable, Quota, QuotaPeriod
from banshi.definitions.compile.conditions import rule
from banshi.definitions.compile.names import Names
from banshi.definitions.compile.reader import CONDITION, Reader
from banshi.definitions.compile.rules import Facts
from banshi_rules.texts import Text
from banshi_rules.values import DECIMAL


def compile_fees(reader: Reader, laws: Names, facts: Facts) -> tuple[Fee, ...]:
    """The fees, in the order of the file; amounts are decimals in 元."""
    names = Names(reader.findings, Text("收费项目", "fee"))
    made = []
    for part in reader.parts("fees"):
        name, basis, payable = part.word("id"), part.word("basis"), part.word("payable")
        names.take(name, part.value_at("id"), part.text("title"))
        laws.known(basis, part.value_at("basis"))
        amount = rule(part, "amount", facts.names, facts.scope, DECIMAL)
        when = rule(part, "when", facts.names, facts.scope, CONDITION)
        waived = rule(part, "waived_when", facts.names, facts.scope, CONDITION)
        if amount is None or payable not in set(Payable):
            continue
        made.append(
            Fee(
                id=name or "",
                title=part.text("title") or Text(""),
                basis=basis or "",
                when=when,
                amount=amount,
                payable=Payable(payable),
                waived_when=waived,
                explain=part.text("explain"),
                at=part.at,
                pay_within=part.limit("pay_within"),
            )
        )
    return tuple(made)


def compile_quota(reader: Reader, laws: Names, facts: Facts) -> Quota | None:
    """How many may be granted, by the order of acceptance; None where the matter says nothing."""
    if not reader.has("quota"):
        return None
    part = reader.part("quota")
    amount, per, basis = part.number("amount"), part.word("per"), part.word("basis")
    laws.known(basis, part.value_at("basis"))
    when = rule(part, "when", facts.names, facts.scope, CONDITION)
    if amount is None or per not in set(QuotaPeriod) or basis is None:
        return None
    return Quota(amount, QuotaPeriod(per), when, basis, part.at)
