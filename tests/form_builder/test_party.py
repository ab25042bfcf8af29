"""Who applies: the first section of every application, and the facts that conditions read."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from banshi_forms.answers import AnswerSheet
from banshi_forms.html import render_fields, review_rows
from banshi_forms.live import check_sheet, live_fields, prune
from banshi_forms.party import APPLICANT_KINDS, applicant_facts, applicant_type, as_answers, party_form
from banshi_forms.wtforms_form import take
from banshi_rules.values import Kind

COMPANY = {
    "kind": "enterprise",
    "name": "示例（深圳）餐饮有限公司",
    "number": "91440305MADEMX011N",
    "contact": "测试甲",
    "mobile": "13800138000",
}
PERSON = {"kind": "natural-person", "name": "测试乙", "number": "11010519491231002X", "mobile": "13900139000"}


def test_the_kinds_of_applicant() -> None:
    assert {kind: text.zh for kind, text in APPLICANT_KINDS.items()} == {
        "natural-person": "自然人",
        "enterprise": "企业",
        "sole-trader": "个体工商户",
        "organisation": "其他组织",
        "institution": "事业单位",
        "social-organisation": "社会组织",
    }
    assert all(text.en for text in APPLICANT_KINDS.values())


@pytest.mark.parametrize(
    ("kinds", "asked"),
    [
        (["enterprise"], ["applicant_name", "applicant_number", "contact_name", "contact_mobile"]),
        (["natural-person"], ["applicant_name", "applicant_number", "contact_mobile"]),
        (
            ["enterprise", "sole-trader"],
            ["applicant_kind", "applicant_name", "applicant_number", "contact_name", "contact_mobile"],
        ),
    ],
)
def test_what_is_asked(kinds, asked) -> None:
    form = party_form(kinds)
    assert [section.id for section in form.sections] == ["_applicant"]
    assert list(live_fields(form, {}).asked) == asked
    assert all(field.label.en for field in form.fields())
    assert party_form(kinds) is form


def test_persons_and_organisations_are_asked_for_their_own_number() -> None:
    form = party_form(["natural-person", "enterprise"])
    assert live_fields(form, {"applicant_kind": "natural-person"}).asked == (
        "applicant_kind",
        "applicant_name",
        "applicant_id_no",
        "contact_mobile",
    )
    assert "applicant_number" in live_fields(form, {"applicant_kind": "enterprise"}).asked
    digests = {
        party_form(kinds).digest for kinds in (["enterprise"], ["natural-person"], ["natural-person", "enterprise"])
    }
    assert len(digests) == 3


@pytest.mark.parametrize(
    ("particulars", "kinds"), [(COMPANY, ["enterprise"]), (COMPANY, ["enterprise", "natural-person"])]
)
def test_the_facts_of_a_company(particulars, kinds) -> None:
    form = party_form(kinds)
    sheet, problems = AnswerSheet.from_json(form, as_answers(particulars, kinds))
    assert problems == ()
    assert check_sheet(form, sheet) == ()
    assert applicant_facts(sheet, kinds) == COMPANY
    assert applicant_facts(prune(form, sheet)) == COMPANY  # with one kind, the kind is computed


@pytest.mark.parametrize("kinds", [["natural-person"], ["enterprise", "natural-person"]])
def test_the_facts_of_a_person(kinds) -> None:
    form = party_form(kinds)
    sheet, problems = AnswerSheet.from_json(form, as_answers({**PERSON, "contact": "x"}, kinds))
    assert problems == ()
    assert check_sheet(form, sheet) == ()
    assert applicant_facts(prune(form, sheet)) == {**PERSON, "contact": "测试乙"}


def test_a_code_left_over_from_an_organisation_is_not_a_persons_number() -> None:
    form = party_form(["enterprise", "natural-person"])
    sheet = AnswerSheet({"applicant_kind": "natural-person", "applicant_number": "91440305MADEMX011N"})
    assert applicant_facts(sheet)["number"] is None
    assert [p.at for p in check_sheet(form, sheet)] == ["applicant_name", "applicant_id_no", "contact_mobile"]


def test_nothing_known_yet() -> None:
    assert set(applicant_facts(AnswerSheet()).values()) == {None}
    assert applicant_facts(AnswerSheet(), ["enterprise"])["kind"] == "enterprise"


def test_old_registration_numbers_of_sole_traders() -> None:
    answers = as_answers({**COMPANY, "number": "440305600123457"}, ["sole-trader"])
    for kinds, count in ((["sole-trader"], 0), (["enterprise"], 1)):
        _, problems = AnswerSheet.from_json(party_form(kinds), answers)
        assert len(problems) == count


def test_the_page_is_taken_and_shown() -> None:
    form = party_form(["enterprise"])
    post = MultiDict([(f"f_{key}", str(value)) for key, value in as_answers(COMPANY, ["enterprise"]).items()])
    taken = take(form, "_applicant", post, AnswerSheet())
    assert taken.problems == ()
    assert applicant_facts(taken.sheet) == COMPANY
    html = str(render_fields(form, "_applicant", sheet=taken.sheet))
    assert 'autocomplete="tel"' in html
    assert 'autocomplete="name"' in html
    masked = {row.field_id: row.masked for row in review_rows(form, taken.sheet)}
    assert masked["contact_mobile"] == "138****8000"
    assert masked["contact_name"] == "测**"
    assert masked["applicant_name"] == COMPANY["name"]


def test_types_and_unknown_kinds() -> None:
    made = applicant_type(["enterprise", "natural-person"])
    assert made.kind is Kind.RECORD
    assert made.columns["kind"].members == ("enterprise", "natural-person")
    assert set(made.columns) == {"kind", "name", "number", "contact", "mobile"}
    for kinds in ([], ["alien"]):
        with pytest.raises(ValueError, match="unknown kinds"):
            party_form(kinds)
