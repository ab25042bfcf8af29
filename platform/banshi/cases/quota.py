"""Is it this applicant's turn?  Where only so many can be granted, those accepted first come first (Licensing Law 57).

A place is kept until the case is refused or taken back; then everybody behind it moves up.
"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.cases.case import Case
from banshi.cases.events import PlaceTaken
from banshi.cases.moment import Moment
from banshi.cases.refusals import OutOfOrder
from banshi.definitions.charging import QuotaPeriod
from banshi.definitions.model import Matter
from banshi_rules.expressions import holds


def place_of(matter: Matter, case: Case, moment: Moment, year: int) -> Iterator[PlaceTaken]:
    """The place that acceptance gives, where the matter has a quota that this application counts in.

    `year` is the year of the acceptance day of the law.
    """
    quota = matter.quota
    if quota is None or (quota.when is not None and not holds(quota.when, moment.facts)):
        return
    yield PlaceTaken(str(year) if quota.per is QuotaPeriod.YEAR else case.edition.digest[:8], None)


def must_have_turn(matter: Matter, case: Case, moment: Moment) -> None:
    """Raise OutOfOrder while as many as may be granted stand before this case, granted or still open."""
    quota, place = matter.quota, case.place
    if quota is None or place is None:
        return
    if moment.ahead is None:
        raise ValueError("whoever decides about a case with a place must know how many stand before it")
    if moment.ahead >= quota.amount:
        rank = moment.ahead + 1
        raise OutOfOrder("quota-waits", {"amount": quota.amount, "rank": rank, "behind": rank - quota.amount})
