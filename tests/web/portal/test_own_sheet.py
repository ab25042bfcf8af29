"""Does the sheet of a draft say what this applicant needs, and to nobody else?"""

from __future__ import annotations

import pytest
from use_cases.worlds import APPLICANT, OTHER, start_form
from web.pages import shown

from banshi.definitions.guide import GuideKind, read_stamp
from banshi.use_cases import drafting


def test_only_what_these_answers_ask_for(own_world, browse_own) -> None:
    draft = start_form(own_world)
    browser = browse_own(APPLICANT)
    assert f"/apply/{draft}/sheet" in browser.get(f"/apply/{draft}/check").text
    sheet = shown(browser.get(f"/apply/{draft}/sheet"))
    assert "一次性告知单（按您的情况）" in sheet and "您要交的材料" in sheet and "最迟" in sheet


def test_an_empty_draft_is_told_what_is_missing_and_nothing_is_ruled_out(own_world, browse_own) -> None:
    draft = drafting.start(own_world, APPLICANT, "catering-licence")
    sheet = shown(browse_own(APPLICANT).get(f"/apply/{draft}/sheet"))
    assert "提交前要改正" in sheet and "还说不准要不要交的材料" in sheet and "您不用交的材料" not in sheet


@pytest.mark.parametrize("language", ["zh", "en"])
def test_as_a_file(own_world, browse_own, language) -> None:
    draft = start_form(own_world)
    browser = browse_own(APPLICANT)
    browser.get(f"/language/{language}")
    response = browser.get(f"/apply/{draft}/sheet.pdf")
    stamp = read_stamp(response.data)
    assert stamp is not None and (stamp.kind, stamp.languages) == (GuideKind.CASE, language)
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["sheet", "sheet.pdf"])
def test_it_is_nobody_elses(own_world, browse_own, path) -> None:
    draft = start_form(own_world)
    assert browse_own(OTHER).get(f"/apply/{draft}/{path}").status_code == 404
