"""What follows from the answers?  Situations, tables and checks, typed in the scope of all facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from banshi.definitions.compile.conditions import rule, rule_of
from banshi.definitions.compile.names import Names, unknown, words_in
from banshi.definitions.compile.reader import CONDITION, Findings, Reader
from banshi.definitions.model import Check, Situation
from banshi.definitions.source.tree import MapNode, Node, ScalarNode
from banshi.definitions.vocabulary import Vocabulary
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import Span
from banshi_rules.tables import DecisionTable, HitPolicy, compile_table, output_types, result_type
from banshi_rules.texts import Text
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind, Type, enum, list_of, record

_COLUMN_TYPES: Mapping[str, Type] = {
    "integer": INTEGER,
    "decimal": DECIMAL,
    "text": TEXT,
    "date": DATE,
    "boolean": BOOLEAN,
}
_PLUGIN = Text("部门检查", "plugin check")
_COLUMN = Text("列", "column")


@dataclass(slots=True)
class Facts:
    """Everything conditions outside the form can read, growing while situations and tables are compiled."""

    names: Names
    scope: dict[str, Type]
    situations: list[Situation] = field(default_factory=list)
    tables: dict[str, DecisionTable] = field(default_factory=dict)


def other_names(reader: Reader) -> Mapping[str, Text]:
    """The names of situations and tables, before they are compiled."""
    situation, table = Text("情形", "situation"), Text("表", "table")
    return {
        **{name: situation for name, _, _ in reader.named("situations")},
        **{name: table for name, _, _ in reader.named("tables")},
    }


def compile_facts(reader: Reader, facts: Facts) -> None:
    """Situations and tables, each after those it reads; a circle is a finding."""
    waiting: dict[str, tuple[str, Span, Node]] = {}
    for sort in ("situations", "tables"):
        for name, at, node in reader.named(sort):
            if facts.names.take_fact(name, at):
                waiting[name] = (sort, at, node)
    reads = _dependencies(waiting)
    for name in _in_order(reads, waiting, reader.findings):
        sort, at, node = waiting[name]
        if sort == "situations":
            when = rule_of(node, facts.names, facts.scope, reader.findings, CONDITION)
            if when is not None:
                facts.situations.append(Situation(name, when, at))
                facts.scope[name] = BOOLEAN
        elif isinstance(node, MapNode):
            table = _table(name, Reader(node, reader.findings), facts)
            if table is not None:
                facts.tables[name] = table
                if table.for_each is None:
                    facts.scope[name] = result_type(table)
                else:
                    columns = {**_columns(facts.scope[table.for_each]), **output_types(table)}
                    facts.scope[table.for_each] = list_of(record(columns))


def _dependencies(waiting: Mapping[str, tuple[str, Span, Node]]) -> Mapping[str, set[str]]:
    """Which situations and tables each of them needs first.

    A table for each row of a group gives that group columns: whoever reads the group comes after it, and so does a
    later table for the same group.
    """
    reads = {name: _reads(sort, node) for name, (sort, _, node) in waiting.items()}
    widening: dict[str, list[str]] = {}
    for name, (sort, _, node) in waiting.items():
        group = Reader(node, Findings()).word("for") if sort == "tables" and isinstance(node, MapNode) else None
        if group is not None:
            reads[name].update(widening.get(group, ()))
            widening.setdefault(group, []).append(name)
    for group, tables in widening.items():
        for name, names in reads.items():
            if group in names and name not in tables:
                names.update(tables)
    return {name: names & waiting.keys() for name, names in reads.items()}


def _columns(type_: Type) -> Mapping[str, Type]:
    """The columns of a group, by its type as a fact."""
    return type_.item.columns if type_.kind is Kind.LIST and type_.item is not None else {}


def _reads(sort: str, node: Node) -> set[str]:
    if sort == "situations":
        return {word for word, _ in words_in(node.text)} if isinstance(node, ScalarNode) else set()
    inputs = Reader(node, Findings()).words("inputs") if isinstance(node, MapNode) else []
    return {word.split(".")[0] for word, _ in inputs}


def _in_order(
    reads: Mapping[str, set[str]], waiting: Mapping[str, tuple[str, Span, Node]], findings: Findings
) -> Iterator[str]:
    left = dict(reads)
    while left:
        ready = [name for name, names in left.items() if not names & left.keys()]
        if not ready:
            circle = _circle(left)
            findings.error("R208", waiting[circle[0]][1], circle=" → ".join((*circle, circle[0])))
            return
        for name in ready:
            del left[name]
            yield name


def _circle(left: Mapping[str, set[str]]) -> list[str]:
    path = [next(iter(left))]
    while True:
        following = sorted(left[path[-1]] & left.keys())[0]
        if following in path:
            return path[path.index(following) :]
        path.append(following)


def _table(name: str, reader: Reader, facts: Facts) -> DecisionTable | None:
    group = reader.word("for")
    columns = _columns(facts.scope[group]) if group is not None and group in facts.scope else {}
    if group is not None and not columns:
        groups = [name for name, type_ in facts.scope.items() if _columns(type_)]
        if group in facts.scope or group not in facts.names.taken_at:
            reader.findings.error("T219", reader.value_at("for"), name=group, known=tuple(groups) or ("-",))
        return None
    inputs: list[tuple[str, Type, Span]] = []
    complete = True
    for word, at in reader.words("inputs"):
        if any(word == other for other, _, _ in inputs):
            reader.findings.error(
                "R202", at, what=_COLUMN, name=word, line=inputs[0][2].line, column=inputs[0][2].column
            )
            complete = False
            continue
        if word in columns and word in facts.scope:
            reader.findings.error("T217", at, name=word, group=group)
            complete = False
            continue
        type_ = columns[word] if word in columns else _input_type(word, at, facts, reader.findings)
        complete = complete and type_ is not None
        if type_ is not None:
            inputs.append((word, type_, at))
    outputs: list[tuple[str, Type, Span]] = []
    for output, at, node in reader.named("outputs"):
        type_ = _output_type(output, node, reader.part("outputs"))
        if output in columns:
            reader.findings.error("T220", at, column=output, group=group)
            type_ = None
        complete = complete and type_ is not None
        if type_ is not None:
            outputs.append((output, type_, at))
    policy = reader.word("policy")
    parts = list(reader.parts("rows"))
    if not complete or policy not in tuple(HitPolicy) or not parts:
        return None  # said where it stands, or by the shape
    rows = [
        {key: (cell.value, cell.inner) for key, cell in part.node.items.items() if isinstance(cell, ScalarNode)}
        for part in parts
    ]
    broken = [part.node.items.values() for part in parts if not _readable(part)]
    unread = {cell.inner for row in broken for cell in row if isinstance(cell, ScalarNode)}
    table, wrong = compile_table(name, inputs, outputs, rows, policy, reader.at, group)
    reader.findings.add(tuple(finding for finding in wrong if finding.at not in unread))
    return None if broken else table


def _readable(row: Reader) -> bool:
    """Whether every cell of the row holds one value; if not, that has been said, and its row is not judged."""
    return all(isinstance(cell, ScalarNode) and cell.value is not None for cell in row.node.items.values())


def _input_type(word: str, at: Span, facts: Facts, findings: Findings) -> Type | None:
    if "." in word:
        made, wrong = compile_expression(word, facts.scope, at)
        findings.add(wrong)
        return made.type if made is not None else None
    if word in facts.scope:
        return facts.scope[word]
    if word not in facts.names.taken_at:  # what is taken and has no type could not be compiled, which has been said
        unknown(findings, facts.names.what, word, at, facts.scope, facts.names.labels)
    return None


def _output_type(name: str, node: Node, outputs: Reader) -> Type | None:
    if isinstance(node, ScalarNode) and isinstance(node.value, str):
        if node.value in _COLUMN_TYPES:
            return _COLUMN_TYPES[node.value]
        unknown(outputs.findings, Text("类型", "type"), node.value, node.span, _COLUMN_TYPES)
        return None
    members = [word for word, _ in outputs.words(name)]
    return enum(members) if members else None


def compile_checks(reader: Reader, facts: Facts, fields: frozenset[str], vocabulary: Vocabulary) -> tuple[Check, ...]:
    """The checks of the application as a whole: each an expression, or a department's."""
    names = Names(reader.findings, Text("检查", "check"))
    made = []
    for part in reader.parts("checks"):
        names.take(part.word("id"), part.value_at("id"))
        at = part.word("at")
        if at is not None and at not in fields:
            unknown(part.findings, Text("填写项", "field"), at, part.value_at("at"), fields, facts.names.labels)
        plugin = part.word("plugin")
        if part.has("plugin") == part.has("wrong_when"):
            part.findings.error("F310", part.at, check=part.word("id") or "?")
        if part.has("wrong_when") and not part.has("message"):
            part.findings.error("F311", part.at, check=part.word("id") or "?")
        if part.has("with") and not part.has("plugin"):
            part.findings.error("F312", part.key_at("with"))
        made.append(
            Check(
                id=part.word("id") or "",
                field=at,
                wrong_when=rule(part, "wrong_when", facts.names, facts.scope, CONDITION),
                message=part.text("message"),
                plugin=plugin,
                arguments=_arguments(part, plugin, facts, vocabulary) if plugin is not None else {},
                at=part.at,
            )
        )
    return tuple(made)


def _arguments(part: Reader, plugin: str, facts: Facts, vocabulary: Vocabulary) -> Mapping[str, Expression]:
    known = vocabulary.plugin_checks.get(plugin)
    if known is None:
        unknown(part.findings, _PLUGIN, plugin, part.value_at("plugin"), vocabulary.plugin_checks)
        return {}
    made: dict[str, Expression] = {}
    given = part.part("with")
    for name, at, _ in part.named("with"):
        if name not in known.arguments:
            unknown(part.findings, Text("参数", "argument"), name, at, known.arguments)
            continue
        expression = rule(given, name, facts.names, facts.scope, known.arguments[name])
        if expression is not None:
            made[name] = expression
    for name in known.arguments:
        if not given.has(name):
            part.findings.error("F313", part.at, plugin=plugin, name=name)
    return made
