"""How is a section drawn?  Its visible questions, joined from pieces that were made once for this edition and
language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from banshi_forms.answers import AnswerSheet
from banshi_forms.editions import PerEdition
from banshi_forms.html.pieces import WORDS, Pieces, drawn, fill, macro, say_in, text_of
from banshi_forms.html.question import Question, group_facts
from banshi_forms.live import Walk, days_of, has_conditions, live_row
from banshi_forms.messages import say_beside
from banshi_forms.model import Field, Form, Group, Problem, Section
from banshi_forms.posted_names import ASKED, PREFIX
from banshi_forms.posted_rows import KeptTexts, posted_rows
from banshi_forms.revealed import because
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
            field.id: Question(field, language, field.id in self.refreshing)
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
        posted = KeptTexts(typed) if typed else None
        out: list[str] = [self.start]
        asked: list[str] = []
        for field in self.section.fields:
            if not walk.asks(field):
                continue
            asked.append(field.id)
            why = self._why(field, walk.facts, field.id in walk.required)
            value = sheet.get(field.id)
            if isinstance(field, Group):
                self.groups[field.id].draw(out, _TOP, value, posted, errors, walk.facts, why)
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
            error = errors.get(field.id)
            out.append(question.draw(texts, value, required=required, error=error, why=why, day=walk.days.received))
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
    """A repeating group of one edition in one language; its rows, and those of groups in them, share their pieces."""

    def __init__(self, group: Group, language: Language, refresh: bool, *, in_row: bool = False) -> None:
        self.group = group
        self.id = group.id
        self.language = language
        read = {name for member in group.members for name in _reads(member)}
        self._members: tuple[Question | GroupPage, ...] = tuple(
            GroupPage(member, language, member.id in read, in_row=True)
            if isinstance(member, Group)
            else Question(member, language, member.id in read, in_row=True)
            for member in group.members
        )
        self._simple = not any(has_conditions(member) for member in group.members)
        self._label = str(say_in(language)(group.label))
        self._facts = partial(group_facts, group, refresh=refresh, in_row=in_row)
        facts = self._facts(wrong=False, why=False)
        self._open: dict[tuple[bool, bool], Pieces] = {}
        self._row = (macro("row_open", language, facts), macro("row_close", language, facts))
        self._add, self._full = macro("group_add", language, facts), macro("group_full", language, facts)
        self._most = text_of(WORDS["most"].say(language).format(most=group.most))

    def draw(
        self,
        out: list[str],
        place: Place,
        rows: Value | None,
        posted: KeptTexts | None,
        errors: Mapping[str, str],
        facts: Facts,
        why: str | None = None,
    ) -> None:
        """The group with its rows, those that were typed first of all."""
        group = self.group
        kept = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []
        texts = list(posted_rows(posted, group, place.prefix).values()) if posted is not None else []
        count = max(len(texts) if texts else len(kept), group.least)
        error = errors.get(place.path + group.id)
        state = (error is not None, why is not None)
        if state not in self._open:
            self._open[state] = macro("group_open", self.language, self._facts(wrong=state[0], why=state[1]))
        holes = {
            **place.holes,
            "button": place.at.removeprefix(PREFIX) + group.id,
            "around": _AROUND.format(place.around) if place.around else "",
        }
        out.append(fill(self._open[state], {**holes, "error": text_of(error or ""), "why": text_of(why or "")}))
        for index in range(count):
            row = kept[index] if index < len(kept) else _NOTHING
            holes |= {"index": str(index), "number": str(index + 1)}
            out.append(fill(self._row[0], holes))
            within = place.row(group.id, index, self._label)
            self._draw_row(out, within, row, texts[index] if index < len(texts) else None, errors, facts)
            out.append(fill(self._row[1], holes))
        out.append(fill(self._add, holes) if count < group.most else fill(self._full, {"most": self._most}))

    def _draw_row(
        self,
        out: list[str],
        place: Place,
        row: Facts,
        texts: Mapping[str, list[str]] | None,
        errors: Mapping[str, str],
        facts: Facts,
    ) -> None:
        live = None if self._simple else live_row(self.group, row, facts)
        shown = {member.id for member in (*live.asked, *live.computed)} if live is not None else None
        posted = None if texts is None else KeptTexts(texts)
        holes, day = place.holes, days_of(facts).received
        for question in self._members:
            if shown is not None and question.id not in shown:
                continue
            if isinstance(question, GroupPage):
                scope = facts if live is None else {**facts, **dict.fromkeys(shown or ()), **live.values}
                question.draw(out, place, row.get(question.id), posted, errors, scope)
                continue
            member = question.field
            if member.value is not None:
                value = live.values.get(member.id) if live else None
                out.append(question.draw(None, value, required=True, row=holes, day=day))
                continue
            typed = None if texts is None else {box: texts.get(member.id + box, ()) for box in question.boxes}
            required = member.required is True if live is None else member.id in live.required
            error = errors.get(place.path + member.id)
            value = row.get(member.id)
            out.append(question.draw(typed, value, required=required, error=error, row=holes, day=day))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a group stands: what its names and its path begin with, and what the rows around it are called."""

    at: str = PREFIX
    path: str = ""
    around: str = ""
    prefix: str = PREFIX  # what the posted names begin with among those of the row around it

    @property
    def holes(self) -> dict[str, str]:
        """What fills the holes of everything in this row."""
        return {"at": self.at, "path": self.path}

    def row(self, group_id: str, index: int, label: str) -> Place:
        """The place of what stands in a row of a group here."""
        return Place(
            f"{self.at}{group_id}-{index}-",
            f"{self.path}{group_id}.{index}.",
            f"{self.around}{label} {index + 1} ",
            "",
        )


_TOP = Place()
#: Which row a button is about, where several sound alike; one sees it by where the button stands.
_AROUND = '<span class="visually-hidden">{}</span>'


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


def _reads(question: Field | Group) -> set[str]:
    """The names that anything about this question reads."""
    conditions = [question.visible_when]
    names: set[str] = set()
    if isinstance(question, Group):
        for member in question.members:
            names |= _reads(member)
    else:
        conditions += [question.value, None if isinstance(question.required, bool) else question.required]
    return names | {path[0] for condition in conditions if condition is not None for path in condition.reads}


def _read_by_others(section: Section) -> set[str]:
    """Ids in this section that a condition of this section reads: when they change, the page changes."""
    return {name for question in section.fields for name in _reads(question)}
