"""At which moment does each rule speak?  A second earlier it is silent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cases.flows import HEARING
from cases.flows import matter as flow_of
from cases.matters import CATERING, days
from cases.story import (
    APPLICANT,
    CLERK,
    HANDLER,
    Deed,
    accepted,
    asked,
    at,
    checked,
    examined,
    filed,
    given,
    granted,
)
from supervision.rules import BOOK, due, due_rules, looked_at, only, rules, woken

from banshi.cases.commands import (
    Accept,
    BeginProcedure,
    CancelCard,
    ConfirmCard,
    EndProcedure,
    ExplainCard,
    Pass,
    Tick,
    Withdraw,
)
from banshi.definitions.model import LimitClass
from banshi.definitions.supervision import CardLevel
from banshi.people import SYSTEM, Actor, Post, Role
from banshi_rules.time_limits import TimeLimit, Unit

SUPERVISOR = Actor("mi", "米监察", frozenset({Post("government_services", Role.SUPERVISOR)}))
SECOND = timedelta(seconds=1)
# Filed on Monday 2 March and accepted on Friday the 6th: the step ends on the 10th, the promise on the 13th, the law's
# limit on the 20th.
EXAMINING = given(filed, accepted)
GRANTED = given(filed, accepted, examined, checked, granted)
# Tenth before the promise, with nobody acting: Qingming (Monday 6 April) is off.
BEFORE_QINGMING = given(Deed(APPLICANT, "2026-03-26 10:00", None), Deed(CLERK, "2026-03-31 09:00", Accept()))


@pytest.mark.parametrize(
    ("story", "rule", "moment", "level"),
    [
        (given(filed), "answer-tomorrow", "2026-03-06 00:00", CardLevel.WARNING),
        (EXAMINING, "stage-nearly-used", "2026-03-10 14:24", CardLevel.WARNING),
        (EXAMINING, "stage-passed", "2026-03-11 00:00", CardLevel.YELLOW),
        (EXAMINING, "promise-tomorrow", "2026-03-12 00:00", CardLevel.WARNING),
        (EXAMINING, "promise-today", "2026-03-13 12:00", CardLevel.WARNING),
        (EXAMINING, "promise-passed", "2026-03-14 00:00", CardLevel.YELLOW),
        (EXAMINING, "statutory-passed", "2026-03-21 00:00", CardLevel.RED),
        (GRANTED, "delivery-tomorrow", "2026-03-17 00:00", CardLevel.WARNING),
        (GRANTED, "delivery-passed", "2026-03-19 00:00", CardLevel.YELLOW),
        (BEFORE_QINGMING, "promise-tomorrow", "2026-04-07 00:00", CardLevel.WARNING),
        (BEFORE_QINGMING, "promise-passed", "2026-04-09 00:00", CardLevel.YELLOW),
    ],
)
def test_the_moment_of_a_rule(story, rule, moment, level) -> None:
    now, book = at(moment), only(rule)
    assert due(story, now - SECOND, book) == ()
    (one,) = due(story, now, book)
    assert one.rule.level is level
    assert one.at == now
    assert woken(story, now - SECOND, book)[one.timer] == now


def test_a_step_passes_although_the_whole_has_not() -> None:
    """Yellow for the step; the promised limit runs on and has none."""
    assert due_rules(EXAMINING, at("2026-03-11 00:00")) == ["stage-passed"]
    assert EXAMINING.case.watches["promised"].due.isoformat() == "2026-03-13"


def test_one_delay_gets_one_card() -> None:
    """A step that ends with the promise gets no card of its own: the promise's is there."""
    story = given(filed, accepted, Deed(HANDLER, "2026-03-12 09:00", Pass("迟了。")))  # the next step ends on the 13th
    found = due_rules(story, at("2026-03-14 00:00"))
    assert "promise-passed" in found
    assert found.count("stage-passed") == 1  # the examination, over on the 10th; not the check, over with the promise
    (step,) = [one for one in due(story, at("2026-03-14 00:00")) if one.rule.id == "stage-passed"]
    assert step.about == "stage:examine-1"


def test_what_was_done_in_time_gets_nothing() -> None:
    assert due_rules(GRANTED, at("2026-03-16 23:59")) == []


