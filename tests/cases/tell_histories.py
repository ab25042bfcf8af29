"""How does a history become a golden one?  This script writes those that are not there; it changes none that is.

    python tests/cases/tell_histories.py

writes every story of STORIES that has no file yet.  `first-thousand.jsonl.gz` holds stories of chance, told once.
Run it on a release whose fold is right: what it writes must hold for ever.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cases.histories import FOLDER, SUMS, digest, written
from cases.matters import DEPARTMENT, days
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    LAYOUT,
    REVIEWER,
    Deed,
    Story,
    accepted,
    asked,
    at,
    checked,
    claimed,
    delivered,
    examined,
    filed,
    given,
    granted,
    mended,
    refused,
)

from banshi.cases import events as fact
from banshi.cases.commands import Accept, NotAccept, ReturnTo, Tick, Withdraw
from banshi.cases.events import Event, NoticeIssued, Recorded, TaskDone, TaskOpened
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.definitions.supervision import CardLevel
from banshi.people import SYSTEM, Role
from banshi_rules.texts import Text

silence = Deed(SYSTEM, "2026-03-18 00:00", Tick("correction"))


def noted(story: Story, when: str, *events: Event) -> Story:
    """The story, with events that use cases add."""
    return story.record(CLERK, at(when), events)


def _with_notices() -> Story:
    story = noted(given(filed), "2026-03-02 10:00", NoticeIssued("receipt", "示收字〔2026〕第0001号", {}))
    story = story.do(asked)
    gaps = {"gaps": ("没有标明功能区。", "与平面图不一致。"), "reply_by": "2026-03-17"}
    story = noted(story, asked.at, NoticeIssued("correction", "示补字〔2026〕第0001号", gaps))
    return story.do(mended).do(accepted)


def _numbered() -> Story:
    story = given(filed, accepted, examined, checked)
    event, *after = story.wish(granted.by, at(granted.at), granted.command)
    events = [
        replace(one, licence_number="JY2000000000001") if hasattr(one, "licence_number") else one
        for one in (event, *after)
    ]
    return story.record(granted.by, at(granted.at), tuple(events)).do(delivered)


def _by_the_hour() -> Story:
    """A clock that ends at a moment, not with a day."""
    opened = TaskOpened("look-1", "look", Stage.HANDLE, Role.HANDLER, DEPARTMENT.id, at("2026-03-06 17:00"))
    return noted(given(filed, accepted), "2026-03-06 09:30", opened)


def _side_by_side() -> Story:
    """A step left out, branches of a fork, a step on the way back to the upper level."""
    told = noted(
        given(filed, accepted),
        "2026-03-06 09:30",
        fact.StepSkipped("visit", ("area <= 50",)),
        fact.ForkOpened("fork-1", (0, 1, 2), 2),
        TaskOpened("consult-1", "consult", Stage.HANDLE, Role.HANDLER, "urban_management", date(2026, 3, 10)),
    )
    told = noted(
        told, "2026-03-09 09:00", fact.OpinionGiven("consult-1", True, "无意见。"), fact.BranchDone("fork-1", 0)
    )
    told = noted(told, "2026-03-10 09:00", fact.ConsentBySilence("consult-1"), fact.BranchDone("fork-1", 2))
    return noted(told, "2026-03-10 09:00", fact.ForkLeft("fork-1", True), fact.CaseForwarded("city", "同意上报。"))


def _clocks_moved() -> Story:
    """Every way in which a clock is moved."""
    told = noted(given(filed, accepted), "2026-03-09 09:00", fact.WatchPaused("promised", date(2026, 3, 9)))
    told = noted(
        told,
        "2026-03-12 09:00",
        fact.WatchResumed("promised", date(2026, 3, 12), date(2026, 3, 17), False),
        fact.WatchMoved("statutory", date(2026, 3, 23), True),
        fact.WatchMoved("promised", None, False),
    )
    told = noted(told, "2026-03-13 09:00", fact.ExtensionAsked("案情复杂。"))
    return noted(told, "2026-03-16 09:00", fact.LimitExtended("statutory", days(10), date(2026, 4, 7), False))


def _procedures() -> Story:
    """A hearing that stops the clock, testing that does not, an extension denied, a publicity with an objection."""
    told = given(filed, accepted)
    for number, (procedure, stops) in enumerate((("hearing", True), ("testing", False)), start=1):
        told = noted(
            told,
            "2026-03-09 09:00",
            TaskOpened(f"+procedure-{number}", "+procedure", Stage.HANDLE, Role.HANDLER, DEPARTMENT.id, None),
            fact.ProcedureBegun(f"+procedure-{number}", procedure, days(8), date(2026, 3, 19), stops, "涉及重大利益。"),
        )
    told = noted(told, "2026-03-11 09:00", fact.ProcedureEnded("+procedure-1", "hearing", "无异议。"))
    told = noted(told, "2026-03-11 10:00", fact.ExtensionAsked("检测未完成。"), fact.ExtensionDenied("期限足够。"))
    return noted(
        told,
        "2026-03-12 09:00",
        fact.ObjectionRaised("examine-1", "邻居", "油烟扰民。"),
        fact.PublicityEnded("examine-1", 1),
    )


def _visits() -> Story:
    """Two officers on a visit, a task handed on, a rule applied, a check after the decision."""
    two = (fact.Visitor("chen", "陈承办"), fact.Visitor("zhou", "周承办"))
    told = noted(
        given(filed, accepted),
        "2026-03-09 09:00",
        fact.TaskReassigned("examine-1", None, None, "zhou", "周承办", "休假。"),
        fact.VisitRecorded("examine-1", two, {"zones": "yes", "water": "not-applicable"}, True, "符合要求。"),
        fact.RuleApplied("approve", True, ("area <= 50",), "5" * 64, "d" * 64),
    )
    return noted(
        told,
        "2026-03-10 09:00",
        fact.PostCheckRecorded("examine-1", two, {"zones": "no"}, False, "功能区不符。", date(2026, 4, 10)),
        fact.TaskReassigned("examine-1", "zhou", "周承办", None, None, "退回。"),
    )


def _revoked() -> Story:
    """A licence entered in the register, a check drawn by lot, another look asked for, the decision revoked."""
    name = Text("食品经营许可证", "Food business licence")
    told = noted(
        given(filed, accepted, examined, checked, granted, delivered),
        "2026-03-20 09:00",
        fact.LicenceIssued("JY20000000000010", name, "catering-licence", date(2026, 3, 13), date(2031, 3, 12)),
        fact.LicenceIssued("JY20000000000010", name, "catering-licence", date(2026, 3, 13), None),
        fact.CheckDrawn("look-after", True, "5", 499),
        TaskOpened("look-after-1", "look-after", Stage.COMPLETE, Role.INSPECTOR, DEPARTMENT.id, None),
        fact.RecheckAsked("look-after-1"),
    )
    return noted(told, "2026-04-20 09:00", fact.DecisionRevoked("不符合承诺。", ("food-law",), "可以申请行政复议。"))


def _renewed() -> Story:
    """A reminder, a renewal that counts as granted, its document, and the end of the licence by its holder's wish."""
    name = Text("食品经营许可证", "Food business licence")
    number, first, last = "JY20000000000010", date(2031, 3, 13), date(2036, 3, 12)
    told = noted(
        given(filed, accepted, examined, checked, granted, delivered),
        "2026-03-20 09:00",
        fact.RenewalReminded(number, date(2031, 3, 12)),
        fact.DeemedRenewed(number, name, "catering-licence", first, last),
        fact.LicenceIssued(number, name, "catering-licence", first, last, "renewed"),
        fact.LicenceIssued(number, name, "catering-licence", first, last, "changed"),
    )
    return noted(told, "2026-04-20 09:00", fact.LicenceCancelled(number, name, "catering-licence"))


