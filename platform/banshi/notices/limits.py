"""What does the organ write when its decision takes longer?  An extension with its reason, a procedure and its time."""

from __future__ import annotations

from banshi.cases.case import Case
from banshi.cases.words import chinese_date
from banshi.definitions.model import Matter
from banshi.notices.body import About, Body, application, by_law, cited
from banshi_rules.time_limits import say


def extended(case: Case, matter: Matter) -> Body:
    """延长办理期限告知书: by how long, approved by whom, why, and the new last days (Licensing Law 42)."""
    rule = matter.limits.extension
    reason = case.extension.reason if case.extension else ""
    laws = [law for law in matter.basis if rule is not None and law.id == rule.basis]
    longer = f"延长 {say(rule.limit, 'zh')}" if rule is not None else "延长"
    return Body(
        (
            f"{application(case, matter)}不能在规定期限内作出决定。{by_law(matter, '第四十二条')}"
            f"经批准，办理期限{longer}。",
            f"理由：{reason}",
            *((f"依据：{cited(laws)}。",) if laws else ()),
            *_last_days(case),
        )
    )


def _last_days(case: Case) -> tuple[str, ...]:
    """The last days as they are now; while a clock stands still it has none."""
    said = []
    for name, word in (("statutory", "法定办结时限"), ("promised", "承诺办结时限")):
        clock = case.watches.get(name)
        if clock is not None and clock.due is not None and clock.watch.extended:
            said.append(f"{word}延长至{chinese_date(clock.due)}")
    return (f"{'；'.join(said)}。",) if said else ()


def procedure(case: Case, matter: Matter, about: About) -> Body:
    """特别程序期限告知书: which procedure, how long it takes, and that its time is not counted (Licensing Law 45)."""
    law = by_law(matter, "第四十五条")
    basis = about.get("basis")
    return Body(
        (
            f"{application(case, matter)}依法需要进行{about['procedure']}。{law}所需时间不计算在办理期限内。",
            f"{about['procedure']}预计需要 {about['planned']}，至{about['until']}。结束后办理期限继续计算。",
            *((f"依据：{basis}。",) if isinstance(basis, str) else ()),
        )
    )
