"""What does an expression say, in a sentence an official can read aloud and sign?  Chinese or English, never raising.

Two conditions may share a sentence only when they mean the same: `!(a > 1)` and `a <= 1`.
"""

from __future__ import annotations

from banshi_rules.expressions.evaluate import Reason
from banshi_rules.expressions.expression import Expression
from banshi_rules.expressions.names import Names
from banshi_rules.expressions.nodes import Node
from banshi_rules.expressions.telling import Teller
from banshi_rules.texts import Language
from banshi_rules.values import Kind


def in_words(expression: Expression, language: Language, names: Names) -> str:
    """The sentence of an expression; what `names` does not know is called by its id."""
    return node_in_words(expression.node, language, names)


def node_in_words(node: Node, language: Language, names: Names, holds: bool = True) -> str:
    """The sentence of one part of an expression that stands in no round of another; with `holds` False, its denial."""
    teller = Teller(language, names)
    if node.type.kind is Kind.BOOLEAN:
        return teller.clause(node, holds).words
    return teller.noun(node).words


def reason_in_words(reason: Reason, language: Language, names: Names) -> str:
    """What was found: the condition or its denial, that it is not known, or a value; source words where no tree is."""
    node, teller = reason.part, Teller(language, names)
    if node is None:
        words, of_truth = reason.text, isinstance(reason.value, bool)
    else:
        of_truth = node.type.kind is Kind.BOOLEAN
        words = node_in_words(node, language, names, reason.value is not False)
    if reason.value is None:
        words = teller.phrase("unknown", a=words)
    elif not of_truth:
        words = teller.phrase("value", a=words, b=teller.value(reason.value, node))
    return teller.phrase("provisional", a=words) if reason.provisional else words
