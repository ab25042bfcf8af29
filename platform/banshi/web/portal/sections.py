"""How is one topic answered?  A page that keeps every letter, whatever goes wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from banshi.use_cases import drafting
from banshi.use_cases.drafts import Draft, form_of
from banshi.use_cases.refusals import Stale
from banshi.web.frame import kept_pages, posted
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.applying import filed_already, section_of
from banshi.web.portal.blueprint import portal
from banshi_forms.answers import AnswerSheet
from banshi_forms.html import error_summary, render_fields
from banshi_forms.messages import label_of
from banshi_forms.model import Field, Form, Problem
from banshi_forms.party import SECTION as PARTY_SECTION
from banshi_forms.wtforms_form import Taken, check_draft, take
from banshi_rules.values import Facts

#: Names a section's page posts beside its answers.
_OWN = ("_then", "_back", "_seen", "_add", "_remove", "_asked", "_language", "_view")
_PREFIX = "f_"


@dataclass(frozen=True, slots=True)
class Asked:
    """One topic of one draft, ready to be asked."""

    draft: Draft
    form: Form
    section_id: str

    @property
    def sheet(self) -> AnswerSheet:
        """The answers so far."""
        return self.draft.party if self.section_id == PARTY_SECTION else self.draft.sheet

    @property
    def more(self) -> Facts:
        """What its conditions may read besides."""
        world = the_world()
        return self.draft.more(world.today(), world.calendars.current())

    @property
    def version(self) -> int:
        """How often it was saved."""
        saved = self.draft.sections.get(self.section_id)
        return saved.version if saved else 0


def _asked(draft_id: str, section_id: str) -> Asked:
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    return Asked(draft, form_of(draft.matter, section_id), section_id)


@portal.get("/apply/<draft_id>/s/<section_id>")
def section(draft_id: str, section_id: str) -> str | Response:
    """The page of one topic: as it was saved, or as it was typed before a sign-in ended."""
    asked = _asked(draft_id, section_id)
    gone = filed_already(asked.draft)
    if gone is not None:
        return gone
    kept = kept_pages.kept_texts()
    if kept is not None:
        taken = take(asked.form, section_id, kept, asked.sheet, asked.more)
        return _page(asked, taken.sheet, taken.typed, (), note="kept")
    typed = asked.draft.typed.get(section_id) or None
    problems = _problems_kept(asked) if typed else ()
    return _page(asked, asked.sheet, typed, problems)


@portal.post("/apply/<draft_id>/s/<section_id>")
def save_section(draft_id: str, section_id: str) -> Response | tuple[str, int] | str:
    """Save the topic, then go on; or show it again with what is wrong."""
    posted.only(*_OWN, prefix=_PREFIX)
    asked = _asked(draft_id, section_id)
    _refuse_unknown_questions(asked.form, section_id)
    try:
        taken = drafting.save_section(
            the_world(),
            the_actor(),
            draft_id,
            section_id,
            request.form,
            request.form.get("_seen", type=int),
            _chosen_files(asked),
        )
    except Stale as stale:
        taken = take(asked.form, section_id, request.form, asked.sheet, asked.more)
        if taken.sheet != asked.sheet or taken.rows_changed:
            return _page(asked, taken.sheet, taken.typed, (), note="stale", stale=stale), 409
    kept_pages.forget_kept()
    asked = _asked(draft_id, section_id)
    switch = _switch(asked)
    if switch is not None:
        return switch
    if taken.rows_changed:
        return _page(asked, taken.sheet, taken.typed, (), focus=taken.focus)
    if taken.problems:
        return _page(asked, taken.sheet, taken.typed, taken.problems, dropped=taken.dropped), 422
    return redirect(_next(asked, taken), 303)


@portal.post("/apply/<draft_id>/s/<section_id>/refresh")
def refresh_section(draft_id: str, section_id: str) -> str:
    """The questions that follow from what is on the page now; nothing is saved."""
    posted.only(*_OWN, prefix=_PREFIX)
    asked = _asked(draft_id, section_id)
    taken = take(asked.form, section_id, request.form, asked.sheet, asked.more)
    return str(_fields(asked, taken.sheet, taken.typed, ()))


def _chosen_files(asked: Asked) -> dict[str, tuple[str, bytes]]:
    """The files chosen on the page, by question."""
    chosen = {field.id: request.files.get(_PREFIX + field.id) for field in _file_questions(asked)}
    return {name: (file.filename or "", file.read()) for name, file in chosen.items() if file and file.filename}


def _file_questions(asked: Asked) -> tuple[Field, ...]:
    return drafting.upload_fields(asked.form, asked.section_id)


def _fields(
    asked: Asked, sheet: AnswerSheet, typed: Mapping[str, Sequence[str]] | None, problems: Sequence[Problem]
) -> Markup:
    return render_fields(
        asked.form, asked.section_id, sheet=sheet, typed=typed, problems=problems, more=asked.more, language=language()
    )


def _page(
    asked: Asked,
    sheet: AnswerSheet,
    typed: Mapping[str, Sequence[str]] | None,
    problems: Sequence[Problem],
    *,
    note: str | None = None,
    stale: Stale | None = None,
    focus: str | None = None,
    dropped: Sequence[str] = (),
) -> str:
    draft = asked.draft
    order = _order(draft)
    found = section_of(draft.matter, asked.section_id)
    if found is None:
        abort(404)
    labels = [label_of(name, asked.form, language()) for name in dropped]
    return render_template(
        "portal/section.html",
        draft=draft,
        matter=draft.matter,
        section=found[1],
        place=order.index(asked.section_id) + 1 if asked.section_id in order else None,
        places=len(order),
        fields=_fields(asked, sheet, typed, problems),
        summary=error_summary(asked.form, problems, language()),
        wrong=bool(problems),
        asks_for_files=bool(_file_questions(asked)),
        seen=asked.version,
        saved=draft.sections.get(asked.section_id),
        back=request.values.get("back") or request.values.get("_back") or "",
        note=note,
        stale=stale,
        focus=focus,
        dropped=[label for label in labels if label],
    )


def _problems_kept(asked: Asked) -> tuple[Problem, ...]:
    """What is wrong with the texts that were kept for this topic."""
    typed = {asked.section_id: asked.draft.typed[asked.section_id]}
    fields = {field.id for field in asked.form.section(asked.section_id).fields}  # type: ignore[union-attr]
    problems = check_draft(asked.form, asked.sheet, typed, asked.more)
    return tuple(p for p in problems if p.at.partition(".")[0] in fields or p.at == asked.section_id)


def _order(draft: Draft) -> list[str]:
    """The topics that are asked, in order."""
    return list(drafting.overview(the_world(), draft).sections)


def _next(asked: Asked, taken: Taken) -> str:
    """Where to go after a topic was saved."""
    draft_id = asked.draft.id
    if request.form.get("_then") == "list":
        return url_for("portal.task_list", draft_id=draft_id)
    if request.form.get("_back") == "check":
        return url_for("portal.check", draft_id=draft_id)
    order = _order(asked.draft)
    after = order[order.index(asked.section_id) + 1 :] if asked.section_id in order else []
    if after:
        return url_for("portal.section", draft_id=draft_id, section_id=after[0])
    return url_for("portal.materials", draft_id=draft_id)


def _switch(asked: Asked) -> Response | None:
    """The language or the size of letters was changed from this page: it was saved, and is shown again."""
    here = url_for("portal.section", draft_id=asked.draft.id, section_id=asked.section_id)
    chosen = request.form.get("_language"), request.form.get("_view")
    if chosen[0]:
        return redirect(url_for("frame.language", chosen=chosen[0], next=here), 303)
    if chosen[1]:
        return redirect(url_for("frame.view", chosen=chosen[1], next=here), 303)
    return None


def _refuse_unknown_questions(form: Form, section_id: str) -> None:
    """A page of ours never posts answers to questions its topic does not have."""
    section = form.section(section_id)
    known = {field.id for field in section.fields} if section else set()
    for name in MultiDict(request.form).keys():  # noqa: SIM118
        if name.startswith(_PREFIX) and name.removeprefix(_PREFIX).partition("-")[0] not in known:
            posted.log.warning("refused the answer %.60r at %r", name, request.path)
            abort(400)
