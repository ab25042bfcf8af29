"""Is every planted fault found, at its place and under its code, with an applicant whom a dry run confirms?

A matter without faults is changed at one place; nothing but the planted fault may be found.
"""

from __future__ import annotations

from datetime import date

import pytest
from proof.conftest import Written

from banshi.definitions.library import Library
from banshi.definitions.proof import Applicant, proof_findings
from banshi.definitions.proof.rows import expressions_in
from banshi.definitions.trying import Trial
from banshi.definitions.words import word
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions import value_of
from banshi_rules.findings import Finding

GOOD = """
form:
  - section: shop
    title: 店铺
    fields:
      - {id: business, kind: choice, label: 业态, required: true, options: {catering: 餐饮, canteen: 食堂, bar: 酒吧}}
      - {id: area, kind: decimal, label: 面积, decimals: 2, min: 1, max: 1000, required: true}
      - {id: diners, kind: integer, label: 人数, min: 1, max: 5000, visible_when: business == 'canteen', required: true}
      - {id: kitchen, kind: yes-no, label: 厨房, required: true}
      - {id: note, kind: text, label: 备注, required_when: kitchen}
      - id: staff
        kind: group
        label: 人员
        least: 1
        most: 30
        fields:
          - {id: name, kind: person-name, label: 姓名, required: true, privacy: personal, purpose: 核验}
          - {id: age, kind: integer, label: 年龄, min: 16, max: 80, required: true}
          - {id: guardian, kind: person-name, label: 监护人, visible_when: age < 18, privacy: personal, purpose: 核验}
situations:
  large: area > 100
materials:
  - id: plan
    title: 平面图
    source: applicant
    accept: [pdf]
    standard: 标明出口
    basis: rules
    required_when: large || size(staff) > 3
tables:
  track:
    inputs: [business, area, kitchen]
    outputs: {track: [few, some, many]}
    policy: unique
    rows:
      - {business: catering, area: "<= 50", kitchen: "-", track: few}
      - {business: catering, area: "> 50", kitchen: true, track: some}
      - {business: catering, area: "> 50", kitchen: false, track: many}
      - {business: "canteen, bar", area: "-", kitchen: "-", track: many}
  zone:
    inputs: [area]
    outputs: {zone: [a, b, c]}
    policy: first
    rows:
      - {area: "< 10", zone: a}
      - {area: "< 100", zone: b}
      - {area: "-", zone: c}
checks:
  - {id: young, at: staff, wrong_when: "staff.exists(s, s.age < 17)", message: 有人未成年}
routes:
  - {route: simple, when: track == 'few', promised: 12 working days}
  - {route: middle, when: track == 'some', promised: 13 working days}
  - {route: standard}
"""

