"""With which words does somebody wish something?  One entry for every kind of command; a test says which is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, time, timedelta
from random import Random

from cases.story import GAPS, LAYOUT

from banshi.cases import answering
from banshi.cases import commands as wish
from banshi.cases.cards import Card
from banshi.cases.case import Case
from banshi.cases.commands import Command
from banshi.cases.duties import is_party, must_be_fit_to_preside, obstacle
from banshi.cases.events import CardIssued
from banshi.cases.hearings import Hearing
from banshi.cases.limits import timers
from banshi.cases.orders import refundable
from banshi.cases.refusals import Forbidden, OutOfOrder
from banshi.cases.reviewing import ways_back
from banshi.cases.tasks import is_free, step_of
from banshi.cases.visiting import FINDINGS
from banshi.definitions.flow import PostCheck, Visit
from banshi.definitions.model import Matter
from banshi.definitions.supervision import CardLevel
from banshi.people import Actor, Human, Post, Role
from banshi.use_cases.colleagues import open_tasks_to_give
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.texts import Text
from banshi_rules.time_limits import Stopwatch, TimeLimit, Unit, due

COMMANDS: tuple[type[Command], ...] = Command.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Scene:
    """Where somebody is about to wish something."""

    matter: Matter
    case: Case
    actor: Actor
    people: tuple[Actor, ...]
    random: Random
    now: datetime
    calendar: WorkingCalendar


@dataclass(frozen=True)
class Wording:
    """Whole words for a kind of command, and whether a diligent person does it to bring the case to its end."""

    words: Callable[[Scene], Command]
    onward: bool | Callable[[Case], bool]

    def leads_on(self, case: Case) -> bool:
        """Whether a diligent person does it now."""
        return self.onward if isinstance(self.onward, bool) else self.onward(case)


def _return(scene: Scene) -> Command:
    back = [step for task in scene.case.open_tasks for step in ways_back(scene.matter, scene.case, task)]
    return wish.ReturnTo(scene.random.choice(back).id if back else "review-1", "请再看。")


def _correction(scene: Scene) -> Command:
    case = scene.case
    return wish.SubmitCorrection(case.sheet, case.materials or {"layout": (LAYOUT,)}, case.supplied, case.route, ())


def _supply(scene: Scene) -> Command:
    return wish.SupplyMaterials({name: (LAYOUT,) for name in scene.case.to_follow} or {"layout": (LAYOUT,)})


def _visitors(scene: Scene) -> tuple[Human, ...]:
    """The actor and colleagues who are not the applicant."""
    others = [one for one in scene.people if one.posts and one.person != scene.actor.person]
    return (scene.actor, *(one for one in others if not is_party(scene.case.party, one)))[:3]


def _findings(scene: Scene, kind: type[Visit] | type[PostCheck]) -> dict[str, str]:
    """Every item of the checklist of the open step of that kind."""
    steps = (step_of(scene.matter, scene.case, task) for task in scene.case.open_tasks)
    step = next((one for one in steps if isinstance(one, kind)), None)
    items = scene.matter.checklists.get(step.checklist or "", ()) if step else ()
    return {str(number): scene.random.choice(FINDINGS) for number, _ in enumerate(items, start=1)}


def _lacks_materials(scene: Scene, kind: type[Visit] | type[PostCheck]) -> bool:
    """Whether something is due at the open step of that kind, which then can only fail."""
    case = scene.case
    here = [task.step for task in case.open_tasks if isinstance(step_of(scene.matter, case, task), kind)]
    return any(due in here for due in case.to_follow.values())


def _visit(scene: Scene) -> Command:
    passed = scene.random.random() < 0.8 and not _lacks_materials(scene, Visit)
    return wish.RecordVisit(_visitors(scene), _findings(scene, Visit), passed, "已现场核查。")


def _post_check(scene: Scene) -> Command:
    met = scene.random.random() < 0.7 and not _lacks_materials(scene, PostCheck)
    findings = _findings(scene, PostCheck)
    steps = (step_of(scene.matter, scene.case, task) for task in scene.case.open_tasks)
    bounded = any(isinstance(step, PostCheck) and step.correct_within for step in steps)
    within = None if bounded else TimeLimit(10, Unit.WORKING_DAY)
    return wish.RecordPostCheck(_visitors(scene), findings, met, "已核查。", within)


def _procedure(scene: Scene) -> Command:
    known = list(scene.matter.district.procedures) or ["hearing"]
    limit = TimeLimit(scene.random.randint(1, 15), Unit.WORKING_DAY)
    return wish.BeginProcedure(scene.random.choice(known), limit, "申请人要求。")


def _assign(scene: Scene) -> Command:
    """To a colleague who is fit for the task that can be given; to a newcomer where there is none."""
    given = open_tasks_to_give(scene.case, scene.actor)
    if not given:
        return wish.Assign(scene.actor, "请代为办理。")
    task = given[0]
    others = [one for one in scene.people if task.holder != one.person]
    fit = [one for one in others if obstacle(scene.matter, scene.case, task, one) is None]
    every_post = frozenset(Post(task.department, role) for role in Role)
    newcomer = Actor(f"p-new-{scene.case.version}", "新同事", every_post)
    return wish.Assign(scene.random.choice(fit or [newcomer]), "请代为办理。", task.id)


def _some_order(scene: Scene) -> str:
    orders = list(scene.case.payments)
    return scene.random.choice(orders) if orders else "no-order"


def _pay(scene: Scene) -> Command:
    """The money for an order that waits; where none waits, the treasury says that it came once more."""
    orders = [one for one in scene.case.payments.values() if one.total]
    order = next((one for one in orders if one.paid is None), next(iter(orders), None))
    if order is None:
        return wish.RecordPayment("-", "1", "-")
    return wish.RecordPayment(order.order, str(order.total), f"T-{scene.random.randrange(10_000):04}")


def _waive(scene: Scene) -> Command:
    return wish.WaivePayment(_some_order(scene), "符合减免条件。", scene.matter.basis[0].id)


def _ask_refund(scene: Scene) -> Command:
    held = [one for one in scene.case.payments.values() if one.refund is None and refundable(scene.case, one)]
    amount = str(refundable(scene.case, held[0])) if held else "1.00"
    return wish.AskRefund(held[0].order if held else _some_order(scene), amount, "多缴。")


def _wished_back(scene: Scene) -> str:
    """An order whose refund this actor can answer: nobody else holds its task."""
    asked = [one for one in scene.case.payments.values() if one.refund is not None]
    free = [
        one.order
        for one in asked
        if one.refund and (one.refund.task is None or is_free(scene.case.tasks[one.refund.task], scene.actor))
    ]
    return free[0] if free else _some_order(scene)


def _somebody(scene: Scene) -> str:
    """An interested party nobody has heard of."""
    return f"邻居{scene.case.version}"


def _waive_hearing(scene: Scene) -> Command:
    hearings = scene.case.hearings.values()
    open_to = [party for one in hearings for party in one.told if party not in one.waived]
    return wish.WaiveHearing(scene.random.choice([*open_to, _somebody(scene)]))


def _chair(scene: Scene) -> Actor:
    """A colleague who may preside, or a newcomer."""
    department = scene.case.department
    newcomer = Actor(f"p-chair-{scene.case.version}", "主持人", frozenset({Post(department, Role.HANDLER)}))
    before = {one.sitting.chair for one in scene.case.hearings.values() if one.sitting}
    return scene.random.choice(
        [newcomer, *(one for one in scene.people if _fit(scene, one) and one.person not in before)]
    )


def _fit(scene: Scene, chair: Actor) -> bool:
    try:
        must_be_fit_to_preside(scene.case, chair, Role.ORGAN_HEAD)
    except Forbidden:
        return False
    return True


def _schedule(scene: Scene) -> Command:
    """The day after the days of notice: as early as the law allows."""
    rules = (one.hearing for one in scene.matter.district.procedures.values() if one.hearing)
    notice = next(rules).notice_before
    told_by = due(notice, Stopwatch(scene.now), scene.calendar)
    assert told_by is not None
    assert not isinstance(told_by.at, datetime)
    at = datetime.combine(told_by.at + timedelta(days=1), time(9, 30), CIVIL_ZONE)
    public = scene.random.random() < 0.8
    return wish.ScheduleHearing(_chair(scene), "政务服务中心", at, public, "" if public else "涉及商业秘密。")


def _unset(case: Case) -> bool:
    """Whether a hearing still has no day."""
    return any(one.to_be_held and one.sitting is None for one in case.hearings.values())


def _tell_interested(scene: Scene) -> Command:
    """Of a hearing that nobody was told of, where there is one: several can be offered side by side."""
    untold = [task for task, one in scene.case.hearings.items() if _waits_for_others(one)]
    return wish.TellInterested(_somebody(scene), "当面送达", untold[0] if untold else None)


def _waits_for_others(one: Hearing) -> bool:
    return one.others and one.waits_for_request and not one.told


def _untold(case: Case) -> bool:
    """Whether interested parties still have to be told of a hearing."""
    return any(map(_waits_for_others, case.hearings.values()))


def _tick(scene: Scene) -> Command:
    running = [name for name, _ in timers(scene.case)]
    return wish.Tick(scene.random.choice([*running, "promised", "nothing"]))


def _card(scene: Scene) -> CardIssued:
    """A card about some clock; the number is given when it is issued."""
    case = scene.case
    about = scene.random.choice([*case.watches, "deemed-acceptance"])
    words = Text("超过时限", "Late")
    level, told = scene.random.choice(list(CardLevel)), (scene.actor.person,)
    return CardIssued(0, "late", level, about, case.stage, case.department, None, None, words, words, told, None)


def _number(scene: Scene, gate: Callable[[Matter, Case, Actor, datetime], Card]) -> int:
    """A card about which this actor may say that; the first one where there is none."""
    try:
        return gate(scene.matter, scene.case, scene.actor, scene.case.received).number
    except (OutOfOrder, Forbidden):
        return 1


WORDINGS: Mapping[type[Command], Wording] = {
    wish.Claim: Wording(lambda _: wish.Claim(None), False),
    wish.Assign: Wording(_assign, False),
    wish.Release: Wording(lambda _: wish.Release("临时外出。"), False),
    wish.Accept: Wording(lambda _: wish.Accept(), True),
    wish.NotAccept: Wording(lambda scene: wish.NotAccept("不属于本机关职权范围。", "别的机关"), False),
    wish.RequestCorrection: Wording(lambda _: wish.RequestCorrection(GAPS), False),
    wish.SubmitCorrection: Wording(_correction, True),
    wish.OfferOnTheSpot: Wording(lambda _: wish.OfferOnTheSpot(GAPS), False),
    wish.TransferAway: Wording(lambda _: wish.TransferAway("别的机关", "不属于本机关职权范围。"), False),
    wish.SupplyMaterials: Wording(_supply, True),
    wish.Pass: Wording(lambda scene: wish.Pass("同意。", grants=scene.random.random() < 0.8), True),
    wish.ReturnTo: Wording(_return, False),
    wish.Grant: Wording(lambda _: wish.Grant("准予。"), True),
    wish.Refuse: Wording(lambda scene: wish.Refuse("不符合条件。", (scene.matter.basis[0].id,)), True),
    wish.Deliver: Wording(lambda _: wish.Deliver("window", "测试甲"), True),
    wish.AskPayment: Wording(lambda _: wish.AskPayment(), True),
    wish.RecordPayment: Wording(_pay, True),
    wish.WaivePayment: Wording(_waive, False),
    wish.AskRefund: Wording(_ask_refund, False),
    wish.Refund: Wording(lambda scene: wish.Refund(_wished_back(scene), "T-0002"), True),
    wish.DenyRefund: Wording(lambda scene: wish.DenyRefund(_wished_back(scene), "费用依法收取。"), False),
    wish.Withdraw: Wording(lambda _: wish.Withdraw(""), False),
    wish.RecordVisit: Wording(_visit, True),
    wish.GiveOpinion: Wording(lambda _: wish.GiveOpinion(True, "没有意见。"), True),
    wish.BeginProcedure: Wording(_procedure, False),
    wish.EndProcedure: Wording(lambda _: wish.EndProcedure("已经完成。"), True),
    wish.TellInterested: Wording(_tell_interested, _untold),
    wish.FindNobodyConcerned: Wording(lambda _: wish.FindNobodyConcerned("没有相邻权人。"), False),
    wish.RequestHearing: Wording(lambda scene: wish.RequestHearing(_somebody(scene)), False),
    wish.WaiveHearing: Wording(_waive_hearing, False),
    wish.ScheduleHearing: Wording(_schedule, _unset),
    wish.ChallengeChair: Wording(lambda scene: wish.ChallengeChair("不公正。", _somebody(scene)), False),
    wish.KeepChair: Wording(lambda _: wish.KeepChair("没有利害关系。"), True),
    wish.ReplaceChair: Wording(lambda scene: wish.ReplaceChair(_chair(scene), "理由成立。"), True),
    wish.RecordHearing: Wording(lambda _: wish.RecordHearing((LAYOUT,), ("测试甲",), "各方陈述。"), True),
    wish.RaiseObjection: Wording(lambda _: wish.RaiseObjection("测试戊", "影响通行。"), False),
    wish.ForwardUp: Wording(lambda _: wish.ForwardUp("同意上报。"), True),
    wish.AcceptByRule: Wording(lambda _: wish.AcceptByRule(), False),
    wish.DecideByRule: Wording(lambda _: wish.DecideByRule(), False),
    wish.RecordPostCheck: Wording(_post_check, True),
    wish.AskRecheck: Wording(lambda _: wish.AskRecheck(), False),
    wish.Revoke: Wording(lambda scene: wish.Revoke("两次核查都不符合。", (scene.matter.basis[0].id,)), True),
    wish.LeaveStanding: Wording(lambda _: wish.LeaveStanding("已经改正。"), False),
    wish.AskExtension: Wording(lambda _: wish.AskExtension("情况复杂。"), False),
    wish.ApproveExtension: Wording(lambda _: wish.ApproveExtension(), True),
    wish.DenyExtension: Wording(lambda _: wish.DenyExtension("不必延长。"), False),
    wish.IssueCards: Wording(lambda scene: wish.IssueCards((_card(scene),)), False),
    wish.ExplainCard: Wording(
        lambda scene: wish.ExplainCard(_number(scene, answering.may_explain_card), "核实用了较长时间。"), False
    ),
    wish.ConfirmCard: Wording(
        lambda scene: wish.ConfirmCard(_number(scene, answering.may_confirm_card), "属实。"), False
    ),
    wish.CancelCard: Wording(
        lambda scene: wish.CancelCard(_number(scene, answering.may_cancel_card), "不属实。"), False
    ),
    wish.RectifyCard: Wording(
        lambda scene: wish.RectifyCard(_number(scene, answering.may_rectify_card), "已经整改。"), False
    ),
    wish.Migrate: Wording(lambda scene: wish.Migrate(scene.case.edition, scene.matter, {}, False), False),
    wish.Recount: Wording(lambda _: wish.Recount(), False),
    wish.Tick: Wording(_tick, False),
}


def worded(kind: type[Command], scene: Scene) -> Command:
    """A command of that kind with whole words, fit for where the case stands."""
    return WORDINGS[kind].words(scene)


def spoilt(command: Command, random: Random) -> Command:
    """The same with one of its words missing, or with one that nobody knows."""
    empty: dict[type, object] = {str: random.choice(["", " 。", "nobody-knows-this"]), tuple: ()}
    known = [one.name for one in fields(command) if type(getattr(command, one.name)) in empty]
    if isinstance(command, wish.SubmitCorrection):  # nobody types it: the use case makes it of a checked draft
        return command
    if not known:
        return command
    name = random.choice(known)
    return replace(command, **{name: empty[type(getattr(command, name))]})
