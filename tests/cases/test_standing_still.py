"""A procedure of the law stops the clock, but no clock that had run out before it began (Licensing Law 42, 45)."""

from dataclasses import replace
from datetime import date

import pytest
from cases.flows import EXAMINE, RULE, matter
from cases.matters import CATERING, days
from cases.story import HANDLER, accepted, at, checked, delivered, examined, filed, given, granted, officer

from banshi.cases.commands import ApproveExtension, AskExtension, BeginProcedure, DecideByRule, EndProcedure
from banshi.cases.decide import OutOfOrder
from banshi.cases.events import LimitExtended, WatchPaused
from banshi.cases.tasks import EXTENSION
from banshi.definitions.model import Extension
from banshi.people import SYSTEM, Role
from banshi_rules.findings import NOWHERE

HEAD = officer("zhou", "周局长", Role.ORGAN_HEAD)
HEARING = BeginProcedure("hearing", days(5), "申请人要求听证。")
LONGER = replace(
    CATERING,
    limits=replace(CATERING.limits, extension=Extension(days(10), Role.ORGAN_HEAD, "order-78", NOWHERE)),
)


def after_a_hearing_on(when: str):
    """Accepted on 6 March 2026: promised until the 13th, statutory until the 20th."""
    story = given(filed, accepted, matter=LONGER)
    return story.record(HANDLER, at(when), story.wish(HANDLER, at(when), HEARING))


def test_a_broken_promise_stays_broken_during_a_hearing():
    case = after_a_hearing_on("2026-03-16 10:00").case
    assert case.watches["promised"].due == date(2026, 3, 13)
    assert case.watches["statutory"].due is None


def test_what_ends_today_ends_today_although_a_hearing_begins():
    case = after_a_hearing_on("2026-03-13 10:00").case
    assert case.watches["promised"].due == date(2026, 3, 13)
    assert case.watches["statutory"].due is None


@pytest.mark.parametrize("when", ["2026-03-23 10:00", "2026-04-30 10:00"])
def test_a_limit_that_was_over_is_not_extended_during_a_hearing(when):
    story = after_a_hearing_on("2026-03-23 09:00")
    assert story.case.watches["statutory"].due == date(2026, 3, 20)
    story.when(AskExtension("情况复杂。"), by=HANDLER, at=when).refused(OutOfOrder, "extension-too-late")


def test_a_limit_extended_on_its_last_day_stands_still_for_the_hearing_that_began_that_day():
    story = after_a_hearing_on("2026-03-20 09:00")
    story = story.record(
        HANDLER, at("2026-03-20 10:00"), story.wish(HANDLER, at("2026-03-20 10:00"), AskExtension("情况复杂。"))
    )
    events = story.wish(HEAD, at("2026-03-20 11:00"), ApproveExtension())
    assert WatchPaused("statutory", date(2026, 3, 20)) in events
    assert LimitExtended("statutory", days(10), None, False) in events
    story = story.record(HEAD, at("2026-03-20 11:00"), events)
    ended = story.wish(HANDLER, at("2026-03-27 16:00"), EndProcedure("听证已经结束。"))
    case = story.record(HANDLER, at("2026-03-27 16:00"), ended).case
    assert case.watches["statutory"].due == date(2026, 4, 13)  # ten days after the 27th, Qingming left out


def test_a_request_for_a_longer_limit_that_nobody_answered_ends_with_the_decision():
    story = given(filed, accepted, matter=LONGER)
    asked = story.wish(HANDLER, at("2026-03-09 08:00"), AskExtension("情况复杂。"))
    story = story.record(HANDLER, at("2026-03-09 08:00"), asked)
    for deed in (examined, checked, granted, delivered):
        story = story.do(deed)
    assert story.case.concluded
    assert story.case.open_tasks == ()
    assert [task.outcome for task in story.case.tasks.values() if task.step == EXTENSION] == ["dropped"]


def test_the_rule_grants_nothing_while_a_hearing_is_open():
    story = given(filed, accepted, matter=matter(EXAMINE, RULE), facts={"sure": True})
    story = story.record(HANDLER, at("2026-03-09 08:00"), story.wish(HANDLER, at("2026-03-09 08:00"), HEARING))
    story = story.do(examined)
    case = story.record(SYSTEM, at("2026-03-09 09:00"), story.wish(SYSTEM, at("2026-03-09 09:00"), DecideByRule())).case
    assert case.outcome is None
    assert [task.outcome for task in case.tasks.values() if task.step == RULE.id] == ["to-a-person"]
