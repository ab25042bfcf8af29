"""Can it happen, and to whom?  Expressions and tables as the solver sees them, and the questions one may ask of it.

    ground = Ground()
    facts = {"area": ground.number("area", there=True, low=Decimal(1), high=Decimal(1000), places=2)}
    large = Encoder(ground).symbol(expression.node, facts)      # yes, no, or neither: missing is not false
    Court(ground).never(large.yes)                              # Proved | Refuted(model) | Undecided(why, seconds)

The encoding allows whatever the evaluator allows and, where arithmetic has no exact twin, a little more: so what is
proved holds, and a refutation is a suspicion until somebody has evaluated it.  Z3 is imported here and nowhere else.
"""

from __future__ import annotations

from banshi_rules.proof.arithmetic import at_least, at_most, compared, counted, equals, rounded_half_up, widened
from banshi_rules.proof.encode import Encoder, differ
from banshi_rules.proof.ground import Ground
from banshi_rules.proof.logic import Truth, both, either, every, follows, opposite, same, some
from banshi_rules.proof.questions import Claim, Court, Model, Proved, Refuted, Undecided
from banshi_rules.proof.room import own_room
from banshi_rules.proof.symbols import (
    Columns,
    Listed,
    Member,
    Number,
    Symbol,
    Trilean,
    chosen,
    guarded,
    nothing,
    there_of,
)
from banshi_rules.proof.tables import TableSymbols, contradicting, table_symbols, widened_rows

__all__ = [
    "Claim",
    "Columns",
    "Court",
    "Encoder",
    "Ground",
    "Listed",
    "Member",
    "Model",
    "Number",
    "Proved",
    "Refuted",
    "Symbol",
    "TableSymbols",
    "Trilean",
    "Truth",
    "Undecided",
    "at_least",
    "at_most",
    "both",
    "chosen",
    "compared",
    "contradicting",
    "counted",
    "differ",
    "either",
    "equals",
    "every",
    "follows",
    "guarded",
    "nothing",
    "opposite",
    "own_room",
    "rounded_half_up",
    "same",
    "some",
    "table_symbols",
    "there_of",
    "widened",
    "widened_rows",
]
