"""How does a proposal come into the file?  Written like the examples before it; nothing else is touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from banshi.definitions.edit import WIDTH, Address, Plain, insert, replace
from banshi.definitions.model import Example, Matter
from banshi.definitions.mutation.mutant import node_at
from banshi.definitions.proposals.choosing import More, Proposal
from banshi.definitions.source import ListNode, MapNode, read
from banshi.definitions.style.scalars import width
from banshi_forms.model import Field, Group
from banshi_rules.values import Kind


def as_written(example: Example, matter: Matter) -> dict[str, Plain]:
    """An example as it stands in a definition: numbers as numbers, and nothing that says nothing."""
    made: dict[str, Plain] = {"name": example.name}
    if example.applicant:
        made["applicant"] = dict(example.applicant)
    made["given"] = _answers(example.given, tuple(matter.form.fields()))
    for key in ("received", "accepted"):
        day = getattr(example, key)
        if day is not None:
            made[key] = day
    made |= {key: dict(said) for key in ("registers", "plugins") if (said := getattr(example, key))}
    made["expect"] = dict(example.expect)
    return made


def _answers(given: Mapping[str, Any], questions: Sequence[Field | Group]) -> dict[str, Plain]:
    """The answers in the order of the form; a decimal, which JSON keeps as its text, as a number."""
    made: dict[str, Plain] = {}
    for question in questions:
        if question.id not in given:
            continue
        value = given[question.id]
        if isinstance(question, Group):
            rows = value if isinstance(value, (list, tuple)) else ()
            made[question.id] = [_answers(row, question.members) for row in rows]
        elif question.type.kind is Kind.DECIMAL and isinstance(value, str):
            made[question.id] = _number(value)
        else:
            made[question.id] = value
    return made


def _number(text: str) -> Plain:
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text
    return int(number) if number == number.to_integral_value() else number


def written_into(path: str, text: str, proposal: Proposal, matter: Matter) -> str:
    """The text of the definition with the proposal in it.  Raises NotEdited."""
    node, _ = read(path, text)
    examples = node.items.get("examples") if isinstance(node, MapNode) else None
    if isinstance(proposal, More):
        assert isinstance(examples, ListNode)
        return _expecting(path, text, ("examples", proposal.place, "expect"), proposal.more)
    written = as_written(proposal.example, matter)
    if not isinstance(examples, ListNode):
        return insert(path, text, ("examples",), [written])
    return insert(path, text, ("examples", len(examples.items)), written)


def _expecting(path: str, text: str, at: Address, more: Mapping[str, Any]) -> str:
    """The text with these keys in the mapping at that address; what stands there stays, with its comments.

    Only a line that would grow too long is laid out anew.
    """
    before = text
    for key, value in more.items():
        node, _ = read(path, text)
        here = node_at(node, at) if node is not None else None
        known = here.items.get(key) if isinstance(here, MapNode) else None
        if isinstance(known, MapNode) and isinstance(value, Mapping):
            text = _expecting(path, text, (*at, key), value)
        else:
            text = (insert if known is None else replace)(path, text, (*at, key), value)
    node, _ = read(path, text)
    here = node_at(node, at) if node is not None else None
    assert isinstance(here, MapNode)
    lines = text.splitlines()
    grown = here.at[0] == here.at[2] and width(lines[here.at[0] - 1]) > WIDTH
    if not grown or width(before.splitlines()[here.at[0] - 1]) > WIDTH:
        return text
    return replace(path, text, at, cast(Plain, here.plain()))


def paste(path: str, text: str, proposal: Proposal, matter: Matter) -> str:
    """What would be added, as it would stand there.  Raises NotEdited."""
    before, after = text.splitlines(), written_into(path, text, proposal, matter).splitlines()
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    rest = len(before) - start
    same = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    end = len(after) - same if len(after) - same > start else len(after)
    return "\n".join(after[start:end])
