"""Was the label of an option written where its id belongs?  Then the id is the answer to the mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from banshi_forms.kinds.choice import ChoiceOptions
from banshi_forms.model import Form
from banshi_rules.findings import Finding
from banshi_rules.texts import Text

#: No such option: in a condition, in a cell of a table.
_NO_SUCH_OPTION = ("X130", "T204")


def with_option_ids(findings: Iterable[Finding], form: Form) -> list[Finding]:
    """The findings; where the option that does not exist is a label, its id is what they advise."""
    found = list(findings)
    if not any(finding.code in _NO_SUCH_OPTION for finding in found):
        return found
    ids: dict[object, list[str]] = {}
    for option, label in _options(form):
        for said in (label.zh, label.en):
            if said and option not in ids.setdefault(said, []):
                ids[said].append(option)
    return [_advising(finding, ids.get(finding.args.get("found"), [])) for finding in found]


def _advising(finding: Finding, ids: list[str]) -> Finding:
    if finding.code not in _NO_SUCH_OPTION or not ids:
        return finding
    advice = Text(
        f"这是显示给人看的名称；规则里要写它的 id：{'、'.join(ids)}。",
        f"That is what people read; rules want its id: {', '.join(ids)}.",
    )
    return replace(finding, args={**finding.args, "suggestion": advice})


def _options(form: Form) -> Iterator[tuple[str, Text]]:
    for field in form.every_field():
        if isinstance(field.options, ChoiceOptions):
            yield from field.options.tree.labels.items()
