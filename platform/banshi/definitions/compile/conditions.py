"""What does a condition outside the form say?  It reads every fact; a label used as an id is answered with the id."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.compile.names import Names, labels_in, words_in
from banshi.definitions.compile.reader import Findings, Reader, expression_of
from banshi.definitions.source.tree import Node, ScalarNode
from banshi_rules.expressions import Expression
from banshi_rules.values import Type


def rule(
    reader: Reader, key: str, names: Names, scope: Mapping[str, Type], wants: Type | None = None
) -> Expression | None:
    """The expression under the key, where it can read every fact."""
    node = reader.node.items.get(key)
    return rule_of(node, names, scope, reader.findings, wants) if node is not None else None


def rule_of(
    node: Node, names: Names, scope: Mapping[str, Type], findings: Findings, wants: Type | None
) -> Expression | None:
    if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
        return None
    label = labels_in(node.value, names.labels)
    if label is not None:
        at = node.inner.within(label[1], label[1] + len(label[0]))
        findings.error("R205", at, label=label[0], id=names.labels[label[0]])
        return None
    if any(word in names.taken_at and word not in scope for word, _ in words_in(node.value)):
        return None  # it reads something that could not be compiled, which has been said
    return expression_of(node, scope, findings, wants)
