"""What does the organ write when a case ends?  A decision to grant or refuse, or the notice that it ended without."""

from __future__ import annotations

from banshi.cases.case import Case, Status
from banshi.cases.words import chinese_date
from banshi.definitions.model import Matter
from banshi.notices.body import Body, application, by_law, cited, day, within, you
from banshi.notices.hearing import rests_on
from banshi.notices.kinds import act


def granted(case: Case, matter: Matter) -> Body:
    """准予…决定书: on which law, what is issued, how long it holds, and by when it is handed over."""
    return Body(
        (
            f"{_examined(case, matter)}符合法定条件、标准。{by_law(matter, '第三十八条第一款')}"
            f"决定准予{act(matter.kind).zh or '办理'}。",
            *rests_on(case),
            *((f"依据：{cited(matter.basis)}。",) if matter.basis else ()),
            *_licence(case, matter),
            *_delivery(case, matter),
        )
    )


def _examined(case: Case, matter: Matter) -> str:
    counted = case.counted_from or case.received
    return f"{application(case, matter)}，本机关已于{day(counted)}受理。经审查，"


def _licence(case: Case, matter: Matter) -> tuple[str, ...]:
    if matter.licence is None or case.outcome is None:
        return ()
    number = f"（编号：{case.outcome.licence_number}）" if case.outcome.licence_number else ""
    if case.outcome.valid_until is None:
        return (f"证照：{matter.licence.name.zh}{number}。",)
    since = case.outcome.valid_from
    first = chinese_date(since) if since else day(case.outcome.decided)
    last = chinese_date(case.outcome.valid_until)
    return (f"证照：{matter.licence.name.zh}{number}，有效期自{first}至{last}。",)


def _delivery(case: Case, matter: Matter) -> tuple[str, ...]:
    clock = case.watches.get("delivery")
    if clock is None:
        return ()
    what = matter.licence.name.zh if matter.licence else "办理结果"
    return (f"本机关将在作出决定之日起 {within(clock)}，向{you(case)}送达{what}。",)


def refused(case: Case, matter: Matter) -> Body:
    """不予…决定书: reasons, law and remedies, without which there is no refusal (Licensing Law 38(2))."""
    outcome = case.outcome
    reasons, basis, remedies = (outcome.reasons, outcome.basis, outcome.remedies) if outcome else ("", (), "")
    laws = cited(law for law in matter.basis if law.id in basis)
    return Body(
        (
            f"{_examined(case, matter)}不符合法定条件、标准。{by_law(matter, '第三十八条第二款')}"
            f"决定不予{act(matter.kind).zh or '办理'}。",
            *rests_on(case),
            f"理由：{reasons}",
            f"依据：{laws}。",
            remedies,
        )
    )


def terminated(case: Case, matter: Matter) -> Body:
    """终止办理通知书: who or what ended the case, and that a new application is possible."""
    if case.status is Status.WITHDRAWN:
        ended = day(case.concluded or case.received)
        reason = f"（撤回原因：{case.ending}）" if case.ending else ""
        why = f"，{you(case)}已于{ended}撤回{reason}，本机关终止办理。"
    else:
        why = f"，因下列原因终止办理：{case.ending}"
    return Body((f"{application(case, matter)}{why}", f"如仍需办理，{you(case)}可以重新提出申请。"))
