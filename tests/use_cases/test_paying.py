"""Does money that was paid arrive once, from whoever may say so, and also when the word about it is lost?"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from threading import Thread

import pytest
from cases.test_paying import fee
from sqlalchemy import select
from use_cases.quota_town import file_many
from use_cases.worlds import APPROVER, CLERK, HANDLER, REVIEWER, version

from banshi.cases.case import Case
from banshi.cases.events import PaymentRecorded
from banshi.definitions.charging import Payable
from banshi.payments import BadCall, Call, Paid, Unreachable
from banshi.payments.sandbox import Sandbox
from banshi.payments.signed_words import key_from, opened, signed
from banshi.people import Actor
from banshi.store import boards, event_log
from banshi.store.editions import Editions
from banshi.store.rebuilding import rebuild
from banshi.store.tables import payment_orders
from banshi.use_cases import handling, paying
from banshi.use_cases.refusals import NotFound, OutOfOrder

KEY = key_from("k" * 32)
APPLICANT = Actor("applicant-0", "申请人0")


class Charging(Editions):
    """The editions in force, each with a fee before issue."""

    def matter(self, key):
        return replace(super().matter(key), fees=(fee("licence", "120", Payable.BEFORE_ISSUE),))


@pytest.fixture
def town(world, tmp_path):
    editions = Charging(world.store, world.plugins.vocabulary())
    return replace(world, editions=editions, treasury=Sandbox(tmp_path / "treasury", KEY))


@pytest.fixture
def granted(town) -> str:
    """A case that is granted and waits for 120.00 元."""
    (case_id,) = file_many(town, 1)
    handling.accept(town, CLERK, case_id, version(town, case_id))
    handling.pass_on(town, HANDLER, case_id, version(town, case_id), "建议准予。")
    handling.pass_on(town, REVIEWER, case_id, version(town, case_id), "同意。")
    handling.grant(town, APPROVER, case_id, version(town, case_id), "准予。")
    return case_id


def case_of(town, case_id: str) -> Case:
    with town.unit_of_work() as work:
        return work.load(case_id)


def payments_in(town, case_id: str) -> list[PaymentRecorded]:
    with town.reading() as connection:
        history = event_log.history(connection, case_id)
    return [one.event for one in history if isinstance(one.event, PaymentRecorded)]


def deliver(town, case_id: str) -> None:
    handling.deliver(town, CLERK, case_id, version(town, case_id), "window", "申请人")


def test_the_way_of_the_money(town, granted):
    with town.reading() as connection:
        assert "payment" in [notice.kind for notice in boards.notices_of(connection, granted)]
    with pytest.raises(OutOfOrder) as unpaid:
        deliver(town, granted)
    assert "licence费 120.00 元" in unpaid.value.say("zh")
    assert paying.begin(town, APPLICANT, granted, 1) == "/treasury-sandbox/Q000000/1"
    order = next(iter(case_of(town, granted).payments))
    paying.receive(town, town.treasury.pay(order))
    (paid,) = payments_in(town, granted)
    assert paid.amount == "120.00" and paid.receipt.startswith("TEST-")
    deliver(town, granted)
    assert rebuild(town.store, mend=False).differences == ()


def test_a_word_that_comes_ten_times_at_once_is_recorded_once(town, granted):
    paying.begin(town, APPLICANT, granted, 1)
    order = next(iter(case_of(town, granted).payments))
    calls = [town.treasury.pay(order) for _ in range(10)]
    assert len(set(calls)) == 1, "pressed ten times, paid once"
    threads = [Thread(target=paying.receive, args=(town, call)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(payments_in(town, granted)) == 1
    paying.receive(town, calls[0])  # replayed much later
    assert len(payments_in(town, granted)) == 1


def test_a_forged_word_and_one_about_another_amount_are_worth_nothing(town, granted):
    paying.begin(town, APPLICANT, granted, 1)
    order = next(iter(case_of(town, granted).payments))
    good = town.treasury.pay(order)
    forged = [
        Call(good.body, ""),
        Call(good.body, good.signature[:-1] + ("0" if good.signature[-1] != "0" else "1")),
        Call(good.body, "签名"),
        Call(good.body.replace(b"120.00", b"120.01"), good.signature),
        signed(key_from("another secret"), opened(KEY, good)),
        Call(b"x" * 5000, good.signature),
    ]
    for call in forged:
        with pytest.raises(BadCall):
            paying.receive(town, call)
    for wrong in (Paid(order, granted, "1.00", "T-1"), Paid("other", granted, "120.00", "T-1")):
        with pytest.raises(OutOfOrder):
            paying.receive(town, signed(KEY, wrong))
    with pytest.raises(NotFound):
        paying.receive(town, signed(KEY, Paid(order, "no-case", "120.00", "T-1")))
    assert payments_in(town, granted) == []
    assert case_of(town, granted).unpaid[0].owed == Decimal("120.00")


def test_a_lost_word_is_asked_for_and_the_pauses_grow(town, granted, clock):
    paying.begin(town, APPLICANT, granted, 1)
    order = next(iter(case_of(town, granted).payments))

    def ready():
        with town.reading() as connection:
            return connection.execute(select(payment_orders.c.ready)).scalar_one_or_none()

    pauses = []
    for _ in range(3):
        assert paying.look_for_money(town) == 0
        pauses.append(ready() - clock.now())
        assert paying.look_for_money(town) == 0, "not before its moment"
        clock.time = ready()
    assert pauses == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    town.treasury.pay(order)  # and the word about it is lost
    assert paying.look_for_money(town) == 1
    assert len(payments_in(town, granted)) == 1 and ready() is None
    assert paying.look_for_money(town) == 0


def test_a_treasury_that_does_not_answer_is_asked_again_later(town, granted):
    class Silent(Sandbox):
        def look_up(self, order):
            raise Unreachable("no route")

    silent = replace(town, treasury=Silent(town.treasury._folder, KEY))
    assert paying.look_for_money(silent) == 0
    with town.reading() as connection:
        assert connection.execute(select(payment_orders.c.last_error)).scalar_one() == "Unreachable: no route"


def test_money_that_comes_while_an_officer_reads_the_page_sends_nobody_back(town, granted):
    seen = version(town, granted)
    paying.begin(town, APPLICANT, granted, 1)
    paying.receive(town, town.treasury.pay(next(iter(case_of(town, granted).payments))))
    handling.deliver(town, CLERK, granted, seen, "window", "申请人")


def test_nobody_pays_for_a_case_of_somebody_else(town, granted):
    with pytest.raises(NotFound):
        paying.begin(town, Actor("applicant-9", "别人"), granted, 1)
    with pytest.raises(NotFound):
        paying.begin(town, APPLICANT, granted, 2)
    with pytest.raises(NotFound):
        paying.begin(replace(town, treasury=None), APPLICANT, granted, 1)
