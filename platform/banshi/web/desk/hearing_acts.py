"""What can officers do about a hearing?  Tell of it, record who wants it, set it, answer a challenge, record it."""

from __future__ import annotations

from datetime import date, datetime, time

from banshi.cases import commands as wish
from banshi.cases.commands import Command
from banshi.cases.refusals import Incomplete
from banshi.people import Actor
from banshi.web.desk.acting import Act, Posted
from banshi_rules.calendars import CIVIL_ZONE
from banshi_rules.texts import Text


def _chair(page: Posted) -> Actor:
    chosen = page.chairs.get(page.text("chair"))
    if chosen is None:
        raise Incomplete("chair", "chair-missing")
    return chosen


def _at(page: Posted) -> datetime:
    try:
        day, hour = date.fromisoformat(page.text("day")), time.fromisoformat(page.text("hour"))
        return datetime.combine(day, hour.replace(tzinfo=None), CIVIL_ZONE)
    except ValueError:
        raise Incomplete("day", "hearing-time-missing") from None


def _schedule(page: Posted) -> Command:
    chair, public = _chair(page), not page.no("public")
    return wish.ScheduleHearing(chair, page.text("place"), _at(page), public, page.text("closed_because"), page.task)


HEARING_ACTS = (
    Act(
        "tell-interested",
        wish.TellInterested,
        ("task", "party", "manner"),
        (),
        None,
        lambda page: wish.TellInterested(page.text("party"), page.text("manner"), page.task),
        Text("告知利害关系人有要求听证的权利，逐一登记", "Tell each interested party of the right to a hearing"),
    ),
    Act(
        "nobody-concerned",
        wish.FindNobodyConcerned,
        ("task", "reason"),
        (),
        None,
        lambda page: wish.FindNobodyConcerned(page.text("reason"), page.task),
        Text(
            "没有利害关系人的，写明依据；只有申请人可以要求听证",
            "Say why; only the applicant can then ask for a hearing",
        ),
        rare=True,
    ),
    Act(
        "schedule-hearing",
        wish.ScheduleHearing,
        ("task", "chair", "place", "day", "hour", "public", "closed_because"),
        (),
        None,
        _schedule,
        Text("指定主持人，确定时间、地点，并通知申请人", "Who presides, when and where; the applicant is told"),
        chosen=("public", "public-missing"),
    ),
    Act(
        "record-hearing",
        wish.RecordHearing,
        ("task",),
        (),
        None,
        lambda page: wish.RecordHearing((), (), "", page.task),
        Text("上传签名的笔录，听证结束，时限恢复计算", "Hand in the signed record; the limits run again"),
        page="desk.hearing_record",
    ),
    Act(
        "keep-chair",
        wish.KeepChair,
        ("task", "reason"),
        (),
        None,
        lambda page: wish.KeepChair(page.text("reason"), page.task),
        Text("主持人没有利害关系，继续主持，写明理由", "The chair is impartial and stays; say why"),
    ),
    Act(
        "replace-chair",
        wish.ReplaceChair,
        ("task", "chair", "reason"),
        (),
        None,
        lambda page: wish.ReplaceChair(_chair(page), page.text("reason"), page.task),
        Text("回避理由成立，另行指定主持人，时间地点不变", "Somebody else presides, at the same time and place"),
    ),
    Act(
        "request-hearing",
        wish.RequestHearing,
        ("task", "by"),
        (),
        None,
        lambda page: wish.RequestHearing(page.text("by"), page.task),
        Text("有人书面要求听证的，登记是谁", "Record who asked for a hearing on paper"),
        rare=True,
    ),
    Act(
        "waive-hearing",
        wish.WaiveHearing,
        ("task", "by"),
        (),
        None,
        lambda page: wish.WaiveHearing(page.text("by"), page.task),
        Text("有人书面放弃听证的，登记是谁", "Record who does without a hearing"),
        rare=True,
    ),
    Act(
        "challenge-chair",
        wish.ChallengeChair,
        ("task", "by", "reason"),
        (),
        None,
        lambda page: wish.ChallengeChair(page.text("reason"), page.text("by"), page.task),
        Text("有人书面申请主持人回避的，登记理由", "Record a challenge that came in on paper"),
        rare=True,
    ),
)
