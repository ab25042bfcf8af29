"""What do the events of a case make of it?  `begin` and `evolve` fold them; they never consult the definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from banshi.cases import events as fact
from banshi.cases.after_decision import DeemedRenewal, IssuedLicence, Revocation
from banshi.cases.cards import with_card_event
from banshi.cases.case import (
    ERRAND,
    Case,
    Correction,
    DraftDecision,
    Fork,
    Handover,
    IssuedNotice,
    NonAcceptance,
    Objection,
    Outcome,
    Place,
    Prolongation,
    RunningLimit,
    Status,
    Suspension,
    Task,
    Transfer,
    Visit,
)
from banshi.cases.events import ApplicationFiled, Event, Recorded
from banshi.cases.hearings import with_hearing_event
from banshi.cases.payments import with_money_event
from banshi.definitions.flow import Stage
from banshi_rules.time_limits import Pause, Stopwatch


def begin(filed: Recorded[ApplicationFiled]) -> Case:
    """The case as the application made it."""
    event = filed.event
    return Case(
        id=event.case,
        number=event.number,
        edition=event.edition,
        department=event.department,
        route=event.route,
        because=event.because,
        party=event.party,
        stage=Stage.ACCEPT,
        status=Status.SUBMITTED,
        sheet=event.sheet,
        materials=event.materials,
        supplied=event.supplied,
        tasks={},
        watches={},
        received=filed.at,
        returned={},
        version=filed.version,
    )


def replay(events: Sequence[Recorded[Event]]) -> Case:
    """The case its whole history makes.  Raises ValueError when the history does not begin with the application."""
    first = events[0] if events else None
    if first is None or not isinstance(first.event, ApplicationFiled):
        raise ValueError("a history begins with ApplicationFiled")
    case = begin(
        Recorded(first.sequence, first.stream, first.version, first.at, first.actor, first.actor_name, first.event)
    )
    for recorded in events[1:]:
        case = evolve(case, recorded)
    return case


def evolve(case: Case, recorded: Recorded[Event]) -> Case:
    """The case after that event."""
    return replace(_after(case, recorded), version=recorded.version)


def _after(case: Case, recorded: Recorded[Event]) -> Case:
    at = recorded.at
    match recorded.event:
        case fact.ApplicationFiled():
            raise ValueError(f"case {case.id} was filed already")
        case fact.TaskOpened(task, step, stage, role, department, due):
            beside = step.startswith(ERRAND)  # what comes up beside the flow moves no case on
            opened = Task(id=task, step=step, stage=stage, role=role, department=department, opened=at, due=due)
            return replace(case, stage=case.stage if beside else stage, tasks={**case.tasks, task: opened})
        case fact.TaskClaimed(task, person, name):
            held = replace(case.tasks[task], holder=person, holder_name=name)
            return replace(case, tasks={**case.tasks, task: held})
        case fact.TaskReassigned(task, new=person, new_name=name):
            held = replace(case.tasks[task], holder=person, holder_name=name)
            return replace(case, tasks={**case.tasks, task: held})
        case fact.TaskDone(task, outcome, opinion):
            done = replace(case.tasks[task], done=at, done_by=recorded.actor, done_for=recorded.behalf)
            done = replace(done, outcome=outcome, opinion=opinion)
            return replace(case, tasks={**case.tasks, task: done})
        case fact.WatchStarted(watch, limit, since, last_day, provisional):
            clock = RunningLimit(limit, Stopwatch(since), last_day, provisional)
            return replace(case, watches={**case.watches, watch: clock})
        case fact.WatchStopped(watch):
            return replace(case, watches={**case.watches, watch: replace(case.watches[watch], stopped=at)})
        case fact.LimitPassed(watch):
            return replace(case, watches={**case.watches, watch: replace(case.watches[watch], passed=True)})
        case fact.CorrectionRequested(gaps):
            return replace(case, status=Status.CORRECTION, correction=Correction(gaps, at))
        case fact.CorrectionReceived(sheet, materials, supplied, route, because):
            case = _answered(case, at)
            case = replace(case, sheet=sheet, materials=materials, to_follow={}, commitments={})
            return replace(case, status=Status.SUBMITTED, supplied=supplied, route=route, because=because)
        case fact.OnTheSpotOffered(gaps):
            return replace(case, on_the_spot=Correction(gaps, at))
        case fact.CommitmentSigned(kind, text):
            return replace(case, commitments={**case.commitments, kind: text})
        case fact.MaterialsToFollow(to_follow):
            return replace(case, to_follow=to_follow)
        case fact.MaterialsSupplied(files):
            rest = {name: step for name, step in case.to_follow.items() if name not in files}
            return replace(case, materials={**case.materials, **files}, to_follow=rest)
        case fact.ApplicationAccepted(counted_from):
            return replace(case, status=Status.IN_PROGRESS, accepted=at, counted_from=counted_from)
        case fact.ApplicationNotAccepted(reasons, organ):
            return replace(case, status=Status.NOT_ACCEPTED, non_acceptance=NonAcceptance(reasons, organ))
        case fact.ApplicationTransferred(organ, reason, department):
            return replace(case, status=Status.TRANSFERRED, transfer=Transfer(organ, reason, department))
        case fact.CaseReturned(from_step, to_step):
            way = (from_step, to_step)
            return replace(case, returned={**case.returned, way: case.returned.get(way, 0) + 1})
        case fact.DecisionMade(granted, reasons, basis, remedies, licence, valid_until, valid_from):
            decided = Outcome(granted, reasons, basis, remedies, at, licence, valid_until, valid_from)
            return replace(case, status=Status.GRANTED if granted else Status.REFUSED, outcome=decided)
        case fact.ResultDelivered(manner, recipient):
            return replace(case, status=Status.DELIVERED, handover=Handover(manner, recipient, at))
        case fact.LicenceIssued(number, name, matter, valid_from, valid_until, how):
            return replace(case, licence=IssuedLicence(number, name, matter, valid_from, valid_until, at, how))
        case fact.DeemedRenewed(valid_from=valid_from, valid_until=valid_until):
            return replace(case, deemed_renewal=DeemedRenewal(valid_from, valid_until, at))
        case fact.RecheckAsked():
            return replace(case, recheck_asked=at)
        case fact.DecisionRevoked(reasons, basis, remedies):
            return replace(case, status=Status.REVOKED, revocation=Revocation(reasons, basis, remedies, at))
        case fact.NoticeIssued(kind, number):
            return replace(case, notices=(*case.notices, IssuedNotice(kind, number, at)))
        case fact.CaseMigrated(edition, steps):
            renamed = {
                name: replace(task, step=steps.get(task.step, task.step)) if task.done is None else task
                for name, task in case.tasks.items()
            }
            to_follow = {name: steps.get(step, step) for name, step in case.to_follow.items()}
            return replace(case, edition=edition, tasks=renamed, to_follow=to_follow)
        case fact.StepSkipped(step):
            return replace(case, skipped=(*case.skipped, step))
        case fact.ForkOpened(fork, branches, needed):
            return replace(case, forks={**case.forks, fork: Fork(frozenset(branches), frozenset(), needed)})
        case fact.BranchDone(fork, branch):
            now = case.forks[fork]
            moved = replace(now, running=now.running - {branch}, done=now.done | {branch})
            return replace(case, forks={**case.forks, fork: moved})
        case fact.ForkLeft(fork):
            return replace(case, forks={name: one for name, one in case.forks.items() if name != fork})
        case fact.WatchPaused() | fact.WatchResumed() | fact.WatchMoved() | fact.LimitExtended():
            return _with_clock(case, recorded.event)
        case fact.VisitRecorded(task, visitors, findings, passed, report):
            return replace(case, visits=(*case.visits, Visit(task, visitors, findings, passed, report, at)))
        case fact.PostCheckRecorded(task, visitors, findings, met, report, mend_by):
            return replace(case, visits=(*case.visits, Visit(task, visitors, findings, met, report, at, mend_by)))
        case fact.ProcedureBegun(task, procedure, planned, until, stops, reason):
            begun = Suspension(procedure, planned, until, stops, reason, at)
            case = replace(case, suspensions={**case.suspensions, task: begun})
            return replace(case, status=Status.SUSPENDED) if stops else case
        case fact.ProcedureEnded(task, _, result):
            ended = replace(case.suspensions[task], ended=at, result=result)
            case = replace(case, suspensions={**case.suspensions, task: ended})
            stands = any(one.stops for one in case.open_suspensions.values())
            back = case.status is Status.SUSPENDED and not stands
            return replace(case, status=Status.IN_PROGRESS) if back else case
        case (
            fact.HearingOffered()
            | fact.InterestedTold()
            | fact.NobodyConcerned()
            | fact.HearingRequested()
            | fact.HearingWaived()
            | fact.HearingForgone()
            | fact.HearingOrdered()
            | fact.HearingScheduled()
            | fact.ChairChallenged()
            | fact.ChallengeAnswered()
            | fact.ChairReplaced()
            | fact.HearingHeld() as event
        ):
            return replace(case, hearings=with_hearing_event(case.hearings, event, at))
        case fact.DecisionDrafted(task, grants, text):
            draft = DraftDecision(task, grants, text, at, recorded.actor_name)
            return replace(case, drafted=(*case.drafted, draft))
        case fact.ObjectionRaised(task, objector, text):
            return replace(case, objections=(*case.objections, Objection(task, objector, text, at)))
        case fact.CaseForwarded(level):
            return replace(case, level=level)
        case fact.ExtensionAsked(reason):
            return replace(case, extension=Prolongation(at, recorded.actor, reason, asked_for=recorded.behalf))
        case fact.ExtensionDenied():
            return replace(case, extension=replace(case.extension, granted=False) if case.extension else None)
        case (
            fact.OpinionGiven()
            | fact.ConsentBySilence()
            | fact.PublicityEnded()
            | fact.RuleApplied()
            | fact.CheckDrawn()
            | fact.LicenceCancelled()
            | fact.RenewalReminded()
        ):
            return case  # told in the history; what follows from them are events of their own
        case (
            fact.CardIssued()
            | fact.CardReminded()
            | fact.CardExplained()
            | fact.CardConfirmed()
            | fact.CardCancelled()
            | fact.CardRectified() as event
        ):
            cards = with_card_event(case.cards, event, at, recorded.actor, recorded.actor_name)
            return replace(case, cards=cards)
        case (
            fact.PaymentAsked()
            | fact.PaymentRecorded()
            | fact.PaymentRepeated()
            | fact.PaymentWaived()
            | fact.RefundAsked()
            | fact.Refunded()
            | fact.RefundDenied() as event
        ):
            payments = with_money_event(case.payments, event, recorded, due=not case.came_to_nothing)
            return replace(case, payments=payments)
        case fact.PlaceTaken(period, number):
            return replace(case, place=Place(period, number or 0))
        case fact.CaseWithdrawn(reason):
            return replace(case, status=Status.WITHDRAWN, ending=reason)
        case fact.CaseTerminated(reason):
            return replace(case, status=Status.TERMINATED, ending=reason)
        case fact.CaseConcluded():
            return replace(case, stage=Stage.COMPLETE, concluded=at)
        case _ as never:
            assert_never(never)


def _answered(case: Case, at: datetime) -> Case:
    """The notice, or what was to be mended on the spot, is answered now."""
    if case.status is Status.CORRECTION and case.correction is not None:
        return replace(case, correction=replace(case.correction, answered=at))
    if case.on_the_spot is not None:
        return replace(case, on_the_spot=replace(case.on_the_spot, answered=at))
    return case


def _with_clock(case: Case, event: fact.WatchPaused | fact.WatchResumed | fact.WatchMoved | fact.LimitExtended) -> Case:
    clock = case.watches[event.watch]
    watch = clock.watch
    match event:
        case fact.WatchPaused(_, since):
            watch = replace(watch, pauses=(*watch.pauses, Pause(since, None)))
            clock = replace(clock, watch=watch, due=None)
        case fact.WatchResumed(_, until, due, provisional):
            pauses = tuple(pause if pause.end is not None else Pause(pause.start, until) for pause in watch.pauses)
            clock = replace(clock, watch=replace(watch, pauses=pauses), due=due, provisional=provisional)
        case fact.WatchMoved(_, due, provisional):
            clock = replace(clock, due=due, provisional=provisional)
        case fact.LimitExtended(_, by, due, provisional):
            watch = replace(watch, extended=(*watch.extended, by))
            clock = replace(clock, watch=watch, due=due, provisional=provisional, passed=False)
            if case.extension is not None:
                case = replace(case, extension=replace(case.extension, granted=True))
        case _ as never:
            assert_never(never)
    task = case.tasks.get(event.watch.removeprefix("stage:"))
    if task is not None and event.watch.startswith("stage:"):
        case = replace(case, tasks={**case.tasks, task.id: replace(task, due=clock.due)})
    return replace(case, watches={**case.watches, event.watch: clock})
