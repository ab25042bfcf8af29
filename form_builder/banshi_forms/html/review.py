"""What was answered, question by question?  For the page to check before sending, for officers and for the dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from banshi_forms.answers import AnswerSheet
from banshi_forms.html.pieces import WORDS
from banshi_forms.live import LiveRow, Walk
from banshi_forms.messages import label_within
from banshi_forms.model import Field, Form, Group, Privacy
from banshi_rules.texts import Language
from banshi_rules.values import Facts, Value

_NOTHING: Facts = {}


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line: section id, path of the answer (`safety_staff.0.id_no`), label, answer in words, element to
    change it at.

    `around` is the label of the row of a group it stands in, `own` the rest of the label.
    `masked` is the answer as those may see it who do not hold the task; it differs where `privacy` is not public.
    """

    section: str
    field_id: str
    label: str
    around: str
    own: str
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
        told = _Telling(section.id, language, rows)
        for field in section.fields:
            if not walk.asks(field):
                continue
            if isinstance(field, Group):
                told.group(field, field.id, walk.tell_rows(field, sheet.get(field.id)))
                continue
            if field.value is None:
                walk.tell(field, sheet.get(field.id))
            told.field(field, field.id, walk.facts.get(field.id))
    return rows


@dataclass(frozen=True, slots=True)
class _Telling:
    """Lines of one section, in one language."""

    section: str
    language: Language
    rows: list[ReviewRow]

    def group(self, group: Group, at: str, live: Sequence[LiveRow], around: str = "") -> None:
        """The lines of every row, or one that says that there is none."""
        if not live:
            self.line(group, at, None, None, around)
        for index, row in enumerate(live):
            here = label_within(around, group, index, self.language)
            shown = {member.id for member in (*row.asked, *row.computed)}
            for member in group.members:
                path = f"{at}.{index}.{member.id}"
                if member.id not in shown:
                    continue
                if isinstance(member, Group):
                    self.group(member, path, row.rows[member.id], here)
                else:
                    self.field(member, path, row.values.get(member.id), here)

    def field(self, field: Field, at: str, value: Value | None, around: str = "") -> None:
        """The line of one answer."""
        shown = masked = None
        if value is not None:
            shown = masked = field.kind.show(field, value, self.language)
            if field.privacy is not Privacy.PUBLIC:
                masked = field.kind.mask(field, value, self.language)
        self.line(field, at, shown, masked, around)

    def line(self, question: Field | Group, at: str, shown: str | None, masked: str | None, around: str) -> None:
        """One line; what is not answered says so."""
        nothing = WORDS["not_answered"].say(self.language)
        self.rows.append(
            ReviewRow(
                self.section,
                at,
                label_within(around, question, None, self.language),
                around,
                question.label.say(self.language),
                nothing if shown is None else shown,
                "f_" + at.replace(".", "-"),
                shown is not None,
                isinstance(question, Field) and question.value is not None,
                question.privacy if isinstance(question, Field) else Privacy.PUBLIC,
                nothing if masked is None else masked,
            )
        )


def answers_by_section(rows: list[ReviewRow]) -> Mapping[str, list[ReviewRow]]:
    """The same rows by section id, in order."""
    found: dict[str, list[ReviewRow]] = {}
    for row in rows:
        found.setdefault(row.section, []).append(row)
    return found


def in_blocks(rows: Iterable[ReviewRow]) -> list[tuple[str, list[ReviewRow]]]:
    """The same rows in order, those of one row of a group together under its label; the others under an empty one."""
    return [(around, list(block)) for around, block in groupby(rows, key=lambda row: row.around)]
