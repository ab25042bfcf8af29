"""Who watches over the cases?  Rules issue cards by the clock; units explain them, supervisors judge them."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from banshi.cases.cards import Card
from banshi.cases.case import Case
from banshi.cases.commands import CancelCard, ConfirmCard, ExplainCard, IssueCards, RectifyCard
from banshi.cases.decide import decide
from banshi.cases.events import CardIssued, CardReminded, CaseId
from banshi.cases.moment import Moment
from banshi.definitions.compile import compile_shared, parse
from banshi.definitions.library import watched_matters
from banshi.definitions.model import Matter
from banshi.definitions.source.files import read_folder
from banshi.people import SYSTEM, Actor, DepartmentId, PersonId, Role
from banshi.store import timers
from banshi.store.accounts import deputies, holders
from banshi.store.boards import running_case_ids
from banshi.store.card_lists import mark_card_read
from banshi.store.refusals import Stale
from banshi.store.rule_books import replace_rules, rule_book
from banshi.store.tried import said
from banshi.store.unit_of_work import UnitOfWork
from banshi.supervision.due import Reminder, RuleBook, cards_due, explain_by, reminders_due, wakes
from banshi.supervision.occasions import Occasion
from banshi.supervision.recipients import Addressees, addressees, departments, whose
from banshi.use_cases.signatories import must_be_two, signatory
from banshi.use_cases.visibility import known_case
from banshi.use_cases.world import World
from banshi_rules.findings import Finding, Severity

log = logging.getLogger(__name__)

#: A card may set off another at the same moment (three warnings, a yellow card), and that one a third; not for ever.
_IN_A_ROW = 5
#: How often an answer to a card is tried anew when somebody else acts on the case at that moment.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class ImportedRules:
    """What came of an import: how many rules hold now, in how many files, and whether anything is new.

    With `errors` nothing was imported.
    """

    rules: int
    files: int
    new: bool
    errors: tuple[Finding, ...] = ()


def import_rules(world: World, folder: Path, by: tuple[str, str]) -> ImportedRules:
    """Let the rules of supervision of a folder hold from now on, by two persons who both stand at the machine.

    Every case that is not closed gets its timers anew.  Raises NotSignatory.
    """
    files = [parse(path, text) for path, text in read_folder(folder).files.items()]
    mine = [file for file in files if file.kind == "supervision"]
    parts, findings = compile_shared(mine)
    errors = tuple(one for one in (*findings, *watched_matters(files)) if one.severity is Severity.ERROR)
    if errors:
        return ImportedRules(0, len(mine), False, errors)
    now, texts = world.clock.now(), {file.path: file.text for file in mine}

    def act(work: UnitOfWork) -> bool:
        hands = [signatory(work.connection, name, world.today()) for name in by]
        must_be_two(work.connection, *hands)
        return replace_rules(work, texts, "、".join(hand.name for hand in hands), now)

    new = world.store.write(act)
    if new:
        watch_over_all(world)
    return ImportedRules(len(parts.supervision), len(mine), new)


def watch_over_all(world: World) -> int:
    """Set the timers of supervision of every case that is not closed; how many cases."""
    with world.reading() as connection:
        waiting = running_case_ids(connection)
    for case_id in waiting:
        _watch_alone(world, case_id)
    return len(waiting)


def _watch_alone(world: World, case_id: CaseId) -> None:
    try:
        world.store.write(lambda work: _watch_again(world, work, case_id))
    except Exception as broken:  # the rules hold all the same, and the sweep tries it again
        log.exception("incident: the timers of supervision of case %s could not be set", case_id)
        error, now = said(broken), world.clock.now()
        world.store.write(lambda work: timers.watch_later(work, case_id, now, error))


def _watch_again(world: World, work: UnitOfWork, case_id: CaseId) -> None:
    work.hold(case_id)
    keep_watch(world, work, work.load(case_id), world.moment(SYSTEM))


def keep_watch(world: World, work: UnitOfWork, case: Case, moment: Moment) -> None:
    """Set the timers of supervision of a case, in the transaction that changed it."""
    keep_watch_over(world, work, [case], moment)


def keep_watch_over(world: World, work: UnitOfWork, cases: Iterable[Case], moment: Moment) -> None:
    """The same of several cases."""
    book, matter = rule_book(work.connection), world.editions.matter
    timers.keep_cards(
        work,
        {case.id: dict(wakes(matter(case.edition), case, book, moment.now, moment.calendar)) for case in cases},
    )
    work.leaves_work = True


def issue_due_cards(world: World, work: UnitOfWork, case: Case, moment: Moment) -> Case:
    """Issue the cards and reminders of a case that are due, each once, and set its timers; the case after that."""
    book, matter = rule_book(work.connection), world.editions.matter(case.edition)
    for _ in range(_IN_A_ROW):
        found = _found(work, matter, case, book, moment)
        happened = decide(matter, case, found, moment) if found.cards else ()
        if not happened:
            break
        case = work.append(case, happened, moment.actor, moment.now)
    keep_watch(world, work, case, moment)
    return case


def _found(work: UnitOfWork, matter: Matter, case: Case, book: RuleBook, moment: Moment) -> IssueCards:
    due = cards_due(matter, case, book, moment.now, moment.calendar)
    again = reminders_due(case, book, moment.now, moment.calendar)
    issued = (_issued(work, case, one, moment) for one in due)
    reminded = (_reminded(work, one, moment) for one in again)
    return IssueCards((*issued, *reminded))


def _issued(work: UnitOfWork, case: Case, one: Occasion, moment: Moment) -> CardIssued:
    holder, name = whose(one)
    return CardIssued(
        card=0,
        rule=one.rule.id,
        level=one.rule.level,
        about=one.about,
        stage=one.stage,
        department=departments(case, one)[0],
        holder=holder,
        holder_name=name,
        words=one.rule.words,
        why=one.why,
        recipients=_persons(work, addressees(case, one), departments(case, one), moment),
        explain_by=explain_by(one.rule, moment.now, moment.calendar),
    )


def _reminded(work: UnitOfWork, one: Reminder, moment: Moment) -> CardReminded:
    told = one.card.recipients
    return CardReminded(one.card.number, _and_deputies(work, told, (one.card.department,), moment))


def _persons(
    work: UnitOfWork, wanted: Addressees, concerned: Collection[DepartmentId], moment: Moment
) -> tuple[PersonId, ...]:
    """Everybody who is told: those named, those who hold the posts today, and who acts for them today."""
    found = holders(work.connection, wanted.posts, wanted.anywhere, moment.today)
    return _and_deputies(work, {*wanted.persons, *found}, concerned, moment)


def _and_deputies(
    work: UnitOfWork, told: Collection[PersonId], concerned: Collection[DepartmentId], moment: Moment
) -> tuple[PersonId, ...]:
    """These persons and whoever acts today for one of them; the clock reads no messages."""
    acting = deputies(work.connection, told, concerned, {Role.SUPERVISOR}, moment.today)
    return tuple(sorted({*told, *acting} - {SYSTEM.person}))


def explain(world: World, actor: Actor, case_id: CaseId, card: int, words: str) -> None:
    """Say for the unit how the card came about.  Raises NotFound, OutOfOrder, Forbidden."""
    _answer(world, actor, case_id, ExplainCard(card, words))


def confirm(world: World, actor: Actor, case_id: CaseId, card: int, reason: str) -> None:
    """Find the card right, as a supervisor.  Raises NotFound, OutOfOrder, Forbidden."""
    _answer(world, actor, case_id, ConfirmCard(card, reason))


def cancel(world: World, actor: Actor, case_id: CaseId, card: int, reason: str) -> None:
    """Find the card wrong, as a supervisor.  Raises NotFound, OutOfOrder, Forbidden."""
    _answer(world, actor, case_id, CancelCard(card, reason))


def rectify(world: World, actor: Actor, case_id: CaseId, card: int, words: str) -> None:
    """Say for the unit how it was put right.  Raises NotFound, OutOfOrder, Forbidden."""
    _answer(world, actor, case_id, RectifyCard(card, words))


def _answer(
    world: World, actor: Actor, case_id: CaseId, wish: ExplainCard | ConfirmCard | CancelCard | RectifyCard
) -> None:
    """Do it on the card as it stands, whatever else happens to the case meanwhile."""
    moment = world.moment(actor)

    def act(work: UnitOfWork) -> None:
        case = known_case(work, actor, case_id)
        happened = decide(world.editions.matter(case.edition), case, wish, moment)
        case = work.append(case, happened, actor, moment.now)
        keep_watch(world, work, case, moment)

    for tried in range(1, _TRIES + 1):
        try:
            return world.store.write(act)
        except Stale:
            if tried == _TRIES:
                raise
    return None


def read_card(world: World, actor: Actor, case: Case, card: int) -> None:
    """The actor has opened the card: what was told of it is read."""
    now = world.clock.now()
    world.store.write(lambda work: mark_card_read(work, actor.person, case.id, card, now))


def may_see_card(actor: Actor, card: Card) -> bool:
    """Whether the actor may see the card: supervisors, and officers of the department it was issued to."""
    return actor.has(Role.SUPERVISOR) or any(post.department == card.department for post in actor.held)


def cards_shown(actor: Actor, cards: Iterable[Card]) -> list[Card]:
    """Those of the cards that the actor may see, the last first."""
    return [card for card in reversed(list(cards)) if may_see_card(actor, card)]