def test_what_was_done_late_gets_its_card_though_nobody_looked_in_time() -> None:
    """The sweep stood still for days; the delay is not lost."""
    story = given(filed, accepted, Deed(HANDLER, "2026-03-12 09:00", Pass("迟了。")))
    assert "stage-passed" in due_rules(story, at("2026-03-12 10:00"))


def test_nobody_is_warned_of_what_is_over() -> None:
    """After an outage the cards come, and the warnings that would have been false by now do not."""
    late = due(EXAMINING, at("2026-03-24 09:00"))
    assert [one.rule.id for one in late] == ["stage-passed", "promise-passed", "statutory-passed"]
    assert [one.at for one in late] == sorted(one.at for one in late)


def test_no_warning_at_the_very_beginning() -> None:
    """A limit of one day is near its end from the start; that goes without saying."""
    story = given(filed, accepted, Deed(HANDLER, "2026-03-09 09:00", Pass("同意。")))
    one_day = rules("{id: r, level: warning, when: {clock: stage, before: 1 working day}, tell: [holder], words: 话}")
    assert [one for one in woken(story, at("2026-03-09 09:00"), one_day) if "check" in one] == []


def test_a_rule_speaks_once_for_each_step_that_runs_over() -> None:
    story = looked_at(EXAMINING, at("2026-03-11 00:00"))
    assert [card.rule for card in story.case.cards.values()] == ["stage-passed"]
    assert due_rules(story, at("2026-03-11 00:00")) == []
    assert due_rules(story, at("2026-03-11 23:59")) == []
    story = looked_at(story, at("2026-03-11 00:01"))
    assert len(story.case.cards) == 1


def test_a_yellow_card_that_nobody_clears_turns_red_after_three_working_days() -> None:
    """Issued on Wednesday the 11th: Thursday, Friday, Monday."""
    story = looked_at(EXAMINING, at("2026-03-11 00:00"), only("stage-passed"))
    book, now = only("yellow-open"), at("2026-03-17 00:00")
    assert due(story, now - SECOND, book) == ()
    (red,) = due(story, now, book)
    assert (red.rule.level, red.about, red.stage) == (CardLevel.RED, "card:1", story.case.cards[1].stage)
    assert woken(story, now - SECOND, book) == {"card:yellow-open:card:1": now}


def test_to_explain_a_yellow_card_does_not_clear_it() -> None:
    """Explained on Thursday, judged by nobody: red all the same after Thursday, Friday and Monday."""
    story = looked_at(EXAMINING, at("2026-03-11 00:00"), only("stage-passed"))
    story = story.do(Deed(HANDLER, "2026-03-12 09:00", ExplainCard(1, "材料核实用了较长时间。")))
    book, now = only("yellow-open"), at("2026-03-17 00:00")
    assert due(story, now - SECOND, book) == ()
    assert [one.about for one in due(story, now, book)] == ["card:1"]
    assert woken(story, now - SECOND, book) == {"card:yellow-open:card:1": now}


@pytest.mark.parametrize(("judged", "reds"), [(CancelCard, []), (ConfirmCard, ["card:1"])])
def test_a_judgement_clears_a_card_or_lets_its_time_begin_anew(judged, reds) -> None:
    story = looked_at(EXAMINING, at("2026-03-11 00:00"), only("stage-passed"))
    story = story.do(Deed(HANDLER, "2026-03-12 09:00", ExplainCard(1, "材料核实用了较长时间。")))
    story = story.do(Deed(SUPERVISOR, "2026-03-13 10:00", judged(1, "已核实。")))
    assert due(story, at("2026-03-17 00:00"), only("yellow-open")) == ()
    assert [one.about for one in due(story, at("2026-03-19 00:00"), only("yellow-open"))] == reds


def test_a_warning_that_was_explained_was_answered() -> None:
    story = EXAMINING
    for moment in ("2026-03-10 14:24", "2026-03-12 00:00"):
        story = looked_at(story, at(moment), BOOK)
    story = story.do(Deed(HANDLER, "2026-03-12 09:00", ExplainCard(1, "正在核实。")))
    story = looked_at(story, at("2026-03-13 12:00"))
    assert due(story, at("2026-03-13 12:00"), only("warnings-ignored")) == ()


