"""Cards on a real database: once for each case, rule and thing, told to whom it concerns, answered, no page stale."""

import threading
from datetime import date, timedelta

import pytest
from cases.story import at
from sqlalchemy import select, text
from use_cases.worlds import (
    APPLICANT,
    APPROVER,
    CLERK,
    DISTRICT,
    FOREIGN_CLERK,
    HANDLER,
    MARKET,
    OTHER,
    REVIEWER,
    file_one,
    settings,
    version,
)

from banshi.assembly import build_world
from banshi.cases.cards import Card, CardState
from banshi.definitions.flow import Stage
from banshi.definitions.supervision import CardLevel
from banshi.people import SYSTEM, Actor, Post, Role
from banshi.store import delegations
from banshi.store.accounts import add_person
from banshi.store.card_lists import CardFilter, card_list, card_messages_of, count_cards, count_unread_cards
from banshi.store.card_tables import cards
from banshi.store.event_log import history
from banshi.store.tables import timers
from banshi.supervision.due import Reminder
from banshi.use_cases import handling, supervising
from banshi.use_cases.reading import case_file
from banshi.use_cases.refusals import Forbidden, NotFound, OutOfOrder
from banshi.use_cases.ticking import fire_due
from banshi_rules.texts import Text

SUPERVISOR = Actor("p-supervisor", "演示监察", frozenset({Post("government_services", Role.SUPERVISOR)}))
#: Who lets rules hold, before there are accounts.
TWO = ("测试", "复核")
STAFF = (CLERK, HANDLER, REVIEWER, APPROVER, SUPERVISOR, FOREIGN_CLERK)


@pytest.fixture
def watched(world, clock):
    """The town with the rules of the district in force and its people on their posts."""
    clock.set("2026-03-02 09:00")
    assert supervising.import_rules(world, DISTRICT, TWO).new

    def settle(work):
        for actor in STAFF:
            add_person(
                work,
                actor.person,
                actor.name,
                actor.person,
                "x",
                tuple(actor.posts),
                clock.now(),
                clock.now().date(),
                True,
            )

    world.store.write(settle)
    return world


@pytest.fixture
def case_id(watched, clock) -> str:
    """Filed and accepted on Monday 2 March, nobody acting since."""
    clock.set("2026-03-02 10:00")
    receipt = file_one(watched)
    handling.accept(watched, CLERK, receipt.case_id, version(watched, receipt.case_id))
    return receipt.case_id


def case_of(world, case_id):
    return case_file(world, SUPERVISOR, case_id).case


def kinds(world, case_id) -> list[str]:
    with world.reading() as connection:
        return [type(record.event).__name__ for record in history(connection, case_id)]


def timer_names(world, case_id) -> set[str]:
    with world.reading() as connection:
        found = connection.execute(select(timers.c.watch).where(timers.c.case == case_id, timers.c.fired.is_(None)))
        return {name for name in found.scalars() if name.startswith("card:")}


def sweep_until(world, clock, words: str) -> None:
    """Look every hour until that moment, as a worker would more often."""
    end = at(words)
    while clock.now() < end:
        clock.time = min(end, clock.now() + timedelta(hours=1))
        fire_due(world)


def test_the_timers_of_supervision_are_rows(watched, case_id) -> None:
    names = timer_names(watched, case_id)
    assert {
        "card:promise-tomorrow:promised",
        "card:promise-passed:promised",
        "card:statutory-passed:statutory",
    } <= names
    assert any(name.startswith("card:stage-passed:stage:") for name in names)
    handling.claim(watched, HANDLER, case_id, version(watched, case_id), case_of(watched, case_id).open_task.id)
    assert timer_names(watched, case_id) == names


def test_a_late_step_gets_one_yellow_card_and_its_people_a_message(watched, case_id, clock) -> None:
    handling.claim(watched, HANDLER, case_id, version(watched, case_id), case_of(watched, case_id).open_task.id)
    sweep_until(watched, clock, "2026-03-20 00:00")
    fire_due(watched)
    case = case_of(watched, case_id)
    late = [card for card in case.cards.values() if card.rule == "stage-passed"]
    assert len(late) == 1
    assert (late[0].holder, late[0].department, late[0].level) == (HANDLER.person, MARKET, CardLevel.YELLOW)
    assert set(late[0].recipients) == {HANDLER.person, REVIEWER.person, SUPERVISOR.person}
    with watched.reading() as connection:
        told = [row for row in card_messages_of(connection, HANDLER.person) if row.card.number == late[0].number]
        assert [(row.card.case, row.again, row.read) for row in told] == [(case_id, False, None)]
        assert count_unread_cards(connection, REVIEWER.person) >= 1
        assert count_unread_cards(connection, FOREIGN_CLERK.person) == 0
        rows = connection.execute(select(cards).where(cards.c.case == case_id)).all()
    assert {(row.card, row.rule, row.state) for row in rows} == {
        (card.number, card.rule, card.state.value) for card in case.cards.values()
    }
    supervising.read_card(watched, HANDLER, case, late[0].number)
    with watched.reading() as connection:
        told = [row for row in card_messages_of(connection, HANDLER.person) if row.card.number == late[0].number]
    assert told[0].read == clock.now()


