"""How does a draft become a case, once and only once?  One key, one transaction, one receipt, whatever is retried."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select

from banshi.cases.case import Case
from banshi.cases.commands import SubmitCorrection, Withdraw
from banshi.cases.corrections import gaps_to_answer
from banshi.cases.decide import NewApplication, decide, file_application
from banshi.cases.events import CaseId
from banshi.cases.moment import Moment, civil_day
from banshi.definitions.facts import facts_beside
from banshi.definitions.projects import project_of
from banshi.people import Actor, Party
from banshi.store import drafts as kept
from banshi.store import projects, sheets
from banshi.store.numbers import next_number
from banshi.store.refusals import NotFound, Stale
from banshi.store.tables import filings
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.by_rule import accept_by_rule, checked_by_rule
from banshi.use_cases.drafting import DRAFT_KEPT
from banshi.use_cases.drafts import Draft, draft_within, read_draft
from banshi.use_cases.following import signed, to_follow
from banshi.use_cases.issuing import carry_out, with_notices
from banshi.use_cases.overview import Overview, overview
from banshi.use_cases.receipts import Receipt, new_query_code, receipt_of, receipt_of_case
from banshi.use_cases.refusals import Conflict, NotReady, OutOfOrder
from banshi.use_cases.supervising import keep_watch
from banshi.use_cases.understanding import case_licence
from banshi.use_cases.visibility import own_case
from banshi.use_cases.world import World
from banshi_forms.answers import AnswerSheet
from banshi_forms.live import prune
from banshi_forms.model import Form
from banshi_forms.party import applicant_facts

#: The kind under which `numbers` of a district gives the pattern of case numbers.
CASE = "case"

__all__ = ["Receipt", "begin_correction", "correct", "file", "withdraw"]


def file(
    world: World, actor: Actor, draft_id: str, key: str, body: str | None = None, signing: Collection[str] = ()
) -> Receipt:
    """File the draft under its key.  The same key always gets the same receipt, however often and from wherever.

    `body` is `Draft.body` as the check page showed it, `signing` the kinds of the commitments that are signed with it
    (`following.to_sign`).  Raises Incomplete where one is not signed, NotReady with everything the applicant can still
    mend, Stale when the draft changed since that page, Conflict (with the receipt) when it was filed with another
    content, NotOffered when the matter ended meanwhile.
    """
    draft = _with_key(world, actor, draft_id, key)
    if draft.correcting is not None:
        raise NotFound
    if draft.case is not None:
        return _same_again(world, key, body)
    world.editions.current(draft.edition.matter.code, world.today())  # refused when the matter ended meanwhile
    whole = _ready(world, draft, body, actor)
    moment = world.moment(actor)
    case_id = uuid.uuid4().hex
    matter = draft.matter
    party, sheet = _pruned(draft, moment)

    def act(work: UnitOfWork) -> Receipt:
        known = _filed_or_held(world, work, actor, draft, key, body, moment.now)
        if known is not None:
            return known
        number = next_number(work.connection, matter.district, CASE, moment.today)
        application = NewApplication(
            case=case_id,
            number=number,
            edition=draft.edition.key,
            party=_party(party, matter.applicants, actor),
            route=whole.route.route.id,
            because=tuple(reason.text for reason in whole.route.because),
            sheet=sheets.keep(work, case_id, sheet.to_json(matter.form), party.to_json(matter.party_form)),
            materials=_demanded(whole, draft),
            supplied=tuple(material.id for material in whole.required.supplied),
            to_follow=to_follow(matter, whole, draft.files),
            commitments=signed(matter, whole, draft.files, signing),
        )
        projects.keep(work, case_id, project_of(matter.form, sheet))
        held = case_licence(work.connection, matter, None, whole.facts, hold=True)
        happened = file_application(matter, application, replace(moment, licence=held))
        case = work.open_case(with_notices(work, matter, None, happened, moment), actor, moment.now)
        reply_by = _reply_by(case)
        if checked_by_rule(whole, application):
            case = accept_by_rule(world, work, matter, case, replace(moment, facts=whole.facts))
        keep_watch(world, work, case, moment)
        receipt = Receipt(number, new_query_code(), moment.now, reply_by, case_id)
        _record(work, key, "application", draft.body, receipt)
        kept.touch(work, draft_id, case=case_id)
        return receipt

    return world.store.write(act)


def begin_correction(world: World, actor: Actor, case_id: CaseId) -> str:
    """The draft in which the applicant mends what is asked, by notice or on the spot, made from what was filed; its id.

    The same draft is found again until it is handed in.  Raises NotFound, OutOfOrder.
    """
    now = world.clock.now()

    def act(work: UnitOfWork) -> str:
        work.hold(case_id)  # two tabs that begin at once find one draft
        case = own_case(work, actor, case_id)
        if not gaps_to_answer(case, now):
            raise OutOfOrder("no-correction")
        begun = kept.open_correction(work.connection, case_id)
        if begun is not None:
            return begun
        draft_id = uuid.uuid4().hex
        kept.add_draft(
            work,
            id=draft_id,
            owner=actor.person,
            matter=case.edition.matter,
            edition=case.edition.digest,
            key=uuid.uuid4().hex,
            started=now,
            saved=now,
            expires=now + DRAFT_KEPT,
            correcting=case_id,
        )
        matter = world.editions.matter(case.edition)
        filed = sheets.read(work.connection, case_id, case.sheet)
        _refill(work, draft_id, matter.form, filed.answers, now)
        _refill(work, draft_id, matter.party_form, filed.party, now)
        for material, stored in case.materials.items():
            for one in stored:
                kept.add_file(work, draft_id, material, one, now)
        return draft_id

    return world.store.write(act)


def correct(
    world: World, actor: Actor, draft_id: str, key: str, body: str | None = None, signing: Collection[str] = ()
) -> Receipt:
    """Hand in what was to be mended, by notice or on the spot; the receipt of the case.  Same promises as `file`."""
    draft = _with_key(world, actor, draft_id, key)
    if draft.correcting is None:
        raise NotFound
    if draft.case is not None:
        return _same_again(world, key, body)
    case_id, matter = draft.correcting, draft.matter
    whole = _ready(world, draft, body, actor)
    moment = world.moment(actor)
    party, sheet = _pruned(draft, moment)

    def act(work: UnitOfWork) -> Receipt:
        known = _filed_or_held(world, work, actor, draft, key, body, moment.now)
        if known is not None:
            return known
        case = own_case(work, actor, case_id)
        command = SubmitCorrection(
            sheet=sheets.keep(work, case_id, sheet.to_json(matter.form), party.to_json(matter.party_form)),
            materials=_demanded(whole, draft),
            supplied=tuple(material.id for material in whole.required.supplied),
            route=whole.route.route.id,
            because=tuple(reason.text for reason in whole.route.because),
            to_follow=to_follow(matter, whole, draft.files),
            commitments=signed(matter, whole, draft.files, signing),
        )
        projects.keep(work, case_id, project_of(matter.form, sheet))
        happened = decide(matter, case, command, replace(moment, facts=whole.facts))
        case = work.append(case, with_notices(work, matter, case, happened, moment), actor, moment.now)
        keep_watch(world, work, case, moment)
        receipt = receipt_of_case(work.connection, case_id)
        if receipt is None:
            raise NotFound
        _record(work, key, "correction", draft.body, receipt)
        kept.touch(work, draft_id, case=case_id)
        return receipt

    return world.store.write(act)


def withdraw(world: World, actor: Actor, case_id: CaseId, seen: int, reason: str) -> None:
    """Take the application back.  Raises NotFound, Stale, OutOfOrder."""
    carry_out(world, actor, case_id, seen, Withdraw(reason), find=own_case)


def _with_key(world: World, actor: Actor, draft_id: str, key: str) -> Draft:
    draft = read_draft(world, actor, draft_id)
    if draft.key != key:
        raise NotFound
    return draft


def _ready(world: World, draft: Draft, body: str | None, actor: Actor) -> Overview:
    if body is not None and body != draft.body:
        raise Stale(actor.name, draft.saved_at)
    whole = overview(world, draft)
    if whole.elsewhere is not None:
        raise whole.elsewhere
    if not whole.ready:
        raise NotReady(whole.party_problems, whole.problems, whole.missing, whole.wrong)
    return whole


def _pruned(draft: Draft, moment: Moment) -> tuple[AnswerSheet, AnswerSheet]:
    party = prune(draft.matter.party_form, draft.party, {"received_on": moment.today})
    received = draft.came_in or moment.today
    more = facts_beside(applicant_facts(party, draft.matter.applicants), received, moment.calendar, moment.today)
    return party, prune(draft.matter.form, draft.sheet, more)


def _demanded(whole: Overview, draft: Draft) -> dict[str, Any]:
    wanted = {material.id for material in (*whole.required.asked, *whole.required.later)}
    return {material: stored for material, stored in draft.files.items() if material in wanted}


def _party(party: AnswerSheet, kinds: Sequence[str], actor: Actor) -> Party:
    facts = {name: str(value or "") for name, value in applicant_facts(party, kinds).items()}
    return Party(facts["kind"], facts["name"], facts["number"], facts["contact"], facts["mobile"], actor.person)


def _reply_by(case: Case) -> date | None:
    due = case.open_task.due if case.open_task else None
    return civil_day(due) if due is not None else None


def _refill(work: UnitOfWork, draft_id: str, form: Form, answers: Any, at: datetime) -> None:
    for section in form.sections:
        mine = {field.id: answers[field.id] for field in section.fields if field.id in answers}
        kept.put_section(work, draft_id, section.id, 1, at, answers=mine, typed={}, wrong=False)


def _filed(work: UnitOfWork, key: str) -> Row[Any] | None:
    return work.connection.execute(select(filings).where(filings.c.key == key)).one_or_none()


def _same_again(world: World, key: str, body: str | None) -> Receipt:
    with world.reading() as connection:
        row = connection.execute(select(filings).where(filings.c.key == key)).one()
    return _same_body(row, body)


def _filed_or_held(
    world: World, work: UnitOfWork, actor: Actor, draft: Draft, key: str, body: str | None, now: datetime
) -> Receipt | None:
    """The receipt this key already has; or None, and the draft is locked as it was judged.  Raises Stale, Conflict."""
    held = kept.lock_draft(work, draft.id)
    known = _filed(work, key)
    if known is not None:
        return _same_body(known, body)
    if held is None or draft_within(world, work.connection, actor, draft.id).body != draft.body:
        raise Stale(actor.name, held.saved if held else now)
    return None


def _same_body(row: Row[Any], body: str | None) -> Receipt:
    receipt = receipt_of(row)
    if body is not None and row.body != body:
        raise Conflict(receipt)
    return receipt


def _record(work: UnitOfWork, key: str, act: str, body: str, receipt: Receipt) -> None:
    work.connection.execute(
        insert(filings).values(
            key=key,
            case=receipt.case_id,
            act=act,
            body=body,
            number=receipt.number,
            query_code=receipt.query_code,
            received=receipt.received,
            reply_by=receipt.reply_by,
        )
    )