def _cards() -> Story:
    """A warning, a yellow card that is explained and confirmed, a red one that is taken back."""
    told = given(filed, accepted)
    levels = (CardLevel.WARNING, CardLevel.YELLOW, CardLevel.RED)
    for number, level in enumerate(levels, start=1):
        told = noted(
            told,
            f"2026-03-1{number} 00:00",
            fact.CardIssued(
                number,
                f"late-{level.value}",
                level,
                "promised",
                Stage.HANDLE,
                DEPARTMENT.id,
                "chen",
                "陈承办",
                Text("承诺期限将满", "The promised limit is near"),
                Text("已用 4 个工作日", "4 working days used"),
                ("chen", "sun"),
                None if level is CardLevel.WARNING else date(2026, 3, 16),
            ),
        )
    told = noted(told, "2026-03-16 09:00", fact.CardReminded(2, ("chen",)), fact.CardExplained(2, "等待检测结果。"))
    told = noted(told, "2026-03-17 09:00", fact.CardConfirmed(2, "理由不足。"), fact.CardRectified(2, "已办结。"))
    return noted(told, "2026-03-17 10:00", fact.CardCancelled(3, "系统误判。"))


def _by_a_deputy() -> Story:
    """Somebody acts in another's name."""
    told = given(filed, accepted)
    last = told.log[-1]
    done = Recorded(
        last.sequence + 1,
        "case-1",
        last.version + 1,
        at("2026-03-09 09:00"),
        "zhou",
        "周承办",
        TaskDone("examine-1", "passed", "同意。"),
        "chen",
        "陈承办",
    )
    return replace(told, log=(*told.log, done))


