"""A case is what its history says, and nothing else."""

import pytest
from cases.story import CLERK, accepted, at, claimed, examined, filed, given

from banshi.cases.case import Status
from banshi.cases.events import NoticeIssued, Recorded
from banshi.cases.folding import begin, evolve, replay


def test_a_history_begins_with_the_application():
    story = given(filed, accepted)
    with pytest.raises(ValueError, match="ApplicationFiled"):
        replay(story.log[1:])
    with pytest.raises(ValueError, match="ApplicationFiled"):
        replay(())
    with pytest.raises(ValueError, match="filed already"):
        evolve(story.case, story.log[0])


def test_folding_event_by_event_is_replaying():
    story = given(filed, claimed, accepted, examined)
    case = begin(story.log[0])
    for recorded in story.log[1:]:
        case = evolve(case, recorded)
        assert case == replay(story.log[: recorded.version])
    assert case.status is Status.IN_PROGRESS


def test_the_past_is_never_changed_by_the_future():
    story = given(filed)
    before = story.case
    after = story.do(claimed).case
    assert before.open_task.holder is None
    assert after.open_task.holder == CLERK.person
    assert after.open_task.holder_name == CLERK.name


def test_notices_gather_in_order():
    story = given(filed)
    number = len(story.log) + 1
    issued = NoticeIssued("receipt", "示收字〔2026〕第0001号", {})
    case = evolve(story.case, Recorded(9, "case-1", number, at("2026-03-02 10:00"), "wang", "王小明", issued))
    assert [(notice.kind, notice.number) for notice in case.notices] == [("receipt", "示收字〔2026〕第0001号")]
    assert case.version == number
