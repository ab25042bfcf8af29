"""Does a renewal that was applied for in time count as granted once the licence has ended (Licensing Law 50)?"""

from dataclasses import replace
from datetime import date

import pytest
from cases.matters import CALENDAR, CATERING, days
from cases.story import CLERK, at, filed, given

from banshi.cases.commands import Accept
from banshi.cases.decide import decide
from banshi.cases.events import DeemedRenewed, LimitPassed, WatchStarted
from banshi.cases.licensing import RENEWAL
from banshi.cases.moment import Moment
from banshi.licences.register import Licence, LicenceState
from banshi.people import SYSTEM
from banshi_rules.texts import Text

#: It holds until Wednesday, 4 March 2026.
HELD = Licence(
    number="L-1",
    name=Text("食品经营许可证"),
    matter=CATERING.code,
    department=CATERING.department.id,
    holder="p-applicant",
    holder_name="王小明",
    holder_number="",
    case="case-0",
    issued=at("2021-03-05 09:00"),
    valid_from=date(2021, 3, 5),
    valid_until=date(2026, 3, 4),
    state=LicenceState.VALID,
    since=at("2021-03-05 09:00"),
)
LAST = WatchStarted(RENEWAL, days(2), at("2026-03-02 09:00"), date(2026, 3, 4), False)


@pytest.mark.parametrize(
    ("looked", "licence", "renewed"),
    [
        (True, HELD, [DeemedRenewed("L-1", HELD.name, CATERING.code, date(2026, 3, 5), date(2031, 3, 4))]),
        (False, HELD, []),  # the clock has not been looked at yet: it will be, and finds an accepted application
        (True, replace(HELD, valid_until=date(2031, 3, 4)), []),  # another case renewed it meanwhile
        (True, replace(HELD, state=LicenceState.REVOKED), []),
    ],
)
def test_accepted_after_the_last_day_of_the_licence(looked, licence, renewed):
    """Filed in time, and accepted late: the applicant loses nothing by how long that took."""
    happened = (LAST, LimitPassed(RENEWAL, date(2026, 3, 4))) if looked else (LAST,)
    story = given(filed).record(SYSTEM, at("2026-03-05 00:00"), happened)
    moment = Moment(at("2026-03-05 09:00"), CLERK, CALENDAR, licence=licence)
    events = decide(story.matter, story.case, Accept(), moment)
    assert [one for one in events if isinstance(one, DeemedRenewed)] == renewed
