"""What does the organ write after a decision?  That something is to be put right, or that the decision is revoked."""

from __future__ import annotations

from banshi.cases.case import Case
from banshi.definitions.model import Matter
from banshi.notices.body import About, Body, by_law, cited, day, you
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


def _granted(case: Case, matter: Matter) -> str:
    when = f"于{day(case.outcome.decided)}" if case.outcome else ""
    return f"本机关{when}准予了{you(case)}提出的“{matter.title.zh}”申请（办件编号 {case.number}）。"
