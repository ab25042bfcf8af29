"""How is YAML read?  From the parser's event stream, so that nothing is built, shared or executed behind our back."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from banshi.definitions.source.tree import (
    CONTROL,
    MAX_DEPTH,
    MAX_FINDINGS,
    MAX_NODES,
    SURPRISING,
    ListNode,
    MapNode,
    Node,
    Place,
    Scalar,
    ScalarNode,
    meaning,
    preflight,
    whole,
)
from banshi_rules.findings import Finding, Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML was built with it

#: What the YAML parser says, in words for people who never heard of a parser: problem -> finding code.
_PROBLEMS = (
    ("could not find expected ':'", "S031"),
    ("mapping values are not allowed", "S032"),
    ("did not find expected key", "S033"),
    ("did not find expected '-' indicator", "S033"),
    ("did not find expected ',' or ']'", "S034"),
    ("did not find expected ',' or '}'", "S034"),
    ("expected ',' or", "S034"),
    ("found unexpected end of stream", "S035"),
    ("found character that cannot start any token", "S036"),
    ("found unknown escape character", "S037"),
    ("found undefined tag handle", "S008"),
    ("found unexpected document indicator", "S010"),
    ("found duplicate %YAML", "S010"),
    ("found incompatible YAML document", "S010"),
)


class _Stop(Exception):
    """Reading on would only add noise."""


class _Reading:
    """One pass over the events of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.stack: list[MapNode | ListNode] = []
        self.key: list[ScalarNode | None] = []  # the key that waits for its value, by depth
        self.refused: list[ScalarNode] = []  # keys that are lists or mappings
        self.nodes = 0

    def find(self, code: str, at: Place, **args: object) -> None:
        self.findings.append(Finding(code, Span(self.path, *at), args))
        if len(self.findings) >= MAX_FINDINGS:
            raise _Stop

    def scalar(self, event: ScalarEvent, at: Place) -> None:
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.marked(event, at)
        if event.style:
            if event.style == '"' and (control := CONTROL.search(text)) is not None:
                self.find("S004", at, character=f"U+{ord(control.group()):04X}")
            self.add(ScalarNode(self.path, at, text, text, True))
        elif text and text[0] not in SURPRISING and text != "<<":  # most words, said once more for speed
            self.add(ScalarNode(self.path, at, text, text))
        else:
            self.add(ScalarNode(self.path, at, text, self.plain(event, text, at)))

    def plain(self, event: ScalarEvent, text: str, at: Place) -> Scalar:
        """What an unquoted word means; a finding where somebody else would take it for something else."""
        key = self.key[-1] if self.key else None
        wants_key = bool(self.stack) and isinstance(self.stack[-1], MapNode) and key is None
        value, code = meaning(text)
        if wants_key and text == "<<":
            code = "S009"
        elif wants_key and (code == "S019" or (code is None and not isinstance(value, str))):
            code = "S015"
        if code is not None and event.tag is None and event.anchor is None:
            where = key.at if key is not None and code == "S019" else at
            self.find(code, where, text=text, key=key.text if key is not None else "-")
        return value

    def marked(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, at: Place) -> None:
        if event.anchor is not None:
            self.find("S006", at, name=event.anchor)
        if event.tag is not None:
            self.find("S008", at, tag=event.tag)

    def add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.find("S017", node.at, most=MAX_NODES)
            raise _Stop
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
            return
        key = self.key[-1]
        if key is None:
            if not isinstance(node, ScalarNode):
                self.find("S015", node.at, text="[…]" if isinstance(node, ListNode) else "{…}")
                node = ScalarNode(self.path, node.at, "", None)
                self.refused.append(node)
            self.key[-1] = node
            return
        self.key[-1] = None
        if self.refused and any(key is one for one in self.refused):
            return  # the key was refused above; its value has been read, and goes nowhere
        if key.text in parent.items:
            line, column, _, _ = parent.keys_at[key.text]
            self.find("S011", key.at, key=key.text, line=line, column=column)
            return
        parent.items[key.text] = node
        parent.keys_at[key.text] = key.at

    def open(self, node: MapNode | ListNode, event: MappingStartEvent | SequenceStartEvent) -> None:
        self.marked(event, node.at)
        self.add(node)
        self.stack.append(node)
        self.key.append(None)
        if len(self.stack) > MAX_DEPTH:
            self.find("S016", node.at, most=MAX_DEPTH)
            raise _Stop

    def close(self, event: MappingEndEvent | SequenceEndEvent) -> None:
        node = self.stack.pop()
        self.key.pop()
        line, column, _, _ = node.at
        end: Any = event.end_mark
        node.at = (line, column, end.line + 1, end.column + 1)


def read_yaml(path: str, text: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of a YAML text and everything that is wrong with the text.  The tree is there when it could be built."""
    early = tuple(preflight(path, text, tabs=False))
    if early:
        return None, early[:MAX_FINDINGS]
    reading = _Reading(path)
    try:
        _run(reading, _Loader(text))
    except _Stop:
        return None, tuple(reading.findings)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        problem = error.problem or ""
        code = next((code for words, code in _PROBLEMS if words in problem), "S030")
        since = error.context_mark.line + 1 if error.context_mark is not None else line
        args = {"problem": problem, "since": since}
        reading.findings.append(Finding(code, Span(path, line, column, line, column + 1), args))
        return None, tuple(reading.findings)
    except (yaml.YAMLError, UnicodeError):
        return None, (*reading.findings, Finding("S001", whole(path)))
    if reading.root is None and not reading.findings:
        return None, (Finding("S018", whole(path)),)
    return reading.root, tuple(reading.findings)


def _run(reading: _Reading, loader: yaml.SafeLoader) -> None:
    documents = 0
    while True:
        event = loader.get_event()  # type: ignore[no-untyped-call]
        kind = type(event)
        mark: Any = event.start_mark
        end: Any = event.end_mark
        at = (mark.line + 1, mark.column + 1, end.line + 1, end.column + 1)
        if kind is ScalarEvent:
            reading.scalar(event, at)
        elif kind is MappingStartEvent:
            reading.open(MapNode(reading.path, at), event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            reading.close(event)
        elif kind is SequenceStartEvent:
            reading.open(ListNode(reading.path, at), event)
        elif kind is AliasEvent:
            reading.find("S007", at, name=event.anchor)
            reading.add(ScalarNode(reading.path, at, f"*{event.anchor}", None))
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1 or event.version is not None or event.tags:
                reading.find("S010", at)
                raise _Stop
        elif kind is StreamEndEvent:
            return
