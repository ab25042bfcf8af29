"""How do people call the facts of an expression?  Labels, units and words of options, beside the types of a scope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from banshi_rules.texts import Text

if TYPE_CHECKING:
    from banshi_rules.expressions.nodes import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a fact is called.

    `unit` follows its numbers; `options` are the words of its members and branches, by id; `columns` name what a row of
    a group, the applicant or a table with several outputs holds.  `meaning` is a condition that is said in the place of
    a situation's name.  `asked`: somebody answers it, so that it is "answered" and not "known".
    """

    label: Text
    unit: Text | None = None
    options: Mapping[str, Text] = field(default_factory=dict)
    columns: Mapping[str, Named] = field(default_factory=dict)
    meaning: Node | None = None
    asked: bool = False


#: What facts are called, by name.  Labels that two facts share should have been told apart.
Names: TypeAlias = "Mapping[str, Named]"
