"""Is every rule of law one module, and has every finding a page where people can look it up?"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from banshi.definitions import lint
from banshi.definitions.words import WORDS

ROOT = Path(__file__).parents[2]
FOLDER = Path(lint.__file__).parent


def rules() -> Iterator[ModuleType]:
    """The modules of lint/ that hold a rule; the others are what rules look at."""
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem != "__init__":
            module = import_module(f"banshi.definitions.lint.{path.stem}")
            if hasattr(module, "check") or hasattr(module, "compare"):
                yield module


RULES = list(rules())


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_rule_is_one_module_that_names_its_findings(module: ModuleType) -> None:
    text = inspect.getsource(module)
    assert module.CODES, "it says what it finds"
    assert set(re.findall(r'"([A-Z]\d{3})"', text)) == set(module.CODES), "and finds nothing else"
    assert set(module.CODES) <= set(WORDS)
    asked = module.check if hasattr(module, "check") else module.compare
    assert inspect.getdoc(asked)
    assert asked in (*lint.RULES, *lint.COMPARISONS), "it is asked"


def test_no_two_rules_find_the_same() -> None:
    codes = [code for module in RULES for code in module.CODES]
    assert len(codes) == len(set(codes))
    assert len(RULES) == len(lint.RULES) + len(lint.COMPARISONS)


def test_every_finding_has_a_page_and_every_page_a_finding() -> None:
    """A new code wants a page: `docs/findings/README.md` says how it is written."""
    pages = {path.stem for path in (ROOT / "docs" / "findings").glob("*.md")} - {"README"}
    assert set(WORDS) - pages == set(), "write docs/findings/<code>.md as docs/findings/README.md says"
    assert pages - set(WORDS) == set(), "the code is gone, so its page goes, too"
