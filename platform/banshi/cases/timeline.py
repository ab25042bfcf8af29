"""How does an event read in the history of a case?  One sentence each; None for what only machines need to know."""

from __future__ import annotations

from typing import assert_never

from banshi.cases import events as fact
from banshi.cases.card_words import tell_card
from banshi.cases.events import Event
from banshi.cases.hearing_words import tell_hearing
from banshi.cases.licence_words import tell_licence
from banshi.cases.moment import civil_day
from banshi.cases.payments import MoneyEvent
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
        case fact.TaskReassigned(old_name=old, new_name=new, reason=reason):
            return Text(
                f"任务由{old or '待领取'}转给{new or '待领取'}：{reason}",
                f"Task passed from {old or 'nobody'} to {new or 'nobody'} – {reason}",
            )
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
        case (
            fact.CommitmentSigned()
            | fact.MaterialsToFollow()
            | fact.MaterialsSupplied()
            | fact.OnTheSpotOffered()
            | fact.ApplicationTransferred()
        ):
            return _at_intake(event)
        case fact.ApplicationAccepted(counted_from=since, missing=missing):
            day = dated(civil_day(since))
            if missing:
                zh = f"容缺受理，受理日期{day.zh}，待补交材料 {len(missing)} 项"
                return Text(zh, f"Accepted, counted from {day.say('en')}; {len(missing)} materials are to follow")
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
        case (
            fact.LicenceIssued()
            | fact.LicenceCancelled()
            | fact.DeemedRenewed()
            | fact.RenewalReminded()
            | fact.CheckDrawn()
            | fact.RecheckAsked()
            | fact.DecisionRevoked()
        ):
            return tell_licence(event)
        case fact.NoticeIssued(number=number):
            return Text(f"发出文书 {number}", f"Notice {number} issued")
        case fact.CaseWithdrawn(reason=reason):
            said = f"：{reason}" if reason else ""
            return Text(f"申请人撤回申请{said}", f"Withdrawn by the applicant{said and ' – ' + reason}")
        case fact.CaseTerminated(reason=reason):
            return Text(f"终止办理：{reason}", f"Ended: {reason}")
        case fact.CaseConcluded():
            return Text("办件结束", "Case closed")
        case fact.CaseMigrated():
            return Text("转按事项的新版本办理", "Goes on under another edition of the matter")
        case fact.StepSkipped(because=because):
            why = f"（{'；'.join(because)}）" if because else ""
            return (
                Text(f"按申请内容跳过一个环节{why}", f"A step falls away for these answers{why}") if because else None
            )
        case fact.ForkOpened(branches=branches):
            return Text(f"{len(branches)} 个环节并行办理", f"{len(branches)} branches run side by side")
        case fact.ForkLeft(joined=True):
            return Text("并行环节已汇合", "The branches have joined")
        case fact.WatchPaused(watch=watch):
            clock = watch_word(watch)
            return Text(f"{clock.zh}暂停计算", f"{clock.say('en')} stands still")
        case fact.WatchResumed(watch=watch, due=due):
            clock, last = watch_word(watch), dated(due)
            return Text(f"{clock.zh}恢复计算，至{last.zh}", f"{clock.say('en')} runs again, until {last.say('en')}")
        case fact.WatchMoved(watch=watch, due=moved):
            clock = watch_word(watch)
            last = dated(moved) if moved else Text("（暂停中）", "(standing still)")
            zh = f"工作日历有变，{clock.zh}改为至{last.zh}"
            return Text(zh, f"The working calendar changed: {clock.say('en').lower()} until {last.say('en')}")
        case fact.LimitExtended(watch=watch, due=longer):
            clock = watch_word(watch)
            last = dated(longer) if longer else Text("（暂停中）", "(standing still)")
            return Text(f"{clock.zh}延长，至{last.zh}", f"{clock.say('en')} extended, until {last.say('en')}")
        case fact.VisitRecorded() | fact.PostCheckRecorded():
            return _looked(event)
        case fact.OpinionGiven() | fact.ConsentBySilence() | fact.ObjectionRaised() | fact.PublicityEnded():
            return _heard(event)
        case fact.DecisionDrafted(grants=grants):
            return Text("拟准予", "Draft: to grant") if grants else Text("拟不予", "Draft: to refuse")
        case fact.ProcedureBegun() | fact.ProcedureEnded():
            return _procedure(event)
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
            | fact.HearingHeld() as hearing
        ):
            return tell_hearing(hearing)
        case fact.CaseForwarded(to_level=level):
            return Text(f"转报上级（{level}）", f"Handed up ({level})")
        case fact.RuleApplied(granted=granted, because=because):
            why = "；".join(because)
            if granted:
                return Text(f"系统按规则核对通过：{why}", f"Granted by rule: {why}")
            return Text(f"规则不能确认，转人工办理：{why}", f"The rule cannot tell, on to a person: {why}")
        case fact.ExtensionAsked(reason=reason):
            return Text(f"申请延长办理期限：{reason}", f"Extension asked: {reason}")
        case fact.ExtensionDenied(reason=reason):
            return Text(f"不批准延长办理期限：{reason}", f"Extension denied: {reason}")
        case (
            fact.CardIssued()
            | fact.CardReminded()
            | fact.CardExplained()
            | fact.CardConfirmed()
            | fact.CardCancelled()
            | fact.CardRectified() as card
        ):
            return tell_card(card)
        case (
            fact.PaymentAsked()
            | fact.PaymentRecorded()
            | fact.PaymentRepeated()
            | fact.PaymentWaived()
            | fact.RefundAsked()
            | fact.Refunded()
            | fact.RefundDenied()
        ):
            return _money(event)
        case fact.PlaceTaken(number=number):
            return Text(f"受理顺序第 {number} 位", f"Number {number} in the order of acceptance")
        case fact.WatchStopped() | fact.BranchDone() | fact.ForkLeft():
            return None
        case _ as never:
            assert_never(never)


