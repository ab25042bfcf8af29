"""What was answered, question by question?  For the page to check before sending, for officers and for the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from banshi_forms.answers import AnswerSheet
from banshi_forms.html.pieces import WORDS
from banshi_forms.live import Walk, live_row
from banshi_forms.messages import label_of
from banshi_forms.model import Field, Form, Group, Privacy
from banshi_rules.texts import Language
from banshi_rules.values import Facts, Value

_NOTHING: Facts = {}


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line: section id, path of the answer (`safety_staff.0.id_no`), label, answer in words, element to
    change it at.

    `masked` is the answer as those may see it who do not hold the task; it differs where `privacy` is not public.
    """

    section: str
    field_id: str
    label: str
    shown: str
    anchor: str
    answered: bool
    computed: bool
    privacy: Privacy
    masked: str


def review_rows(form: Form, sheet: AnswerSheet, more: Facts = _NOTHING, language: Language = "zh") -> list[ReviewRow]:
    """Every question that is asked of these answers, in order, answered or not; plain text."""
    rows: list[ReviewRow] = []
    walk = Walk(more)
    for section in form.sections:
        for field in section.fields:
            if not walk.asks(field):
                continue
            if not isinstance(field, Group):
                if field.value is None:
                    walk.tell(field, sheet.get(field.id))
                rows.append(_row(form, section.id, field, field.id, walk.facts.get(field.id), language))
                continue
            kept = walk.tell_rows(field, sheet.get(field.id))
            if not kept:
                label = field.label.say(language)
                nothing = WORDS["not_answered"].say(language)
                rows.append(
                    ReviewRow(
                        section.id, field.id, label, nothing, f"f_{field.id}", False, False, Privacy.PUBLIC, nothing
                    )
                )
            for index, values in enumerate(kept):
                live = live_row(field, values, walk.facts)
                shown = {member.id for member in (*live.asked, *live.computed)}
                rows.extend(
                    _row(form, section.id, member, f"{field.id}.{index}.{member.id}", values.get(member.id), language)
                    for member in field.members
                    if member.id in shown
                )
    return rows


def _row(form: Form, section: str, field: Field, at: str, value: Value | None, language: Language) -> ReviewRow:
    shown = masked = WORDS["not_answered"].say(language)
    if value is not None:
        shown = masked = field.kind.show(field, value, language)
        if field.privacy is not Privacy.PUBLIC:
            masked = field.kind.mask(field, value, language)
    return ReviewRow(
        section,
        at,
        label_of(at, form, language),
        shown,
        "f_" + at.replace(".", "-"),
        value is not None,
        field.value is not None,
        field.privacy,
        masked,
    )


def answers_by_section(rows: list[ReviewRow]) -> Mapping[str, list[ReviewRow]]:
    """The same rows by section id, in order."""
    found: dict[str, list[ReviewRow]] = {}
    for row in rows:
        found.setdefault(row.section, []).append(row)
    return found
