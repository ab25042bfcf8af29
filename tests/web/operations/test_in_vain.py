"""Does an operator see what the workers tried in vain?"""

from datetime import timedelta

from use_cases.worlds import file_one
from web.conftest import STAFF

from banshi.store import timers
from banshi.store.timers import DueTimer

BOX = "件后台处理出错"


def test_the_first_page_names_the_case_and_the_error(browse_own, own_world) -> None:
    operator = browse_own(STAFF["operator"])
    filed = file_one(own_world)
    assert BOX not in operator.get("/operations/").text
    now = own_world.clock.now()
    broken = DueTimer(filed.case_id, "answer")
    for hours in (0, 2):
        own_world.store.write(
            lambda work, hours=hours: timers.postpone(work, broken, now + timedelta(hours=hours), "KeyError: <x>")
        )
    page = operator.get("/operations/").text
    assert f"1 {BOX}" in page
    assert filed.number in page
    assert "处理到期的时限" in page
    assert "已试 2 次" in page
    assert "KeyError: &lt;x&gt;" in page
