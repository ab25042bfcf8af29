"""What does a decision table say for these facts, and which row says it?  Looked up by index, however many rows."""

from __future__ import annotations

from banshi_rules.tables.compile import compile_table
from banshi_rules.tables.looking import as_fact, look_up, look_up_rows, output_types, result_type
from banshi_rules.tables.model import DecisionTable, Hit, Row, TableInput, TableOutput
from banshi_rules.tables.policies import HitPolicy
from banshi_rules.tables.wording import FINDING_WORDS

__all__ = [
    "FINDING_WORDS",
    "DecisionTable",
    "Hit",
    "HitPolicy",
    "Row",
    "TableInput",
    "TableOutput",
    "as_fact",
    "compile_table",
    "look_up",
    "look_up_rows",
    "output_types",
    "result_type",
]
