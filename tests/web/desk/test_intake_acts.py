"""Mending on the spot and passing on, on pages: what follows is said before it happens, and the applicant sees it."""

import pytest
from use_cases.worlds import APPLICANT, file_one, version
from web.conftest import STAFF
from web.pages import shown

from banshi.cases.case import Status
from banshi.use_cases import filing, reading

CLERK = STAFF["window-clerk"]


@pytest.fixture
def filed(own_world):
    return file_one(own_world)


def gap(index: int) -> dict[str, str]:
    return {
        f"gap-{index}-kind": "own",
        f"gap-{index}-about": "other",
        f"gap-{index}-problem": "联系人写错一个字。",
        f"gap-{index}-remedy": "请改正。",
    }


def case_of(world, filed):
    return reading.case_file(world, APPLICANT, filed.case_id).case


def test_small_errors_are_mended_on_the_same_day(browse_own, own_world, filed) -> None:
    clerk, path = browse_own(CLERK), f"/desk/cases/{filed.number}/decide"
    assert "再加一项" in shown(clerk.get(f"{path}?act=on-the-spot"))
    posted = {"act": "on-the-spot", "seen": str(version(own_world, filed.case_id)), **gap(0)}
    looked = clerk.post(path, {**posted, "go": "look"})
    assert "一次性告知补正的机会仍然保留" in shown(looked)
    assert "联系人写错一个字。" in shown(looked)
    assert clerk.post(path, {**posted, "go": "confirm"}).status_code == 303
    assert case_of(own_world, filed).status is Status.SUBMITTED
    me = browse_own(APPLICANT)
    assert "今天可以当场更正 1 项" in shown(me.get(f"/my/cases/{filed.number}"))
    begun = me.post(f"/my/cases/{filed.number}/correct", {})
    assert begun.status_code == 303
    assert "联系人写错一个字。" in shown(me.get(begun.location))
    draft = begun.location.rpartition("/")[2]
    key = filing.read_draft(own_world, APPLICANT, draft).key
    filing.correct(own_world, APPLICANT, draft, key)
    case = case_of(own_world, filed)
    assert case.on_the_spot.answered is not None
    assert case.correction is None
    offered = shown(clerk.get(path))
    assert "一次性告知补正" in offered
    assert "小差错当天更正" not in offered


def test_the_next_day_the_page_is_shut(browse_own, own_world, filed, clock) -> None:
    clerk, path = browse_own(CLERK), f"/desk/cases/{filed.number}/decide"
    posted = {"act": "on-the-spot", "seen": str(version(own_world, filed.case_id)), **gap(0), "go": "confirm"}
    assert clerk.post(path, posted).status_code == 303
    me = browse_own(APPLICANT)
    begun = me.post(f"/my/cases/{filed.number}/correct", {})
    clock.move(days=1)
    me = browse_own(APPLICANT)
    assert me.get(begun.location).location.endswith(f"/my/cases/{filed.number}")
    assert "当场更正 1 项" not in shown(me.get(f"/my/cases/{filed.number}")).partition("经过")[0]


def test_what_belongs_to_another_organ_goes_there(browse_own, own_world, filed) -> None:
    clerk, path = browse_own(CLERK), f"/desk/cases/{filed.number}/decide"
    posted = {"act": "transfer", "seen": str(version(own_world, filed.case_id)), "organ": "示例区城市管理局"}
    lacking = clerk.post(path, {**posted, "reason": "", "go": "look"})
    assert lacking.status_code == 422
    assert 'href="#reason"' in lacking.text
    whole = {**posted, "reason": "户外设施由该机关管理。"}
    looked = shown(clerk.post(path, {**whole, "go": "look"}))
    assert "转给示例区城市管理局" in looked
    assert "转办通知书" in looked
    assert clerk.post(path, {**whole, "go": "confirm"}).status_code == 303
    assert case_of(own_world, filed).status is Status.TRANSFERRED
    page = shown(browse_own(APPLICANT).get(f"/my/cases/{filed.number}"))
    assert "已转办" in page
    assert "转办通知书" in page
