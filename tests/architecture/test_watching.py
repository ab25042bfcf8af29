"""Does whatever changes a case set its timers of supervision in the same transaction?"""

from __future__ import annotations

import ast
from pathlib import Path

USE_CASES = Path(__file__).parents[2] / "platform" / "banshi" / "use_cases"
#: Appends within a use case that goes on to one which keeps watch.
CALLED_BY_OTHERS = {("issuing.py", "go_by_rule"), ("by_rule.py", "accept_by_rule")}


def calls(function: ast.FunctionDef) -> set[str]:
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    }


def test_whoever_appends_to_a_case_keeps_watch() -> None:
    appending, careless = 0, set()
    for path in sorted(USE_CASES.glob("*.py")):
        for function in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(function, ast.FunctionDef):
                continue
            text = ast.unparse(function)
            if "work.append(" in text or "work.open_case(" in text:
                appending += 1
                if not calls(function) & {"keep_watch", "issue_due_cards"}:
                    careless.add((path.name, function.name))
    assert appending >= len(CALLED_BY_OTHERS) + 4
    assert careless == CALLED_BY_OTHERS, "call supervising.keep_watch after it, or say here who does"
