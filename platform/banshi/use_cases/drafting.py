"""How does an application grow before it is sent?  Nothing typed is lost, and nobody sees another person's draft."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from werkzeug.datastructures import MultiDict

from banshi.cases.events import StoredFile
from banshi.definitions.model import MatterCode
from banshi.people import Actor
from banshi.store import drafts as kept
from banshi.store.refusals import NotFound, Stale
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.drafts import Draft, form_of, read_draft
from banshi.use_cases.elsewhere import nowhere
from banshi.use_cases.overview import Overview, SectionState, overview
from banshi.use_cases.receipts import receipt_of_case
from banshi.use_cases.refusals import Conflict, TooLarge
from banshi.use_cases.world import World
from banshi_forms.answers import AnswerSheet
from banshi_forms.kinds.upload import UPLOAD, UploadOptions, answer
from banshi_forms.model import Field, Form, Problem
from banshi_forms.party import SECTION as PARTY_SECTION
from banshi_forms.uploads import check_upload
from banshi_forms.wtforms_form import Taken, take
from banshi_rules.values import Value

__all__ = [
    "Draft",
    "Overview",
    "SectionState",
    "attach",
    "detach",
    "discard",
    "open_draft",
    "overview",
    "save_section",
    "start",
]

#: How long a draft is kept after it was started; the page says until when.
DRAFT_KEPT = timedelta(weeks=13)
#: Fences against a draft that grows without end.
MOST_DRAFTS = 50
MOST_FILES = 20
MOST_BYTES = 20 * 1024 * 1024


def start(world: World, actor: Actor, matter_code: MatterCode) -> str:
    """A new draft on the edition in force today; its id.  Raises NotFound, NotOnline, TooLarge."""
    edition = world.editions.current(matter_code, world.today())
    refused = nowhere(edition.matter)
    if refused is not None:
        raise refused
    now = world.clock.now()
    draft_id = uuid.uuid4().hex

    def act(work: UnitOfWork) -> None:
        if kept.count_open(work.connection, actor.person) >= MOST_DRAFTS:
            raise TooLarge("too-many-drafts", {"most": MOST_DRAFTS})
        kept.add_draft(
            work,
            id=draft_id,
            owner=actor.person,
            matter=edition.matter.code,
            edition=edition.digest,
            key=secrets.token_urlsafe(24),
            started=now,
            saved=now,
            expires=now + DRAFT_KEPT,
        )

    world.store.write(act)
    return draft_id


def open_draft(world: World, actor: Actor, draft_id: str) -> Draft:
    """The draft as it stands.  Raises NotFound for everybody but its owner."""
    return read_draft(world, actor, draft_id)


def save_section(
    world: World,
    actor: Actor,
    draft_id: str,
    section_id: str,
    posted: MultiDict[str, str],
    seen: int | None = None,
    files: Mapping[str, tuple[str, bytes]] = MappingProxyType({}),
) -> Taken:
    """Take what was posted for one topic and keep it, also what is wrong with it, word for word.

    `seen` is the version of the topic that the page showed (0: never saved); when another tab has saved it since,
    nothing is overwritten and Stale is raised.  `files` are those chosen for questions that ask for a
    file, by question: name and content.  Raises Conflict when the draft was filed, NotFound.
    """
    draft = _unfiled(world, actor, draft_id)
    form = form_of(draft.matter, section_id)
    sheet = draft.party if section_id == PARTY_SECTION else draft.sheet
    sheet, refused = _with_files(world, form, section_id, sheet, files)
    taken = take(form, section_id, posted, sheet, draft.more(world.today(), world.calendars.current()))
    if refused:
        left = (problem for problem in taken.problems if problem.at not in {wrong.at for wrong in refused})
        taken = replace(taken, problems=(*left, *refused))
    answers = _answers_of(form, section_id, taken)
    now = world.clock.now()

    def act(work: UnitOfWork) -> None:
        _still_unfiled(work, draft_id)
        rows = {row.section: row for row in kept.section_rows(work.connection, draft_id)}
        version = rows[section_id].version if section_id in rows else 0
        if seen is not None and seen != version:
            raise Stale(actor.name, rows[section_id].saved if version else now)
        kept.put_section(
            work,
            draft_id,
            section_id,
            version + 1,
            now,
            answers=answers,
            typed={name: list(texts) for name, texts in taken.typed.items()} if taken.problems else {},
            wrong=bool(taken.problems),
        )

    world.store.write(act)
    return taken


def attach(
    world: World, actor: Actor, draft_id: str, material_id: str, name: str, content: bytes
) -> StoredFile | Problem:
    """Hand in a file for a material, or the reason why it cannot be one of its accepted types.

    Raises NotFound, Conflict, TooLarge.
    """
    draft = _unfiled(world, actor, draft_id)
    material = draft.matter.material(material_id)
    if material is None:
        raise NotFound
    checked = check_upload(name, content, material.accept, max_bytes=MOST_BYTES, at=material_id)
    if isinstance(checked, Problem):
        return checked
    if len(draft.files.get(material_id, ())) >= MOST_FILES:
        raise TooLarge("too-many-files", {"most": MOST_FILES})
    file = StoredFile(world.files.put(content), checked.name, checked.media, checked.size)

    def act(work: UnitOfWork) -> None:
        _still_unfiled(work, draft_id)
        kept.add_file(work, draft_id, material_id, file, world.clock.now())

    world.store.write(act)
    return file


def detach(world: World, actor: Actor, draft_id: str, material_id: str, digest: str) -> None:
    """Take a file back.  Raises NotFound, Conflict."""
    _unfiled(world, actor, draft_id)

    def act(work: UnitOfWork) -> None:
        _still_unfiled(work, draft_id)
        kept.remove_file(work, draft_id, material_id, digest, world.clock.now())

    world.store.write(act)


def discard(world: World, actor: Actor, draft_id: str) -> None:
    """Throw the draft away.  Raises NotFound, and Conflict when it was filed."""
    _unfiled(world, actor, draft_id)

    def act(work: UnitOfWork) -> None:
        _still_unfiled(work, draft_id)
        kept.remove_draft(work, draft_id)

    world.store.write(act)


def _unfiled(world: World, actor: Actor, draft_id: str) -> Draft:
    draft = read_draft(world, actor, draft_id)
    if draft.case is not None:
        with world.reading() as connection:
            receipt = receipt_of_case(connection, draft.case)
        if receipt is None:
            raise NotFound
        raise Conflict(receipt)
    return draft


def _still_unfiled(work: UnitOfWork, draft_id: str) -> None:
    row = kept.lock_draft(work, draft_id)
    if row is None:
        raise NotFound
    if row.case is not None:
        receipt = receipt_of_case(work.connection, row.case)
        if receipt is None:
            raise NotFound
        raise Conflict(receipt)


def _with_files(
    world: World, form: Form, section_id: str, sheet: AnswerSheet, files: Mapping[str, tuple[str, bytes]]
) -> tuple[AnswerSheet, tuple[Problem, ...]]:
    """The sheet with the files that will do, stored; and why the others will not."""
    stored: dict[str, Value | None] = {}
    refused = []
    for field in upload_fields(form, section_id):
        if field.id not in files:
            continue
        assert isinstance(field.options, UploadOptions)
        name, content = files[field.id]
        checked = check_upload(name, content, field.options.accept, max_bytes=field.options.max_bytes, at=field.id)
        if isinstance(checked, Problem):
            refused.append(checked)
        else:
            world.files.put(content)
            stored[field.id] = answer(checked)
    return sheet.with_values(stored) if stored else sheet, tuple(refused)


def upload_fields(form: Form, section_id: str) -> tuple[Field, ...]:
    """The questions of that topic that ask for a file."""
    section = form.section(section_id)
    fields = section.fields if section else ()
    return tuple(field for field in fields if isinstance(field, Field) and field.kind is UPLOAD)


def _answers_of(form: Form, section_id: str, taken: Taken) -> dict[str, Any]:
    section = form.section(section_id)
    fields: Iterable[str] = () if section is None else [field.id for field in section.fields]
    whole = taken.sheet.to_json(form)
    return {field: whole[field] for field in fields if field in whole}