def test_a_cleared_yellow_card_turns_into_nothing() -> None:
    """The step was done on the 12th, so the delay is over."""
    story = looked_at(EXAMINING, at("2026-03-11 00:00"), only("stage-passed"))
    story = story.do(Deed(HANDLER, "2026-03-12 09:00", Pass("迟了。")))
    assert due(story, at("2026-03-17 00:00"), only("yellow-open")) == ()


def test_three_warnings_without_an_answer() -> None:
    """The step, the promise of tomorrow, the promise of today: with the third comes a yellow card."""
    story = EXAMINING
    for moment in ("2026-03-10 14:24", "2026-03-12 00:00"):
        story = looked_at(story, at(moment), BOOK)
    assert "warnings-ignored" not in due_rules(story, at("2026-03-13 11:59"))
    story = looked_at(story, at("2026-03-13 12:00"))
    (yellow,) = due(story, at("2026-03-13 12:00"), only("warnings-ignored"))
    assert (yellow.rule.level, yellow.about) == (CardLevel.YELLOW, "warnings:1")


def test_a_clock_that_stands_still_sets_nothing_off() -> None:
    hearing = BeginProcedure("hearing", days(5), "利害关系人申请听证。")
    story = given(filed, accepted, Deed(HANDLER, "2026-03-09 10:00", hearing))
    promised = only("promise-tomorrow", "promise-passed", "statutory-passed")
    assert due(story, at("2026-05-30 10:00"), promised) == ()
    assert woken(story, at("2026-03-09 10:00"), promised) == {}


def test_a_procedure_that_takes_longer_than_planned() -> None:
    """Planned for five working days from the 9th: until the 16th; reminded each working day, three times at most."""
    hearing = BeginProcedure("hearing", days(5), "利害关系人申请听证。")
    story, book = given(filed, accepted, Deed(HANDLER, "2026-03-09 10:00", hearing)), only("suspension-over")
    now = at("2026-03-17 00:00")
    assert due(story, now - SECOND, book) == ()
    assert [one.about for one in due(story, now, book)] == ["pause:+procedure-1"]
    story = looked_at(story, now, book)
    for day in ("18", "19", "20", "23", "24"):
        assert woken(story, at(f"2026-03-{day} 00:00") - SECOND, book).keys() <= {"card:suspension-over:again:1"}
        story = looked_at(story, at(f"2026-03-{day} 00:00"), book)
    (card,) = story.case.cards.values()
    assert [moment.day for moment in card.reminded] == [18, 19, 20]
    ended = story.do(Deed(HANDLER, "2026-03-24 10:00", EndProcedure("听证结束。")))
    assert woken(ended, at("2026-03-24 10:00"), book) == {}


def test_a_hearing_that_is_not_held_in_its_days() -> None:
    story = given(filed, accepted, matter=flow_of(HEARING))
    book = only("hearing-late")
    assert due(story, at("2026-04-04 00:00") - SECOND, book) == ()
    (one,) = due(story, at("2026-04-04 00:00"), book)
    assert one.rule.level is CardLevel.RED


def test_days_of_a_procedure_are_nobody_s_step() -> None:
    """The clocks are kept from the 9th on: neither the procedure nor the step it came up in is late."""
    hearing = BeginProcedure("hearing", days(5), "利害关系人申请听证。")
    story = given(filed, accepted, Deed(HANDLER, "2026-03-09 10:00", hearing))
    assert due(story, at("2026-03-20 00:00"), only("stage-passed", "stage-nearly-used")) == ()


def test_a_step_goes_on_where_the_procedure_kept_it() -> None:
    """One of its two days was used by the 9th, the hearing ended on Friday the 13th: the other is Monday."""
    hearing = BeginProcedure("hearing", days(5), "利害关系人申请听证。")
    begun = given(filed, accepted, Deed(HANDLER, "2026-03-09 10:00", hearing))
    story = begun.do(Deed(HANDLER, "2026-03-13 10:00", EndProcedure("听证结束。")))
    now, book = at("2026-03-17 00:00"), only("stage-passed")
    assert due(story, now - SECOND, book) == ()
    assert [one.about for one in due(story, now, book)] == ["stage:examine-1"]


