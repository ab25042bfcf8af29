"""How is a section drawn?  Its visible questions, joined from pieces that were made once for this edition and
language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from banshi_forms.answers import AnswerSheet
from banshi_forms.editions import PerEdition
from banshi_forms.html.pieces import WORDS, Pieces, drawn, fill, macro, text_of
from banshi_forms.html.question import Question, group_facts
from banshi_forms.live import Walk, has_conditions, live_row
from banshi_forms.messages import say_beside
from banshi_forms.model import Field, Form, Group, Problem, Section
from banshi_forms.posted_names import ASKED, PREFIX
from banshi_forms.posted_rows import posted_rows
from banshi_forms.revealed import because
from banshi_forms.wtforms_form import KeptTexts
from banshi_rules.expressions import Expression
from banshi_rules.texts import Language
from banshi_rules.values import Facts, Value

_NOTHING: Facts = {}


class Page:
    """A section of one edition in one language."""

    def __init__(self, form: Form, section: Section, language: Language) -> None:
        self.form = form
        self.section = section
        self.language = language
        self.refreshing = _read_by_others(section)
        self.questions = {
            field.id: Question(field, PREFIX + field.id, field.id, language, field.id in self.refreshing)
            for field in section.fields
            if isinstance(field, Field)
        }
        self.groups = {
            group.id: GroupPage(group, language, group.id in self.refreshing)
            for group in section.fields
            if isinstance(group, Group)
        }
        has_buttons = bool(self.groups) or any(q.control == "file" for q in self.questions.values())
        #: Enter in a box presses the first button of a form; it must not be one that removes a row.
        self.start = drawn("first_button", language) if has_buttons else Markup("")

    def draw(
        self,
        sheet: AnswerSheet,
        typed: Mapping[str, Sequence[str]] | None,
        problems: Sequence[Problem],
        more: Facts,
    ) -> Markup:
        """The section as it stands."""
        walk = Walk(more)
        for above in self.form.sections:
            if above is self.section:
                break
            walk.pass_over(above.fields, sheet.values)
        errors: dict[str, str] = {}
        for problem in problems:
            errors.setdefault(problem.at, say_beside(_beside(problem), self.language))
        out: list[str] = [self.start]
        asked: list[str] = []
        for field in self.section.fields:
            if not walk.asks(field):
                continue
            asked.append(field.id)
            why = self._why(field, walk.facts, field.id in walk.required)
            value = sheet.get(field.id)
            if isinstance(field, Group):
                out.append(self.groups[field.id].draw(value, typed, errors, walk.facts, why))
                walk.tell_rows(field, value)
                continue
            question = self.questions[field.id]
            texts = None
            if field.value is not None:
                value = walk.facts.get(field.id)
            else:
                walk.tell(field, value)
                texts = _texts(question, typed)
            required = field.id in walk.required
            out.append(question.draw(texts, value, required=required, error=errors.get(field.id), why=why))
        out.append(f'<input type="hidden" name="{ASKED}" value="{" ".join(asked)}">')
        return Markup("\n".join(out))

    def _why(self, field: Field | Group, facts: Facts, required: bool) -> str | None:
        if field.visible_when is None or (isinstance(field, Field) and field.value is not None):
            return None
        reason = because(field, self.form, facts)
        if reason is None:
            return None
        label, answer = (text.say(self.language) for text in reason)
        words = WORDS["because" if required else "because_optional"]
        return words.say(self.language).format(because=label, answer=answer)


class GroupPage:
    """A repeating group of one edition in one language; the pieces of each row are made when a row is first drawn."""

    def __init__(self, group: Group, language: Language, refresh: bool) -> None:
        self.group = group
        self.language = language
        self.refresh = refresh
        self.name = PREFIX + group.id
        read = _read_by_members(group)
        self._reading = {member.id: member.id in read for member in group.members}
        self._simple = not any(has_conditions(member) for member in group.members)
        self._rows: dict[int, tuple[str, tuple[Question, ...], str]] = {}
        self._open: dict[tuple[bool, bool], Pieces] = {}
        facts = self._facts(False, False)
        most = WORDS["most"].say(language).format(most=group.most)
        self._add = str(drawn("group_add", language, facts))
        self._full = fill(macro("group_full", language, facts), {"most": text_of(most)})

    def _facts(self, wrong: bool, why: bool) -> Mapping[str, object]:
        return group_facts(self.group, self.name, wrong=wrong, why=why, refresh=self.refresh)

    def _row(self, index: int) -> tuple[str, tuple[Question, ...], str]:
        row = self._rows.get(index)
        if row is None:
            facts = self._facts(False, False)
            questions = tuple(
                Question(
                    member,
                    f"{self.name}-{index}-{member.id}",
                    f"{self.group.id}.{index}.{member.id}",
                    self.language,
                    self._reading[member.id],
                )
                for member in self.group.members
            )
            start, end = (drawn(name, self.language, facts, index) for name in ("row_open", "row_close"))
            row = self._rows[index] = (str(start), questions, str(end))
        return row

    def draw(
        self,
        rows: Value | None,
        typed: Mapping[str, Sequence[str]] | None,
        errors: Mapping[str, str],
        facts: Facts,
        why: str | None,
    ) -> str:
        """The group with its rows, those that were typed first of all."""
        group = self.group
        kept = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []
        texts = list(posted_rows(KeptTexts(typed), group, PREFIX).values()) if typed else []
        count = max(len(texts) if texts else len(kept), group.least)
        error = errors.get(group.id)
        state = (error is not None, why is not None)
        if state not in self._open:
            self._open[state] = macro("group_open", self.language, self._facts(*state))
        out = [fill(self._open[state], {"error": text_of(error or ""), "why": text_of(why or "")})]
        for index in range(count):
            row = kept[index] if index < len(kept) else _NOTHING
            self._draw_row(out, index, row, texts[index] if index < len(texts) else None, errors, facts)
        out.append(self._add if count < group.most else self._full)
        return "".join(out)

    def _draw_row(
        self,
        out: list[str],
        index: int,
        row: Facts,
        texts: Mapping[str, list[str]] | None,
        errors: Mapping[str, str],
        facts: Facts,
    ) -> None:
        start, questions, end = self._row(index)
        live = None if self._simple else live_row(self.group, row, facts)
        shown = {member.id for member in (*live.asked, *live.computed)} if live is not None else None
        out.append(start)
        for question in questions:
            member = question.field
            if shown is not None and member.id not in shown:
                continue
            if member.value is not None:
                out.append(question.draw(None, live.values.get(member.id) if live else None, required=True))
                continue
            typed = None if texts is None else {box: texts.get(member.id + box, ()) for box in question.boxes}
            required = member.required is True if live is None else member.id in live.required
            out.append(question.draw(typed, row.get(member.id), required=required, error=errors.get(question.path)))
        out.append(end)


def render_fields(
    form: Form,
    section_id: str,
    *,
    sheet: AnswerSheet,
    typed: Mapping[str, Sequence[str]] | None = None,
    problems: Sequence[Problem] = (),
    more: Facts = _NOTHING,
    language: Language = "zh",
) -> Markup:
    """The questions of a section for these answers, without the `<form>` around them.

    `typed` are the texts that `take` gave back; what is not in it is shown from the sheet.  `problems` of other
    sections do no harm.  Raises KeyError for a section that is not there.
    """
    return _PAGES.get(form, section_id, language).draw(sheet, typed, problems, more)


def _make_page(form: Form, section_id: str, language: Language) -> Page:
    section = form.section(section_id)
    if section is None:
        raise KeyError(section_id)
    return Page(form, section, language)


_PAGES: PerEdition[Page] = PerEdition(_make_page)


def _beside(problem: Problem) -> Problem:
    """Why a question is asked stands in its hint already."""
    return Problem(problem.at, "missing") if problem.code == "revealed" else problem


def _texts(question: Question, typed: Mapping[str, Sequence[str]] | None) -> Mapping[str, Sequence[str]] | None:
    """What was typed for this question by box; None when the page had not asked it."""
    if typed is None:
        return None
    if len(question.names) == 1:
        texts = typed.get(question.name)
        return None if texts is None else {"": texts}
    found = {box: typed[name] for box, name in zip(question.boxes, question.names, strict=True) if name in typed}
    return found or None


def _reads(field: Field | Group) -> set[str]:
    conditions = [field.visible_when]
    if isinstance(field, Group):
        for member in field.members:
            conditions += [member.visible_when, member.value, _condition(member.required)]
    else:
        conditions += [field.value, _condition(field.required)]
    return {path[0] for condition in conditions if condition is not None for path in condition.reads}


def _condition(required: bool | Expression) -> Expression | None:
    return None if isinstance(required, bool) else required


def _read_by_others(section: Section) -> set[str]:
    """Ids in this section that a condition of this section reads: when they change, the page changes."""
    return {name for field in section.fields for name in _reads(field)}


def _read_by_members(group: Group) -> set[str]:
    return {
        path[0]
        for member in group.members
        for condition in (member.visible_when, member.value, _condition(member.required))
        if condition is not None
        for path in condition.reads
    }
