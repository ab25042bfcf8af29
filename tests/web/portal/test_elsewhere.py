"""What reads who need not apply, or cannot do it here yet?  A plain word, and no form to send."""

import shutil
from collections.abc import Callable

import pytest
from use_cases.worlds import APPLICANT, DISTRICT, PREMISES, start_form
from web.pages import shown

from banshi.use_cases import drafting, filing
from banshi.use_cases.publishing import publish_folder
from banshi.use_cases.refusals import NotOnline
from banshi.use_cases.world import World

ROUTES = "  - {route: express, when:"
MATTER = "market_supervision/catering-licence.yaml"


@pytest.fixture
def publishing(own_world: World, tmp_path) -> Callable[..., World]:
    """The town after publishing a changed catering licence."""

    def publish(*changes: tuple[str, str]) -> World:
        folder = tmp_path / "changed"
        shutil.copytree(DISTRICT, folder)
        text = (folder / MATTER).read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        judged_before = text.index("\nexamples:")  # the examples of what is shipped hold for what is shipped
        (folder / MATTER).write_text(text[: judged_before + 1], "utf-8")
        done = publish_folder(
            own_world, folder, by=("administrator", "administrator2"), summary="测试", only=["catering-licence"]
        )
        assert done.findings == ()
        return own_world

    return publish


#: Nobody with more than 9,000 m² is the district's; nobody below 2 m² needs anything.
SMALL = """  - route: small
    when: area < 2
    ends: {outcome: not-needed, message: {zh: 不足两平方米不需要许可。, en: Below two square metres nothing is needed.}}
"""
LARGE = """  - route: large
    when: area > 9000
    ends:
      outcome: other-organ
      organ: {zh: 示例市市场监督管理局, en: City bureau}
      message: {zh: 请向市局申请。, en: Apply there.}
"""
ENDING = (ROUTES, SMALL + LARGE + ROUTES)


@pytest.mark.parametrize(
    ("area", "heading", "message"),
    [("1.5", "不用办理这个事项", "不足两平方米不需要许可。"), ("9001", "应当向其他机关申请", "示例市市场监督管理局")],
)
def test_an_application_that_ends_at_the_intake_is_not_filed(
    publishing, browse_own, area: str, heading: str, message: str
) -> None:
    world = publishing(ENDING)
    browser = browse_own(APPLICANT)
    assert message in shown(browser.get("/m/catering-licence"))  # the guide says so before anybody begins
    draft_id = start_form(world, f_area=area)
    for page in (f"/apply/{draft_id}", f"/apply/{draft_id}/check"):
        told = shown(browser.get(page))
        assert heading in told and message in told, page
    assert "提交申请" not in shown(browser.get(f"/apply/{draft_id}/check"))
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    refused = browser.post(f"/apply/{draft_id}/check", {"key": draft.key, "body": draft.body, "declared": "yes"})
    assert refused.status_code == 422
    with pytest.raises(NotOnline):
        filing.file(world, APPLICANT, draft_id, draft.key)


def test_mending_the_answer_opens_the_way_again(publishing, browse_own) -> None:
    world = publishing(ENDING)
    browser = browse_own(APPLICANT)
    draft_id = start_form(world, f_area="1.5")
    browser.post(f"/apply/{draft_id}/s/premises", {**PREMISES, "_seen": "1"})
    assert "提交申请" in shown(browser.get(f"/apply/{draft_id}/check"))


def test_what_cannot_run_yet_is_a_guide_and_no_form(publishing, browse_own) -> None:
    publishing(
        ("online_depth: full", "online_depth: consult-only"), ("\nguide:\n", "\nguide:\n  ways: [window, post]\n")
    )
    browser = browse_own(APPLICANT)
    guide = shown(browser.get("/m/catering-licence"))
    assert "目前请到窗口办理" in guide and "在线办理" not in guide
    assert browser.get("/m/catering-licence/start").status_code == 422
    refused = browser.post("/m/catering-licence/start")
    assert refused.status_code == 422 and "这个事项只在网上提供咨询" in shown(refused)


def test_english(publishing, browse_own) -> None:
    world = publishing(ENDING)
    browser = browse_own(APPLICANT)
    browser.get("/language/en")
    told = shown(browser.get(f"/apply/{start_form(world, f_area='9001')}/check"))
    assert "By your answers, another organ is competent" in told and "City bureau" in told