def test_who_acts_for_somebody_absent_gets_that_persons_cards(watched, case_id, clock) -> None:
    deputy = Actor("p-deputy", "演示代理", frozenset({Post(MARKET, Role.HANDLER)}))
    elsewhere = Actor("p-elsewhere", "演示别处", frozenset({Post(MARKET, Role.HANDLER)}))

    def settle(work):
        for one in (deputy, elsewhere):
            add_person(
                work, one.person, one.name, one.person, "x", tuple(one.posts), clock.now(), clock.now().date(), True
            )
        for person, absent, since in (
            (deputy, REVIEWER, date(2026, 3, 2)),
            (elsewhere, HANDLER, date(2026, 3, 30)),
        ):
            (post,) = absent.posts
            delegations.add(
                work, absent.person, person.person, post, since, date(2026, 4, 10), "出差", absent, clock.now()
            )

    watched.store.write(settle)
    handling.claim(watched, HANDLER, case_id, version(watched, case_id), case_of(watched, case_id).open_task.id)
    sweep_until(watched, clock, "2026-03-10 01:00")
    (card,) = [one for one in case_of(watched, case_id).cards.values() if one.rule == "stage-passed"]
    assert set(card.recipients) == {HANDLER.person, REVIEWER.person, deputy.person, SUPERVISOR.person}
    with watched.reading() as connection:
        assert count_unread_cards(connection, deputy.person) == count_unread_cards(connection, REVIEWER.person) > 0
        assert count_unread_cards(connection, elsewhere.person) == 0, "not yet absent"


def test_who_acts_for_somebody_absent_is_reminded_as_well(watched, case_id, clock) -> None:
    card = Card(
        number=1, rule="r", level=CardLevel.WARNING, about="promised", stage=Stage.HANDLE, department=MARKET,
        holder=HANDLER.person, holder_name=HANDLER.name, words=Text("预警"), why=Text("预警"),
        recipients=(HANDLER.person,), issued=clock.now(), explain_by=None,
    )  # fmt: skip
    deputy = Actor("p-deputy", "演示代理", frozenset({Post(MARKET, Role.REVIEWER)}))

    def act(work):
        add_person(
            work, deputy.person, deputy.name, "d", "x", tuple(deputy.posts), clock.now(), clock.now().date(), True
        )
        (post,) = HANDLER.posts
        day = clock.now().date()
        delegations.add(work, HANDLER.person, deputy.person, post, day, day, "出差", HANDLER, clock.now())
        reminder = Reminder(card, None, clock.now())
        moment = watched.moment(SYSTEM)
        today = supervising._reminded(work, reminder, moment).recipients
        clock.move(days=1)
        return today, supervising._reminded(work, reminder, watched.moment(SYSTEM)).recipients

    assert watched.store.write(act) == ((deputy.person, HANDLER.person), (HANDLER.person,))


def test_yellow_that_nobody_clears_turns_red(watched, case_id, clock) -> None:
    sweep_until(watched, clock, "2026-03-20 00:00")
    found = case_of(watched, case_id).cards.values()
    yellow = next(card for card in found if card.rule == "stage-passed")
    (red,) = [card for card in found if card.about == f"card:{yellow.number}"]
    assert (red.rule, red.level) == ("yellow-open", CardLevel.RED)
    assert red.issued - yellow.issued == timedelta(days=6)  # Thursday; Friday, Monday, Tuesday to its end


