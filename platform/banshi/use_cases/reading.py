"""What may this person read?  Cases, answers, letters and files, for those who may know them and nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from banshi.cases.case import Case
from banshi.cases.duties import is_applicant
from banshi.cases.events import CaseId, Event, NoticeIssued, Recorded, StoredFile
from banshi.cases.folding import replay
from banshi.definitions.model import Edition, Matter
from banshi.notices.letter import Letter, letter
from banshi.people import Actor
from banshi.store import boards, event_log, sheets
from banshi.store.boards import NoticeRow
from banshi.store.refusals import NotFound
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.receipts import Receipt, receipt_of_case
from banshi.use_cases.visibility import known_case
from banshi.use_cases.world import World
from banshi_forms.answers import AnswerSheet
from banshi_forms.kinds.upload import UPLOAD
from banshi_forms.model import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case with everything that was filed, on its own edition."""

    case: Case
    edition: Edition
    party: AnswerSheet
    sheet: AnswerSheet

    @property
    def matter(self) -> Matter:
        """The matter, on the edition of the case."""
        return self.edition.matter


def case_file(world: World, actor: Actor, case_id: CaseId) -> CaseFile:
    """The case and its answers.  Raises NotFound."""
    with world.reading() as connection:
        case = _case(connection, actor, case_id)
        filed = sheets.read(connection, case_id, case.sheet)
    edition = world.editions.edition(case.edition.digest)
    return CaseFile(
        case=case,
        edition=edition,
        party=AnswerSheet.from_json(edition.matter.party_form, filed.party)[0],
        sheet=AnswerSheet.from_json(edition.matter.form, filed.answers)[0],
    )


def case_id_of(world: World, actor: Actor, number: str) -> CaseId:
    """The id of the case of that number.  Raises NotFound."""
    with world.reading() as connection:
        row = boards.case_by_number(connection, number)
        if row is None:
            raise NotFound
        return _case(connection, actor, row.id).id


def receipt(world: World, actor: Actor, case_id: CaseId) -> Receipt:
    """The receipt of a case, for its applicant alone.  Raises NotFound."""
    with world.reading() as connection:
        row = boards.case_row(connection, case_id)
        found = receipt_of_case(connection, case_id) if row and row.applicant == actor.person else None
    if found is None:
        raise NotFound
    return found


def notice(world: World, actor: Actor, notice_id: str) -> tuple[NoticeRow, Letter]:
    """The notice and its letter, as they were on the day it was issued.  Raises NotFound."""
    with world.reading() as connection:
        row = boards.notice(connection, notice_id)
        if row is None:
            raise NotFound
        _case(connection, actor, row.case)
        history = event_log.history(connection, row.case)
        code = receipt_of_case(connection, row.case)
    record = history[row.version - 1]
    assert isinstance(record.event, NoticeIssued)
    case = replay(history[: row.version])
    matter = world.editions.matter(case.edition)
    shown = code.query_code if code and is_applicant(case, actor) else None
    return row, letter(row.kind, row.number, case, matter, row.issued, record.event.about, query_code=shown)


def issued(world: World, actor: Actor, notice_id: str) -> Recorded[Event]:
    """The record of a notice: who issued it, and in whose place.  Raises NotFound."""
    with world.reading() as connection:
        row = boards.notice(connection, notice_id)
        if row is None:
            raise NotFound
        _case(connection, actor, row.case)
        return event_log.history(connection, row.case)[row.version - 1]


def case_material(
    world: World, actor: Actor, case_id: CaseId, material_id: str, digest: str
) -> tuple[StoredFile, bytes]:
    """A file of a case.  Raises NotFound."""
    with world.reading() as connection:
        case = _case(connection, actor, case_id)
        stored = [file for files in _all_materials(connection, case) for file in files.get(material_id, ())]
    return _with_content(world, stored, digest)


def hearing_file(world: World, case: Case, digest: str) -> tuple[StoredFile, bytes]:
    """A file of the record of a hearing, in a case that may be read.  Raises NotFound."""
    records = (one.record.files for one in case.hearings.values() if one.record is not None)
    return _with_content(world, [file for files in records for file in files], digest)


def answer_file(world: World, file: CaseFile, field_id: str) -> tuple[StoredFile, bytes]:
    """The file that answers a question of a case that may be read.  Raises NotFound."""
    value = file.sheet.get(field_id)
    field = next((field for field in file.matter.form.fields() if field.id == field_id), None)
    if not isinstance(field, Field) or field.kind is not UPLOAD or not isinstance(value, Mapping):
        raise NotFound
    stored = StoredFile(str(value["digest"]), str(value["name"]), str(value["media"]), int(str(value["size"])))
    return _with_content(world, [stored], stored.digest)


def draft_material(world: World, files: tuple[StoredFile, ...], digest: str) -> tuple[StoredFile, bytes]:
    """A file of a draft that its owner has opened.  Raises NotFound."""
    return _with_content(world, list(files), digest)


def _with_content(world: World, stored: list[StoredFile], digest: str) -> tuple[StoredFile, bytes]:
    file = next((file for file in stored if file.digest == digest), None)
    if file is None:
        raise NotFound
    try:
        return file, world.files.get(digest)
    except KeyError:
        raise NotFound from None


def _case(connection: Connection, actor: Actor, case_id: CaseId) -> Case:
    return known_case(UnitOfWork(connection), actor, case_id)


def _all_materials(connection: Connection, case: Case) -> list[dict[str, tuple[StoredFile, ...]]]:
    """The files of every sheet of the case: an officer may look at what was replaced by a correction."""
    history = event_log.history(connection, case.id)
    return [dict(found) for record in history if (found := getattr(record.event, "materials", None)) is not None]
