"""How do we call states, stages, roles and deeds?  One vocabulary in Chinese and English for pages and commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from banshi.cases import commands as wish
from banshi.cases.case import Case, Status, Task
from banshi.cases.events import FeeItem
from banshi.cases.moment import civil_day
from banshi.definitions.flow_words import ROLE_WORDS, STAGE_WORDS
from banshi.definitions.model import Remedies
from banshi_rules.calendars import CIVIL_ZONE
from banshi_rules.texts import Text
from banshi_rules.time_limits import say

STATUS_WORDS: Mapping[Status, Text] = {
    Status.SUBMITTED: Text("已提交", "Submitted"),
    Status.CORRECTION: Text("待补正", "More needed"),
    Status.NOT_ACCEPTED: Text("不予受理", "Not accepted"),
    Status.IN_PROGRESS: Text("办理中", "In progress"),
    Status.SUSPENDED: Text("暂停计时", "Clock stopped"),
    Status.GRANTED: Text("准予", "Approved"),
    Status.REFUSED: Text("不予", "Refused"),
    Status.DELIVERED: Text("已送达", "Delivered"),
    Status.WITHDRAWN: Text("已撤回", "Withdrawn"),
    Status.TERMINATED: Text("已终止", "Ended"),
    Status.TRANSFERRED: Text("已转办", "Passed on"),
    Status.REVOKED: Text("已撤销", "Revoked"),
}

COMMAND_WORDS: Mapping[type[wish.Command], Text] = {
    wish.Claim: Text("领取", "Take the task"),
    wish.Assign: Text("转交", "Give to a colleague"),
    wish.Release: Text("退回待领取", "Give back"),
    wish.Accept: Text("受理", "Accept"),
    wish.NotAccept: Text("不予受理", "Do not accept"),
    wish.RequestCorrection: Text("一次性告知补正", "Ask for corrections"),
    wish.SubmitCorrection: Text("提交补正", "Hand in the corrections"),
    wish.OfferOnTheSpot: Text("当场更正", "Let it be mended on the spot"),
    wish.TransferAway: Text("转办", "Pass to another organ"),
    wish.SupplyMaterials: Text("补交材料", "Hand in what follows"),
    wish.Pass: Text("同意并转下一环节", "Agree and pass on"),
    wish.ReturnTo: Text("退回", "Send back"),
    wish.Grant: Text("准予", "Grant"),
    wish.Refuse: Text("不予", "Refuse"),
    wish.Deliver: Text("送达", "Hand over"),
    wish.AskPayment: Text("通知缴费", "Ask for payment"),
    wish.RecordPayment: Text("登记缴费", "Record the payment"),
    wish.WaivePayment: Text("减免费用", "Waive the fee"),
    wish.AskRefund: Text("申请退款", "Ask for a refund"),
    wish.Refund: Text("登记退款", "Record the refund"),
    wish.DenyRefund: Text("不予退款", "Deny the refund"),
    wish.Withdraw: Text("撤回申请", "Withdraw the application"),
    wish.RecordVisit: Text("登记现场核查", "Record the visit"),
    wish.GiveOpinion: Text("答复征求意见", "Give the opinion"),
    wish.BeginProcedure: Text("启动特别程序", "Begin a procedure of the law"),
    wish.EndProcedure: Text("结束特别程序", "End the procedure"),
    wish.TellInterested: Text("告知利害关系人", "Tell an interested party"),
    wish.FindNobodyConcerned: Text("认定没有利害关系人", "Find that nobody else is concerned"),
    wish.RequestHearing: Text("要求听证", "Ask for a hearing"),
    wish.WaiveHearing: Text("放弃听证", "Do without a hearing"),
    wish.ScheduleHearing: Text("安排听证", "Set the hearing"),
    wish.ChallengeChair: Text("申请主持人回避", "Challenge the chair"),
    wish.KeepChair: Text("驳回回避申请", "Let the chair stay"),
    wish.ReplaceChair: Text("更换听证主持人", "Name another chair"),
    wish.RecordHearing: Text("登记听证笔录", "Record the hearing"),
    wish.RaiseObjection: Text("登记异议", "Record an objection"),
    wish.ForwardUp: Text("转报上级", "Hand up to the upper level"),
    wish.AcceptByRule: Text("系统受理", "Accept by rule"),
    wish.DecideByRule: Text("系统核对", "Decide by rule"),
    wish.RecordPostCheck: Text("登记事后核查", "Record the check afterwards"),
    wish.AskRecheck: Text("申请复查", "Ask to be looked at again"),
    wish.Revoke: Text("撤销决定", "Revoke the decision"),
    wish.LeaveStanding: Text("不予撤销", "Let the decision stand"),
    wish.AskExtension: Text("申请延长期限", "Ask for an extension"),
    wish.ApproveExtension: Text("批准延长期限", "Approve the extension"),
    wish.DenyExtension: Text("不批准延长期限", "Deny the extension"),
    wish.IssueCards: Text("发出监察信息", "Issue warnings and cards"),
    wish.ExplainCard: Text("说明情况", "Explain"),
    wish.ConfirmCard: Text("确认", "Confirm"),
    wish.CancelCard: Text("撤销", "Cancel"),
    wish.RectifyCard: Text("报告整改", "Report what was put right"),
    wish.Migrate: Text("转按新版本办理", "Move to another edition"),
    wish.Recount: Text("重新计算期限", "Count the dates anew"),
    wish.Tick: Text("时限检查", "Check a time limit"),
}

#: What came of a task, by the `outcome` of TaskDone.
TASK_OUTCOME_WORDS: Mapping[str, Text] = {
    "accepted": Text("受理", "Accepted"),
    "not-accepted": Text("不予受理", "Not accepted"),
    "correction": Text("一次性告知补正", "Corrections asked"),
    "transferred": Text("转办", "Passed to another organ"),
    "passed": Text("同意", "Agreed"),
    "drafted": Text("已拟定决定", "Decision drafted"),
    "countersigned": Text("会签同意", "Countersigned"),
    "returned": Text("退回", "Sent back"),
    "granted": Text("准予", "Granted"),
    "refused": Text("不予", "Refused"),
    "issued": Text("已送达", "Handed over"),
    "visit-passed": Text("现场符合要求", "The place is as it must be"),
    "visit-failed": Text("现场不符合要求", "The place is not as it must be"),
    "agrees": Text("同意", "No objection"),
    "disagrees": Text("不同意", "Objects"),
    "procedure-ended": Text("特别程序结束", "Procedure over"),
    "heard": Text("已举行听证", "Heard"),
    "no-hearing": Text("不举行听证", "No hearing"),
    "chair-stays": Text("驳回回避申请", "The chair stays"),
    "chair-replaced": Text("更换主持人", "Another chair"),
    "publicised": Text("公示期满无异议", "Public for its days, no objection"),
    "forwarded": Text("已转报", "Handed up"),
    "by-rule": Text("系统核对通过", "Granted by rule"),
    "to-a-person": Text("转人工办理", "On to a person"),
    "check-met": Text("核查符合承诺", "As committed to"),
    "check-unmet": Text("核查不符合承诺", "Not as committed to"),
    "revoked": Text("撤销", "Revoked"),
    "stands": Text("不予撤销", "Left to stand"),
    "extended": Text("批准延长", "Extended"),
    "denied": Text("不批准延长", "Not extended"),
    "refunded": Text("已退款", "Given back"),
    "refund-denied": Text("不予退款", "Not given back"),
    "dropped": Text("不再办理", "Dropped"),
}

#: How a result reaches the applicant, by the `manner` of Deliver.
MANNER_WORDS: Mapping[str, Text] = {
    "window": Text("窗口领取", "Collected at the window"),
    "post": Text("邮寄送达", "By post"),
    "electronic": Text("电子送达", "Electronically"),
}

#: How long the file of a case is kept (the classes of `retention:`).
RETENTION_WORDS: Mapping[str, Text] = {
    "permanent": Text("永久", "For ever"),
    "30-years": Text("30年", "30 years"),
    "10-years": Text("10年", "10 years"),
}

WATCH_WORDS: Mapping[str, Text] = {
    "answer": Text("答复申请的期限", "Time to answer the application"),
    "promised": Text("承诺时限", "Promised limit"),
    "statutory": Text("法定时限", "Statutory limit"),
    "correction": Text("补正期限", "Time to answer the correction notice"),
    "on-the-spot": Text("当场更正的期限", "Time to mend on the spot"),
    "tolerance": Text("容缺补交期限", "Time to hand in what follows"),
    "delivery": Text("送达时限", "Time to hand over the result"),
    "renewal": Text("视为准予延续前的期限", "Time until it counts as renewed"),
    "reminder": Text("提醒办理延续的日期", "Day to remind of renewal"),
    "payment": Text("缴费期限", "Time to pay"),
    "collection": Text("领取期限", "Time to collect"),
    "stage": Text("环节时限", "Limit of the step"),
    "request": Text("要求听证的期限", "Time to ask for a hearing"),
    "hearing": Text("组织听证的期限", "Time to hold the hearing"),
}


def watch_word(watch: str) -> Text:
    """The name of a clock; `stage:accept-1` is a step's."""
    return WATCH_WORDS[watch.partition(":")[0]]


