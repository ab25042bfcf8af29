"""What follows from an act?  Said in words before it happens: clocks, the next step, notices, the end."""

from __future__ import annotations

from banshi.cases import events as fact
from banshi.cases.case import CHAIR, Case, Task
from banshi.cases.events import Event
from banshi.cases.hearing_words import tell_hearing
from banshi.cases.hearings import HEARING_EVENTS
from banshi.cases.standing import department_name, part_name, procedure_name, task_name
from banshi.cases.words import watch_word
from banshi.definitions.flow_words import LEVEL_WORDS, ROLE_WORDS
from banshi.definitions.model import Matter
from banshi.use_cases.foresight import Foreseen
from banshi.web.frame.dates import day, last_moment
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.surroundings import limit_words
from banshi_rules.texts import Text


def consequences(matter: Matter, before: Case, foreseen: Foreseen) -> list[str]:
    """One sentence each, in the order things happen."""
    lines = [line for event in foreseen.events if (line := _line(matter, before, foreseen.case, event)) is not None]
    lines += [_("发出《%(title)s》，送到申请人的“我的办件”", title=letter.title) for letter in foreseen.letters]
    return lines


def _line(matter: Matter, before: Case, after: Case, event: Event) -> str | None:
    match event:
        case (
            fact.WatchStarted() | fact.WatchStopped() | fact.WatchPaused() | fact.WatchResumed() | fact.LimitExtended()
        ):
            return None if event.watch.startswith("stage:") else _of_clock(before, event)
        case fact.TaskOpened(task=task):
            return _opened(matter, after, after.tasks[task])
        case fact.TaskDone(task=task, outcome="dropped"):
            return _("不再需要：%(step)s", step=task_name(matter, after, after.tasks[task]).say(language()))
        case fact.StepSkipped(step=step):
            return _("按申请内容不需要：%(step)s", step=part_name(matter, after, step).say(language()))
        case fact.ForkOpened(fork=fork, branches=branches):
            name = part_name(matter, after, fork).say(language())
            return _("“%(name)s”：%(count)s 项同时办理", name=name, count=len(branches))
        case fact.ForkLeft(fork=fork, joined=True):
            return _("“%(name)s”全部完成", name=part_name(matter, after, fork).say(language()))
        case _:
            return _of_deed(matter, after, event)


def _of_clock(
    before: Case,
    event: fact.WatchStarted | fact.WatchStopped | fact.WatchPaused | fact.WatchResumed | fact.LimitExtended,
) -> str:
    clock = watch_word(event.watch).say(language())
    words = ""
    match event:
        case fact.WatchStarted(limit=limit, due=due):
            words = _(
                "此操作开始计时：%(clock)s %(limit)s，%(due)s前", clock=clock, limit=limit_words(limit), due=day(due)
            )
        case fact.WatchStopped():
            return _("此操作停止计时：%(clock)s", clock=clock)
        case fact.WatchPaused(since=since):
            return _("%(clock)s暂停计时，从 %(since)s 的第二天起不计入", clock=clock, since=day(since))
        case fact.WatchResumed(due=due):
            words = _("%(clock)s恢复计时，至 %(due)s", clock=clock, due=last_moment(due))
        case fact.LimitExtended(due=longer):
            if longer is None:
                return _("%(clock)s延长，恢复计时后确定", clock=clock)
            days = {"clock": clock, "before": last_moment(before.watches[event.watch].due)}
            words = _("%(clock)s由 %(before)s 延长至 %(after)s", **days, after=last_moment(longer))
    return words + _("（节假日安排公布后可能调整）") if event.provisional else words


def _opened(matter: Matter, after: Case, task: Task) -> str:
    role = ROLE_WORDS[task.role].say(language())
    if task.department != after.department:
        whose = department_name(matter, task).say(language())
        role = _("%(department)s的%(role)s", department=whose, role=role)
    where = _("转到“%(stage)s”环节，由%(role)s办理", stage=task_name(matter, after, task).say(language()), role=role)
    return where + _("，%(due)s前", due=day(task.due)) if task.due else where


