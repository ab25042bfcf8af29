"""What does the matter ask?  Sections of fields and groups, each condition typed in the scope of earlier answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from banshi.definitions.compile.names import Names, labels_in, unknown, words_in
from banshi.definitions.compile.options import compile_options, plain_options
from banshi.definitions.compile.reader import CONDITION, Reader, expression_of, json_of, text_of
from banshi.definitions.compile.shared import SharedParts
from banshi.definitions.shape.schemas import COMMON_KEYS, GROUP_DEPTH
from banshi.definitions.source.tree import MapNode, ScalarNode
from banshi.definitions.vocabulary import Vocabulary
from banshi_forms.model import BadOption, Field, FieldKind, Form, Group, Options, Privacy, Section
from banshi_forms.options import Option
from banshi_rules.expressions import Expression
from banshi_rules.findings import Finding
from banshi_rules.texts import Text
from banshi_rules.values import DATE, Type

MAX_FIELDS = 500

#: What a field says that is not an option of its kind.
_COMMON = frozenset(COMMON_KEYS)

_PRIVACY = {privacy.value: privacy for privacy in Privacy}
_DICTIONARY = Text("字典", "dictionary")


@dataclass(slots=True)
class FormScope:
    """What conditions can read while the form is compiled from top to bottom, and what they cannot yet."""

    facts: dict[str, Type]
    later: frozenset[str]  # every field of the form
    others: Mapping[str, Text] = field(default_factory=dict)  # situations and tables: never readable in a form
    unread: set[str] = field(default_factory=set)  # earlier fields that could not be compiled, which has been said

    def row(self, columns: Mapping[str, Type], all_columns: frozenset[str]) -> FormScope:
        """The scope inside a group: its earlier columns come first."""
        return FormScope({**self.facts, **columns}, self.later | all_columns, self.others, set(self.unread))


@dataclass(frozen=True, slots=True)
class FormParts:
    """What compiling a form needs from elsewhere."""

    names: Names
    vocabulary: Vocabulary
    shared: SharedParts
    used: set[str]  # shared parts this matter turned out to use


def too_large(reader: Reader) -> Finding | None:
    """That a form has more questions than a form can have; nothing else is said about such a file."""
    count = sum(_count(section) for section in reader.parts("form"))
    if count <= MAX_FIELDS:
        return None
    return Finding("F306", reader.key_at("form"), {"count": count, "most": MAX_FIELDS})


def _count(reader: Reader) -> int:
    """How many fields stand here, those of groups counted; a group that has none yet counts as one."""
    return sum(_count(part) if part.nodes("fields") else 1 for part in reader.parts("fields"))


def compile_form(
    reader: Reader, parts: FormParts, applicant: Type, others: Mapping[str, Text]
) -> tuple[Form, FormScope]:
    """The form, and the scope with the types of all its answers."""
    ids = [
        name
        for section in reader.parts("form")
        for part in section.parts("fields")
        if (name := part.word("id")) is not None
    ]
    for section in reader.parts("form"):  # labels first, so that a label in a condition is answered with its id
        for part in section.parts("fields"):
            label, name = part.text("label"), part.word("id")
            if label is not None and name is not None:
                parts.names.labels.setdefault(label.zh, name)
    scope = FormScope({"applicant": applicant, "received_on": DATE}, frozenset(ids), others)
    section_names = Names(reader.findings, Text("页", "section"))
    sections = []
    for section in reader.parts("form"):
        name = section.word("section")
        section_names.take(name, section.value_at("section"))
        fields = [made for part in section.parts("fields") if (made := _question(part, parts, scope)) is not None]
        sections.append(
            Section(id=name or "", title=section.text("title") or Text(""), fields=tuple(fields), at=section.at)
        )
    form_node = reader.node.items.get("form")
    plain = json.dumps(json_of(form_node) if form_node is not None else None, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256((plain + json.dumps(_dictionaries(parts))).encode()).hexdigest()
    return Form(tuple(sections), digest), scope


def _dictionaries(parts: FormParts) -> list[object]:
    """What the dictionaries of the form say, in a fixed order: pages are kept by the digest, labels and all."""
    known = sorted(parts.shared.dictionaries.items())
    return [
        [name, plain_options(dictionary.options)] for name, dictionary in known if f"dictionary/{name}" in parts.used
    ]


def _question(reader: Reader, parts: FormParts, scope: FormScope) -> Field | Group | None:
    """One field or group; its answer can be read from here on."""
    name, label = reader.word("id"), reader.text("label")
    free = parts.names.take_fact(name, reader.value_at("id"), label)
    made = _made(reader, parts, scope)
    if made is not None and free:
        scope.facts[made.id] = made.type
    elif name is not None:
        scope.unread.add(name)
    return made if name is not None else None


def _made(reader: Reader, parts: FormParts, scope: FormScope, depth: int = 0) -> Field | Group | None:
    """One field or group, inside so many groups."""
    if reader.word("kind") == "group":
        return _group(reader, parts, scope, depth + 1) if depth < GROUP_DEPTH else None  # deeper: said by the shape
    return _field(reader, parts, scope, in_group=depth > 0)


def _group(reader: Reader, parts: FormParts, scope: FormScope, depth: int) -> Group:
    visible = condition(reader, "visible_when", parts.names, scope)
    names = Names(reader.findings, Text("组内填写项", "field of the group"))
    inner = FormParts(names, parts.vocabulary, parts.shared, parts.used)
    members: list[Field | Group] = []
    columns: dict[str, Type] = {}
    unread: set[str] = set()
    ids = frozenset(name for part in reader.parts("fields") if (name := part.word("id")) is not None)
    for part in reader.parts("fields"):
        free = names.take_fact(part.word("id"), part.value_at("id"), part.text("label"))
        within = scope.row(columns, ids)
        within.unread |= unread
        made = _made(part, inner, within, depth)
        if made is not None and free:
            members.append(made)
            columns[made.id] = made.type
        else:
            unread.add(part.word("id") or "")
    least, most = reader.number("least"), reader.number("most")
    if least is not None and most is not None and least > most:
        reader.findings.error("F305", reader.value_at("least"), least=least, most=most)
    default = Group(id="", label=Text(""), members=(), at=reader.at)
    return Group(
        id=reader.word("id") or "",
        label=reader.text("label") or Text(""),
        members=tuple(members),
        help=reader.text("help"),
        visible_when=visible,
        least=default.least if least is None else least,
        most=max(default.most, least or 0) if most is None else most,
        at=reader.at,
    )


def _field(reader: Reader, parts: FormParts, scope: FormScope, *, in_group: bool = False) -> Field | None:
    name = reader.word("kind")
    kind = parts.vocabulary.kinds.get(name or "")
    visible = condition(reader, "visible_when", parts.names, scope)
    required = condition(reader, "required_when", parts.names, scope)
    if reader.has("required") and reader.has("required_when"):
        reader.findings.error("F303", reader.key_at("required_when"))
    if kind is None:
        return None
    if in_group and not kind.in_groups:
        reader.findings.error("F308", reader.value_at("kind"), kind=name)
    options = _options(reader, kind, parts)
    if options is None:
        return None
    value = _value(reader, kind, options, parts, scope)
    privacy = reader.word("privacy")
    return Field(
        id=reader.word("id") or "",
        kind=kind,
        label=reader.text("label") or Text(""),
        options=options,
        help=reader.text("help"),
        visible_when=visible,
        required=required if required is not None else reader.flag("required") or False,
        value=value,
        privacy=_PRIVACY.get(privacy or "", Privacy.PUBLIC),
        purpose=reader.text("purpose"),
        prefill=_prefill(reader, parts.vocabulary),
        at=reader.at,
    )


def _prefill(reader: Reader, vocabulary: Vocabulary) -> str | None:
    """What a register can fill in: `register.<register>.<particular>`, of a register this installation knows."""
    words = (reader.word("prefill") or "").split(".")
    if len(words) != 3:
        return None
    if words[1] not in vocabulary.registers:
        what = Text("登记信息来源", "register")
        unknown(reader.findings, what, words[1], reader.value_at("prefill"), vocabulary.registers)
    return ".".join(words)


def _value(reader: Reader, kind: FieldKind, options: Options, parts: FormParts, scope: FormScope) -> Expression | None:
    """The formula of a computed field; nobody answers it, so nobody can be required to."""
    if not reader.has("value"):
        return None
    for key in ("required", "required_when"):
        if reader.has(key):
            reader.findings.error("F304", reader.key_at(key), key=key)
    return condition(reader, "value", parts.names, scope, kind.type_of(options))


def _options(reader: Reader, kind: FieldKind, parts: FormParts) -> Options | None:
    """The options of the kind, typed; a dictionary is put in the place of its name."""
    given: dict[str, object] = {}
    for key, node in reader.node.items.items():
        if key in _COMMON or key not in kind.options_schema:
            continue
        if key == "options":
            choices = _choices(reader, parts)
            if choices is None:
                return None
            given[key] = choices
        elif isinstance(node, MapNode) and "zh" in node.items:
            given[key] = text_of(node)
        else:
            given[key] = node.plain()
    if reader.has("pattern"):
        for key in ("example", "counterexample"):
            if key in kind.options_schema and not reader.has(key):
                reader.findings.error("F326", reader.key_at("pattern"), key=key)
    try:
        return kind.options(given)
    except BadOption as bad:
        at = reader.value_at(bad.key) if reader.has(bad.key) else reader.value_at("kind")
        reader.findings.error("F301", at, key=bad.key, why=bad.why)
        return None


def _choices(reader: Reader, parts: FormParts) -> Mapping[str, Option] | None:
    name = reader.word("options")
    if name is not None:
        parts.used.add(f"dictionary/{name}")
        dictionary = parts.shared.dictionaries.get(name)
        if dictionary is None:
            if f"dictionary/{name}" not in parts.shared.broken:
                unknown(reader.findings, _DICTIONARY, name, reader.value_at("options"), parts.shared.dictionaries)
            return None
        return dictionary.options
    return compile_options(reader)


def condition(
    reader: Reader, key: str, names: Names, scope: FormScope, wants: Type | None = CONDITION
) -> Expression | None:
    """A condition of a question.  Whatever it reads beyond earlier answers, `applicant` and `received_on` is found."""
    node = reader.node.items.get(key)
    if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
        return None
    label = labels_in(node.value, names.labels)
    if label is not None:
        at = node.inner.within(label[1], label[1] + len(label[0]))
        reader.findings.error("R205", at, label=label[0], id=names.labels[label[0]])
        return None
    early = _read_too_early(reader, node, scope)
    return None if early else expression_of(node, scope.facts, reader.findings, wants)


def _read_too_early(reader: Reader, node: ScalarNode, scope: FormScope) -> bool:
    """Whether the text names something that conditions in a form cannot read (yet); each is said at its column.

    What comes earlier and could not be compiled is not said again.
    """
    own = reader.word("id") or ""
    found = False
    for word, start in words_in(str(node.value)):
        at = node.inner.within(start, start + len(word))
        if word in scope.facts:
            continue
        if word in scope.unread:
            pass  # said where it stands
        elif word == own:
            reader.findings.error("R209", at, field=own)
        elif word in scope.later:
            reader.findings.error("R206", at, field=own, name=word)
        elif word in scope.others:
            reader.findings.error("R207", at, field=own, name=word, what=scope.others[word])
        else:
            continue
        found = True
    return found