#: Name of a file -> the story it tells.  A line whose file exists may go when its story can no longer be told.
def _what_follows() -> Story:
    """A commitment, what follows later and comes, an offer to mend on the spot, another edition."""
    gap = fact.Gap("field:area", "与平面图不一致。", "请改正。")
    return (
        given(filed)
        .record(CLERK, at("2026-03-02 11:00"), (fact.OnTheSpotOffered((gap,)),))
        .record(CLERK, at("2026-03-02 11:30"), (fact.CommitmentSigned("later-materials", "我承诺。"),))
        .record(CLERK, at("2026-03-02 11:30"), (fact.MaterialsToFollow({"layout": ""}),))
        .do(accepted)
        .record(APPLICANT, at("2026-03-07 09:00"), (fact.MaterialsSupplied({"layout": (LAYOUT,)}),))
        .record(SYSTEM, at("2026-03-07 10:00"), (fact.CaseMigrated(EditionKey("catering-licence", "e" * 64), {}),))
    )


def _drafted() -> Story:
    """A draft that was sent back, drafted anew and countersigned."""
    sign = TaskOpened("sign-1", "sign", Stage.CHECK, Role.REVIEWER, DEPARTMENT.id, None)
    told = noted(given(filed, accepted), "2026-03-09 09:00", fact.DecisionDrafted("examine-1", True, "拟准予。"), sign)
    told = noted(
        told,
        "2026-03-10 09:00",
        TaskDone("sign-1", "returned", "缺照片。"),
        fact.CaseReturned("sign", "examine", "缺照片。"),
        fact.DecisionDrafted("examine-1", False, "拟不予。"),
        replace(sign, task="sign-2"),
    )
    return noted(told, "2026-03-11 09:00", TaskDone("sign-2", "countersigned", "同意。"))


def _nobody_concerned() -> Story:
    """Offered to others, too; nobody is concerned, and the applicant lets the days pass."""
    return noted(
        given(filed, accepted),
        "2026-03-06 10:00",
        TaskOpened("hearing-1", "hearing", Stage.HANDLE, Role.HANDLER, DEPARTMENT.id, None),
        fact.HearingOffered("hearing-1", True),
        fact.WatchStarted("request:hearing-1", days(5), at("2026-03-06 10:00"), date(2026, 3, 13), False),
        fact.NobodyConcerned("hearing-1", "没有相邻权人。"),
        TaskDone("hearing-1", "no-hearing", ""),
        fact.HearingForgone("hearing-1", True),
    )


