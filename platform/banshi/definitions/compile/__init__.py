"""From text to a frozen, typed Matter: names, forms, rules, limits and flows, each in its module."""

from banshi.definitions.compile.matter import Compiled, compile_matter, compile_parsed
from banshi.definitions.compile.shared import Dictionary, Parsed, SharedParts, compile_shared, parse

__all__ = [
    "Compiled",
    "Dictionary",
    "Parsed",
    "SharedParts",
    "compile_matter",
    "compile_parsed",
    "compile_shared",
    "parse",
]