def chinese_date(day: date | datetime) -> str:
    """2026年2月13日; with hour and minute for a limit in hours."""
    if isinstance(day, datetime):
        there = civil_day(day)
        clock = day.astimezone(CIVIL_ZONE)
        return f"{there.year}年{there.month}月{there.day}日{clock.hour}时{clock.minute:02}分"
    return f"{day.year}年{day.month}月{day.day}日"


def english_date(day: date | datetime) -> str:
    """2026-02-13; with hour and minute for a limit in hours."""
    if isinstance(day, datetime):
        return day.astimezone(CIVIL_ZONE).strftime("%Y-%m-%d %H:%M")
    return day.isoformat()


def dated(day: date | datetime) -> Text:
    """A day in both languages."""
    return Text(chinese_date(day), english_date(day))


def task_word(task: Task) -> Text:
    """Where a task stands and whose it is: 受理（窗口人员）."""
    stage, role = STAGE_WORDS[task.stage], ROLE_WORDS[task.role]
    return Text(f"{stage.zh}（{role.zh}）", f"{stage.say('en')} ({role.say('en')})")


def fees_word(items: Iterable[FeeItem]) -> Text:
    """Fees by name and amount: 城市道路占用费 120.00 元."""
    due = [item for item in items if not item.waived]
    zh = "、".join(f"{item.title.zh} {item.amount} 元" for item in due)
    return Text(zh, ", ".join(f"{item.title.say('en')} {item.amount} yuan" for item in due))


