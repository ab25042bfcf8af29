"""What does a condition or a formula of a definition mean?  A strict, typed, total subset of CEL.

    expression, findings = compile_expression("area > 300 && has(diners)", scope, at)
    holds(expression, facts)      # the generated function: unknown is not satisfied
    evaluate(expression, facts)   # the value with its reasons
    in_words(expression, "zh", names)   # the sentence an official signs

Missing is not false: whatever cannot be known is unknown (None), in three-valued logic, and nothing raises.  Integers
widen to decimals; `/` gives a decimal and is unknown by zero; `%` is for integers and takes the sign of the dividend;
results have 34 significant digits, and one of a million million million or more is unknown.
"""

from __future__ import annotations

from banshi_rules.expressions.compile import compile_expression
from banshi_rules.expressions.evaluate import Reason, Verdict, evaluate
from banshi_rules.expressions.expression import Expression, holds, value_of
from banshi_rules.expressions.names import Named, Names
from banshi_rules.expressions.sentences import in_words, node_in_words, reason_in_words
from banshi_rules.expressions.wording import FINDING_WORDS

__all__ = [
    "FINDING_WORDS",
    "Expression",
    "Named",
    "Names",
    "Reason",
    "Verdict",
    "compile_expression",
    "evaluate",
    "holds",
    "in_words",
    "node_in_words",
    "reason_in_words",
    "value_of",
]
