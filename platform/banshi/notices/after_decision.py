"""What does the organ write after a decision?  That something is to be put right, or that the decision is revoked."""

from __future__ import annotations

from banshi.cases.case import Case
from banshi.definitions.model import Matter
from banshi.notices.body import About, Body, application, by_law, cited, day, you
from banshi.notices.kinds import act


def order_to_correct(case: Case, matter: Matter, about: About) -> Body:
    """限期改正通知书: what was found, by when it is put right, and what follows if it is not."""
    return Body(
        (
            f"{_granted(case, matter)}经事后核查，实际情况与法定条件或者{you(case)}的承诺不符。",
            f"核查情况：{about['report']}",
            f"请于{about['mend_by']}前改正。改正后可以提前申请复查；期满后本机关将进行复查，"
            f"仍不符合的，依法撤销{act(matter.kind).zh or '原'}决定。",
        )
    )


def revoked(case: Case, matter: Matter) -> Body:
    """撤销…决定书: which decision, why, by which law, and where its holder can turn (Licensing Law 69)."""
    found = case.revocation
    reasons, basis, remedies = (found.reasons, found.basis, found.remedies) if found else ("", (), "")
    laws = cited(law for law in matter.basis if law.id in basis)
    licence = case.licence
    gone = (f"{licence.name.zh}（编号：{licence.number}）自本决定作出之日起失效。",) if licence else ()
    return Body(
        (
            f"{_granted(case, matter)}{by_law(matter, '第六十九条')}决定撤销上述准予决定。",
            f"理由：{reasons}",
            f"依据：{laws}。",
            *gone,
            remedies,
        )
    )


def deemed_renewed(case: Case, matter: Matter, about: About) -> Body:
    """视为准予延续通知书: nobody decided before the licence ended, so it holds on (Licensing Law 50)."""
    until = f"至{about['until']}" if "until" in about else ""
    return Body(
        (
            f"{application(case, matter)}，本机关在证照有效期届满前没有作出是否准予延续的决定。"
            f"{by_law(matter, '第五十条第二款')}视为准予延续。",
            f"{about['name']}（编号：{about['number']}）延续的有效期自{about['first']}{until}。换发的证照将另行送达。",
        )
    )


def reminded(case: Case, about: About) -> Body:
    """有效期届满提醒: until when the licence holds, and that renewal can be applied for now."""
    name = case.licence.name.zh if case.licence else ""
    return Body(
        (
            f"{you(case)}持有的{name}（编号：{about['number']}）有效期至{about['until']}。",
            "需要延续的，现在可以提出申请；逾期没有延续的，期满后证照失效。",
        )
    )


def _granted(case: Case, matter: Matter) -> str:
    when = f"于{day(case.outcome.decided)}" if case.outcome else ""
    return f"本机关{when}准予了{you(case)}提出的“{matter.title.zh}”申请（办件编号 {case.number}）。"