def reads(case: Case) -> Text:
    """What the state means for the applicant, in one sentence with its date."""
    match case.status:
        case Status.SUBMITTED:
            return _submitted(case)
        case Status.CORRECTION:
            return _correction(case)
        case Status.IN_PROGRESS:
            return _in_progress(case)
        case Status.SUSPENDED:
            return _suspended(case)
        case Status.GRANTED | Status.REFUSED:
            return _decided(case)
        case Status.DELIVERED:
            return _delivered(case)
        case Status.NOT_ACCEPTED:
            return _not_accepted(case)
        case Status.TRANSFERRED:
            return _transferred(case)
        case Status.WITHDRAWN | Status.TERMINATED:
            return _ended(case)
        case Status.REVOKED:
            return _revoked(case)


def _short(day: date | datetime, case: Case) -> str:
    """7月10日; with its year when that is not the year of the application."""
    full = chinese_date(day)
    return full.partition("年")[2] if civil_day(day).year == civil_day(case.received).year else full


def _submitted(case: Case) -> Text:
    task = case.open_task
    due = task.due if task else None
    came = Text("补正材料已收到", "Your corrections are in") if case.correction else Text("已收到", "Received")
    if due is None:
        return Text(f"{came.zh}，等待告知是否受理", f"{came.say('en')}; you will be told whether it is accepted")
    return Text(
        f"{came.zh}，最迟 {_short(due, case)} 告知是否受理",
        f"{came.say('en')}; you will be told by {english_date(due)} whether it is accepted",
    )


def _correction(case: Case) -> Text:
    count = len(case.correction.gaps) if case.correction else 0
    clock = case.running("correction")
    zh, en = f"请一次补齐 {count} 项", f"Please send all {count} corrections at once"
    if clock is None or clock.due is None:
        return Text(zh, en)
    return Text(
        f"{zh}，{_short(clock.due, case)} 前未补正的将终止办理", f"{en}, by {english_date(clock.due)}, or the case ends"
    )


def _in_progress(case: Case) -> Text:
    clock = case.watches.get("promised")
    if clock is None or clock.due is None:
        return Text("已受理，正在办理", "Accepted, in progress")
    late = Text("，已超期，正在加紧办理", "; we are late and working on it") if clock.passed else Text("", "")
    silent = _by_silence(case)
    return Text(
        f"{silent.zh}承诺 {_short(clock.due, case)} 前办结{late.zh}",
        f"{silent.say('en')}We promise a decision by {english_date(clock.due)}{late.say('en')}",
    )


