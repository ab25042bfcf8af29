"""How does the compiler read a tree that may be wrong anywhere?  What is asked for is there, or is None.

What has the wrong shape has been said already; here it is passed over, so that everything else is still looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from banshi.definitions.model import LAST_YEAR
from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, parse_limit
from banshi_rules.values import Kind, Type


@dataclass(slots=True)
class Findings:
    """The findings of one compilation, as they are made."""

    found: list[Finding] = field(default_factory=list)

    def error(self, code: str, at: Span, **args: object) -> None:
        """Something that forbids publishing."""
        self.found.append(Finding(code, at, args))

    def warning(self, code: str, at: Span, **args: object) -> None:
        """Something that wants a written reason."""
        self.found.append(Finding(code, at, args, Severity.WARNING))

    def add(self, findings: tuple[Finding, ...]) -> None:
        """Findings that somebody else made."""
        self.found.extend(findings)

    @property
    def fatal(self) -> bool:
        """Whether anything forbids publishing."""
        return any(finding.severity is Severity.ERROR for finding in self.found)


@dataclass(frozen=True, slots=True)
class Reader:
    """One mapping of the file, read key by key."""

    node: MapNode
    findings: Findings

    @property
    def at(self) -> Span:
        """Where it begins."""
        return self.node.start

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self.node.items

    def key_at(self, key: str) -> Span:
        """The place of the key, or of the mapping where the key is missing."""
        return self.node.key_span(key)

    def value_at(self, key: str) -> Span:
        """The place of the value, or of the mapping where the key is missing."""
        node = self.node.items.get(key)
        return self.at if node is None else node.start if isinstance(node, MapNode) else node.span

    def word(self, key: str) -> str | None:
        """A word or text as it stands."""
        node = self.node.items.get(key)
        return node.value if isinstance(node, ScalarNode) and isinstance(node.value, str) else None

    def flag(self, key: str) -> bool | None:
        """True or false."""
        node = self.node.items.get(key)
        return node.value if isinstance(node, ScalarNode) and isinstance(node.value, bool) else None

    def number(self, key: str) -> int | None:
        """A whole number."""
        node = self.node.items.get(key)
        value = node.value if isinstance(node, ScalarNode) else None
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def text(self, key: str) -> Text | None:
        """A text for people."""
        return text_of(self.node.items.get(key))

    def part(self, key: str) -> Reader:
        """The mapping under the key; an empty one where there is none."""
        node = self.node.items.get(key)
        return Reader(node, self.findings) if isinstance(node, MapNode) else Reader(self._empty(key), self.findings)

    def parts(self, key: str) -> Iterator[Reader]:
        """The mappings in the list under the key."""
        for item in self.nodes(key):
            if isinstance(item, MapNode):
                yield Reader(item, self.findings)

    def named(self, key: str) -> Iterator[tuple[str, Span, Node]]:
        """The entries of the mapping under the key: name, place of the name, value."""
        node = self.node.items.get(key)
        if isinstance(node, MapNode):
            for name, value in node.items.items():
                yield name, node.key_span(name), value

    def nodes(self, key: str) -> list[Node]:
        """The items of the list under the key."""
        node = self.node.items.get(key)
        return node.items if isinstance(node, ListNode) else []

    def words(self, key: str) -> list[tuple[str, Span]]:
        """The words in the list under the key, with their places."""
        return [(n.value, n.span) for n in self.nodes(key) if isinstance(n, ScalarNode) and isinstance(n.value, str)]

    def texts(self, key: str) -> tuple[Text, ...]:
        """The texts in the list under the key."""
        return tuple(text for text in map(text_of, self.nodes(key)) if text is not None)

    def limit(self, key: str) -> TimeLimit | None:
        """A limit with its unit; what cannot be read has the wrong shape, an amount of nothing is a finding."""
        word = self.word(key)
        limit = parse_limit(word) if word is not None else None
        if limit is not None and limit.amount < 1:
            self.findings.error("L010", self.value_at(key), value=word)
        return limit

    def day(self, key: str) -> date | None:
        """A civil date; one that no calendar has is a finding."""
        word = self.word(key)
        if word is None:
            return None
        try:
            day = date.fromisoformat(word)
        except ValueError:
            self.findings.error("H015", self.value_at(key), value=word)
            return None
        if day.year > LAST_YEAR:
            self.findings.error("H016", self.value_at(key), value=word, last=LAST_YEAR)
        return day

    def expression(self, key: str, scope: Mapping[str, Type], wants: Type | None = None) -> Expression | None:
        """The expression under the key, typed in that scope."""
        node = self.node.items.get(key)
        if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
            return None
        return expression_of(node, scope, self.findings, wants)

    def json(self, key: str) -> Mapping[str, object]:
        """The mapping under the key as JSON would hold it: exact numbers as texts where they are not whole."""
        node = self.node.items.get(key)
        made = json_of(node) if isinstance(node, MapNode) else {}
        assert isinstance(made, dict)
        return made

    def _empty(self, key: str) -> MapNode:
        at = self.value_at(key)
        return MapNode(at.file, (at.line, at.column, at.end_line, at.end_column))


def expression_of(
    node: ScalarNode, scope: Mapping[str, Type], findings: Findings, wants: Type | None = None
) -> Expression | None:
    """The expression that stands in a node; what is wrong with it is found at its column."""
    made, wrong = compile_expression(str(node.value), scope, node.inner, wants=wants)
    findings.add(wrong)
    return made


def text_of(node: Node | None) -> Text | None:
    """A text for people: a string, or both languages."""
    if isinstance(node, ScalarNode) and isinstance(node.value, str):
        return Text(node.value)
    if isinstance(node, MapNode):
        zh, en = node.items.get("zh"), node.items.get("en")
        if isinstance(zh, ScalarNode) and isinstance(zh.value, str):
            return Text(zh.value, en.value if isinstance(en, ScalarNode) and isinstance(en.value, str) else None)
    return None


def json_of(node: Node) -> object:
    """A tree as JSON holds it; a decimal becomes its text, as everywhere in stored answers."""
    if isinstance(node, MapNode):
        return {key: json_of(value) for key, value in node.items.items()}
    if isinstance(node, ListNode):
        return [json_of(item) for item in node.items]
    return str(node.value) if isinstance(node.value, Decimal) else node.value


#: The kinds of fact a condition can be asked for.
CONDITION = Type(Kind.BOOLEAN)