def _of_deed(matter: Matter, after: Case, event: Event) -> str | None:
    match event:
        case fact.ApplicationAccepted(counted_from=since, missing=missing) if missing:
            words = _("容缺受理，受理日期 %(day)s；申请人还要补交 %(count)s 项材料", day=day(since), count=len(missing))
            return words + _("，补齐之前不能发出结果")
        case fact.ApplicationAccepted(counted_from=since):
            return _("受理，受理日期 %(day)s", day=day(since))
        case fact.ApplicationTransferred(organ=organ):
            return _("转给%(organ)s，并告知申请人", organ=organ)
        case fact.OnTheSpotOffered(gaps=gaps):
            return _("申请人今天可以当场更正 %(count)s 项；一次性告知补正的机会仍然保留", count=len(gaps))
        case fact.CorrectionRequested(gaps=gaps):
            return _("一次性告知 %(count)s 项补正内容；法律只允许告知一次", count=len(gaps))
        case fact.DecisionMade(granted=True, valid_until=until):
            return _("作出准予决定，有效期至 %(until)s", until=day(until)) if until else _("作出准予决定")
        case fact.DecisionMade():
            return _("作出不予决定，并告知救济途径")
        case fact.PaymentAsked(total=total):
            return _("通知申请人缴费 %(total)s 元", total=total)
        case fact.ResultDelivered():
            return _("记录送达")
        case fact.CaseReturned():
            return _("退回后，该环节和之后的环节重新办理，承诺和法定时限继续计算")
        case fact.ApplicationNotAccepted():
            return _("作出不予受理决定，并告知救济途径")
        case fact.CaseConcluded():
            return _("办件结束，之后不能再操作")
        case _:
            return _of_finding(matter, after, event)


def _of_finding(matter: Matter, after: Case, event: Event) -> str | None:
    match event:
        case fact.VisitRecorded():
            return _("核查结果记入办件档案，不能再修改；作出决定时予以考虑")
        case fact.PostCheckRecorded(mend_by=mend_by):
            if mend_by is None:
                return _("核查结果记入办件档案，不能再修改")
            return _("责令 %(day)s 前改正，到期后再次核查", day=day(mend_by))
        case fact.LicenceIssued(number=number):
            return _("%(name)s %(number)s 登记入册", name=event.name.say(language()), number=number)
        case fact.LicenceCancelled(number=number):
            return _("证照 %(number)s 注销", number=number)
        case fact.CheckDrawn(drawn=drawn):
            return _("随机抽查：这件抽中，要事后核查") if drawn else _("随机抽查：这件没有抽中")
        case fact.DecisionRevoked() if after.licence is not None:
            return _("撤销准予的决定并告知救济途径，证照 %(number)s 失效", number=after.licence.number)
        case fact.DecisionRevoked():
            return _("撤销准予的决定，并告知救济途径")
        case fact.DecisionDrafted(grants=True):
            return _("拟定的决定：准予；交会签和作出决定的人")
        case fact.DecisionDrafted():
            return _("拟定的决定：不予；交会签和作出决定的人")
        case fact.OpinionGiven():
            return _("意见交作出决定的部门，记入办件档案")
        case fact.ProcedureBegun(task=task, until=until):
            name = procedure_name(matter, after.suspensions[task]).say(language())
            return _("启动%(name)s，计划 %(until)s 结束，所需时间书面告知申请人", name=name, until=day(until))
        case fact.ProcedureEnded(task=task):
            return _("%(name)s结束", name=procedure_name(matter, after.suspensions[task]).say(language()))
        case fact.TaskClaimed(task=task, name=chair) if after.tasks[task].step == CHAIR:
            return _("%(chair)s担任听证主持人", chair=chair)
        case _ if isinstance(event, HEARING_EVENTS):
            return tell_hearing(event).say(language())
        case fact.ObjectionRaised():
            return _("异议记入办件档案，公示期满后须处理")
        case fact.PublicityEnded(objections=count):
            return _("公示结束，收到异议 %(count)s 件", count=count)
        case fact.CaseForwarded(to_level=level):
            return _("转报上级：%(level)s", level=LEVEL_WORDS.get(level, Text(level)).say(language()))
        case fact.ExtensionDenied():
            return _("办理期限不变")
        case _:
            return None
