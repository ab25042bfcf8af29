"""How does money come to a case and go back?  At the window, by word of the treasury, or because we asked for it."""

from __future__ import annotations

import logging

from banshi.cases.case import Case
from banshi.cases.commands import AskPayment, AskRefund, DenyRefund, RecordPayment, Refund, WaivePayment
from banshi.cases.decide import decide
from banshi.cases.events import CaseId
from banshi.cases.payments import Payment
from banshi.cases.words import STATUS_WORDS, fees_word
from banshi.payments import Call, Order, Paid, Treasury, Unreachable
from banshi.people import SYSTEM, Actor
from banshi.store import payment_orders
from banshi.store.tried import said
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.issuing import carry_out, with_notices
from banshi.use_cases.refusals import NotFound, OutOfOrder, Refusal
from banshi.use_cases.supervising import keep_watch
from banshi.use_cases.understanding import knowing
from banshi.use_cases.visibility import known_case, own_case
from banshi.use_cases.world import World

log = logging.getLogger(__name__)

__all__ = ["ask", "ask_refund", "begin", "deny_refund", "look_for_money", "receive", "record", "refund", "waive"]


def ask(world: World, actor: Actor, case_id: CaseId, seen: int) -> None:
    """Ask for the fees that are due before acceptance (通知缴费)."""
    carry_out(world, actor, case_id, seen, AskPayment())


def record(world: World, actor: Actor, case_id: CaseId, seen: int, order: str, amount: str, receipt: str) -> None:
    """Record that the order was paid at the window (登记缴费)."""
    carry_out(world, actor, case_id, seen, RecordPayment(order, amount, receipt))


def waive(world: World, actor: Actor, case_id: CaseId, seen: int, order: str, reason: str, basis: str) -> None:
    """The order need not be paid (减免费用)."""
    carry_out(world, actor, case_id, seen, WaivePayment(order, reason, basis))


def ask_refund(world: World, actor: Actor, case_id: CaseId, seen: int, order: str, amount: str, reason: str) -> None:
    """Ask that something is given back (申请退款)."""
    carry_out(world, actor, case_id, seen, AskRefund(order, amount, reason), find=known_case)


def refund(world: World, actor: Actor, case_id: CaseId, seen: int, order: str, receipt: str) -> None:
    """Record that it was given back (登记退款)."""
    carry_out(world, actor, case_id, seen, Refund(order, receipt))


def deny_refund(world: World, actor: Actor, case_id: CaseId, seen: int, order: str, reason: str) -> None:
    """It is not given back (不予退款); the applicant is told why."""
    carry_out(world, actor, case_id, seen, DenyRefund(order, reason))


def begin(world: World, actor: Actor, case_id: CaseId, count: int) -> str:
    """The address at which the applicant pays the `count`-th order of the own case; nothing is paid by asking.

    Raises NotFound (also where no treasury is connected), OutOfOrder when nothing is to be paid, or not any more
    because the case is over, Unreachable.
    """
    with world.unit_of_work() as work:
        case = own_case(work, actor, case_id)
    treasury, payment = world.treasury, order_of(case, count)
    if treasury is None:
        raise NotFound
    if payment.owed and case.came_to_nothing:
        raise OutOfOrder("over-unpaid", {"status": STATUS_WORDS[case.status]})
    if not payment.owed:
        raise OutOfOrder("nothing-to-pay")
    order = Order(payment.order, case.id, str(payment.total), fees_word(payment.items).zh)
    treasury.begin(order)
    return treasury.page(order, case.number, count)


def order_of(case: Case, count: int) -> Payment:
    """The `count`-th order of the case, from 1.  Raises NotFound."""
    orders = list(case.payments.values())
    if not 1 <= count <= len(orders):
        raise NotFound
    return orders[count - 1]


def receive(world: World, call: Call) -> None:
    """The treasury says that money came.  The same call again changes nothing.

    Raises BadCall for a word that is not the treasury's, NotFound for an unknown case, OutOfOrder for another order or
    amount than was asked.
    """
    if world.treasury is None:
        raise NotFound
    _record(world, world.treasury.read(call))


def look_for_money(world: World, limit: int = 50) -> int:
    """Ask the treasury about orders whose word may have been lost; how many turned out to be paid."""
    treasury, now = world.treasury, world.clock.now()
    if treasury is None:
        return 0
    with world.reading() as connection:
        waiting = payment_orders.due_orders(connection, now, limit)
    return sum(_paid_after_all(world, treasury, one.order) for one in waiting)


def _paid_after_all(world: World, treasury: Treasury, order: str) -> bool:
    error: str | None = None
    try:
        paid = treasury.look_up(order)
        if paid is not None:
            _record(world, paid)
            return True
    except Unreachable as silent:
        error = said(silent)
    except Exception as broken:  # one order that cannot be booked never keeps the others waiting
        log.exception("incident: the payment of order %s could not be recorded", order)
        error = said(broken)
    now = world.clock.now()
    world.store.write(lambda work: payment_orders.postpone(work, order, now, error))
    return False


def _record(world: World, paid: Paid) -> None:
    moment = world.moment(SYSTEM)

    def act(work: UnitOfWork) -> None:
        work.hold(paid.case)  # two words about one payment come one after the other
        case = work.load(paid.case)
        matter = world.editions.matter(case.edition)
        known = knowing(world, work.connection, matter, case, moment, hold=True)
        happened = decide(matter, case, RecordPayment(paid.order, paid.amount, paid.receipt), known)
        after = work.append(case, with_notices(work, matter, case, happened, known), SYSTEM, moment.now)
        keep_watch(world, work, after, moment)

    try:
        world.store.write(act)
    except Refusal as refused:
        log.warning("incident: payment %s of order %s was not recorded: %s", paid.receipt, paid.order, refused)
        raise
