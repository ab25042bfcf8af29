"""Does the oracle of dates stay independent of what it judges?"""

import ast
import sys
from pathlib import Path

import pytest

ORACLE = Path(__file__).parents[1] / "oracle"
#: What judges, and what draws the cases to judge: they know the standard library and each other.
INDEPENDENT = ("day_loop.py", "random_cases.py")


@pytest.mark.parametrize("name", INDEPENDENT)
def test_the_oracle_knows_nothing_of_ours(name: str) -> None:
    tree = ast.parse((ORACLE / name).read_text(encoding="utf-8"))
    imported = {
        module
        for node in ast.walk(tree)
        for module in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    allowed = {*sys.stdlib_module_names, *(f"oracle.{Path(one).stem}" for one in INDEPENDENT)}
    assert imported
    assert {module for module in imported if module not in allowed and module.split(".")[0] not in allowed} == set()
    assert not {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & {"__import__", "exec", "eval"}
    assert "importlib" not in {module.split(".")[0] for module in imported}
