"""Whatever anybody wishes in whatever order, the laws of a case hold."""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from cases.matters import CALENDAR, CATERING, IMMEDIATE, OFF_2026, OFF_2027, WORK_2026, days
from cases.story import APPLICANT, EVERYBODY, GAPS, LAYOUT, Story, at, new_application, officer
from hypothesis import event, given, settings
from hypothesis import strategies as st

from banshi.cases import commands as wish
from banshi.cases.case import Status
from banshi.cases.commands import Command
from banshi.cases.decide import Forbidden, Moment, OutOfOrder, decide, possible
from banshi.cases.events import CorrectionRequested, DecisionMade
from banshi.cases.limits import timers
from banshi.cases.reviewing import ways_back
from banshi.people import Role
from banshi_rules.time_limits import Unit

MATTERS = (CATERING, IMMEDIATE, replace(CATERING, one_person=True))
ACTORS = (*EVERYBODY, officer("hu", "胡全能", *Role))
COMMANDS = Command.__args__
TERMINAL = {Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.TERMINATED, Status.DELIVERED}


def well_formed(kind: type[Command], story: Story) -> Command:
    """A command of that class with whole words, fit for where the story stands."""
    task = story.case.open_task
    back = ways_back(story.matter, story.case, task) if task else ()
    return {
        wish.Claim: wish.Claim(None),
        wish.Accept: wish.Accept(),
        wish.NotAccept: wish.NotAccept("不属于本机关职权范围。"),
        wish.RequestCorrection: wish.RequestCorrection(GAPS),
        wish.SubmitCorrection: wish.SubmitCorrection("6" * 64, {"layout": (LAYOUT,)}, (), "standard", ()),
        wish.Pass: wish.Pass("同意。"),
        wish.ReturnTo: wish.ReturnTo(back[0].id if back else "examine", "请再看。"),
        wish.Grant: wish.Grant("准予。"),
        wish.Refuse: wish.Refuse("不符合条件。", ("food-law",)),
        wish.Deliver: wish.Deliver("post", "王小明"),
        wish.Withdraw: wish.Withdraw(""),
        wish.RecordVisit: wish.RecordVisit((), {}, True, "符合。"),
        wish.GiveOpinion: wish.GiveOpinion(True, "无意见。"),
        wish.BeginProcedure: wish.BeginProcedure("hearing", days(10), "申请人要求听证。"),
        wish.EndProcedure: wish.EndProcedure("已经听证。"),
        wish.RaiseObjection: wish.RaiseObjection("测试丁", "影响通行。"),
        wish.ForwardUp: wish.ForwardUp("同意上报。"),
        wish.DecideByRule: wish.DecideByRule(),
        wish.RecordPostCheck: wish.RecordPostCheck((), {}, True, "符合。"),
        wish.AskExtension: wish.AskExtension("情况复杂。"),
        wish.ApproveExtension: wish.ApproveExtension(),
        wish.DenyExtension: wish.DenyExtension("不必延长。"),
        wish.Tick: wish.Tick(next((name for name, _ in timers(story.case)), "promised")),
    }[kind]


def naive_due(since: datetime, limit) -> date:
    """Day by day, without any cleverness."""
    assert limit.unit is Unit.WORKING_DAY
    day, left = since.astimezone(at("2026-01-01 00:00").tzinfo).date(), limit.amount
    while left:
        day += timedelta(days=1)
        weekend = day.weekday() >= 5 and day not in WORK_2026
        left -= not (weekend or day in OFF_2026 or day in OFF_2027)
    return day


#: Ahead mostly by hours, now and then by weeks, so that some limits run out.
PACES = st.sampled_from((1, 2, 20, 50, 400))
#: Half of the wishes are drawn blindly; the other half (a number) picks among what somebody may do just then.
WISHES = st.lists(
    st.tuples(st.one_of(st.tuples(st.sampled_from(ACTORS), st.sampled_from(COMMANDS)), st.integers(0, 99)), PACES),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(matter=st.sampled_from(MATTERS), wishes=WISHES, start=st.integers(0, 300))
def test_whatever_is_wished_the_laws_of_a_case_hold(matter, wishes, start):
    now = at("2026-01-01 09:00") + timedelta(days=start)
    story = Story(matter).file(APPLICANT, now, new_application(matter))
    for drawn, pace in wishes:
        now += timedelta(hours=pace)
        before = story.case
        actor, kind = drawn if isinstance(drawn, tuple) else pick(matter, before, now, drawn)
        offered = possible(matter, before, actor, now)
        try:
            events = decide(matter, before, well_formed(kind, story), Moment(now, actor, CALENDAR))
        except (OutOfOrder, Forbidden) as refusal:
            assert kind not in offered
            assert refusal.say("zh")
            assert refusal.say("en")
            continue
        assert kind in offered
        if events:
            assert before.status not in TERMINAL
            story = story.record(actor, now, events)
            holds_the_laws(story)
    event(story.case.status)


@settings(max_examples=10, deadline=None)
@given(matter=st.sampled_from(MATTERS), choices=st.lists(st.tuples(st.integers(0, 99), PACES), max_size=12))
def test_what_is_possible_is_what_decide_grants_for_everybody(matter, choices):
    now = at("2026-03-02 09:00")
    story = Story(matter).file(APPLICANT, now, new_application(matter))
    for number, pace in choices:
        actor, kind = pick(matter, story.case, now, number)
        story = story.record(actor, now, story.wish(actor, now, well_formed(kind, story)))
        now += timedelta(hours=pace)
    for actor, kind in itertools.product(ACTORS, COMMANDS):
        assert (kind in possible(matter, story.case, actor, now)) == allows(story, actor, now, well_formed(kind, story))


def allows(story, actor, now, command):
    try:
        story.wish(actor, now, command)
    except (OutOfOrder, Forbidden):
        return False
    return True


def pick(matter, case, now, number):
    """One of the wishes that would be granted now; ticks are always possible, so there is always one.

    Wishes that end a story early are picked one time in eight, so that most stories get far.
    """
    offered = {actor: possible(matter, case, actor, now) for actor in ACTORS}
    open_wishes = [(actor, kind) for actor in ACTORS for kind in COMMANDS if kind in offered[actor]]
    onward = [pair for pair in open_wishes if pair[1] not in (wish.Withdraw, wish.NotAccept, wish.Tick)]
    among = onward if onward and number % 8 else open_wishes
    return among[number % len(among)]


def holds_the_laws(story: Story) -> None:
    case = story.case
    happened = Counter(type(recorded.event) for recorded in story.log)
    assert case.version == len(story.log)
    assert happened[DecisionMade] <= 1
    assert happened[CorrectionRequested] <= 1
    if case.concluded:
        assert case.status in TERMINAL
        assert case.open_task is None
        assert timers(case) == ()
    else:
        assert case.open_task is not None or case.status is Status.CORRECTION
    for name, clock in case.watches.items():
        if not clock.watch.pauses:
            assert clock.due == naive_due(clock.watch.started, clock.limit), name
