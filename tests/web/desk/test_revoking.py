"""A check that fails twice: the holder asks for another look, somebody else revokes, and everybody sees it."""

from __future__ import annotations

from use_cases.worlds import APPLICANT
from web.desk.test_deciding import confirm
from web.desk.test_lawful_acts import CHECKS, form, path, town
from web.pages import shown
from web.straight import file_straight

from banshi.cases import commands as wish
from banshi.cases.case import Status
from banshi.licences.register import LicenceState
from banshi.people import Role
from banshi.store.licences import entries, licence


def looked(browser, filed, people, *more):
    """What the inspector says when it is not as committed to."""
    both = [("visitors", one.person) for one in people[Role.INSPECTOR]]
    said = [*both, *CHECKS, ("passed", "no"), ("report", "通道堵塞。"), *more]
    return confirm(browser, path(filed), form(filed, "post-check", *said))


def test_failing_twice_the_licence_is_revoked_on_pages(browse_own, own_world) -> None:
    people = town(own_world, "fire_rescue", people=2)
    filed = file_straight(own_world, "fire-safety-check", "commitment")
    clerk, approver = people[Role.WINDOW_CLERK][0], people[Role.APPROVER][0]
    filed.does(clerk, wish.Accept())
    filed.does(approver, wish.Grant("准予"))
    filed.does(clerk, wish.Deliver("window", "测试甲"))
    number = filed.case().licence.number
    inspector, own = browse_own(people[Role.INSPECTOR][0]), browse_own(APPLICANT)
    assert "有效" in shown(own.get("/my/licences"))
    assert number in own.get("/my/licences").text

    page, done = looked(inspector, filed, people)
    assert "《限期改正通知书》" in shown(page)
    assert done.status_code == 303
    assert filed.case().visits[0].mend_by is not None, "the definition says how long there is"

    mine = f"/my/cases/{filed.number}"
    assert "已经改正，申请复查" in shown(own.get(mine))
    asked = own.post(f"{mine}/recheck", {"seen": str(filed.case().version)})
    assert asked.status_code == 303
    assert own.post(f"{mine}/recheck", {"seen": "1"}).status_code == 303, "pressed twice, asked once"
    assert "已申请复查" in shown(own.get(mine))

    page, _done = looked(inspector, filed, people)
    assert "是否撤销的决定" in shown(page)
    decider = browse_own(approver)
    form_page = decider.get(f"{path(filed)}?act=revoke")
    assert "通道堵塞。" in shown(form_page)
    law = own_world.editions.matter(filed.case().edition).basis[0].id
    page, done = confirm(decider, path(filed), form(filed, "revoke", ("reasons", "两次核查不符合。"), ("basis", law)))
    assert number in shown(page)
    assert done.status_code == 303
    assert filed.case().status is Status.REVOKED
    with own_world.reading() as connection:
        assert licence(connection, number).state is LicenceState.REVOKED
        assert [one.act.value for one in entries(connection, number)] == ["issued", "revoked"]
    assert "已撤销" in shown(own.get("/my/licences"))
    assert "行政复议" in shown(own.get(mine))
    assert "撤销" in shown(decider.get(f"/desk/cases/{filed.number}"))
