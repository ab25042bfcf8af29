"""May this be done, and what happens then?  `decide` answers with events; it changes nothing and asks nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import assert_never

from banshi.cases import commands as wish
from banshi.cases.answering import (
    cancel_card,
    confirm_card,
    explain_card,
    issue_cards,
    may_cancel_card,
    may_confirm_card,
    may_explain_card,
    may_issue_cards,
    may_rectify_card,
    rectify_card,
)
from banshi.cases.by_rule import decide_by_rule, may_decide_by_rule
from banshi.cases.case import Case, Task
from banshi.cases.commands import Command
from banshi.cases.concluding import (
    deliver,
    grant,
    may_deliver,
    may_grant,
    may_refuse,
    may_withdraw,
    refuse,
    withdraw,
)
from banshi.cases.consulting import (
    forward_up,
    give_opinion,
    may_forward,
    may_give_opinion,
    may_raise_objection,
    raise_objection,
)
from banshi.cases.corrections import (
    may_offer_on_the_spot,
    may_request_correction,
    may_submit_correction,
    offer_on_the_spot,
    request_correction,
    submit_correction,
)
from banshi.cases.events import Event, TaskId
from banshi.cases.extending import (
    approve_extension,
    ask_extension,
    deny_extension,
    may_answer_extension,
    may_approve_extension,
    may_ask_extension,
)
from banshi.cases.filing import NewApplication, file_application
from banshi.cases.giving_back import ask_refund, deny_refund, may_ask_refund, may_refund, refund
from banshi.cases.hearing_rights import (
    find_nobody_concerned,
    may_find_nobody_concerned,
    may_request_hearing,
    may_tell_interested,
    may_waive_hearing,
    request_hearing,
    tell_interested,
    waive_hearing,
)
from banshi.cases.intake import (
    accept,
    accept_by_rule,
    may_accept,
    may_accept_by_rule,
    may_not_accept,
    may_transfer,
    not_accept,
    transfer_away,
)
from banshi.cases.migrating import may_migrate, migrate
from banshi.cases.moment import Moment
from banshi.cases.paying import (
    ask_payment,
    may_ask_payment,
    may_record_payment,
    may_waive_payment,
    record_payment,
    waive_payment,
)
from banshi.cases.procedures import begin_procedure, end_procedure, may_begin_procedure, may_end_procedure
from banshi.cases.reassigning import assign, may_assign, may_release, release
from banshi.cases.recounting import may_recount, recount
from banshi.cases.refusals import Forbidden, Incomplete, OutOfOrder
from banshi.cases.reviewing import may_pass, may_return, pass_on, return_to
from banshi.cases.revoking import (
    ask_recheck,
    leave_standing,
    may_ask_recheck,
    may_leave_standing,
    may_revoke,
    revoke,
)
from banshi.cases.sittings import (
    challenge_chair,
    keep_chair,
    may_answer_challenge,
    may_challenge_chair,
    may_record_hearing,
    may_schedule_hearing,
    record_hearing,
    replace_chair,
    schedule_hearing,
)
from banshi.cases.tasks import claim, may_claim
from banshi.cases.tolerance import may_supply, supply
from banshi.cases.visiting import may_record_post_check, may_record_visit, record_post_check, record_visit
from banshi.cases.waking import may_tick, tick
from banshi.definitions.model import Matter
from banshi.people import Actor

__all__ = [
    "Forbidden",
    "Incomplete",
    "Moment",
    "NewApplication",
    "OutOfOrder",
    "decide",
    "file_application",
    "possible",
    "tasks_for",
]


def decide(matter: Matter, case: Case, command: Command, moment: Moment) -> tuple[Event, ...]:
    """What happens when this person wishes this now.

    Raises OutOfOrder (not now; Incomplete where the wish itself lacks something) or Forbidden (not you).
    """
    match command:
        case wish.Claim():
            return claim(matter, case, command, moment)
        case wish.Assign():
            return assign(matter, case, command, moment)
        case wish.Release():
            return release(matter, case, command, moment)
        case wish.Accept():
            return accept(matter, case, command, moment)
        case wish.NotAccept():
            return not_accept(matter, case, command, moment)
        case wish.RequestCorrection():
            return request_correction(matter, case, command, moment)
        case wish.SubmitCorrection():
            return submit_correction(matter, case, command, moment)
        case wish.TransferAway():
            return transfer_away(matter, case, command, moment)
        case wish.OfferOnTheSpot():
            return offer_on_the_spot(matter, case, command, moment)
        case wish.SupplyMaterials():
            return supply(matter, case, command, moment)
        case wish.Pass():
            return pass_on(matter, case, command, moment)
        case wish.ReturnTo():
            return return_to(matter, case, command, moment)
        case wish.Grant():
            return grant(matter, case, command, moment)
        case wish.Refuse():
            return refuse(matter, case, command, moment)
        case wish.Deliver():
            return deliver(matter, case, command, moment)
        case wish.AskPayment():
            return ask_payment(matter, case, command, moment)
        case wish.RecordPayment():
            return record_payment(matter, case, command, moment)
        case wish.WaivePayment():
            return waive_payment(matter, case, command, moment)
        case wish.AskRefund():
            return ask_refund(matter, case, command, moment)
        case wish.Refund():
            return refund(matter, case, command, moment)
        case wish.DenyRefund():
            return deny_refund(matter, case, command, moment)
        case wish.Withdraw():
            return withdraw(matter, case, command, moment)
        case wish.RecordVisit():
            return record_visit(matter, case, command, moment)
        case wish.GiveOpinion():
            return give_opinion(matter, case, command, moment)
        case wish.BeginProcedure():
            return begin_procedure(matter, case, command, moment)
        case wish.EndProcedure():
            return end_procedure(matter, case, command, moment)
        case wish.TellInterested():
            return tell_interested(matter, case, command, moment)
        case wish.FindNobodyConcerned():
            return find_nobody_concerned(matter, case, command, moment)
        case wish.RequestHearing():
            return request_hearing(matter, case, command, moment)
        case wish.WaiveHearing():
            return waive_hearing(matter, case, command, moment)
        case wish.ScheduleHearing():
            return schedule_hearing(matter, case, command, moment)
        case wish.ChallengeChair():
            return challenge_chair(matter, case, command, moment)
        case wish.KeepChair():
            return keep_chair(matter, case, command, moment)
        case wish.ReplaceChair():
            return replace_chair(matter, case, command, moment)
        case wish.RecordHearing():
            return record_hearing(matter, case, command, moment)
        case wish.RaiseObjection():
            return raise_objection(matter, case, command, moment)
        case wish.ForwardUp():
            return forward_up(matter, case, command, moment)
        case wish.AcceptByRule():
            return accept_by_rule(matter, case, command, moment)
        case wish.DecideByRule():
            return decide_by_rule(matter, case, command, moment)
        case wish.RecordPostCheck():
            return record_post_check(matter, case, command, moment)
        case wish.AskRecheck():
            return ask_recheck(matter, case, command, moment)
        case wish.Revoke():
            return revoke(matter, case, command, moment)
        case wish.LeaveStanding():
            return leave_standing(matter, case, command, moment)
        case wish.AskExtension():
            return ask_extension(matter, case, command, moment)
        case wish.ApproveExtension():
            return approve_extension(matter, case, command, moment)
        case wish.DenyExtension():
            return deny_extension(matter, case, command, moment)
        case wish.IssueCards():
            return issue_cards(matter, case, command, moment)
        case wish.ExplainCard():
            return explain_card(matter, case, command, moment)
        case wish.ConfirmCard():
            return confirm_card(matter, case, command, moment)
        case wish.CancelCard():
            return cancel_card(matter, case, command, moment)
        case wish.RectifyCard():
            return rectify_card(matter, case, command, moment)
        case wish.Migrate():
            return migrate(matter, case, command, moment)
        case wish.Recount():
            return recount(matter, case, command, moment)
        case wish.Tick():
            return tick(matter, case, command, moment)
        case _ as never:
            assert_never(never)


#: The gate each wish goes through before its words are looked at; `decide` uses the same functions.  These name a task.
_GATES_OF_TASKS: Mapping[type[Command], Callable[[Matter, Case, Actor, datetime, TaskId | None], object]] = {
    wish.Claim: may_claim,
    wish.Assign: may_assign,
    wish.Release: may_release,
    wish.Pass: may_pass,
    wish.ReturnTo: may_return,
    wish.RecordVisit: may_record_visit,
    wish.GiveOpinion: may_give_opinion,
    wish.BeginProcedure: may_begin_procedure,
    wish.EndProcedure: may_end_procedure,
    wish.TellInterested: may_tell_interested,
    wish.FindNobodyConcerned: may_find_nobody_concerned,
    wish.RequestHearing: may_request_hearing,
    wish.WaiveHearing: may_waive_hearing,
    wish.ScheduleHearing: may_schedule_hearing,
    wish.ChallengeChair: may_challenge_chair,
    wish.KeepChair: may_answer_challenge,
    wish.ReplaceChair: may_answer_challenge,
    wish.RecordHearing: may_record_hearing,
    wish.RaiseObjection: may_raise_objection,
    wish.ForwardUp: may_forward,
    wish.RecordPostCheck: may_record_post_check,
}
#: The gates of those that are about the case.
_GATES: Mapping[type[Command], Callable[[Matter, Case, Actor, datetime], object]] = {
    wish.Accept: may_accept,
    wish.NotAccept: may_not_accept,
    wish.RequestCorrection: may_request_correction,
    wish.SubmitCorrection: may_submit_correction,
    wish.TransferAway: may_transfer,
    wish.OfferOnTheSpot: may_offer_on_the_spot,
    wish.SupplyMaterials: may_supply,
    wish.Grant: may_grant,
    wish.Refuse: may_refuse,
    wish.Deliver: may_deliver,
    wish.AskPayment: may_ask_payment,
    wish.RecordPayment: may_record_payment,
    wish.WaivePayment: may_waive_payment,
    wish.AskRefund: may_ask_refund,
    wish.Refund: may_refund,
    wish.DenyRefund: may_refund,
    wish.Withdraw: may_withdraw,
    wish.AcceptByRule: may_accept_by_rule,
    wish.DecideByRule: may_decide_by_rule,
    wish.AskRecheck: may_ask_recheck,
    wish.Revoke: may_revoke,
    wish.LeaveStanding: may_leave_standing,
    wish.AskExtension: may_ask_extension,
    wish.ApproveExtension: may_approve_extension,
    wish.DenyExtension: may_answer_extension,
    wish.IssueCards: may_issue_cards,
    wish.ExplainCard: may_explain_card,
    wish.ConfirmCard: may_confirm_card,
    wish.CancelCard: may_cancel_card,
    wish.RectifyCard: may_rectify_card,
    wish.Migrate: may_migrate,
    wish.Recount: may_recount,
    wish.Tick: may_tick,
}


def possible(matter: Matter, case: Case, actor: Actor, now: datetime | None = None) -> frozenset[type[Command]]:
    """The wishes of this person that `decide` would grant, given whole words; without `now`, limits that ran out
    since the last look are not seen.
    """
    at = now or case.received
    return frozenset(kind for kind in (*_GATES_OF_TASKS, *_GATES) if _open(kind, matter, case, actor, at))


def tasks_for(kind: type[Command], matter: Matter, case: Case, actor: Actor, now: datetime) -> tuple[Task, ...]:
    """The open tasks that such a wish of this person can name, oldest first; none for a wish that names no task."""
    if kind not in _GATES_OF_TASKS:
        return ()
    return tuple(task for task in case.waiting_tasks if _open(kind, matter, case, actor, now, task.id))


def _open(
    kind: type[Command], matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None
) -> bool:
    try:
        if kind in _GATES_OF_TASKS:
            _GATES_OF_TASKS[kind](matter, case, actor, now, named)
        else:
            _GATES[kind](matter, case, actor, now)
    except (OutOfOrder, Forbidden):
        return False
    return True
