"""Which plugins are there, and what do they say?  Asked one by one: one that breaks never breaks an application.

A broken plugin's answer is UNKNOWN, which means a person has to look; the breakage is logged as an incident.
"""

from __future__ import annotations

import importlib.util
import logging
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pluggy

from banshi.definitions.law_files import shipped_laws
from banshi.definitions.requirements import UNKNOWN, CheckResult
from banshi.definitions.vocabulary import PluginCheck, Vocabulary
from banshi.plugin_api.specs import ApplicationCheck, Hooks, Register
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import FieldKind
from banshi_rules.values import Value

log = logging.getLogger(__name__)


class BrokenPlugin(Exception):
    """A plugin that cannot be loaded; the words say which file and why."""


class PluginHost:
    """The plugins of this installation, collected once when the process starts."""

    def __init__(self, plugins: Mapping[str, Any]) -> None:
        manager = pluggy.PluginManager("banshi")
        manager.add_hookspecs(Hooks)
        for name, plugin in plugins.items():
            try:
                manager.register(plugin, name)
            except pluggy.PluginValidationError as wrong:
                raise BrokenPlugin(f"{name}: {wrong}") from wrong
        self.names = tuple(plugins)
        self.field_kinds: Mapping[str, FieldKind] = MappingProxyType(
            {kind.name: kind for _, kind in _collected(manager, "field_kinds")}
        )
        self.checks: Mapping[str, ApplicationCheck] = MappingProxyType(
            {f"{name}.{check.id}": check for name, check in _collected(manager, "application_checks")}
        )
        self.registers: Mapping[str, Register] = MappingProxyType(
            {register.id: register for _, register in _collected(manager, "registers")}
        )

    def vocabulary(self) -> Vocabulary:
        """What definitions may name here: the standard words, with what the plugins add."""
        return Vocabulary(
            kinds={**STANDARD_KINDS, **self.field_kinds},
            plugin_checks={name: PluginCheck(name, check.arguments) for name, check in self.checks.items()},
            registers=frozenset(self.registers),
            laws=shipped_laws(),
        )

    def ask(self, name: str, arguments: Mapping[str, Value | None]) -> CheckResult:
        """What the check of that name says.  Never raises."""
        check = self.checks.get(name)
        known = {key: value for key, value in arguments.items() if value is not None}
        if check is None or len(known) != len(check.arguments):
            return UNKNOWN
        try:
            result = check.ask(known)
        except Exception:
            log.exception("incident: check %s broke; a person has to look", name)
            return UNKNOWN
        if not isinstance(result, CheckResult):
            log.error("incident: check %s returned %r, not a CheckResult", name, type(result))
            return UNKNOWN
        return result

    def look_up(self, register_id: str, number: str) -> Mapping[str, Value] | None:
        """What the register holds about that number; None when nothing, or when it broke.  Never raises."""
        register = self.registers.get(register_id)
        if register is None or not number:
            return None
        try:
            return register.look_up(number)
        except Exception:
            log.exception("incident: register %s broke; the applicant is asked instead", register_id)
            return None


def _collected(manager: pluggy.PluginManager, name: str) -> Iterator[tuple[str, Any]]:
    for implementation in getattr(manager.hook, name).get_hookimpls():
        try:
            given = tuple(implementation.function())
        except Exception as broken:
            raise BrokenPlugin(f"{implementation.plugin_name}: {name}() raised {broken!r}") from broken
        for one in given:
            yield implementation.plugin_name, one


def load_folder(folder: Path) -> Mapping[str, Any]:
    """Every plugin under that folder (`<id>/plugin.toml` and `<id>/__init__.py`), imported as `banshi_plugins.<id>`.

    Raises BrokenPlugin naming the file at fault.
    """
    found = sorted(path.parent for path in folder.glob("*/plugin.toml"))
    return {place.name: _load(place) for place in found}


def _load(place: Path) -> Any:
    settings = _settings(place / "plugin.toml")
    if settings.get("id") != place.name:
        raise BrokenPlugin(f"{place / 'plugin.toml'}: id must be the name of its folder, {place.name!r}")
    name = f"banshi_plugins.{place.name}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, place / "__init__.py", submodule_search_locations=[str(place)])
    if spec is None or spec.loader is None:
        raise BrokenPlugin(f"{place / '__init__.py'}: cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as broken:
        del sys.modules[name]
        raise BrokenPlugin(f"{place / '__init__.py'}: {broken!r}") from broken
    return module


def _settings(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        raise BrokenPlugin(f"{path}: {wrong}") from wrong