def test_ten_sweepers_issue_each_card_once(watched, case_id, clock, database_url, tmp_path) -> None:
    """P12: one event for each case, rule and thing, whoever of ten sweepers comes first."""
    clock.set("2026-04-20 09:00")  # everything is over by now
    worlds = [build_world(settings(database_url, tmp_path / f"data-{n}"), clock) for n in range(10)]
    begin, broken = threading.Barrier(len(worlds)), []

    def sweep(world) -> None:
        begin.wait()
        try:
            for _ in range(10):
                fire_due(world)
        except Exception as failure:
            broken.append(failure)

    threads = [threading.Thread(target=sweep, args=(world,)) for world in worlds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for world in worlds:
        world.store.engine.dispose()
    assert broken == []
    fire_due(watched)
    keys = [card.key for card in case_of(watched, case_id).cards.values()]
    assert {rule for rule, _ in keys} >= {"stage-passed", "promise-passed", "statutory-passed"}
    assert len(keys) == len(set(keys))
    assert kinds(watched, case_id).count("CardIssued") == len(keys)
    with watched.reading() as connection:
        found = connection.execute(text("SELECT person, count(*) AS n FROM card_messages GROUP BY person, card")).all()
    assert {row.n for row in found} == {1}


def test_a_card_by_the_clock_makes_no_page_stale(watched, case_id, clock) -> None:
    seen = version(watched, case_id)
    clock.set("2026-03-30 09:00")
    fire_due(watched)
    assert version(watched, case_id) > seen
    handling.pass_on(watched, HANDLER, case_id, seen, "材料齐全，建议同意。")
    assert "TaskDone" in kinds(watched, case_id)


def test_the_life_of_a_card(watched, case_id, clock) -> None:
    clock.set("2026-03-30 09:00")
    fire_due(watched)
    card = next(card.number for card in case_of(watched, case_id).cards.values() if card.rule == "promise-passed")
    with pytest.raises(NotFound):
        supervising.explain(watched, OTHER, case_id, card, "不知道。")
    with pytest.raises(NotFound):
        supervising.explain(watched, FOREIGN_CLERK, case_id, card, "不知道。")
    with pytest.raises(Forbidden):
        supervising.explain(watched, APPLICANT, case_id, card, "不知道。")
    with pytest.raises(OutOfOrder):
        supervising.confirm(watched, SUPERVISOR, case_id, card, "超期属实。")
    supervising.explain(watched, HANDLER, case_id, card, "核实材料用了较长时间。")
    with pytest.raises(Forbidden):
        supervising.confirm(watched, REVIEWER, case_id, card, "超期属实。")
    supervising.confirm(watched, SUPERVISOR, case_id, card, "超期属实。")
    supervising.rectify(watched, HANDLER, case_id, card, "已办结并调整分工。")
    found = case_of(watched, case_id).cards[card]
    assert (found.state, found.counts) == (CardState.RECTIFIED, True)
    with watched.reading() as connection:
        row = connection.execute(
            select(cards.c.state).where(cards.c.case == case_id, cards.c.card == card)
        ).scalar_one()
    assert row == "rectified"


def test_lists_show_what_one_may_see(watched, case_id, clock) -> None:
    clock.set("2026-03-30 09:00")
    fire_due(watched)
    with watched.reading() as connection:
        all_of_them = card_list(connection, SUPERVISOR, CardFilter())
        assert [row.issued for row in all_of_them] == sorted((row.issued for row in all_of_them), reverse=True)
        assert card_list(connection, HANDLER, CardFilter()) == all_of_them
        assert card_list(connection, FOREIGN_CLERK, CardFilter()) == []
        assert card_list(connection, APPLICANT, CardFilter()) == []
        reds = card_list(connection, SUPERVISOR, CardFilter(level=CardLevel.RED))
        assert {row.level for row in reds} == {CardLevel.RED}
        counted = count_cards(connection, SUPERVISOR, CardFilter())
        assert sum(counted.values()) == len(all_of_them)
        first, rest = all_of_them[0], card_list(connection, SUPERVISOR, CardFilter(), after=all_of_them[0].after)
        assert [first, *rest] == all_of_them
        assert card_list(connection, SUPERVISOR, CardFilter(department="urban_management")) == []
        assert card_list(connection, SUPERVISOR, CardFilter(case_number=first.case_number)) == all_of_them


def test_rules_hold_from_their_import_on(world, clock) -> None:
    """Nobody gets a card for what was over before there was a rule; timers of cases that run are set at once."""
    clock.set("2026-03-02 10:00")
    case_id = file_one(world).case_id
    handling.accept(world, CLERK, case_id, version(world, case_id))
    assert timer_names(world, case_id) == set()
    clock.set("2026-03-11 09:00")  # the examination is over, the promise may not be
    supervising.import_rules(world, DISTRICT, TWO)
    names = timer_names(world, case_id)
    assert "card:statutory-passed:statutory" in names
    assert not [name for name in names if name.startswith("card:stage-passed")]
    fire_due(world)
    assert "stage-passed" not in {card.rule for card in case_of(world, case_id).cards.values()}


def test_rules_with_errors_are_not_imported(world, tmp_path) -> None:
    (tmp_path / "supervision.yaml").write_text("banshi: 1\nsupervision: x\nrules: []\n", "utf-8")
    assert [finding.code for finding in supervising.import_rules(world, tmp_path, TWO).errors] == ["H006"]
