"""How long may everything take?  The limits of a matter, each with the law it rests on."""

from __future__ import annotations

from banshi.definitions.compile.names import Names
from banshi.definitions.compile.reader import Reader
from banshi.definitions.model import Extension, LimitClass, LimitSpec, TimeLimits
from banshi.definitions.source.tree import MapNode
from banshi.people import Role
from banshi_rules.time_limits import TimeLimit, Unit

#: What steps may take where a class demands the same day and nothing is promised: a step is counted in whole days.
WITHIN_THE_DAY = TimeLimit(1, Unit.WORKING_DAY)


def compile_limits(reader: Reader, laws: Names) -> TimeLimits | None:
    """The limits under `time_limit`; None where class or statutory limit cannot be read."""
    kind = reader.word("class")
    statutory = limit_spec(reader, "statutory", laws)
    promised = limit_spec(reader, "promised", laws)
    delivery = limit_spec(reader, "delivery", laws)
    correction = _spec_under(reader.part("correction"), "reply_within", laws)
    tolerance = _spec_under(reader.part("tolerance"), "supplement_within", laws)
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
        correction_reply=correction,
        extension=_extension(reader.part("extension"), laws),
        tolerance=tolerance,
        at=reader.at,
    )


def limit_spec(reader: Reader, key: str, laws: Names) -> LimitSpec | None:
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


def _spec_under(reader: Reader, key: str, laws: Names) -> LimitSpec | None:
    """A limit under that key of a part of its own, with the basis that stands beside it."""
    limit, basis = reader.limit(key), reader.word("basis")
    if basis is not None:
        laws.known(basis, reader.value_at("basis"))
    return None if limit is None else LimitSpec(limit, basis, reader.at)


def _extension(reader: Reader, laws: Names) -> Extension | None:
    limit, role, basis = reader.limit("limit"), reader.word("approved_by"), reader.word("basis")
    if basis is not None:
        laws.known(basis, reader.value_at("basis"))
    if limit is None or basis is None or role not in set(Role):
        return None
    return Extension(limit, Role(role), basis, reader.at)
