"""What do people call the facts of a matter?  Labels, units and options, so that its conditions can be read aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from banshi.definitions.model import Matter
from banshi_forms.kinds.choice import ChoiceOptions
from banshi_forms.kinds.number import NumberOptions
from banshi_forms.model import Field, Group
from banshi_forms.party import APPLICANT_KINDS
from banshi_rules.expressions import Named, Names, Reason, reason_in_words
from banshi_rules.expressions.clauses import every_part
from banshi_rules.expressions.nodes import Name, Node
from banshi_rules.tables import DecisionTable
from banshi_rules.tables.cells import ANYTHING
from banshi_rules.texts import Language, Text

#: A situation whose condition has no more parts than this is said in full; a longer one by its name.
MOST_PARTS_SAID = 30

_APPLICANT = Named(
    label=Text("申请人", "applicant"),
    columns={
        "kind": Named(label=Text("类型", "kind"), options=APPLICANT_KINDS, asked=True),
        "name": Named(label=Text("名称", "name"), asked=True),
        "number": Named(label=Text("证件号码", "number"), asked=True),
        "contact": Named(label=Text("联系人", "contact"), asked=True),
        "mobile": Named(label=Text("联系电话", "telephone"), asked=True),
    },
)
_RECEIVED_ON = Named(label=Text("收到申请之日", "the day of receipt"))


def names_of(matter: Matter) -> Names:
    """What every fact is called that a condition of the matter can read; two of one label are told apart by id."""
    names: dict[str, Named] = {"applicant": _APPLICANT, "received_on": _RECEIVED_ON}
    names.update(_fields(matter.form.fields()))
    for table in matter.tables.values():
        if table.for_each is None:
            names[table.id] = _table(table)
        elif table.for_each in names:
            group = names[table.for_each]
            given = {column.name: Named(label=Text(column.name)) for column in table.outputs}
            names[table.for_each] = replace(group, columns={**group.columns, **given})
    sizes: dict[str, int] = {}
    for situation in matter.situations:
        size = sizes[situation.id] = _parts_said(situation.when.node, sizes)
        said = situation.when.node if size <= MOST_PARTS_SAID else None
        label = Text(f"情形 {situation.id}", f"situation {situation.id}")
        names[situation.id] = Named(label=label, meaning=said)
    return names


def names_in_row(names: Names, group: str) -> Names:
    """What facts are called to a table that is looked up for every row of a group: the columns of the row, too."""
    return {**names, **names[group].columns} if group in names else names


def reasons_in_words(reasons: Iterable[Reason], names: Names, language: Language) -> tuple[str, ...]:
    """What decided, sentence by sentence; a row of a table that fits anything had nothing to decide."""
    return tuple(reason_in_words(reason, language, names) for reason in reasons if reason.text != ANYTHING)


def _parts_said(node: Node, sizes: Mapping[str, int]) -> int:
    """How many parts a condition has, with those of the situations that are said in full within it."""
    found = 0
    for part in every_part(node):
        within = sizes.get(part.name, 1) if isinstance(part, Name) else 1
        found += within if within <= MOST_PARTS_SAID else 1
    return found


def _fields(fields: Iterable[Field | Group]) -> dict[str, Named]:
    return _told_apart({field.id: _field(field) for field in fields})


def _field(field: Field | Group) -> Named:
    if isinstance(field, Group):
        return Named(label=field.label, columns=_fields(field.members), asked=True)
    options = field.options
    return Named(
        label=field.label,
        unit=options.unit if isinstance(options, NumberOptions) else None,
        options=_options(options.tree.labels) if isinstance(options, ChoiceOptions) else {},
        asked=field.value is None,
    )


def _options(options: Mapping[str, Text]) -> Mapping[str, Text]:
    told = _told_apart({id: Named(label=text) for id, text in options.items()})
    return {id: named.label for id, named in told.items()}


def _table(table: DecisionTable) -> Named:
    label = Text(f"表 {table.id} 的结果", f"the result of table {table.id}")
    columns = {column.name: Named(label=Text(column.name)) for column in table.outputs}
    return Named(label=label, columns=columns if len(columns) > 1 else {})


def _told_apart(named: Mapping[str, Named]) -> dict[str, Named]:
    """The same, with the id behind every label that two of them share in one of the languages."""
    seen = Counter((language, one.label.say(language)) for one in named.values() for language in ("zh", "en"))

    def label(id: str, text: Text) -> Text:
        zh, en = text.say("zh"), text.say("en")
        if seen["zh", zh] < 2 and seen["en", en] < 2:
            return text
        return Text(f"{zh}[{id}]", f"{en} [{id}]")

    return {id: replace(one, label=label(id, one.label)) for id, one in named.items()}
