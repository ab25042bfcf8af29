"""Is the limit of the law within the ceiling of the district's class?  (Licensing Law 42)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.law.book import Counted
from banshi.definitions.lint.cited import of_basis
from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.statutory_rank import SUFFICIENT
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import LimitClass, LimitSpec
from banshi_rules.findings import Finding
from banshi_rules.time_limits import TimeLimit

CODES = ("L002",)


def check(subject: Subject) -> Iterator[Finding]:
    """The statutory limit is no longer than the ceiling of its class.

    "Where laws and regulations provide otherwise, those provisions prevail": beyond the ceiling of the complex class a
    limit stands only where the cited article of a law or regulation itself gives that long.
    """
    if subject.limits is None or subject.district is None:
        return
    statutory, rule = subject.limits.statutory, subject.district.classes.get(subject.limits.kind)
    if rule is None or rule.ceiling is None:
        return
    limits = [statutory]
    for route in subject.routes:
        if route.statutory is not None:
            limits.append(LimitSpec(route.statutory, route.statutory_basis, route.at))
    for limit in limits:
        if not within_class(limit, subject.basis, subject.limits.kind, rule.ceiling):
            args = {"statutory": in_words(limit.limit), "name": rule.name, "ceiling": in_words(rule.ceiling)}
            yield Finding("L002", limit.at, args)


def within_class(limit: LimitSpec, laws: Sequence[LegalBasis], kind: LimitClass, ceiling: TimeLimit | None) -> bool:
    """Whether a limit of the law keeps the ceiling of its class, or the article it rests on allows it to be longer."""
    if ceiling is None or not longer(limit.limit, ceiling):
        return True
    basis = next((one for one in laws if one.id == limit.basis), None)
    if basis is None or basis.rank not in SUFFICIENT or kind is not LimitClass.COMPLEX:
        return False
    given = [days for cited in of_basis(basis) if cited.article is not None for days in cited.article.days]
    return any(days.what is Counted.DECISION and not longer(limit.limit, days.limit) for days in given)
