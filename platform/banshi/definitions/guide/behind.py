"""Which facts stand behind a condition?  An applicant cannot know the result of a table: its rows say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from banshi.definitions.model import Matter
from banshi.definitions.paths import Meanings
from banshi.definitions.paths.worlds import Questions
from banshi_rules.expressions.clauses import every_part
from banshi_rules.expressions.nodes import And, Name, Node, Not, Or

#: A condition that would have more parts than this is said as its author wrote it.
MOST_PARTS = 120


def behind(node: Node, matter: Matter) -> Node:
    """The condition with the rows of its tables in the place of their results, unless that would be too long to say."""
    meanings = Meanings({situation.id: situation.when for situation in matter.situations}, matter.tables)
    made = _behind(node, Questions(meanings), frozenset(meanings.situations))
    return made if sum(1 for _ in every_part(made)) <= MOST_PARTS else node


def _behind(node: Node, questions: Questions, situations: frozenset[str]) -> Node:
    match node:
        case Not():
            return replace(node, operand=_behind(node.operand, questions, situations))
        case And() | Or():
            made = [_behind(part, questions, situations) for part in node.parts]
            return replace(node, parts=tuple(_flat(type(node), made)))
        case Name() if node.name in situations:
            return node  # its name is said by its condition
    return questions.meant(node)


def _flat(how: type[And] | type[Or], parts: Iterable[Node]) -> Iterator[Node]:
    """`a && (b && c)` is `a && b && c`."""
    for part in parts:
        if isinstance(part, (And, Or)) and isinstance(part, how):
            yield from part.parts
        else:
            yield part
