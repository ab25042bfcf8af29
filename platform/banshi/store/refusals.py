"""What may be refused because of what is kept, and in which words for people?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar

from banshi.cases.refusals import Refusal
from banshi_rules.calendars import CIVIL_ZONE
from banshi_rules.texts import Text


class NotFound(Refusal):
    """It does not exist, or not for this person; nobody is told which."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "not-found": Text(
            "没有找到：可能已被删除，或者不属于您。请检查链接和登录的账号。",
            "Not found: it may have been removed, or it is not yours. Check the link and the account you use.",
        )
    }

    def __init__(self) -> None:
        super().__init__("not-found")


class NotOffered(Refusal):
    """One cannot apply for this matter on this day: not yet, no longer, or its last day is over."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "not-yet": Text(
            "“{title}”自{since}起才可以申请。请到那时再来。",
            "“{title}” can be applied for from {since} on. Please come back then.",
        ),
        "withdrawn": Text(
            "“{title}”自{since}起不再受理新的申请：{why}。此前已经提交的申请照常办理。",
            "“{title}” takes no new applications since {since}: {why}. Those filed before go on as they are.",
        ),
        "over": Text(
            "“{title}”自{since}起不再受理新的申请，因为它的有效期已满。此前已经提交的申请照常办理。",
            "“{title}” takes no new applications since {since}, because its time is over. "
            "Those filed before go on as they are.",
        ),
    }

    def __init__(self, code: str, title: Text, since: date, why: str) -> None:
        super().__init__(code, {"title": title, "since": since.isoformat(), "why": why.rstrip("。.")})
        self.since, self.why = since, why


class Stale(Refusal):
    """Somebody was faster: who, when (UTC), and whether by taking the task or by anything else."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "stale": Text(
            "{who}已于{at}更新了这里的内容，您的操作没有执行。请查看最新内容后再操作。",
            "{who} changed this at {at}, so your action was not carried out. "
            "Look at the present state, then act again.",
        ),
        "claimed": Text(
            "这项任务已由{who}于{at}领取，您的操作没有执行。如需由您办理，请与{who}联系。",
            "{who} took this task at {at}, so your action was not carried out. Talk to {who} if it should be yours.",
        ),
    }

    def __init__(self, who: str, when: datetime, code: str = "stale") -> None:
        self.who, self.when = who, when
        super().__init__(code, {"who": who, "at": f"{when.astimezone(CIVIL_ZONE):%Y-%m-%d %H:%M:%S}"})
