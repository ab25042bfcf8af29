"""A matter that is decided at once: does the officer who accepted it go on to the decision without a detour?"""

from use_cases.worlds import APPLICANT, PARTY, PDF, version
from web.conftest import STAFF
from web.pages import shown
from werkzeug.datastructures import MultiDict

from banshi.cases.case import Status
from banshi.people import Post, Role
from banshi.use_cases import drafting, filing, reading, staffing

CLERK = STAFF["window-clerk"]
ANSWERS = {
    "_applicant": {name: text for name, text in PARTY.items() if name != "f_applicant_kind"},
    "business": {"f_uscc": PARTY["f_applicant_number"], "f_change_items": "name"},
    "changes": {"f_new_name": "示例区测试乙餐饮店", "f_name_declared": "yes"},
    "licence_copies": {"f_copies": "1", "f_by_agent": "no"},
}


def test_accepted_and_decided_by_one_hand(browse_own, own_world) -> None:
    draft = drafting.start(own_world, APPLICANT, "individual-business-change")
    for section, answers in ANSWERS.items():
        assert drafting.save_section(own_world, APPLICANT, draft, section, MultiDict(answers)).problems == ()
    drafting.attach(own_world, APPLICANT, draft, "application", "申请书.pdf", PDF)
    filed = filing.file(own_world, APPLICANT, draft, drafting.open_draft(own_world, APPLICANT, draft).key)
    staffing.add_post(own_world, CLERK.person, Post("market_supervision", Role.APPROVER), own_world.today(), None)
    clerk, path = browse_own(CLERK), f"/desk/cases/{filed.number}/decide"

    def seen() -> str:
        return str(version(own_world, filed.case_id))

    accepted = clerk.post(path, {"act": "accept", "seen": seen(), "go": "confirm"})
    assert accepted.location == f"{path}?accepted=1"
    words = shown(clerk.get(accepted.location))
    assert "已受理，请接着办理" in words
    assert "准予" in words
    granted = clerk.post(path, {"act": "grant", "opinion": "", "seen": seen(), "go": "confirm"})
    assert granted.status_code == 303
    assert reading.case_file(own_world, APPLICANT, filed.case_id).case.status is Status.GRANTED
    assert "送达" in shown(clerk.get(path))
