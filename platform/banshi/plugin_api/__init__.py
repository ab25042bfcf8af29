"""What may a department's plugin add?  Checks and registers, as values; this package is all a plugin imports."""

from banshi.definitions.requirements import PASSED, UNKNOWN, CheckOutcome, CheckResult
from banshi.plugin_api.specs import ApplicationCheck, Register, hook
from banshi_rules.texts import Text
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Value

__all__ = [
    "BOOLEAN",
    "DATE",
    "DECIMAL",
    "INTEGER",
    "PASSED",
    "TEXT",
    "UNKNOWN",
    "ApplicationCheck",
    "CheckOutcome",
    "CheckResult",
    "Register",
    "Text",
    "Value",
    "hook",
]
