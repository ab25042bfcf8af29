"""What follows from an act?  Said in words before it happens: clocks, the next step, notices, the end."""

from __future__ import annotations

from banshi.cases import events as fact
from banshi.cases.case import Case
from banshi.cases.events import Event
from banshi.cases.words import watch_word
from banshi.definitions.flow_words import ROLE_WORDS, STAGE_WORDS
from banshi.use_cases.foresight import Foreseen
from banshi.web.frame.dates import day
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.surroundings import limit_words


def consequences(before: Case, foreseen: Foreseen) -> list[str]:
    """One sentence each, in the order things happen."""
    lines = [line for event in foreseen.events if (line := _line(before, event)) is not None]
    lines += [_("发出《%(title)s》，送到申请人的“我的办件”", title=letter.title) for letter in foreseen.letters]
    return lines


def _line(before: Case, event: Event) -> str | None:
    match event:
        case fact.ApplicationAccepted(counted_from=since):
            return _("受理，受理日期 %(day)s", day=day(since))
        case fact.WatchStarted(watch=watch, limit=limit, due=due, provisional=provisional):
            if watch.startswith("stage:"):
                return None
            words = _(
                "此操作开始计时：%(clock)s %(limit)s，%(due)s前",
                clock=watch_word(watch).say(language()),
                limit=limit_words(limit),
                due=day(due),
            )
            return words + _("（节假日安排公布后可能调整）") if provisional else words
        case fact.WatchStopped(watch=watch):
            if watch.startswith("stage:"):
                return None
            return _("此操作停止计时：%(clock)s", clock=watch_word(watch).say(language()))
        case fact.TaskOpened(stage=stage, role=role, due=due):
            where = _(
                "转到“%(stage)s”环节，由%(role)s办理",
                stage=STAGE_WORDS[stage].say(language()),
                role=ROLE_WORDS[role].say(language()),
            )
            return where + _("，%(due)s前", due=day(due)) if due else where
        case fact.CorrectionRequested(gaps=gaps):
            return _("一次性告知 %(count)s 项补正内容；法律只允许告知一次", count=len(gaps))
        case fact.DecisionMade(granted=True, valid_until=until):
            return _("作出准予决定，有效期至 %(until)s", until=day(until)) if until else _("作出准予决定")
        case fact.DecisionMade():
            return _("作出不予决定，并告知救济途径")
        case fact.ResultDelivered():
            return _("记录送达")
        case fact.CaseReturned():
            return _("退回后，该环节和之后的环节重新办理，承诺和法定时限继续计算")
        case fact.ApplicationNotAccepted():
            return _("作出不予受理决定，并告知救济途径")
        case fact.CaseConcluded():
            return _("办件结束，之后不能再操作")
        case _:
            return None