def _by_silence(case: Case) -> Text:
    """Where the organ let its days for an answer go by (Licensing Law 32(1)(4))."""
    if case.counted_from != case.received or case.accepted == case.received:
        return Text("", "")
    day = civil_day(case.received)
    return Text(
        f"未在期限内答复，视为自 {_short(day, case)} 起受理；",
        f"Not answered in time, so it counts as accepted from {english_date(day)}. ",
    )


def _suspended(case: Case) -> Text:
    stops = [one for one in case.open_suspensions.values() if one.stops]
    if not stops:
        return _in_progress(case)
    last = max(one.until for one in stops)
    return Text(
        f"正在进行特别程序，所需时间不计入办理期限，预计 {_short(last, case)} 前结束",
        f"A procedure of the law is under way whose time is not counted; it should end by {english_date(last)}",
    )


def _decided(case: Case) -> Text:
    if case.status is Status.GRANTED and case.unpaid and case.concluded is None:
        clock = case.running("payment")
        if clock is not None and clock.due is not None:
            last, en = _short(clock.due, case), english_date(clock.due)
            return Text(f"已准予，请在 {last} 前缴清费用", f"Approved; please pay the fees by {en}")
        return Text("已准予，缴清费用后发给证件", "Approved, to be issued once the fees are paid")
    zh = "已准予，等待领取" if case.status is Status.GRANTED else "不予许可，决定书等待送达"
    en = "Approved, ready to collect" if case.status is Status.GRANTED else "Refused, the decision is on its way to you"
    clock = case.running("delivery")
    if clock is None or clock.due is None:
        return Text(zh, en)
    return Text(f"{zh}，最迟 {_short(clock.due, case)} 送达", f"{en}, by {english_date(clock.due)}")


def _delivered(case: Case) -> Text:
    if case.handover is None:
        return STATUS_WORDS[case.status]
    manner, day = MANNER_WORDS[case.handover.manner], civil_day(case.handover.at)
    return Text(
        f"已于 {_short(day, case)} 送达（{manner.zh}）",
        f"Handed over on {english_date(day)} ({manner.say('en').lower()})",
    )


def _not_accepted(case: Case) -> Text:
    if case.non_acceptance is None:
        return STATUS_WORDS[case.status]
    reasons, organ = case.non_acceptance.reasons, case.non_acceptance.competent_organ
    if organ is None:
        return Text(f"原因：{reasons}", f"Reasons: {reasons}")
    return Text(f"原因：{reasons} 应向{organ}提出申请", f"Reasons: {reasons} Apply to {organ} instead")


def _transferred(case: Case) -> Text:
    if case.transfer is None:
        return STATUS_WORDS[case.status]
    organ, reason = case.transfer.organ, case.transfer.reason
    return Text(f"已转{organ}办理，原因：{reason}", f"Passed to {organ}. Reason: {reason}")


def _revoked(case: Case) -> Text:
    if case.revocation is None:
        return STATUS_WORDS[case.status]
    day = civil_day(case.revocation.at)
    return Text(
        f"准予的决定已于 {_short(day, case)} 撤销，原因：{case.revocation.reasons}",
        f"The decision was revoked on {english_date(day)}. Reasons: {case.revocation.reasons}",
    )


def _ended(case: Case) -> Text:
    day = civil_day(case.concluded) if case.concluded else civil_day(case.received)
    if case.status is Status.WITHDRAWN:
        reason = f"（{case.ending}）" if case.ending else ""
        return Text(
            f"申请人于 {_short(day, case)} 撤回申请{reason}", f"Withdrawn by the applicant on {english_date(day)}"
        )
    return Text(f"{_short(day, case)} 终止办理：{case.ending}", f"Ended on {english_date(day)}: {case.ending}")


def remedies_text(remedies: Remedies) -> str:
    """What a refused applicant is told: review organ and court, each with its period."""
    return (
        f"如不服本决定，可以自收到本决定书之日起 {say(remedies.review_within, 'zh')}内"
        f"向{remedies.review_organ.zh}申请行政复议，"
        f"或者自收到本决定书之日起 {say(remedies.suit_within, 'zh')}内依法向{remedies.court.zh}提起行政诉讼。"
    )
