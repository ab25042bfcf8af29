"""Signing for what comes later, and handing it in, on pages without a script."""

import re
from io import BytesIO

from use_cases.test_following import accept, case_of, prepared
from use_cases.worlds import APPLICANT, PDF
from web.pages import shown
from werkzeug.datastructures import FileStorage

from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.use_cases import reading

FIRE = ("fire-safety-check", "餐馆选择告知承诺，当天决定，营业后核查")


def test_commitments_are_read_and_signed_and_the_materials_follow(browse_own, own_world) -> None:
    draft = prepared(own_world, *FIRE)
    me = browse_own(APPLICANT)
    path = f"/apply/{draft}/check"
    page = me.get(path)
    assert page.text.count('name="signed"') == 2
    assert "不实承诺" in shown(page)
    hidden = {name: re.search(rf'name="{name}" value="([^"]+)"', page.text)[1] for name in ("key", "body")}
    unsigned = me.post(path, {**hidden, "declared": "yes", "signed": LATER_MATERIALS})
    assert unsigned.status_code == 422
    assert "请先阅读并签署承诺" in shown(unsigned)
    assert f'href="#signed-{CONDITIONS}"' in unsigned.text
    filed = me.post(path, {**hidden, "declared": "yes", "signed": [CONDITIONS, LATER_MATERIALS]})
    assert filed.status_code == 303
    number = filed.location.rpartition("/")[2]
    case_id = reading.case_id_of(own_world, APPLICANT, number)
    assert set(case_of(own_world, case_id).commitments) == {CONDITIONS, LATER_MATERIALS}
    accept(own_world, case_id)
    assert "还有 2 项材料要补交" in shown(me.get(f"/my/cases/{number}"))
    supply = f"/my/cases/{number}/supply"

    def hand_in(name: str, content: bytes, title: str):
        return me.post(supply, {name: FileStorage(BytesIO(content), title)}, content_type="multipart/form-data")

    assert me.get(supply).text.count('type="file"') == 2
    assert me.post(supply, {}).status_code == 422
    wrong = hand_in("file-rules", b"MZ", "制度.exe")
    assert wrong.status_code == 422, shown(wrong)
    assert 'aria-describedby="file-rules-error"' in wrong.text
    assert hand_in("file-rules", PDF, "制度.pdf").status_code == 303
    assert set(case_of(own_world, case_id).to_follow) == {"plans"}
    assert hand_in("file-plans", PDF, "图.pdf").status_code == 303
    assert "现在没有需要补交的材料" in shown(me.get(supply))
    assert hand_in("file-plans", PDF, "图.pdf").status_code == 409