#: name: what is changed, into what, the codes that are found, a word that the Chinese message holds
FAULTS: dict[str, tuple[str, str, list[str], str]] = {
    "a row is gone": (
        '      - {business: catering, area: "> 50", kitchen: false, track: many}\n', "", ["P501"], "track",
    ),
    "an option is in no row": ('"canteen, bar"', "canteen", ["P501"], "业态：酒吧"),
    "a bound is in no row": ('"<= 50"', '"< 50"', ["P503"], "面积：50"),
    "a bound is in two rows": ('area: "> 50", kitchen: true', 'area: ">= 50", kitchen: true', ["P504"], "50"),
    "two rows overlap": ('area: "> 50", kitchen: true', 'area: "> 40", kitchen: true', ["P502"], "第 1 行与第 2 行"),
    "any with two answers": ("policy: unique", "policy: any", [], ""),
    "any where rows differ": (
        "policy: unique\n    rows:",
        'policy: any\n    rows:\n      - {business: bar, area: "-", kitchen: "-", track: few}',
        ["P502"],
        "酒吧",
    ),
    "a row beyond the form": ('{area: "< 10", zone: a}', '{area: "< 1", zone: a}', ["P505"], "第 1 行"),
    "a row too late": ('{area: "< 10", zone: a}', '{area: "< 200", zone: a}', ["P506"], "第 2 行"),
    "never asked": ("visible_when: business == 'canteen'", "visible_when: area > 1000", ["P510"], "人数"),
    "never asked in any row": ("visible_when: age < 18", "visible_when: age > 80", ["P510"], "监护人"),
    "always asked": ("visible_when: business == 'canteen'", "visible_when: area >= 1", ["P517"], "人数"),
    "always asked in a row": ("visible_when: age < 18", "visible_when: age < 81", ["P517"], "监护人"),
    "never required": ("required_when: kitchen", "required_when: kitchen && !kitchen", ["P516"], "备注"),
    "a material nobody brings": ("large || size(staff) > 3", "size(staff) > 30", ["P511"], "平面图"),
    "a material everybody brings": ("large || size(staff) > 3", "large || size(staff) > 0", ["P517"], "平面图"),
    "a situation of nobody": ("large: area > 100", "large: area > 1000", ["P516"], "large"),
    "a check that finds nothing": ("s.age < 17", "s.age < 16", ["P512"], "young"),
    "a check against everybody": ("s.age < 17", "s.age >= 16", ["P518"], "young"),
    "a route nobody takes": (
        "when: track == 'some'", "when: track == 'few' && kitchen && area > 50", ["P513"], "middle",
    ),
    "a table over a blank answer": ("label: 厨房, required: true", "label: 厨房", ["P507"], "厨房"),
    "a check that a blank answer passes": (
        "age, kind: integer, label: 年龄, min: 16, max: 80, required: true",
        "age, kind: integer, label: 年龄, min: 16, max: 80", ["P508"], "检查 young",
    ),
    "a route that a blank answer misses": (
        "track == 'few', promised", "track == 'few' && note == '简易', promised", ["P508"], "备注：没有回答",
    ),
    "a route that says what a blank answer means": (
        "track == 'few', promised", "track == 'few' && has(note) && note == '简易', promised", [], "",
    ),
    "a question asked of some": ("large || size(staff) > 3", "diners > 100", [], ""),
    "a question asked of some, then left blank": (
        "business == 'canteen', required: true}", "business == 'canteen'}", [], "",
    ),
    "routes that overlap": ("when: track == 'some'", "when: track != 'many'", ["P531"], "simple"),
}  # fmt: skip


def applicant_in(finding: Finding) -> Applicant:
    told = finding.args["counterexample"]
    assert isinstance(told, dict)
    return Applicant(told["given"], told["applicant"], date.fromisoformat(told["received"]))


def confirms(finding: Finding, trial: Trial) -> bool:
    """Whether a trial of the counterexample shows what the finding says."""
    args = finding.args
    match finding.code:
        case "P508" | "P509":
            wanted = next(one for one, _ in expressions_in(trial.matter) if one.at == finding.at)
            value = value_of(wanted, trial.understood.facts)
            return value is None or (finding.code == "P509" and value < 0)
        case "P507":
            return trial.understood.hits[str(args["table"])].row is None
        case "P501" | "P503":
            hit = trial.understood.hits[str(args["table"])]
            return hit.row is None and not hit.contradicting
        case "P502" | "P504":
            return {args["lower"], args["upper"]} <= set(trial.understood.hits[str(args["table"])].contradicting)
        case _:
            return trial.route.route.id == args["earlier"]


def test_the_matter_itself_is_without_faults(written: Written, calendar: WorkingCalendar) -> None:
    assert proof_findings(written(GOOD), calendar) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault(written: Written, calendar: WorkingCalendar, name: str) -> None:
    before, after, codes, told = FAULTS[name]
    assert GOOD.count(before) == 1, name
    matter = written(GOOD.replace(before, after))
    found = proof_findings(matter, calendar)
    assert [finding.code for finding in found] == codes, [word(finding, "zh").message for finding in found]
    assert told in "".join(word(finding, "zh").message for finding in found)
    for finding in found:
        assert word(finding, "en").message
        if "counterexample" in finding.args:
            trial = applicant_in(finding).tried(matter, calendar)
            assert not trial.wrong
            assert confirms(finding, trial), name