def _hearing() -> Story:
    """Offered, an interested party told, asked for, set, the chair challenged and replaced, held; another forgone."""
    told = noted(
        given(filed, accepted),
        "2026-03-06 10:00",
        TaskOpened("hearing-1", "hearing", Stage.HANDLE, Role.HANDLER, DEPARTMENT.id, None),
        fact.HearingOffered("hearing-1", True),
        fact.WatchStarted("request:hearing-1", days(5), at("2026-03-06 10:00"), date(2026, 3, 13), False),
        fact.InterestedTold("hearing-1", "王邻居", "当面送达"),
        fact.HearingWaived("hearing-1", "王邻居"),
        fact.HearingRequested("hearing-1", ""),
        fact.ProcedureBegun("hearing-1", "hearing", days(20), date(2026, 4, 3), True, ""),
        fact.HearingOrdered("hearing-1"),
        fact.WatchStarted("hearing:hearing-1", days(20), at("2026-03-06 10:00"), date(2026, 4, 3), False),
    )
    for number, chair in ((1, "qin"), (2, "qi")):
        sitting = f"+chair-{number}"
        told = noted(
            told,
            "2026-03-09 09:00",
            TaskOpened(sitting, "+chair", Stage.HANDLE, Role.INSPECTOR, DEPARTMENT.id, None),
            fact.TaskClaimed(sitting, chair, chair),
        )
        if number == 1:
            told = noted(
                told,
                "2026-03-09 09:00",
                fact.HearingScheduled("hearing-1", sitting, chair, chair, "301室", at("2026-03-20 09:30"), "商业秘密"),
                TaskOpened("+challenge-1", "+challenge", Stage.APPROVE, Role.ORGAN_HEAD, DEPARTMENT.id, None),
                fact.ChairChallenged("hearing-1", "+challenge-1", "", "是邻居的亲戚。"),
            )
    told = noted(
        told,
        "2026-03-10 09:00",
        TaskDone("+challenge-1", "chair-replaced", "成立。"),
        fact.ChallengeAnswered("hearing-1", True, "成立。"),
        TaskDone("+chair-1", "dropped", ""),
        fact.ChairReplaced("hearing-1", "+chair-2", "qi", "qi"),
    )
    told = noted(
        told,
        "2026-03-20 11:00",
        TaskDone("+chair-2", "heard", "各方陈述。"),
        fact.HearingHeld("hearing-1", (LAYOUT,), ("王小明", "王邻居"), "各方陈述。"),
        TaskDone("hearing-1", "heard", ""),
        fact.WatchStopped("hearing:hearing-1"),
        fact.ProcedureEnded("hearing-1", "hearing", "各方陈述。"),
    )
    return noted(
        told,
        "2026-03-23 09:00",
        TaskOpened("hearing-2", "hearing", Stage.HANDLE, Role.HANDLER, DEPARTMENT.id, None),
        fact.HearingOffered("hearing-2", False),
        TaskDone("hearing-2", "no-hearing", ""),
        fact.HearingForgone("hearing-2", True),
    )


def _transferred() -> Story:
    """An application that went to the organ it belongs to."""
    away = fact.ApplicationTransferred("示例区卫生健康局", "属于该局职权。", "health")
    done = (TaskDone("accept-1", "transferred", "属于该局职权。"), away, fact.CaseConcluded())
    return given(filed).record(CLERK, at("2026-03-03 10:00"), done)


def _money() -> Story:
    """Asked, paid, partly given back; another order waived; a place in the order of acceptance."""
    item = fact.FeeItem("occupation", Text("占道费", "Occupation fee"), "120.00", False, ("days → 10",))
    return (
        given(filed, accepted)
        .record(SYSTEM, at("2026-03-06 09:30"), (fact.PlaceTaken("2026", 1),))
        .record(APPROVER, at("2026-03-09 09:00"), (fact.PaymentAsked("n-1", (item,), "120.00"),))
        .record(SYSTEM, at("2026-03-09 10:00"), (fact.PaymentRecorded("n-1", "120.00", "票据0001"),))
        .record(APPLICANT, at("2026-03-10 09:00"), (fact.RefundAsked("n-1", "20.00", "提前结束。"),))
        .record(APPROVER, at("2026-03-11 09:00"), (fact.Refunded("n-1", "20.00", "退0001"),))
        .record(APPROVER, at("2026-03-11 10:00"), (fact.PaymentAsked("n-2", (item,), "120.00"),))
        .record(APPROVER, at("2026-03-11 11:00"), (fact.PaymentWaived("n-2", "公益工程。", "order-78"),))
    )


def _money_after_a_correction() -> Story:
    """An order that was paid and is replaced by a dearer one after the answers were mended."""
    item = fact.FeeItem("occupation", Text("占道费", "Occupation fee"), "120.00", False, ("days → 10",))
    dearer = replace(item, amount="144.00", because=("days → 12",))
    return (
        given(filed, claimed)
        .record(CLERK, at("2026-03-02 11:10"), (fact.PaymentAsked("n-1", (item,), "120.00"),))
        .record(SYSTEM, at("2026-03-02 12:00"), (fact.PaymentRecorded("n-1", "120.00", "票据0001"),))
        .do(asked)
        .do(mended)
        .record(CLERK, at("2026-03-06 09:00"), (fact.PaymentAsked("n-2", (dearer,), "24.00", ("n-1",)),))
        .record(SYSTEM, at("2026-03-06 09:10"), (fact.PaymentRecorded("n-2", "24.00", "票据0002"),))
        .do(accepted)
    )


