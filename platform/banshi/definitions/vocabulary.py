"""Which words does this installation know?  Field kinds, plugin checks, registers, laws: collected once, passed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from banshi.definitions.law.book import LawBook
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import FieldKind
from banshi_rules.values import Type


@dataclass(frozen=True, slots=True)
class PluginCheck:
    """A check that a plugin offers, by its full id (`department.check`), and the types of what it wants to know."""

    id: str
    arguments: Mapping[str, Type]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What definitions may name beyond the language itself.  `registers` are those that can supply a material,
    `laws` the articles that can be cited by name."""

    kinds: Mapping[str, FieldKind] = field(default_factory=lambda: STANDARD_KINDS)
    plugin_checks: Mapping[str, PluginCheck] = field(default_factory=dict)
    registers: frozenset[str] = frozenset()
    laws: LawBook = field(default_factory=LawBook)
