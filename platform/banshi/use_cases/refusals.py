"""Why can an act not be done?  All refusals that a page, a command or a job may have to put into words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from banshi.cases.refusals import Forbidden, Incomplete, OutOfOrder, Refusal
from banshi.definitions.requirements import WrongAnswer
from banshi.store.refusals import NotFound, NotOffered, Stale
from banshi.use_cases.receipts import Receipt
from banshi_forms.model import Problem
from banshi_rules.texts import Text

__all__ = [
    "Conflict",
    "Forbidden",
    "Incomplete",
    "NotFound",
    "NotOffered",
    "NotOnline",
    "NotReady",
    "OutOfOrder",
    "Refusal",
    "Stale",
    "TooLarge",
]


class Conflict(Refusal):
    """It was filed already, with other content; the receipt says as what."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "already-filed": Text(
            "这份申请已经提交，办件编号{number}。提交之后的改动没有生效；需要修改时请在办件页面查看能否补正或撤回。",
            "This application was filed already as {number}. What you changed afterwards has no effect; look at the "
            "case to see whether you can correct or withdraw it.",
        )
    }

    def __init__(self, receipt: Receipt) -> None:
        super().__init__("already-filed", {"number": receipt.number})
        self.receipt = receipt


class NotOnline(Refusal):
    """This application is not filed here: it ends at the intake, or the matter is online only to ask about."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "ends": Text("{message}", "{message}"),
        "consult-only": Text(
            "这个事项只在网上提供咨询，不能在网上提交。请到办事窗口办理，或者拨打咨询电话。",
            "This matter is online for consultation only and cannot be filed here. Go to a window, or call for advice.",
        ),
    }


class NotReady(Refusal):
    """The application cannot be filed yet; everything the applicant can mend on the page, at once.

    `party` are problems of the applicant's particulars, `problems` of the answers, `missing` the ids of materials still
    to be handed in, `wrong` what the checks of the matter found.
    """

    sentences: ClassVar[Mapping[str, Text]] = {
        "not-ready": Text(
            "申请还不能提交：还有{count}处需要填写或改正。请按提示逐项处理。",
            "The application cannot be filed yet: {count} things are missing or wrong. Mend them one by one.",
        )
    }

    def __init__(
        self,
        party: tuple[Problem, ...],
        problems: tuple[Problem, ...],
        missing: tuple[str, ...],
        wrong: tuple[WrongAnswer, ...],
    ) -> None:
        super().__init__("not-ready", {"count": len(party) + len(problems) + len(missing) + len(wrong)})
        self.party, self.problems, self.missing, self.wrong = party, problems, missing, wrong


class TooLarge(Refusal):
    """A draft that would grow without end."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "too-many-files": Text(
            "这项材料最多上传{most}个文件。请先删除不需要的文件，或合并后再上传。",
            "At most {most} files can be handed in for this material. Remove some, or join them into one.",
        ),
        "too-many-drafts": Text(
            "您已有{most}份未提交的草稿。请先提交或删除不需要的草稿。",
            "You have {most} drafts already. File or remove some first.",
        ),
    }
