"""Does the comparison of definitions know every part a matter is made of?

Who gives the model a field says in `definitions/diff/parts.py` what people call it and what a change of it means for
cases that run.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import get_annotations
from types import ModuleType
from typing import get_args

import banshi_forms.kinds  # noqa: F401  the options of every kind
from banshi.definitions.diff.outline import owner_of
from banshi.definitions.diff.parts import PARTS, UNCOMPARED
from banshi.definitions.model import Matter
from banshi_forms.model import Options
from banshi_rules.expressions import Expression
from banshi_rules.findings import Span
from banshi_rules.tables.model import Hit
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit
from banshi_rules.values import Type

#: Told as a whole, or never told.
WHOLE = (Text, TimeLimit, Expression, Type, Span, Hit)


def classes(kind: type, seen: set[type]) -> None:
    """Every dataclass a value of that class can be made of: all that its annotations name."""
    if kind is Options:
        for derived in everything_below(Options):
            classes(derived, seen)
    if not is_dataclass(kind) or kind in seen or issubclass(kind, WHOLE):
        return
    seen.add(kind)
    for owner in kind.__mro__:
        for name, annotation in get_annotations(owner).items():
            if f"{owner.__name__}.{name}" in UNCOMPARED:
                continue
            for named in mentioned(str(annotation), sys.modules[owner.__module__]):
                classes(named, seen)


def mentioned(annotation: str, module: ModuleType, through: frozenset[str] = frozenset()) -> Iterator[type]:
    """The classes an annotation names, through aliases, which may name themselves."""
    for name in set(re.findall(r"[A-Za-z_]+", annotation)) - through:
        meant = getattr(module, name, None)
        if isinstance(meant, type):
            yield meant
        elif isinstance(meant, str):
            yield from mentioned(meant, module, through | {name})
        else:
            yield from (one for one in get_args(meant) if isinstance(one, type))


def everything_below(kind: type) -> Iterator[type]:
    for derived in kind.__subclasses__():
        yield derived
        yield from everything_below(derived)


def test_every_field_of_a_matter_and_its_parts_has_a_name_and_an_effect() -> None:
    seen: set[type] = set()
    classes(Matter, seen)
    assert {Matter} < seen
    wanted = {
        f"{owner_of(kind, field.name)}.{field.name}"
        for kind in seen
        if kind.__module__.startswith("banshi")
        for field in fields(kind)
        if field.name != "at"
    }
    unnamed = wanted - set(PARTS) - set(UNCOMPARED)
    assert not unnamed, f"say what these are called in definitions/diff/parts.py: {sorted(unnamed)}"
    invented = set(PARTS) - wanted - {"Field.section"}
    assert not invented, f"no such fields any more: {sorted(invented)}"


def test_every_name_is_there_in_both_languages() -> None:
    for field, part in PARTS.items():
        assert bool(part.noun.zh) == bool(part.noun.en), field
