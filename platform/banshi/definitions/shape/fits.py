"""Does a value fit its schema, yes or no?  Closures made once per schema; what is wrong is asked of jsonschema.

Nearly every definition that is read is right.  This answer costs a fraction of a full validation, and a test holds
the two together: where this says no, the validator must complain, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

Fits: TypeAlias = Callable[[Any], bool]

#: Keywords that say something to people and nothing about values.
_SILENT = {"$schema", "$id", "$comment", "title", "description"}

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}


def fits(shape: Mapping[str, Any]) -> Fits | None:
    """The closure of a schema without references; None where it uses a keyword that is not known here."""
    tests: list[Fits] = []
    done = set(_SILENT)
    wanted = shape.get("type")
    if wanted is not None:
        done.add("type")
        exact = {kind for name in ([wanted] if isinstance(wanted, str) else wanted) for kind in _TYPES[name]}
        tests.append(lambda value: type(value) in exact)
    for keywords, make in ((_OBJECT, _object), (_ARRAY, _array), (_STRING, _string), (_NUMBER, _number)):
        if keywords & shape.keys():
            made = make(shape)
            if made is None:
                return None
            tests.append(made)
            done |= keywords
    if "enum" in shape:
        done.add("enum")
        allowed = tuple((type(item), item) for item in shape["enum"])
        tests.append(lambda value: (type(value), value) in allowed)
    if shape.keys() - done:
        return None
    return tests[0] if len(tests) == 1 else _every(tuple(tests))


_OBJECT = {"properties", "required", "additionalProperties", "propertyNames", "minProperties", "maxProperties"}
_ARRAY = {"items", "minItems", "maxItems"}
_STRING = {"pattern", "minLength", "maxLength"}
_NUMBER = {"minimum", "maximum"}


def _never(value: Any) -> bool:
    return False


def _every(tests: tuple[Fits, ...]) -> Fits:
    def test(value: Any) -> bool:
        for one in tests:  # noqa: SIM110  # all() with a generator costs three times as much
            if not one(value):
                return False
        return True

    return test


def _object(shape: Mapping[str, Any]) -> Fits | None:
    properties: dict[str, Fits] = {}
    for name, part in shape.get("properties", {}).items():
        made = fits(part)
        if made is None:
            return None
        properties[name] = made
    rest = shape.get("additionalProperties", True)
    other = _never if rest is False else None if rest is True else fits(rest)
    names = fits(shape["propertyNames"]) if "propertyNames" in shape else None
    if (isinstance(rest, Mapping) and other is None) or ("propertyNames" in shape and names is None):
        return None
    required = frozenset(shape.get("required", ()))
    least, most = shape.get("minProperties", 0), shape.get("maxProperties", 1 << 30)

    def test(value: Any) -> bool:
        if type(value) is not dict:
            return True
        if not (required <= value.keys() and least <= len(value) <= most):
            return False
        for name, item in value.items():
            part = properties.get(name, other)
            if (part is not None and not part(item)) or (names is not None and not names(name)):
                return False
        return True

    return test


def _array(shape: Mapping[str, Any]) -> Fits | None:
    item = fits(shape["items"]) if "items" in shape else _every(())
    if item is None:
        return None
    least, most = shape.get("minItems", 0), shape.get("maxItems", 1 << 30)

    def test(value: Any) -> bool:
        if type(value) is not list:
            return True
        if not least <= len(value) <= most:
            return False
        for one in value:  # noqa: SIM110
            if not item(one):
                return False
        return True

    return test


def _string(shape: Mapping[str, Any]) -> Fits:
    pattern = compiled(shape["pattern"]).search if "pattern" in shape else None
    least, most = shape.get("minLength", 0), shape.get("maxLength", 1 << 30)

    def test(value: Any) -> bool:
        if type(value) is not str:
            return True
        return least <= len(value) <= most and (pattern is None or pattern(value) is not None)

    return test


def _number(shape: Mapping[str, Any]) -> Fits:
    least, most = shape.get("minimum"), shape.get("maximum")

    def test(value: Any) -> bool:
        if type(value) not in (int, Decimal):
            return True
        return (least is None or value >= least) and (most is None or value <= most)

    return test


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern whose `$` is the end of the text, never the place before a last line break."""
    return re.compile(pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern)
