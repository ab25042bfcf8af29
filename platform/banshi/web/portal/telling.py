"""How does an applicant read what happened?  In plain words, without how officers pass a case among themselves."""

from __future__ import annotations

from banshi.cases import events as fact
from banshi.cases.case import ERRAND, Case
from banshi.cases.events import Event
from banshi.cases.hearing_words import tell_hearing
from banshi.cases.hearings import HEARING_EVENTS
from banshi.cases.licensing import REMINDER
from banshi.cases.standing import department_name, part_name, procedure_name, task_name
from banshi.cases.timeline import tell
from banshi.cases.words import dated
from banshi.definitions.flow_words import LEVEL_WORDS
from banshi.definitions.model import Matter
from banshi_rules.texts import Text


def told(event: Event, matter: Matter, case: Case) -> Text | None:
    """The event in words for its applicant; None for what is not told.

    Names of officers, of those who objected and what departments wrote to each other stay inside; so does how officers
    are supervised.
    """
    match event:
        case (
            fact.CardIssued()
            | fact.CardReminded()
            | fact.CardExplained()
            | fact.CardConfirmed()
            | fact.CardCancelled()
            | fact.CardRectified()
            | fact.TaskClaimed()
            | fact.TaskDone()
            | fact.TaskReassigned()
            | fact.CaseReturned()
            | fact.DecisionDrafted()
            | fact.WatchStopped()
            | fact.StepSkipped()
            | fact.ForkLeft()
            | fact.ExtensionAsked()
            | fact.ExtensionDenied()
            | fact.CheckDrawn()
        ):
            return None
        case fact.WatchStarted(watch=watch) | fact.LimitPassed(watch=watch):
            return None if watch.startswith("stage:") or watch == REMINDER else tell(event)
        case fact.TaskOpened(task=task):
            return _opened(task, matter, case)
        case fact.ForkOpened(fork=fork, branches=branches):
            name = part_name(matter, case, fork)
            return Text(
                f"{name.zh}：{len(branches)} 项同时进行", f"{name.say('en')}: {len(branches)} go on side by side"
            )
        case _:
            return _found(event, matter, case)


def _opened(task: str, matter: Matter, case: Case) -> Text | None:
    opened = case.tasks.get(task)
    if opened is None or opened.step.startswith(ERRAND):
        return None
    name, whose = task_name(matter, case, opened), department_name(matter, opened)
    return Text(f"进入“{name.zh}”环节（{whose.zh}）", f"Now at “{name.say('en')}” ({whose.say('en')})")


def _found(event: Event, matter: Matter, case: Case) -> Text | None:
    if isinstance(event, HEARING_EVENTS):
        return tell_hearing(event, named=False)
    match event:
        case fact.VisitRecorded(passed=passed):
            word = Text("符合要求", "as it must be") if passed else Text("不符合要求", "not as it must be")
            return Text(f"工作人员进行了现场核查，{word.zh}", f"Officers looked at the place: {word.say('en')}")
        case fact.PostCheckRecorded(met=True):
            return Text("工作人员进行了事后核查，符合承诺", "Officers checked afterwards: as committed to")
        case fact.PostCheckRecorded(mend_by=mend_by):
            last = dated(mend_by) if mend_by else None
            zh, en = (f"，请在{last.zh}前改正", f"; put it right by {last.say('en')}") if last else ("", "")
            return Text(
                f"工作人员进行了事后核查，不符合承诺{zh}", f"Officers checked afterwards: not as committed to{en}"
            )
        case fact.OpinionGiven(task=task) | fact.ConsentBySilence(task=task):
            whose = department_name(matter, case.tasks[task])
            return Text(f"{whose.zh}已答复意见", f"The opinion of {whose.say('en')} is in")
        case fact.ObjectionRaised():
            return Text("公示期间收到异议", "Somebody objected during the publicity")
        case fact.ProcedureBegun(task=task) | fact.ProcedureEnded(task=task) if task in case.suspensions:
            return _procedure(event, procedure_name(matter, case.suspensions[task]))
        case fact.CaseForwarded(to_level=level):
            upper = LEVEL_WORDS.get(level, Text(level))
            return Text(f"已转报上级（{upper.zh}）", f"Handed up ({upper.say('en')})")
        case fact.RuleApplied(granted=granted):
            return tell(event) if granted else Text("系统不能自动确认，转人工办理", "On to a person to look at")
        case _:
            return tell(event)


def _procedure(event: fact.ProcedureBegun | fact.ProcedureEnded, name: Text) -> Text:
    if isinstance(event, fact.ProcedureEnded):
        return Text(f"{name.zh}结束", f"{name.say('en')} is over")
    last = dated(event.until)
    zh, en = ("，所需时间不计入办理期限", "; its time is not counted") if event.stops else ("", "")
    return Text(f"开始{name.zh}，计划至{last.zh}{zh}", f"{name.say('en')} began, planned until {last.say('en')}{en}")
