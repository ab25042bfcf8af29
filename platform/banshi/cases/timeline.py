"""How does an event read in the history of a case?  One sentence each; None for what only machines need to know."""

from __future__ import annotations

from typing import assert_never

from banshi.cases import events as fact
from banshi.cases.events import Event
from banshi.cases.moment import civil_day
from banshi.cases.words import MANNER_WORDS, TASK_OUTCOME_WORDS, dated, watch_word
from banshi.definitions.flow_words import ROLE_WORDS, STAGE_WORDS
from banshi_rules.texts import Text


def tell(event: Event) -> Text | None:
    """The event in words; who did it and when stand beside it."""
    match event:
        case fact.ApplicationFiled(number=number):
            return Text(f"提交申请，办件编号 {number}", f"Application filed, case number {number}")
        case fact.TaskOpened(stage=stage, role=role):
            zh = f"进入{STAGE_WORDS[stage].zh}环节，待{ROLE_WORDS[role].zh}办理"
            return Text(zh, f"Now at {STAGE_WORDS[stage].say('en')}, for the {ROLE_WORDS[role].say('en').lower()}")
        case fact.TaskClaimed(name=name):
            return Text(f"{name}领取任务", f"Taken by {name}")
        case fact.TaskDone(outcome=outcome, opinion=opinion):
            word = TASK_OUTCOME_WORDS[outcome]
            said = f"：{opinion}" if opinion else ""
            return Text(f"环节办结，{word.zh}{said}", f"Step done: {word.say('en')}{said and ' – ' + opinion}")
        case fact.WatchStarted(watch=watch, due=due):
            clock, last = watch_word(watch), dated(due)
            return Text(f"{clock.zh}开始计算，至{last.zh}", f"{clock.say('en')} runs, until {last.say('en')}")
        case fact.LimitPassed(watch=watch, due=due):
            clock, last = watch_word(watch), dated(due)
            return Text(f"{clock.zh}已于{last.zh}届满", f"{clock.say('en')} ran out on {last.say('en')}")
        case fact.CorrectionRequested(gaps=gaps):
            return Text(f"一次性告知补正，共 {len(gaps)} 项", f"Corrections asked, {len(gaps)} in all")
        case fact.CorrectionReceived():
            return Text("收到补正", "Corrections received")
        case fact.ApplicationAccepted(counted_from=since):
            day = dated(civil_day(since))
            return Text(f"受理，受理日期{day.zh}", f"Accepted, counted from {day.say('en')}")
        case fact.ApplicationNotAccepted(reasons=reasons):
            return Text(f"不予受理：{reasons}", f"Not accepted: {reasons}")
        case fact.CaseReturned(reason=reason):
            return Text(f"退回：{reason}", f"Sent back: {reason}")
        case fact.DecisionMade(granted=True):
            return Text("作出准予决定", "Decided: granted")
        case fact.DecisionMade(reasons=reasons):
            return Text(f"作出不予决定：{reasons}", f"Decided: refused – {reasons}")
        case fact.ResultDelivered(manner=manner, recipient=recipient):
            how = MANNER_WORDS[manner]
            return Text(f"送达{recipient}（{how.zh}）", f"Handed over to {recipient} ({how.say('en').lower()})")
        case fact.NoticeIssued(number=number):
            return Text(f"发出文书 {number}", f"Notice {number} issued")
        case fact.CaseWithdrawn(reason=reason):
            said = f"：{reason}" if reason else ""
            return Text(f"申请人撤回申请{said}", f"Withdrawn by the applicant{said and ' – ' + reason}")
        case fact.CaseTerminated(reason=reason):
            return Text(f"终止办理：{reason}", f"Ended: {reason}")
        case fact.CaseConcluded():
            return Text("办件结束", "Case closed")
        case fact.WatchStopped():
            return None
        case _ as never:
            assert_never(never)
