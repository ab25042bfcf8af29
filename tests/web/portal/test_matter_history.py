"""The public history of a matter, and what its guide says once it has ended; posts are told, names never."""

import shutil
from datetime import date

import pytest
from use_cases.worlds import APPLICANT, DISTRICT, MARKET, start_form
from web.pages import shown

from banshi.definitions.library import load_library
from banshi.use_cases import drafting, publishing
from banshi.use_cases.matter_history import matter_history
from banshi.use_cases.refusals import NotFound

CODE = "catering-licence"
HISTORY = f"/matters/{CODE}/history"


@pytest.fixture
def changed(own_world, tmp_path):
    """The catering licence in its second edition; the reply to a correction may take longer."""
    shutil.copytree(DISTRICT, tmp_path / "definitions")
    path = tmp_path / "definitions" / MARKET / f"{CODE}.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("reply_within: 10 working days", "reply_within: 15 working days"), "utf-8")
    publish(own_world, tmp_path / "definitions", "补正期限延长到15个工作日")
    return tmp_path / "definitions"


def publish(world, folder, summary, **days):
    library = load_library(folder, world.editions.vocabulary)
    made = publishing.propose(world, library, by="administrator", summary=summary, only=[CODE], **days).proposal
    assert made is not None
    publishing.approve(world, made.id, by="administrator2")


def end(world, **days):
    made = publishing.propose_withdrawal(world, CODE, by="administrator", summary="国务院决定取消", **days)
    publishing.approve(world, made.id, by="administrator2")


def test_everything_that_was_approved_is_public(own_world, browse_own, changed) -> None:
    end(own_world, on=date(2026, 3, 9))
    publish(own_world, changed, "恢复办理", on=date(2026, 4, 1), until=date(2026, 12, 31))
    entries = matter_history(own_world, CODE)
    assert [(e.kind.value, e.number, e.first_day) for e in entries] == [
        ("added", 3, date(2026, 4, 1)),
        ("abolished", None, date(2026, 3, 9)),
        ("modified", 2, date(2026, 3, 2)),
        ("added", 1, date(2026, 3, 2)),
    ]
    page = shown(browse_own().get(HISTORY))
    for words in (
        "恢复办理",
        "国务院决定取消",
        "补正期限延长到15个工作日",
        "补正答复期限 10→15 个工作日",
        "事项管理员",
        "尚未施行",
    ):
        assert words in page, words
    assert "演示administrator" not in page
    assert "复核" not in page


def test_in_english(own_world, browse_own, changed) -> None:
    browser = browse_own()
    browser.get("/language/en")
    page = shown(browser.get(HISTORY))
    assert "time to answer a correction notice 10→15 working days" in page
    assert "Matter administrator" in page
    assert "new applications follow it, running cases keep their edition" in page


def test_the_guide_leads_to_it_and_tells_what_is_coming(own_world, browse_own, changed) -> None:
    assert HISTORY in browse_own().get(f"/m/{CODE}").text
    assert "可以申请到" not in shown(browse_own().get(f"/m/{CODE}"))
    end(own_world, on=date(2026, 3, 9))
    assert "可以申请到2026年3月8日（周日）为止" in shown(browse_own().get(f"/m/{CODE}"))


def test_a_matter_that_ended_says_since_when_and_why(own_world, browse_own, clock) -> None:
    draft = start_form(own_world)
    end(own_world)
    guide = browse_own().get(f"/m/{CODE}")
    assert guide.status_code == 200
    assert "本事项自2026年3月2日（周一）起不再受理新的申请" in shown(guide)
    assert "国务院决定取消" in shown(guide)
    assert "在线办理" not in shown(guide)
    browser = browse_own(APPLICANT)
    assert browser.get(f"/m/{CODE}/start").status_code == 410
    assert browser.post(f"/m/{CODE}/start").status_code == 410
    key = drafting.open_draft(own_world, APPLICANT, draft).key
    late = browser.post(f"/apply/{draft}/check", {"key": key, "declared": "yes"})
    assert late.status_code == 410
    assert "此前已经提交的申请照常办理" in shown(late)
    assert f"/m/{CODE}" not in browse_own().get("/").text
    assert HISTORY in guide.text


def test_a_matter_that_is_not_yet_in_force(own_world, browse_own, clock) -> None:
    clock.set("2026-03-01 09:00")
    page = browse_own().get(f"/m/{CODE}")
    assert "本事项自2026年3月2日（周一）起可以申请" in shown(page)


def test_what_never_was_has_no_history(own_world, browse_own) -> None:
    assert browse_own().get("/matters/nothing/history").status_code == 404
    with pytest.raises(NotFound):
        matter_history(own_world, "nothing")