def _at_intake(
    event: fact.CommitmentSigned
    | fact.MaterialsToFollow
    | fact.MaterialsSupplied
    | fact.OnTheSpotOffered
    | fact.ApplicationTransferred,
) -> Text:
    match event:
        case fact.CommitmentSigned(kind="conditions"):
            return Text("申请人签署告知承诺", "The applicant signed the commitment")
        case fact.CommitmentSigned():
            return Text("申请人签署补交材料承诺", "The applicant committed to hand in what follows")
        case fact.MaterialsToFollow(materials):
            return Text(f"后补材料 {len(materials)} 项", f"{len(materials)} materials are to follow")
        case fact.MaterialsSupplied(materials):
            return Text(
                f"补交材料 {len(materials)} 项", f"{len(materials)} of the materials that were to follow are in"
            )
        case fact.OnTheSpotOffered(gaps):
            return Text(f"允许当场更正，共 {len(gaps)} 项", f"{len(gaps)} small errors may be mended on the spot")
        case fact.ApplicationTransferred(organ, reason):
            return Text(f"转{organ}办理：{reason}", f"Passed to {organ}: {reason}")
        case _ as never:
            assert_never(never)


def _looked(event: fact.VisitRecorded | fact.PostCheckRecorded) -> Text:
    names = "、".join(visitor.name for visitor in event.visitors)
    said = f"：{event.report}"
    if isinstance(event, fact.VisitRecorded):
        found = Text("符合要求", "as it must be") if event.passed else Text("不符合要求", "not as it must be")
        return Text(f"{names}现场核查，{found.zh}{said}", f"{names} looked at the place: {found.say('en')}{said}")
    if event.met:
        return Text(f"{names}事后核查，符合承诺{said}", f"{names} checked afterwards: as committed{said}")
    order = dated(event.mend_by) if event.mend_by else None
    zh = f"，责令{order.zh}前改正" if order else ""
    en = f", to be put right by {order.say('en')}" if order else ""
    return Text(f"{names}事后核查，不符合承诺{zh}{said}", f"{names} checked afterwards: not as committed{en}{said}")


def _heard(event: fact.OpinionGiven | fact.ConsentBySilence | fact.ObjectionRaised | fact.PublicityEnded) -> Text:
    match event:
        case fact.OpinionGiven(agrees=agrees, opinion=opinion):
            word = Text("同意", "no objection") if agrees else Text("不同意", "objects")
            return Text(f"答复征求意见，{word.zh}：{opinion}", f"Opinion given, {word.say('en')}: {opinion}")
        case fact.ConsentBySilence():
            return Text("逾期未答复，按规定视为同意", "No answer in time, which counts as consent here")
        case fact.ObjectionRaised(objector=objector, text=text):
            return Text(f"{objector}提出异议：{text}", f"{objector} objected: {text}")
        case fact.PublicityEnded(objections=count):
            return Text(f"公示结束，收到异议 {count} 件", f"Publicity over, {count} objections")
        case _ as never:
            assert_never(never)


def _procedure(event: fact.ProcedureBegun | fact.ProcedureEnded) -> Text:
    match event:
        case fact.ProcedureBegun(until=until, stops=stops, reason=reason):
            last = dated(until)
            zh = "，所需时间不计入办理期限" if stops else ""
            en = "; its time is not counted" if stops else ""
            why = f"：{reason}" if reason else ""
            return Text(
                f"启动特别程序，预计至{last.zh}{zh}{why}",
                f"A procedure of the law began, planned until {last.say('en')}{en}{why}",
            )
        case fact.ProcedureEnded(result=result):
            said = f"：{result}" if result else ""
            return Text(f"特别程序结束{said}", f"The procedure is over{said}")
        case _ as never:
            assert_never(never)


def _money(event: MoneyEvent) -> Text:
    match event:
        case fact.PaymentAsked(order=order, total=total):
            return Text(f"通知缴费 {total} 元，缴款单号 {order}", f"Payment of {total} yuan asked, order {order}")
        case fact.PaymentRecorded(amount=amount, receipt=receipt):
            return Text(f"已缴费 {amount} 元，票据号 {receipt}", f"{amount} yuan paid, receipt {receipt}")
        case fact.PaymentRepeated(amount=amount, receipt=receipt):
            return Text(f"重复缴费 {amount} 元，票据号 {receipt}", f"{amount} yuan paid once more, receipt {receipt}")
        case fact.RefundDenied(amount=amount, reason=reason):
            return Text(f"不予退款 {amount} 元：{reason}", f"{amount} yuan not given back: {reason}")
        case fact.PaymentWaived(order=order, reason=reason):
            return Text(f"缴款单 {order} 免缴：{reason}", f"Order {order} need not be paid: {reason}")
        case fact.RefundAsked(amount=amount, reason=reason):
            return Text(f"申请退款 {amount} 元：{reason}", f"Refund of {amount} yuan asked: {reason}")
        case fact.Refunded(amount=amount, receipt=receipt):
            return Text(f"已退款 {amount} 元，票据号 {receipt}", f"{amount} yuan given back, receipt {receipt}")
        case _ as never:
            assert_never(never)
