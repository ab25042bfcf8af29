"""The words of the states are the words applicants were promised, in both languages."""

import pytest
from cases.matters import IMMEDIATE
from cases.story import (
    APPLICANT,
    CLERK,
    Deed,
    accepted,
    asked,
    at,
    checked,
    delivered,
    examined,
    filed,
    given,
    granted,
    mended,
    refused,
)

from banshi.cases import commands, events
from banshi.cases.case import Status
from banshi.cases.commands import NotAccept, Tick, Withdraw
from banshi.cases.refusals import Forbidden, Incomplete, OutOfOrder
from banshi.cases.timeline import tell
from banshi.cases.words import (
    COMMAND_WORDS,
    STATUS_WORDS,
    TASK_OUTCOME_WORDS,
    chinese_date,
    english_date,
    reads,
    task_word,
    watch_word,
)
from banshi.definitions.flow import Stage
from banshi.definitions.flow_words import ROLE_WORDS, STAGE_WORDS
from banshi.people import SYSTEM, Role


@pytest.mark.parametrize(
    ("word", "zh", "en"),
    [
        (STATUS_WORDS[Status.SUBMITTED], "已提交", "Submitted"),
        (STATUS_WORDS[Status.CORRECTION], "待补正", "More needed"),
        (STATUS_WORDS[Status.NOT_ACCEPTED], "不予受理", "Not accepted"),
        (STATUS_WORDS[Status.IN_PROGRESS], "办理中", "In progress"),
        (STATUS_WORDS[Status.GRANTED], "准予", "Approved"),
        (STATUS_WORDS[Status.REFUSED], "不予", "Refused"),
        (STATUS_WORDS[Status.DELIVERED], "已送达", "Delivered"),
        (STATUS_WORDS[Status.WITHDRAWN], "已撤回", "Withdrawn"),
        (STATUS_WORDS[Status.TERMINATED], "已终止", "Ended"),
    ],
)
def test_status_words(word, zh, en):
    assert (word.zh, word.en) == (zh, en)


@pytest.mark.parametrize(
    ("deeds", "zh", "en"),
    [
        (
            (filed,),
            "已收到，最迟 3月9日 告知是否受理",
            "Received; you will be told by 2026-03-09 whether it is accepted",
        ),
        (
            (filed, asked),
            "请一次补齐 2 项，3月17日 前未补正的将终止办理",
            "Please send all 2 corrections at once, by 2026-03-17, or the case ends",
        ),
        (
            (filed, asked, mended),
            "补正材料已收到，最迟 3月12日 告知是否受理",
            "Your corrections are in; you will be told by 2026-03-12 whether it is accepted",
        ),
        (
            (filed, Deed(CLERK, "2026-03-03 09:00", NotAccept("不属于本机关职权范围。", "某省市场监督管理局"))),
            "原因：不属于本机关职权范围。 应向某省市场监督管理局提出申请",
            "Reasons: 不属于本机关职权范围。 Apply to 某省市场监督管理局 instead",
        ),
        (
            (filed, Deed(SYSTEM, "2026-03-10 00:00", Tick("answer"))),
            "未在期限内答复，视为自 3月2日 起受理；承诺 3月9日 前办结",
            "Not answered in time, so it counts as accepted from 2026-03-02. We promise a decision by 2026-03-09",
        ),
        ((filed, accepted), "承诺 3月13日 前办结", "We promise a decision by 2026-03-13"),
        (
            (filed, accepted, Deed(SYSTEM, "2026-03-14 00:00", Tick("promised"))),
            "承诺 3月13日 前办结，已超期，正在加紧办理",
            "We promise a decision by 2026-03-13; we are late and working on it",
        ),
        (
            (filed, accepted, examined, checked, granted),
            "已准予，等待领取，最迟 3月18日 送达",
            "Approved, ready to collect, by 2026-03-18",
        ),
        (
            (filed, accepted, examined, checked, refused),
            "不予许可，决定书等待送达，最迟 3月18日 送达",
            "Refused, the decision is on its way to you, by 2026-03-18",
        ),
        (
            (filed, accepted, examined, checked, granted, delivered),
            "已于 3月12日 送达（窗口领取）",
            "Handed over on 2026-03-12 (collected at the window)",
        ),
        (
            (filed, Deed(APPLICANT, "2026-03-04 09:00", Withdraw("不再经营"))),
            "申请人于 3月4日 撤回申请（不再经营）",
            "Withdrawn by the applicant on 2026-03-04",
        ),
        (
            (filed, asked, Deed(SYSTEM, "2026-03-18 00:00", Tick("correction"))),
            "3月18日 终止办理：2026年3月3日发出一次性补正告知书后，申请人在2026年3月17日前没有补正。",
            "Ended on 2026-03-18: 2026年3月3日发出一次性补正告知书后，申请人在2026年3月17日前没有补正。",
        ),
    ],
)
def test_what_the_applicant_reads(deeds, zh, en):
    sentence = reads(given(*deeds).case)
    assert (sentence.zh, sentence.en) == (zh, en)


def test_without_a_limit_for_corrections_no_date_is_named():
    assert reads(given(filed, matter=IMMEDIATE).case).zh == "已收到，最迟 3月9日 告知是否受理"


def test_another_year_is_written_out():
    late = given(Deed(APPLICANT, "2026-12-30 09:00", None)).case
    assert reads(late).zh == "已收到，最迟 2027年1月7日 告知是否受理"


def test_every_member_has_words_in_both_languages():
    for words, members in (
        (STATUS_WORDS, Status),
        (STAGE_WORDS, Stage),
        (ROLE_WORDS, Role),
        (COMMAND_WORDS, commands.Command.__args__),
    ):
        assert set(words) == set(members)
        assert all(word.zh and word.en for word in words.values())


def test_dates_in_words():
    assert chinese_date(at("2026-02-13 09:05").date()) == "2026年2月13日"
    assert chinese_date(at("2026-02-13 09:05")) == "2026年2月13日9时05分"
    assert english_date(at("2026-02-13 09:05")) == "2026-02-13 09:05"


def test_tasks_and_clocks_have_names():
    case = given(filed).case
    assert task_word(case.open_task).zh == "受理（窗口人员）"
    assert watch_word("stage:accept-1").zh == "环节时限"
    assert watch_word("statutory").say("en") == "Statutory limit"


def test_every_event_of_a_long_story_can_be_told():
    story = given(filed, asked, mended, accepted, examined, checked, refused, delivered)
    told = [(type(recorded.event), tell(recorded.event)) for recorded in story.log]
    assert {kind for kind, text in told if text is None} == {events.WatchStopped}
    assert all(text.zh and text.en for _, text in told if text)
    assert "作出不予决定：经营场所与有毒场所的距离不符合要求。" in [text.zh for _, text in told if text]
    assert {event.outcome for event in (r.event for r in story.log) if isinstance(event, events.TaskDone)} <= set(
        TASK_OUTCOME_WORDS
    )


def test_refusals_speak_both_languages_and_end_as_sentences():
    for kind in (OutOfOrder, Incomplete, Forbidden):
        for text in kind.sentences.values():
            assert text.zh.endswith("。")
            assert text.en.endswith(".")
