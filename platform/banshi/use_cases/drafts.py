"""What is a draft, read whole?  Its answers, typed text and files on the edition it was started on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from banshi.cases.events import CaseId, StoredFile
from banshi.cases.moment import civil_day
from banshi.definitions.facts import facts_beside
from banshi.definitions.model import Edition, Matter
from banshi.people import Actor, PersonId
from banshi.store import drafts as kept
from banshi.store.refusals import NotFound
from banshi.use_cases.receipts import receipt_of_case
from banshi.use_cases.world import World
from banshi_forms.answers import AnswerSheet
from banshi_forms.model import Form
from banshi_forms.party import SECTION as PARTY_SECTION
from banshi_forms.party import applicant_facts
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.values import Facts


@dataclass(frozen=True, slots=True)
class SavedSection:
    """One topic as it was saved last: which time, when, and whether something in it was wrong then."""

    version: int
    saved: datetime
    wrong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An unsent application.  `typed` holds, by section, the raw text of what could not be taken, to be shown again."""

    id: str
    owner: PersonId
    edition: Edition
    key: str  # of its one filing
    party: AnswerSheet
    sheet: AnswerSheet
    typed: Mapping[str, Mapping[str, list[str]]]
    files: Mapping[str, tuple[StoredFile, ...]]
    sections: Mapping[str, SavedSection]
    started: datetime
    saved_at: datetime
    expires_at: datetime
    correcting: CaseId | None
    case: CaseId | None  # what it became
    came_in: date | None  # the civil day on which the application that it corrects came in

    @property
    def matter(self) -> Matter:
        """The matter, on the edition of the draft."""
        return self.edition.matter

    def more(self, today: date, calendar: WorkingCalendar) -> Facts:
        """What its conditions may read besides its answers; the same wherever they are asked, shown or judged."""
        applicant = applicant_facts(self.party, self.matter.applicants)
        return facts_beside(applicant, self.came_in or today, calendar, today)

    @property
    def body(self) -> str:
        """SHA-256 over everything that would be filed: what a check page showed, and whether it is still so."""
        files = {material: [[file.digest, file.name] for file in stored] for material, stored in self.files.items()}
        whole = {
            "party": self.party.to_json(self.matter.party_form),
            "answers": self.sheet.to_json(self.matter.form),
            "files": files,
        }
        return hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def form_of(matter: Matter, section_id: str) -> Form:
    """The form that section belongs to.  Raises NotFound."""
    form = matter.party_form if section_id == PARTY_SECTION else matter.form
    if form.section(section_id) is None:
        raise NotFound
    return form


def read_draft(world: World, actor: Actor, draft_id: str) -> Draft:
    """The draft, for its owner alone.  Raises NotFound."""
    with world.reading() as connection:
        return draft_within(world, connection, actor, draft_id)


def draft_within(world: World, connection: Connection, actor: Actor, draft_id: str) -> Draft:
    """The same, read through this connection."""
    row = kept.draft_row(connection, draft_id)
    if row is None or row.owner != actor.person:
        raise NotFound
    edition = world.editions.edition(row.edition)
    sections = kept.section_rows(connection, draft_id)
    answers = {key: value for s in sections if s.section != PARTY_SECTION for key, value in s.answers.items()}
    party: Mapping[str, object] = next((s.answers for s in sections if s.section == PARTY_SECTION), {})
    return Draft(
        id=row.id,
        owner=row.owner,
        edition=edition,
        key=row.key,
        party=AnswerSheet.from_json(edition.matter.party_form, party)[0],
        sheet=AnswerSheet.from_json(edition.matter.form, answers)[0],
        typed={s.section: s.typed for s in sections},
        files=kept.draft_files_of(connection, draft_id),
        sections={s.section: SavedSection(s.version, s.saved, s.wrong) for s in sections},
        started=row.started,
        saved_at=row.saved,
        expires_at=row.expires,
        correcting=row.correcting,
        case=row.case,
        came_in=_came_in(connection, row.correcting),
    )


def _came_in(connection: Connection, corrected: CaseId | None) -> date | None:
    receipt = receipt_of_case(connection, corrected) if corrected is not None else None
    return civil_day(receipt.received) if receipt is not None else None
