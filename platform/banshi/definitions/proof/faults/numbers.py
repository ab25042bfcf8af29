"""Is there always a number where one has to be?  The amount of a fee, the places of the number on the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from banshi.definitions.proof.faults.judge import Judge
from banshi.definitions.proof.faults.needs import tables_behind
from banshi.definitions.proof.meaning import Meaning
from banshi.definitions.trying import Trial
from banshi_rules.expressions import Expression, value_of
from banshi_rules.findings import Finding, Span
from banshi_rules.proof import Number, Truth, at_least, both, every, follows, opposite, there_of
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class NoNumber:
    """A number that has to be there is not, or is less than nothing."""

    reads: Expression
    among: Truth

    def symbol(self, meaning: Meaning) -> Truth:
        """Over unknown answers."""
        number = cast(Number, meaning.encoder.symbol(self.reads.node, meaning.facts))
        tables = sorted(tables_behind(meaning.matter, self.reads) & meaning.looks.keys())
        looks = [look for name in tables for look in meaning.looks[name]]
        # a gap or an overlap of a table is a finding of its own
        sound = every(
            follows(both(inside, look.known), there_of(one)) for inside, look in looks for one in look.outputs.values()
        )
        return both(self.among, sound, opposite(both(number.there, at_least(number.term, 0))))

    def met(self, trial: Trial) -> bool:
        """In this trial."""
        value = value_of(self.reads, trial.understood.facts)
        return value is None or (isinstance(value, (int, Decimal)) and value < 0)


def missing_numbers(judge: Judge) -> Iterator[Finding]:
    """Fees without an amount, and places of the result's number that stay empty."""
    meaning, result = judge.prover.meaning, judge.prover.matter.licence
    numbers: list[tuple[Text, Span, NoNumber]] = []
    for fee in meaning.matter.fees:
        due, waived, _ = meaning.fee(fee)
        numbers.append((fee.title, fee.at, NoNumber(fee.amount, both(due, opposite(waived)))))
    for place, digits in result.digits.items() if result is not None else ():
        name = Text(f"证号里的 {place}", f"{place} in the number of the result")
        numbers.append((name, digits.at, NoNumber(digits, meaning.goes_on)))
    for name, at, wanted in numbers:
        about = Text(f"“{name.zh}”是否总算得出来", f'whether "{name.say("en")}" can always be computed')
        reads = sorted({path[0] for path in wanted.reads.reads})
        finding = judge.found("P509", at, wanted, about, reads=reads, where=meaning.now, args={"needed": name})
        if finding is not None:
            yield finding
