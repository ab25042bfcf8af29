"""What is an example called?  By the answers in which it differs from the one it is like, and by what comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from typing import Any

from banshi.definitions.model import Example, Matter
from banshi.definitions.proposals.candidates import Candidate
from banshi_forms.model import Field, Group, Wrong

MOST_ANSWERS = 3
NOTHING = "没有填"
LONGEST = 12  # characters of one answer; a longer one is only named


def named(candidate: Candidate, expect: Mapping[str, Any], taken: set[str], matter: Matter) -> Example:
    """The candidate as an example with a Chinese name that no other has."""
    example = candidate.example
    answers = list(_answers(candidate, matter))
    what = example.name or "、".join(answers[:MOST_ANSWERS]) or "一般情况"
    come = _come(candidate, matter)
    special = answers if example.name else answers[MOST_ANSWERS:]
    more = (f"、{answer}" for answer in special if not answer.startswith(NOTHING))
    ends = chain(("",), more, (f"（{number}）" for number in count(2)))
    names = (f"{what}{end}：{come}" if come else what + end for end in ends)
    return replace(example, name=next(name for name in names if name not in taken), expect=expect)


def _answers(candidate: Candidate, matter: Matter) -> Iterator[str]:
    """The answers in which it differs from the most similar example of the file, as an applicant reads them."""
    example = candidate.example
    if any(example.given == one.given for one in matter.examples) and example.accepted is not None:
        yield f"{example.accepted.month}月{example.accepted.day}日受理"
        return
    others = [one.given for one in matter.examples if one.given != example.given]
    near = max(others, key=lambda given: sum(example.given.get(k) == v for k, v in given.items()), default={})
    yield from _differing(tuple(matter.form.fields()), example.given, near, candidate.trial.understood.live.not_asked)
    if any(said == "missing" for said in example.registers.values()):
        yield "登记信息查不到"
    if any(said == "wrong" for said in example.plugins.values()):
        yield "部门核对未通过"


def _differing(
    questions: Sequence[Field | Group], given: Mapping[str, Any], near: Mapping[str, Any], not_asked: Sequence[str]
) -> Iterator[str]:
    for question in questions:
        label, value, other = question.label.zh, given.get(question.id), near.get(question.id)
        if value == other or question.id in not_asked:
            continue
        if value is None:
            yield f"{NOTHING}{label}"
        elif isinstance(question, Group):
            yield from _rows(question, value, other)
        else:
            yield _answer(question, value)


def _rows(group: Group, rows: Any, other: Any) -> Iterator[str]:
    """How many rows there are, or what differs in the first row that differs."""
    known = other if isinstance(other, (list, tuple)) else []
    if len(rows) != len(known):
        yield f"{group.label.zh}{len(rows)}项" if rows else f"{NOTHING}{group.label.zh}"
        return
    for row, like in zip(rows, known, strict=True):
        if row != like:
            yield from _differing(group.members, row, like, ())
            return


def _answer(question: Field, value: Any) -> str:
    label = question.label.zh
    try:
        shown = question.kind.show(question, question.kind.from_json(question, value), "zh").replace("\n", " ")
    except Wrong:
        return label
    return f"{label}{shown}" if len(shown) <= LONGEST else label


def _come(candidate: Candidate, matter: Matter) -> str:
    """What comes of it, in a few words: what is wrong, or the materials that not everybody brings."""
    own = {check.id for check in matter.checks}
    said = [found.message.zh for found in candidate.trial.wrong if found.check in own]
    if said:
        return _beginning(said[0])
    if candidate.trial.wrong:
        return "" if candidate.example.name else _beginning(candidate.trial.wrong[0].message.zh)
    ends = candidate.trial.route.route.ends
    if ends is not None:
        return "归其他机关办理" if ends.outcome == "other-organ" else "不用办理"
    if candidate.trial.by_rule is not None and not candidate.trial.by_rule.granted:
        return "系统不准予，由人决定"
    later = (*candidate.trial.materials.asked, *candidate.trial.materials.later)
    conditional = [material.title.zh for material in later if not isinstance(material.required, bool)]
    return f"要交{conditional[0]}" if conditional else "可以办理"


def _beginning(sentence: str) -> str:
    return re.split("[，。：；]", sentence)[0]
