"""Does the guide say everything its definition says, in words an applicant can check?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from golden_texts import DAY, GOLDEN, Changed, texts, trial_of, trial_with

from banshi.definitions.guide import Entry, ServiceGuide, as_text, case_sheet, notice_sheet, service_guide
from banshi.definitions.model import Matter
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit

PEOPLE = """posts:
  - {role: window-clerk, title: 窗口, officers: [测试冯]}
  - {role: handler, title: 承办岗, officers: [测试陈]}
  - {role: inspector, title: {zh: 核查岗, en: Inspection desk}, officers: [测试卫, 测试蒋], phone: 000-00000005}
  - {role: reviewer, title: 科长, officers: [测试沈]}
  - {role: approver, title: 副局长, officers: [测试韩]}
"""
FEES = """fees:
  - id: licence_fee
    title: {zh: 许可证工本费, en: Licence fee}
    basis: food-law
    when: business == 'canteen'
    amount: area * 0.5
    payable: before-issue
    waived_when: diners < 50
    explain: {zh: 按面积计算, en: By the area}
quota: {amount: 40, per: year, basis: food-law}
"""


def entry(guide: ServiceGuide, section: str, name: str) -> Entry:
    found = guide.section(section)
    assert found is not None
    return next(one for one in found.entries if one.id == name)


def said(guide: ServiceGuide, section: str, name: str, line: str) -> Text:
    return next(one.text for one in entry(guide, section, name).lines if one.id == line)


@pytest.mark.parametrize("kept", sorted(path.name for path in GOLDEN.iterdir()))
def test_the_whole_matter_reads_as_it_was_approved(whole: Matter, kept: str) -> None:
    """`python tests/definitions_guide/golden_texts.py` writes the texts anew; read what changed."""
    assert dict(texts(whole))[kept] == (GOLDEN / kept).read_text("utf-8")


def test_nothing_golden_is_missing(whole: Matter) -> None:
    assert {name for name, _ in texts(whole)} == {path.name for path in GOLDEN.iterdir()}


def test_post_and_officers_of_a_step_are_named(changed: Changed) -> None:
    matter = changed(("uscc:", f"{PEOPLE}uscc:"), file="departments/market_supervision.yaml")
    who = said(service_guide(matter, DAY), "steps-flow", "visit", "who")
    assert who == Text("核查岗：测试卫、测试蒋（000-00000005）", "Inspection desk: 测试卫, 测试蒋 (000-00000005)")


def test_without_posts_the_role_stands_there(whole: Matter) -> None:
    assert said(service_guide(whole, DAY), "steps-flow", "visit", "who") == Text("核查人员", "Inspector")


def test_a_route_chosen_by_a_table_is_said_by_its_facts(whole: Matter) -> None:
    when = said(service_guide(whole, DAY), "how", "express", "when")
    assert when.zh == "主体业态是“餐饮服务”，并且经营面积不超过50平方米，并且是否设中央厨房为“否”"


def test_what_an_earlier_route_takes_is_not_said_again(shipped: Mapping[str, Matter]) -> None:
    water = service_guide(shipped["water-abstraction"], DAY)
    for name in ("city", "region"):
        when = said(water, "not-here", name, "when")
        assert when.zh.startswith("不属于前面的情形，并且符合：") and "家庭生活" not in when.zh
        assert when.say("en").startswith("None of the cases before, and this holds: ")


def test_fees_with_formula_cases_and_law(changed: Changed) -> None:
    guide = service_guide(changed(("  fee: none\n", ""), ("\nresult:", f"\n{FEES}\nresult:")), DAY)
    assert said(guide, "fee", "licence_fee", "amount").zh == "经营面积乘以0.5"
    assert said(guide, "fee", "licence_fee", "when").zh == "主体业态是“集中用餐单位食堂”"
    assert said(guide, "fee", "licence_fee", "waived").zh == "就餐人数小于50人"[:-1]
    assert said(guide, "fee", "licence_fee", "basis").zh == "《中华人民共和国食品安全法》第三十五条"
    assert said(guide, "quota", "amount", "text").zh == "每年最多 40 件，按受理的先后顺序"


def test_a_granted_applicant_is_told_by_when_to_pay_and_to_collect(changed: Changed) -> None:
    def told(fees: str, **days: TimeLimit) -> ServiceGuide:
        matter = changed(("  fee: none\n", ""), ("\nresult:", f"\n{fees}\nresult:"))
        return service_guide(replace(matter, district=replace(matter.district, **days)), DAY)

    month, week = TimeLimit(30, Unit.DAY), TimeLimit(5, Unit.WORKING_DAY)
    by_district = told(FEES, pay_within=month, collect_within=week)
    lapses = Text("30 日，逾期视为放弃", "30 days; later the grant is given up")
    assert said(by_district, "fee", "licence_fee", "pay_within") == lapses
    assert said(by_district, "result", "collect", "text") == Text(
        "5 个工作日，逾期视为放弃", "5 working days; later the grant is given up"
    )
    own = told(FEES.replace("    payable", "    pay_within: 10 days\n    payable"), pay_within=month)
    assert said(own, "fee", "licence_fee", "pay_within").zh == "10 日，逾期视为放弃"
    before = told(FEES.replace("before-issue", "before-acceptance"), pay_within=month)
    for guide in (before, told(FEES)):
        assert "pay_within" not in [line.id for line in entry(guide, "fee", "licence_fee").lines]


def test_the_sheet_holds_the_eight_items_in_order(whole: Matter) -> None:
    ids = [section.id.split("-")[0] for section in notice_sheet(whole, DAY).sections]
    assert list(dict.fromkeys(ids)) == ["name", "law", "where", "steps", "when", "fee", "bring", "contact", "windows"]


def test_the_sheet_of_a_case_asks_only_what_this_applicant_needs(whole: Matter) -> None:
    sheet = case_sheet(trial_of(whole, 0), DAY, DAY)
    asked = sheet.section("bring")
    assert asked is not None and [one.id for one in asked.entries] == ["layout"]
    assert said(sheet, "spared", "canteen_contract", "why").zh == "主体业态不是“集中用餐单位食堂”"
    assert said(sheet, "when", "promised", "text").zh == "1 个工作日，最迟 2026年3月3日"
    steps = sheet.section("steps")
    assert steps is not None and [one.id for one in steps.entries] == ["accept", "decide", "issue"]


def test_what_is_not_known_yet_is_never_called_not_needed(whole: Matter) -> None:
    sheet = case_sheet(trial_with(whole, {}), DAY, DAY)
    assert sheet.section("spared") is None
    unknown = sheet.section("open")
    assert unknown is not None and [one.id for one in unknown.entries] == ["canteen_contract"]
    assert sheet.section("wrong") is not None


def test_an_application_that_ends_at_the_intake_is_told_so_and_nothing_else(whole: Matter) -> None:
    sheet = case_sheet(trial_with(whole, {**whole.examples[0].given, "business": "prepackaged"}), DAY, DAY)
    assert said(sheet, "ends", "not-needed", "message").zh == "仅销售预包装食品请办理备案"
    assert said(sheet, "ends", "not-needed", "why").zh == "主体业态是“仅销售预包装食品”"
    assert sheet.section("bring") is None and sheet.section("fee") is None and sheet.section("when") is None


def test_every_shipped_matter_says_everything_in_both_languages(shipped: Mapping[str, Matter]) -> None:
    for code, matter in shipped.items():
        for guide in (service_guide(matter, DAY), notice_sheet(matter, DAY)):
            read = " ".join(as_text(guide, (language,)) for language in ("zh", "en"))
            for material in matter.materials:
                assert material.title.zh in read and material.standard.say("en") in read, (code, material.id)
            for flow in {flow.id: flow for flow in matter.flows.values()}.values():
                section = guide.section(f"steps-{flow.id}")
                assert section is not None and [one.id for one in section.entries] == [s.id for s in flow.steps], code
                assert all(any(line.id == "who" for line in one.lines) for one in section.entries), code
            assert all(one.name.zh in read for one in matter.basis), code
            assert "的结果是" not in read and "the result of table" not in read, code  # nobody knows what a table said


def test_every_statement_has_a_place_of_its_own(shipped: Mapping[str, Matter], whole: Matter) -> None:
    for matter in (*shipped.values(), whole):
        for guide in (service_guide(matter, DAY), notice_sheet(matter, DAY)):
            lines = sum(1 + len(one.lines) for section in guide.sections for one in section.entries)
            notes = sum(section.note is not None for section in guide.sections)
            assert len(guide.statements()) == lines + notes + 2, matter.code


def test_no_section_is_left_empty(shipped: Mapping[str, Matter]) -> None:
    for matter in shipped.values():
        for section in (*service_guide(matter, DAY).sections, *notice_sheet(matter, DAY).sections):
            assert section.entries or section.note is not None, (matter.code, section.id)
