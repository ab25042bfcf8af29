"""Which hooks are there?  Each returns values; nobody hands a plugin a session, a request or the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pluggy

from banshi.definitions.requirements import CheckResult
from banshi_forms.model import FieldKind
from banshi_rules.texts import Text
from banshi_rules.values import Type, Value

#: Marks a plugin's function as the implementation of the hook of that name.
hook = pluggy.HookimplMarker("banshi")
_spec = pluggy.HookspecMarker("banshi")


@dataclass(frozen=True, slots=True)
class ApplicationCheck:
    """A check of an application; matters name it `<plugin>.<id>` under `checks:`.

    `ask` gets the arguments by name, each of the type given here and none of them missing.
    """

    id: str
    arguments: Mapping[str, Type]
    ask: Callable[[Mapping[str, Value]], CheckResult]
    title: Text


@dataclass(frozen=True, slots=True)
class Register:
    """A register that holds documents and particulars of applicants; matters name it under `register:` and `prefill:`.

    `look_up` gets a resident identity number or unified social credit code; what the register holds, or None.
    """

    id: str
    look_up: Callable[[str], Mapping[str, Value] | None]
    title: Text


class Hooks:
    """The hooks, with what each must return."""

    @_spec
    def field_kinds(self) -> Sequence[FieldKind]:  # type: ignore[empty-body]
        """Kinds of fields that forms may use beside the standard ones."""

    @_spec
    def application_checks(self) -> Sequence[ApplicationCheck]:  # type: ignore[empty-body]
        """Checks of an application as a whole."""

    @_spec
    def registers(self) -> Sequence[Register]:  # type: ignore[empty-body]
        """Registers that supply shared materials and particulars."""
