"""Why can a definition not be put in force now, and in which words for people?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from banshi.cases.refusals import Refusal
from banshi_rules.texts import Text


class NotPublished(Refusal):
    """A proposal, an approval or a withdrawal that is not possible as it was asked."""

    sentences: ClassVar[Mapping[str, Text]] = {
        "no-summary": Text(
            "请写明改了什么、为什么改：所有人都能在变更记录里看到。",
            "Say what changed and why: everybody can read it in the history.",
        ),
        "no-reason": Text("请写明为什么不批准。", "Say why it is rejected."),
        "past": Text(
            "{day}已经过去：事项不能从过去的日期起施行。请写今天或以后的日期。",
            "{day} is over: nothing comes into force in the past. Give today or a later day.",
        ),
        "days-reversed": Text(
            "最后一天{until}早于开始施行的日期。请修改其中一个。",
            "The last day {until} is before the first. Change one of them.",
        ),
        "no-proposal": Text(
            "没有编号为{id}的提议。用 banshi publish --list 查看。",
            "There is no proposal {id}. See banshi publish --list.",
        ),
        "approved": Text(
            "提议{id}已由{who}批准。不需要再办理。",
            "Proposal {id} was approved by {who} already. Nothing is left to do.",
        ),
        "rejected": Text(
            "提议{id}已由{who}退回。需要时请重新提出。",
            "Proposal {id} was rejected by {who}. Propose it anew if it is needed.",
        ),
        "newer-proposal": Text(
            "事项{matter}在提议{id}之后又有新的提议{newer}，提议{id}已过时。请先办理提议{newer}，或者把它退回。",
            "Proposal {newer} for {matter} is newer than proposal {id}, which is out of date. "
            "Decide on proposal {newer} first, or reject it.",
        ),
        "newer-edition": Text(
            "事项{matter}在提议{id}之后已发布了新的版本，提议{id}比较的不是现在的内容。请重新提出，再看一遍变化。",
            "A newer edition of {matter} was published after proposal {id}, which was compared with an older state. "
            "Propose it anew and look at the changes again.",
        ),
        "day-passed": Text(
            "提议{id}的日期{day}已经过去，不能批准。请重新提出，写今天或以后的日期。",
            "The day {day} of proposal {id} is over, so it cannot be approved. Propose it anew for today or later.",
        ),
        "altered": Text(
            "提议{id}中事项{matter}的内容与提出时不一致。请重新提出。",
            "What proposal {id} keeps of {matter} is not what was proposed. Propose it anew.",
        ),
        "no-matter": Text(
            "没有发布过事项{matter}。请检查代码。", "No matter {matter} was ever published. Check its code."
        ),
        "ended": Text(
            "事项{matter}到那时已经不再受理申请，不需要取消。",
            "{matter} takes no applications by then anyway, so there is nothing to withdraw.",
        ),
    }
