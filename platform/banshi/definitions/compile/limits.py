"""How long may everything take?  The limits of a matter, each with the law it rests on."""

from __future__ import annotations

from banshi.definitions.compile.names import Names
from banshi.definitions.compile.reader import Reader
from banshi.definitions.model import LimitClass, LimitSpec, TimeLimits
from banshi.definitions.tree import MapNode
from banshi_rules.time_limits import TimeLimit, Unit

#: What steps may take where a class demands the same day and nothing is promised: a step is counted in whole days.
WITHIN_THE_DAY = TimeLimit(1, Unit.WORKING_DAY)


def compile_limits(reader: Reader, laws: Names) -> TimeLimits | None:
    """The limits under `time_limit`; None where class or statutory limit cannot be read."""
    kind = reader.word("class")
    statutory = _spec(reader, "statutory", laws)
    promised = _spec(reader, "promised", laws)
    delivery = _spec(reader, "delivery", laws)
    correction = reader.part("correction")
    reply_within = correction.limit("reply_within")
    basis = correction.word("basis")
    if basis is not None:
        laws.known(basis, correction.value_at("basis"))
    if kind not in set(LimitClass) or statutory is None:
        return None
    if promised is None and not reader.has("promised"):
        if kind != LimitClass.IMMEDIATE:
            reader.findings.error("L003", reader.at)
        else:
            promised = LimitSpec(WITHIN_THE_DAY, None, reader.at)
    return TimeLimits(
        kind=LimitClass(kind),
        statutory=statutory,
        promised=promised or statutory,
        delivery=delivery,
        correction_reply=None if reply_within is None else LimitSpec(reply_within, basis, correction.at),
        at=reader.at,
    )


def _spec(reader: Reader, key: str, laws: Names) -> LimitSpec | None:
    """A limit as such, or with its basis."""
    if isinstance(reader.node.items.get(key), MapNode):
        part = reader.part(key)
        limit, basis = part.limit("limit"), part.word("basis")
        if basis is not None:
            laws.known(basis, part.value_at("basis"))
    else:
        limit, basis = reader.limit(key), None
        if limit is None and reader.word(key) is not None:
            reader.findings.error("L016", reader.value_at(key), value=reader.word(key))
    return None if limit is None else LimitSpec(limit, basis, reader.value_at(key))