def test_an_answer_that_never_came() -> None:
    """Five working days from the 2nd end on the 9th; the application counts as accepted from its receipt."""
    story = given(filed, Deed(SYSTEM, "2026-03-10 00:00", Tick("answer")))
    assert story.case.accepted is not None
    (one,) = due(story, at("2026-03-10 00:00"), only("answer-late"))
    assert (one.about, one.at) == ("deemed-acceptance", at("2026-03-10 00:00"))
    assert [task.step for task in one.tasks] == ["accept"]


def test_a_correction_notice_in_time_gets_no_card() -> None:
    assert due_rules(given(filed, asked), at("2026-03-12 10:00")) == []


def test_what_is_withdrawn_in_time_gets_nothing() -> None:
    story = given(filed, accepted, Deed(APPLICANT, "2026-03-09 10:00", Withdraw("不办了。")))
    assert due_rules(story, at("2026-05-01 00:00")) == []


@pytest.mark.parametrize(
    ("scope", "speaks"),
    [
        ("{matters: [catering-licence]}", True),
        ("{matters: [other]}", False),
        ("{classes: [ordinary]}", True),
        ("{classes: [complex, immediate]}", False),
        ("{stages: [handle]}", True),
        ("{stages: [check]}", False),
    ],
)
def test_the_scope_of_a_rule(scope, speaks) -> None:
    book = rules(
        f"{{id: r, level: yellow, when: {{clock: stage, passed: true}}, for: {scope}, tell: [supervisor], words: 话}}"
    )
    assert CATERING.limits.kind is LimitClass.ORDINARY
    about = [one.about for one in due(EXAMINING, at("2026-03-11 00:00"), book)]
    assert about == (["stage:examine-1"] if speaks else [])


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        ("{clock: promised, before: 2 working days}", "2026-03-11 00:00"),
        ("{clock: promised, before: 3 days}", "2026-03-11 00:00"),
        ("{clock: promised, used: 50 %}", "2026-03-11 12:00"),
        ("{clock: promised, used: 99 %}", "2026-03-13 22:48"),
        ("{clock: promised, after: 1 working day}", "2026-03-17 00:00"),
        ("{clock: promised, after: 1 day}", "2026-03-17 00:00"),  # a day that is off moves to a working day
        ("{clock: promised, after: 6 hours}", "2026-03-14 06:00"),
    ],
)
def test_other_amounts(when, moment) -> None:
    book = rules(f"{{id: r, level: yellow, when: {when}, tell: [supervisor], words: 话}}")
    assert due(EXAMINING, at(moment) - SECOND, book) == ()
    assert [one.at for one in due(EXAMINING, at(moment), book)] == [at(moment)]


def test_a_limit_in_hours() -> None:
    hours = replace(
        CATERING, routes=(replace(CATERING.routes[1], promised=TimeLimit(24, Unit.HOUR)),), flows=CATERING.flows
    )
    story = given(filed, Deed(CLERK, "2026-03-06 09:30", Accept()), matter=hours)
    book = rules("{id: r, level: yellow, when: {clock: promised, used: 75 %}, tell: [supervisor], words: 话}")
    assert [one.at for one in due(story, at("2026-03-07 09:00"), book)] == [at("2026-03-07 03:30")]


def test_what_happened_before_the_rule_sets_nothing_off() -> None:
    story, now = EXAMINING, at("2026-03-24 09:00")
    since = at("2026-03-16 09:00")
    assert [one.rule.id for one in due(story, now, only("promise-passed", "statutory-passed", since=since))] == [
        "statutory-passed"
    ]


def test_everything_that_will_come_has_a_timer_and_a_short_name() -> None:
    names = woken(EXAMINING, at("2026-03-06 09:30"))
    assert names["card:promise-passed:promised"] == at("2026-03-14 00:00")
    assert names["card:stage-passed:stage:examine-1"] == at("2026-03-11 00:00")
    assert list(names.values()) == sorted(names.values())
    longest = "card:" + "r" * 24 + ":pause:" + "s" * 41 + "-9"
    assert len(longest) <= 80