def _money_that_goes_back() -> Story:
    """Paid twice, given back by those who decide; another wish is denied."""
    item = fact.FeeItem("occupation", Text("占道费", "Occupation fee"), "120.00", False, ("days → 10",))
    told = given(filed, accepted).record(
        APPROVER, at("2026-03-09 09:00"), (fact.PaymentAsked("n-1", (item,), "120.00"),)
    )
    told = told.record(SYSTEM, at("2026-03-09 10:00"), (fact.PaymentRecorded("n-1", "120.00", "票据0001"),))
    for number, receipt in enumerate(("票据0002", "票据0003"), start=1):
        task = f"+refund-{number}"
        opened = TaskOpened(task, "+refund", Stage.COMPLETE, Role.APPROVER, DEPARTMENT.id, date(2026, 3, 30))
        again = (fact.PaymentRepeated("n-1", "120.00", receipt), fact.RefundAsked("n-1", "120.00", "重复缴费。", task))
        told = told.record(SYSTEM, at(f"2026-03-1{number} 11:00"), (*again, opened))
        done = (fact.Refunded("n-1", "120.00", "退0001"), TaskDone(task, "refunded", ""))
        if number == 2:
            denied = fact.RefundDenied("n-1", "120.00", "票据不实。", "可以申请行政复议。")
            done = (denied, TaskDone(task, "refund-denied", "票据不实。"))
        told = told.record(APPROVER, at(f"2026-03-1{number} 12:00"), done)
    return told


STORIES: Mapping[str, Story] = {
    "granted": given(filed, claimed, accepted, examined, checked, granted, delivered),
    "granted-and-numbered": _numbered(),
    "refused": given(filed, accepted, examined, checked, refused, replace(delivered, at="2026-03-13 09:00")),
    "corrected": given(filed, claimed, asked, mended, accepted, examined),
    "never-corrected": given(filed, asked, silence),
    "not-accepted": given(
        filed, Deed(CLERK, "2026-03-03 10:00", NotAccept("不属于本机关职权范围。", "示例区卫生健康局"))
    ),
    "withdrawn": given(filed, accepted, examined, Deed(APPLICANT, "2026-03-09 11:00", Withdraw("不再经营。"))),
    "returned-twice": given(
        filed,
        accepted,
        examined,
        Deed(REVIEWER, "2026-03-10 09:00", ReturnTo("examine", "缺现场照片。")),
        replace(examined, at="2026-03-11 09:00"),
        replace(checked, at="2026-03-12 09:00"),
        Deed(APPROVER, "2026-03-12 11:00", ReturnTo("examine", "结论与照片不符。")),
        replace(examined, at="2026-03-13 09:00"),
        replace(checked, at="2026-03-16 09:00"),
        replace(granted, at="2026-03-16 10:00"),
    ),
    "accepted-late": given(
        filed, Deed(SYSTEM, "2026-03-10 00:00", Tick("stage:accept-1")), Deed(CLERK, "2026-03-10 09:00", Accept())
    ),
    "late-by-far": given(
        filed,
        accepted,
        *(Deed(SYSTEM, "2026-04-01 00:00", Tick(watch)) for watch in ("stage:examine-1", "promised", "statutory")),
    ),
    "with-notices": _with_notices(),
    "by-the-hour": _by_the_hour(),
    "side-by-side": _side_by_side(),
    "clocks-moved": _clocks_moved(),
    "procedures": _procedures(),
    "hearing": _hearing(),
    "nobody-concerned": _nobody_concerned(),
    "drafted": _drafted(),
    "visits": _visits(),
    "cards": _cards(),
    "by-a-deputy": _by_a_deputy(),
    "what-follows": _what_follows(),
    "transferred": _transferred(),
    "money": _money(),
    "money-that-goes-back": _money_that_goes_back(),
    "money-after-a-correction": _money_after_a_correction(),
    "revoked": _revoked(),
    "renewed": _renewed(),
}


def keep(name: str, text: str) -> None:
    """A new file and its sum.  Raises FileExistsError for one that is there."""
    path = FOLDER / name
    data = text.encode()
    with path.open("xb") as file:
        file.write(data)
    with SUMS.open("a", encoding="utf-8") as sums:
        sums.write(f"{digest(path)}  {name}\n")
    print(f"{name}: {text.count(chr(10))} lines")


def main() -> None:
    for name, story in STORIES.items():
        if not (FOLDER / f"{name}.jsonl").exists():
            keep(f"{name}.jsonl", written(story.log))


if __name__ == "__main__":
    main()
