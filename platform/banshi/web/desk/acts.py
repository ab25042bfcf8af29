"""Which acts can an officer choose, what does each ask, and which wish do the answers make?"""

from __future__ import annotations

from collections.abc import Mapping

from banshi.cases import commands as wish
from banshi.cases.commands import Command
from banshi.web.desk import gap_rows
from banshi.web.desk.acting import Act, Posted
from banshi.web.desk.hearing_acts import HEARING_ACTS
from banshi.web.desk.lawful_acts import LAWFUL_ACTS
from banshi_rules.texts import Text


def _not_accept(page: Posted) -> Command:
    return wish.NotAccept(page.text("reasons"), page.text("competent_organ") or None)


def _pass(page: Posted) -> Command:
    drafted = {"grant": True, "refuse": False}.get(page.text("grants"))
    return wish.Pass(page.text("opinion"), page.task, drafted)


def _correct(page: Posted) -> Command:
    return wish.RequestCorrection(gap_rows.gaps(page.typed))


def _on_the_spot(page: Posted) -> Command:
    return wish.OfferOnTheSpot(gap_rows.gaps(page.typed))


_ALL = (
    Act(
        "accept",
        wish.Accept,
        (),
        (),
        None,
        lambda _page: wish.Accept(),
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
        "on-the-spot",
        wish.OfferOnTheSpot,
        (),
        (),
        gap_rows.PREFIX,
        _on_the_spot,
        Text("小差错当天更正，不占用一次性告知", "Small errors, mended today; the one notice is not used up"),
    ),
    Act(
        "transfer",
        wish.TransferAway,
        ("organ", "reason"),
        (),
        None,
        lambda page: wish.TransferAway(page.text("organ"), page.text("reason")),
        Text(
            "属于其他机关职权，转给该机关并告知申请人",
            "Another organ is competent; the applicant is told",
        ),
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
        ("task", "opinion", "grants"),
        (),
        None,
        _pass,
        Text("写明意见，转给下一环节", "Write your opinion; the next step begins"),
    ),
    Act(
        "grant",
        wish.Grant,
        ("opinion",),
        (),
        None,
        lambda page: wish.Grant(page.text("opinion")),
        Text("符合法定条件，作出准予的决定", "The legal conditions are met"),
    ),
    Act(
        "refuse",
        wish.Refuse,
        ("reasons",),
        ("basis",),
        None,
        lambda page: wish.Refuse(page.text("reasons"), tuple(dict.fromkeys(page.typed.getlist("basis")))),
        Text("说明理由和依据，告知救济途径", "With reasons, legal basis and remedies"),
    ),
    Act(
        "return",
        wish.ReturnTo,
        ("task", "step", "reason"),
        (),
        None,
        lambda page: wish.ReturnTo(page.text("step"), page.text("reason"), page.task),
        Text("退回前面的环节重新办理，时限继续计算", "An earlier step is done again; the limits run on"),
    ),
    Act(
        "deliver",
        wish.Deliver,
        ("manner", "recipient"),
        (),
        None,
        lambda page: wish.Deliver(page.text("manner"), page.text("recipient")),
        Text("把结果交给申请人，办件结束", "The applicant gets the result; the case is closed"),
    ),
)
#: Every act by its name.
ACTS: Mapping[str, Act] = {act.id: act for act in (*_ALL, *HEARING_ACTS, *LAWFUL_ACTS)}
