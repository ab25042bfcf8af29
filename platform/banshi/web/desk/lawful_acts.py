"""What else can an officer do: look at the place, ask, wait as the law allows, hear the public, check afterwards?"""

from __future__ import annotations

from banshi.cases import commands as wish
from banshi.cases.commands import Command
from banshi.web.desk.acting import FINDING, Act, Posted
from banshi_rules.texts import Text


def _visit(page: Posted) -> Command:
    passed = not page.no("passed")
    return wish.RecordVisit(page.visitors, page.findings, passed, page.text("report"), page.task)


def _post_check(page: Posted) -> Command:
    met = not page.no("passed")
    mend_within = page.limit("mend_within") if page.text("mend_within") and not met else None
    return wish.RecordPostCheck(page.visitors, page.findings, met, page.text("report"), mend_within, page.task)


def _opinion(page: Posted) -> Command:
    return wish.GiveOpinion(not page.no("agrees"), page.text("opinion"), page.task)


LAWFUL_ACTS = (
    Act(
        "visit",
        wish.RecordVisit,
        ("task", "passed", "report"),
        ("visitors",),
        FINDING,
        _visit,
        Text("谁到场、查了什么、结论是什么", "Who was there, what was found, and the conclusion"),
        chosen=("passed", "conclusion-missing"),
    ),
    Act(
        "opinion",
        wish.GiveOpinion,
        ("task", "agrees", "opinion"),
        (),
        None,
        _opinion,
        Text("代表本部门答复，同意或者不同意都写明理由", "Answer for your department, with reasons either way"),
        chosen=("agrees", "agreement-missing"),
    ),
    Act(
        "end-procedure",
        wish.EndProcedure,
        ("task", "result"),
        (),
        None,
        lambda page: wish.EndProcedure(page.text("result"), page.task),
        Text("写明结果，办理时限恢复计算", "Write the result; the time limits run again"),
    ),
    Act(
        "objection",
        wish.RaiseObjection,
        ("task", "objector", "text"),
        (),
        None,
        lambda page: wish.RaiseObjection(page.text("objector"), page.text("text"), page.task),
        Text("公示期间收到异议的，先登记", "Record what comes in while the case is public"),
    ),
    Act(
        "forward",
        wish.ForwardUp,
        ("task", "opinion"),
        (),
        None,
        lambda page: wish.ForwardUp(page.text("opinion"), page.task),
        Text("连同全部材料和初审意见报上级，不要求重复提交", "With everything that came; nothing is asked again"),
    ),
    Act(
        "post-check",
        wish.RecordPostCheck,
        ("task", "passed", "report", "mend_within", "mend_within_unit"),
        ("visitors",),
        FINDING,
        _post_check,
        Text("核查是否与承诺一致，不一致的限期改正", "As committed to, or to be put right by a day"),
        chosen=("passed", "conclusion-missing"),
    ),
    Act(
        "revoke",
        wish.Revoke,
        ("reasons",),
        ("basis",),
        None,
        lambda page: wish.Revoke(page.text("reasons"), tuple(dict.fromkeys(page.typed.getlist("basis")))),
        Text("复查仍不符合的，撤销准予的决定", "Still not as committed to: the decision is taken back"),
    ),
    Act(
        "leave-standing",
        wish.LeaveStanding,
        ("reason",),
        (),
        None,
        lambda page: wish.LeaveStanding(page.text("reason")),
        Text("决定继续有效，写明理由", "The decision stands; say why"),
    ),
    Act(
        "approve-extension",
        wish.ApproveExtension,
        (),
        (),
        None,
        lambda _page: wish.ApproveExtension(),
        Text("法定期限延长一次，理由告知申请人", "The limit gets longer, once; the applicant is told why"),
    ),
    Act(
        "deny-extension",
        wish.DenyExtension,
        ("reason",),
        (),
        None,
        lambda page: wish.DenyExtension(page.text("reason")),
        Text("期限不变，写明理由", "The limits stay as they are; say why"),
    ),
    Act(
        "procedure",
        wish.BeginProcedure,
        ("task", "procedure", "planned", "planned_unit", "reason"),
        (),
        None,
        lambda page: wish.BeginProcedure(page.text("procedure"), page.limit("planned"), page.text("reason"), page.task),
        Text("听证、检验、鉴定、专家评审等，所需时间不计入期限", "Hearing, testing, expert review …: time not counted"),
        rare=True,
    ),
    Act(
        "ask-extension",
        wish.AskExtension,
        ("reason",),
        (),
        None,
        lambda page: wish.AskExtension(page.text("reason")),
        Text("期限内不能作出决定的，报请批准延长一次", "Where no decision is possible in time; once only"),
        rare=True,
    ),
)
