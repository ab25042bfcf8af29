"""Was something written that is there under another name?  The label of an option, a column of a table's results.

Then the name that rules want is the answer to the mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from banshi_forms.kinds.choice import ChoiceOptions
from banshi_forms.model import Form
from banshi_rules.findings import Finding
from banshi_rules.tables import DecisionTable
from banshi_rules.texts import Text

#: No such option: in a condition, in a cell of a table.
_NO_SUCH_OPTION = ("X130", "T204")
#: No such fact.
_NO_SUCH_FACT = "X120"


def with_option_ids(findings: Iterable[Finding], form: Form) -> list[Finding]:
    """The findings; where the option that does not exist is a label, its id is what they advise."""
    found = list(findings)
    if not any(finding.code in _NO_SUCH_OPTION for finding in found):
        return found
    ids: dict[object, list[str]] = {}
    for option, label in labelled_options(form):
        for said in (label.zh, label.en):
            if said and option not in ids.setdefault(said, []):
                ids[said].append(option)
    return [_advising(finding, ids.get(finding.args.get("found"), [])) for finding in found]


def with_table_names(findings: Iterable[Finding], tables: Iterable[DecisionTable]) -> list[Finding]:
    """The findings; where the fact that does not exist is a column of results, they advise how it is read."""
    read = {
        column.name: table.id if len(table.outputs) == 1 else f"{table.id}.{column.name}"
        for table in tables
        if table.for_each is None
        for column in table.outputs
    }

    def advising(finding: Finding) -> Finding:
        name = finding.args.get("name")
        if finding.code != _NO_SUCH_FACT or name not in read:
            return finding
        advice = Text(
            f"它是表的结果，要写成 {read[str(name)]}。", f"It is what a table gives: write {read[str(name)]}."
        )
        return replace(finding, args={**finding.args, "suggestion": advice})

    return [advising(finding) for finding in findings]


def _advising(finding: Finding, ids: list[str]) -> Finding:
    if finding.code not in _NO_SUCH_OPTION or not ids:
        return finding
    advice = Text(
        f"这是显示给人看的名称；规则里要写它的 id：{'、'.join(ids)}。",
        f"That is what people read; rules want its id: {', '.join(ids)}.",
    )
    return replace(finding, args={**finding.args, "suggestion": advice})


def labelled_options(form: Form) -> Iterator[tuple[str, Text]]:
    """Every option that a form offers somewhere, and every branch of its trees: its id and what people read."""
    for field in form.every_field():
        if isinstance(field.options, ChoiceOptions):
            yield from field.options.tree.labels.items()