#: name: amount, whether somebody is left without an amount
AMOUNTS = {
    "a product": ("area * 2", False),
    "below zero": ("area - 500", True),
    "never below zero": ("max(area - 500, 0)", False),
    "of nobody's answer": ("diners * 2", True),
    "of an answer where there is one": ("business == 'canteen' ? diners * 2 : 0", False),
    "of a blank answer in a row": ("staff.sum(s, has(s.age) ? s.age : 0) + size(note)", True),
    "by zero": ("100 / (area - 50)", True),
    "of rows": ("staff.sum(s, s.age * 2)", False),
}


@pytest.mark.parametrize("name", AMOUNTS)
def test_an_amount(written: Written, calendar: WorkingCalendar, name: str) -> None:
    amount, missing = AMOUNTS[name]
    lines = f"""fees:
  - {{id: due, title: 试验费, basis: rules, amount: "{amount}", payable: before-issue}}
"""
    matter = written(GOOD + lines)
    found = [one for one in proof_findings(matter, calendar) if one.code == "P509"]
    assert bool(found) is missing
    for finding in found:
        trial = applicant_in(finding).tried(matter, calendar)
        assert not trial.wrong
        assert [due.amount for due in trial.fees.due] == [None]


def test_a_text_that_only_a_fee_names(written: Written, calendar: WorkingCalendar) -> None:
    """What fees, steps and the quota compare with or measure is known before anything is asked."""
    due = (
        "{id: due, title: 试验费, basis: rules, amount: area, payable: before-issue, "
        "when: \"has(note) && note == '收'\"}"
    )
    spared = (
        "{id: spared, title: 复核费, basis: rules, amount: area, payable: before-issue, "
        "waived_when: \"has(note) && size(note) == 1 && note != '免'\"}"
    )
    matter = written(GOOD + f"fees:\n  - {due}\n  - {spared}\n")
    assert proof_findings(matter, calendar) == ()


def test_no_false_alarm_about_what_we_ship(library: Library, calendar: WorkingCalendar) -> None:
    for matter in library.matters.values():
        assert proof_findings(matter, calendar) == (), matter.code


def test_a_counterexample_is_as_plain_as_it_can_be(written: Written, calendar: WorkingCalendar) -> None:
    """Round numbers, days of the year of receipt; where a check binds two days, they are moved together."""
    dates = """      - {id: begins, kind: date, label: 开始, required: true}
      - {id: ends, kind: date, label: 结束, required: true}
"""
    text = GOOD.replace('area: "> 50", kitchen: true', 'area: "> 80", kitchen: true')
    text = text.replace("      - {id: note,", f"{dates}      - {{id: note,", 1)
    order = "  - {id: order, at: ends, wrong_when: 'days(begins, ends) < 10', message: 至少十天}\n"
    (found,) = proof_findings(written(text.replace("checks:\n", f"checks:\n{order}")), calendar)
    applicant = applicant_in(found)
    begins, ends = (date.fromisoformat(applicant.given[key]) for key in ("begins", "ends"))
    assert (found.code, applicant.given["area"], begins) == ("P501", "51", applicant.received)
    assert 10 <= (ends - begins).days < 400


def test_rows_that_meet_are_those_that_ask_the_same_beside(written: Written, calendar: WorkingCalendar) -> None:
    """Of several rows that begin where one ends, the one is named that goes on where it ends."""
    rows = """      - {business: bar, area: "<= 50", kitchen: "-", track: few}
      - {business: bar, area: "> 50", kitchen: "-", track: few}
"""
    text = GOOD.replace('"canteen, bar"', "canteen").replace(
        '"<= 50", kitchen: "-", track: few}', '"< 50", kitchen: "-", track: few}'
    )
    text = text.replace("    rows:\n", "    rows:\n" + rows, 1)
    (found,) = proof_findings(written(text), calendar)
    assert (found.code, found.args["lower"], found.args["upper"]) == ("P503", 3, 4)
