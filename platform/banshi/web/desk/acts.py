"""Which acts can an officer choose, what does each ask, and which wish do the answers make?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from banshi.cases import commands as wish
from banshi.cases.commands import Command
from banshi.cases.words import COMMAND_WORDS
from banshi.web.desk import gap_rows
from banshi_rules.texts import Text

#: The longest text an officer writes into one field, in signs.
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Act:
    """An act by its name in addresses: the wish it stands for and the names it posts; `many` may come repeatedly."""

    id: str
    kind: type[Command]
    names: tuple[str, ...]
    many: tuple[str, ...]
    prefix: str | None
    wish: Callable[[MultiDict[str, str]], Command]
    hint: Text

    @property
    def word(self) -> Text:
        """What it is called."""
        return COMMAND_WORDS[self.kind]


def _text(typed: MultiDict[str, str], name: str) -> str:
    return typed.get(name, "").replace("\r\n", "\n").strip()[:LONGEST]


def _not_accept(typed: MultiDict[str, str]) -> Command:
    return wish.NotAccept(_text(typed, "reasons"), _text(typed, "competent_organ") or None)


def _correct(typed: MultiDict[str, str]) -> Command:
    return wish.RequestCorrection(gap_rows.gaps(typed))


_ALL = (
    Act(
        "accept",
        wish.Accept,
        (),
        (),
        None,
        lambda _typed: wish.Accept(),
        Text("材料齐全、符合法定形式，开始计算办理时限", "Complete and in lawful form; the time limits begin"),
    ),
    Act(
        "correct",
        wish.RequestCorrection,
        (),
        (),
        gap_rows.PREFIX,
        _correct,
        Text("一次告知需要补正的全部内容", "Tell everything that must be mended, once"),
    ),
    Act(
        "not-accept",
        wish.NotAccept,
        ("reasons", "competent_organ"),
        (),
        None,
        _not_accept,
        Text("不属于本机关职权或者依法不需要许可", "Not this organ's matter, or no licence is needed"),
    ),
    Act(
        "pass",
        wish.Pass,
        ("opinion",),
        (),
        None,
        lambda typed: wish.Pass(_text(typed, "opinion")),
        Text("写明意见，转给下一环节", "Write your opinion; the next step begins"),
    ),
    Act(
        "grant",
        wish.Grant,
        ("opinion",),
        (),
        None,
        lambda typed: wish.Grant(_text(typed, "opinion")),
        Text("符合法定条件，作出准予的决定", "The legal conditions are met"),
    ),
    Act(
        "refuse",
        wish.Refuse,
        ("reasons",),
        ("basis",),
        None,
        lambda typed: wish.Refuse(_text(typed, "reasons"), tuple(dict.fromkeys(typed.getlist("basis")))),
        Text("说明理由和依据，告知救济途径", "With reasons, legal basis and remedies"),
    ),
    Act(
        "return",
        wish.ReturnTo,
        ("step", "reason"),
        (),
        None,
        lambda typed: wish.ReturnTo(_text(typed, "step"), _text(typed, "reason")),
        Text("退回前面的环节重新办理，时限继续计算", "An earlier step is done again; the limits run on"),
    ),
    Act(
        "deliver",
        wish.Deliver,
        ("manner", "recipient"),
        (),
        None,
        lambda typed: wish.Deliver(_text(typed, "manner"), _text(typed, "recipient")),
        Text("把结果交给申请人，办件结束", "The applicant gets the result; the case is closed"),
    ),
)
#: Every act by its name.
ACTS: Mapping[str, Act] = {act.id: act for act in _ALL}
