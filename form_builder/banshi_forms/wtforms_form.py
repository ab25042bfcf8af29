"""What does a posted page say?  Takes one section, judges it, and keeps every letter that was typed.

The server alone decides what was asked: what a browser posts for hidden or computed fields is put aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import wtforms
from wtforms.fields.core import UnboundField

from banshi_forms.answers import AnswerSheet
from banshi_forms.editions import PerEdition
from banshi_forms.live import Walk, check_sheet
from banshi_forms.model import Field, Form, Group, Problem, Section
from banshi_forms.page_buttons import pressed, without_removed_file
from banshi_forms.posted_names import ASKED, PREFIX, REMOVE
from banshi_forms.posted_rows import KeptTexts, RowsField, posted_rows
from banshi_forms.revealed import because
from banshi_rules.values import Facts, Value

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

_NOTHING: Facts = {}


class SectionForm(wtforms.Form):
    """A page: its visible questions are bound one after the other, for a condition may read the answer just above.

    `walk` has walked everything above this section.  `on_page` are the ids the browser showed (None: all that
    are asked). `stored` are the answers kept before.
    """

    section: Section
    #: every name that the page may post, and the field it belongs to; those of rows are not among them
    names: Mapping[str, str]
    _unbound_fields: Any
    _wtforms_meta: Any

    class Meta:
        """No locales: problems are codes, put into words late."""

        locales = False
        csrf = False

    def __init__(
        self,
        formdata: Any = None,
        *,
        walk: Walk | None = None,
        stored: Facts = _NOTHING,
        on_page: frozenset[str] | None = None,
        **_: Any,
    ) -> None:
        self.meta = self._wtforms_meta()
        self._prefix = ""
        self._errors = None
        self.form_errors: list[str] = []
        self._fields: dict[str, Any] = {}
        self.walk = walk or Walk()
        self.revealed: list[str] = []
        self._bind(formdata, stored, on_page)

    def _bind(self, formdata: Any, stored: Facts, on_page: frozenset[str] | None) -> None:
        walk = self.walk
        for (name, unbound), question in zip(self._unbound_fields, self.section.fields, strict=True):
            if not walk.asks(question):
                continue
            if isinstance(question, Field) and question.value is not None:
                continue
            bound = unbound.bind(form=self, name=name)
            self._fields[name] = bound
            setattr(self, name, bound)
            bound.days = walk.days
            unseen = on_page is not None and question.id not in on_page and not _is_posted(formdata, question)
            if unseen:
                self.revealed.append(question.id)
            if isinstance(question, Group):
                bound.facts = walk.facts
                bound.process(None if unseen else formdata, stored.get(question.id))
                walk.facts[question.id] = bound.counting
                continue
            bound.required = question.id in walk.required
            if unseen or not question.kind.posted:
                bound.process(None, stored.get(question.id))
            else:
                bound.process(formdata)
            walk.tell(question, bound.data)

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Pages are bound when they are made, in one pass; nothing is left to do."""

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, in the order of the page."""
        found: list[Problem] = []
        for bound in self._fields.values():
            if isinstance(bound, RowsField):
                found.extend(bound.problems)
            elif bound.wrong is not None:
                found.append(Problem(bound.question.id, bound.wrong.code, bound.wrong.words))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Taken:
    """What one posted page came to.

    `sheet` holds the new answers, also those that can be read but are wrong.  `problems` are those of this section.
    `typed` are the posted texts by name (`f_area`), rows renumbered from 0 without gaps, to be shown again.
    `revealed` are fields that this very post made visible.  `dropped` are ids posted although they were not
    asked.  `rows_changed`: a row was added or removed or a file taken away, so show the page again without its
    problems, with the cursor at the element `focus`.
    """

    sheet: AnswerSheet
    problems: tuple[Problem, ...]
    typed: Mapping[str, list[str]]
    revealed: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    rows_changed: bool = False
    focus: str | None = None


def form_class(form: Form, section_id: str) -> type[wtforms.Form]:
    """The WTForms class of a section, made once per edition.  Raises KeyError for a section that is not there."""
    return _CLASSES.get(form, section_id)


def _make_class(form: Form, section_id: str) -> type[SectionForm]:
    section = form.section(section_id)
    if section is None:
        raise KeyError(section_id)
    members: dict[str, Any] = {"section": section}
    for question in section.fields:
        if isinstance(question, Group):
            members[PREFIX + question.id] = UnboundField(RowsField, question)
        else:
            members[PREFIX + question.id] = question.kind.wtforms_field(question)
    made: type[SectionForm] = type("SectionForm", (SectionForm,), members)
    # in the order of the definition, whatever WTForms counts
    made.names = {
        PREFIX + question.id + box: PREFIX + question.id
        for question in section.fields
        if isinstance(question, Field) and question.kind.posted
        for box in question.kind.boxes
    }
    made._unbound_fields = [(PREFIX + question.id, members[PREFIX + question.id]) for question in section.fields]
    return made


_CLASSES: PerEdition[type[SectionForm]] = PerEdition(_make_class)


def take(
    form: Form,
    section_id: str,
    posted: MultiDict[str, Any],
    sheet: AnswerSheet,
    more: Facts = _NOTHING,
) -> Taken:
    """Takes a posted section.  Answers of other sections, and of questions not asked now, stay as they were.

    `more` is what conditions may read besides the form: `applicant`, `received_on` (the day to compare dates with).
    Raises KeyError for a section that is not there.
    """
    page_class = _CLASSES.get(form, section_id)
    section = page_class.section
    changed, focus = pressed(section, posted)
    posted = changed if changed is not None else posted
    sheet = without_removed_file(section, posted, sheet)
    walk = _walk_to(form, section, sheet.values, more)
    shown = posted.getlist(ASKED)
    if shown:
        on_page = frozenset(" ".join(map(str, shown)).split())
    else:
        before = _walk_to(form, section, sheet.values, more)
        before.pass_over(section.fields, sheet.values)
        on_page = frozenset(before.asked)
    page = page_class(posted, walk=walk, stored=sheet.values, on_page=on_page)
    page.validate()

    answers: dict[str, Value | None] = {}
    typed: dict[str, list[str]] = {}
    for bound in page._fields.values():
        answers[bound.question.id] = bound.data
        if isinstance(bound, RowsField):
            typed.update(bound.typed)
        else:
            for box, texts in bound.texts.items():
                if texts:
                    typed[bound.name + box] = texts
    for question in section.fields:
        if isinstance(question, Field) and question.value is not None:
            answers[question.id] = walk.facts.get(question.id) if question.id in walk.computed else None
    return Taken(
        sheet=sheet.with_values(answers),
        problems=tuple(_explained(problem, page.revealed, form, walk.facts) for problem in page.problems()),
        typed=typed,
        revealed=tuple(page.revealed),
        dropped=_dropped(posted, page),
        rows_changed=changed is not None or bool(posted.getlist(REMOVE)),
        focus=focus,
    )


def check_draft(
    form: Form, sheet: AnswerSheet, typed: Mapping[str, Mapping[str, list[str]]], more: Facts = _NOTHING
) -> tuple[Problem, ...]:
    """Everything wrong with a draft: the whole sheet, and the texts kept by section that could not even be read.

    A text that cannot be read leaves no answer behind; were only the sheet looked at, an optional one would be lost
    without a word.
    """
    from_sheet = {problem.at: problem for problem in check_sheet(form, sheet, more)}
    for section in form.sections:
        kept = typed.get(section.id)
        if not kept:
            continue
        walk = _walk_to(form, section, sheet.values, more)
        page = _CLASSES.get(form, section.id)(KeptTexts(kept), walk=walk, stored=sheet.values)
        page.validate()
        for problem in page.problems():
            name = PREFIX + problem.at.partition(".")[0]
            typed_here = any(key == name or key.startswith(name + "-") for key in kept)
            if typed_here and not problem.code.startswith("missing"):
                from_sheet[problem.at] = problem
    order = {question.id: place for place, question in enumerate(form.fields())}
    return tuple(sorted(from_sheet.values(), key=lambda problem: order[problem.at.partition(".")[0]]))


def _walk_to(form: Form, section: Section, answers: Facts, more: Facts) -> Walk:
    walk = Walk(more)
    for above in form.sections:
        if above.id == section.id:
            break
        walk.pass_over(above.fields, answers)
    return walk


def _is_posted(formdata: Any, question: Field | Group) -> bool:
    if formdata is None:
        return False
    if isinstance(question, Group):
        return bool(posted_rows(formdata, question, PREFIX))
    return any(PREFIX + question.id + box in formdata for box in question.kind.boxes)


def _explained(problem: Problem, revealed: list[str], form: Form, facts: Facts) -> Problem:
    """A question that was not on the page yet is not "missing": say why it is asked now."""
    if problem.at not in revealed or not problem.code.startswith("missing"):
        return problem
    question = next(question for question in form.fields() if question.id == problem.at)
    reason = because(question, form, facts)
    if reason is None:
        return Problem(problem.at, "revealed-plain")
    return Problem(problem.at, "revealed", {"because": reason[0], "answer": reason[1]})


def _dropped(posted: Any, page: SectionForm) -> tuple[str, ...]:
    """Ids that were posted with something in them, although the page does not ask them now."""
    dropped: dict[str, None] = {}
    asked, names = page._fields, page.names
    for key in posted.keys():  # noqa: SIM118
        if names.get(key) in asked or not key.startswith(PREFIX):
            continue
        question_id = key[len(PREFIX) :].partition("-")[0]
        if isinstance(asked.get(PREFIX + question_id), RowsField):
            continue
        if any(str(text).strip() for text in posted.getlist(key)):
            dropped[question_id[:60]] = None
    return tuple(dropped)[:50]
