"""Rows inside rows: three levels are read, judged, computed, shown, stored and mended like one."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import Page, check_accessible
from werkzeug.datastructures import MultiDict

from banshi_forms.answers import MOST_ROWS_IN_ALL, AnswerSheet
from banshi_forms.html import anchor_of, error_summary, in_blocks, render_fields, review_rows
from banshi_forms.live import check_sheet, live_fields, prune
from banshi_forms.messages import label_of, say
from banshi_forms.model import Form
from banshi_forms.wtforms_form import check_draft, take
from banshi_rules.values import BOOLEAN, DECIMAL, INTEGER


@pytest.fixture(scope="module")
def form(make) -> Form:
    """A household: members with incomes, an income with its payers; sums on every level."""
    student = make.field("student", "yes-no", "是否学生")
    payer = make.field("payer", "text", "付款单位")
    cash = make.field("cash", "yes-no", "现金", required="monthly > 100", scope={"monthly": DECIMAL})
    payers = make.group("payers", [payer, cash], "付款人", most=3)
    monthly = make.field("monthly", "decimal", "月收入", min=0)
    school = make.field(
        "school", "text", "学校", visible="student && poor", scope={"student": BOOLEAN, "poor": BOOLEAN}
    )
    number = make.field("number", "integer", "付款人数", value="size(payers)", scope={"payers": payers.type})
    incomes = make.group("incomes", [monthly, school, payers, number], "收入", least=1, most=3)
    name = make.field("name", "person-name", "姓名")
    over = {"incomes": incomes.type, "student": BOOLEAN, "members": INTEGER}
    total = make.field("total", "decimal", "月收入合计", value="incomes.sum(i, i.monthly)", scope=over)
    notes = make.group("notes", [make.field("note", "text", "说明")], "学生说明", least=1)
    hidden = type(notes)(
        id="notes",
        label=notes.label,
        members=notes.members,
        visible_when=make.condition("student", over),
        least=1,
        at=notes.at,
    )
    members = make.group("members", [name, student, incomes, total, hidden], "家庭成员", least=1, most=4)
    scope = {"members": members.type}
    all_of_it = make.field(
        "all", "decimal", "全家收入", value="members.sum(m, m.incomes.sum(i, i.monthly))", scope=scope
    )
    same = make.field("same", "decimal", "全家收入", value="members.sum(m, m.total)", scope=scope)
    return make.form(make.section("s", make.field("poor", "yes-no", "低收入"), members, all_of_it, same))


def household() -> dict[str, Any]:
    return {
        "poor": True,
        "members": [
            {
                "name": "测试甲",
                "student": False,
                "incomes": [
                    {
                        "monthly": "1000.5",
                        "payers": [{"payer": "甲厂", "cash": True}, {"payer": "乙厂", "cash": False}],
                    },
                    {"monthly": "80", "payers": [{"payer": "丙厂"}]},
                ],
            },
            {
                "name": "测试乙",
                "student": True,
                "incomes": [{"monthly": "0", "school": "一中", "payers": []}],
                "notes": [{"note": "在读"}],
            },
        ],
    }


POSTED = [
    ("f_poor", "yes"),
    ("f_members-0-name", "测试甲"),
    ("f_members-0-student", "no"),
    ("f_members-0-incomes-0-monthly", "1,000.5"),
    ("f_members-0-incomes-0-payers-0-payer", "甲厂"),
    ("f_members-0-incomes-0-payers-0-cash", "yes"),
    ("f_members-0-incomes-0-payers-1-payer", "乙厂"),
    ("f_members-0-incomes-0-payers-1-cash", "no"),
    ("f_members-0-incomes-1-monthly", "80"),
    ("f_members-0-incomes-1-payers-0-payer", "丙厂"),
    ("f_members-1-name", "测试乙"),
    ("f_members-1-student", "yes"),
    ("f_members-1-incomes-0-monthly", "0"),
    ("f_members-1-incomes-0-school", "一中"),
    ("f_members-1-notes-0-note", "在读"),
]


def found(problems) -> list[tuple[str, str]]:
    return [(problem.at, problem.code) for problem in problems]


def without(*names: str) -> list[tuple[str, str]]:
    return [pair for pair in POSTED if not pair[0].startswith(names)]


def test_json_in_and_out(form) -> None:
    sheet, problems = AnswerSheet.from_json(form, household())
    assert problems == ()
    assert check_sheet(form, sheet) == ()
    again, problems = AnswerSheet.from_json(form, json.loads(json.dumps(sheet.to_json(form))))
    assert (again, problems) == (sheet, ())
    assert again.digest == sheet.digest


def test_sums_of_sums(form) -> None:
    sheet, _ = AnswerSheet.from_json(form, household())
    facts = live_fields(form, sheet.facts()).facts
    assert facts["all"] == facts["same"] == Decimal("1080.5")
    assert [row["total"] for row in facts["members"]] == [Decimal("1080.5"), Decimal(0)]
    assert [i["number"] for i in facts["members"][0]["incomes"]] == [2, 1]
    household_without = household()
    del household_without["members"][0]["incomes"][1]["monthly"]
    unknown = live_fields(form, AnswerSheet.from_json(form, household_without)[0].facts()).facts
    assert "all" not in unknown  # a sum with a gap is not a smaller sum
    assert "total" not in unknown["members"][0]
    nobody = live_fields(form, AnswerSheet.from_json(form, {"members": []})[0].facts()).facts
    assert nobody["all"] == 0


def test_a_page_posts_what_json_says(form) -> None:
    taken = take(form, "s", MultiDict(POSTED), AnswerSheet())
    assert taken.problems == ()
    assert prune(form, taken.sheet) == prune(form, AnswerSheet.from_json(form, household())[0])


def test_conditions_read_the_row_the_rows_around_it_and_the_form(form) -> None:
    sheet, _ = AnswerSheet.from_json(form, {**household(), "poor": False})
    member = live_fields(form, sheet.facts()).facts["members"][1]
    assert "school" not in member["incomes"][0]
    not_a_student = household()
    not_a_student["members"][1]["student"] = False
    member = live_fields(form, AnswerSheet.from_json(form, not_a_student)[0].facts()).facts["members"][1]
    assert "school" not in member["incomes"][0]
    assert "notes" not in member
    missing = household()
    del missing["members"][1]["incomes"][0]["school"], missing["members"][0]["incomes"][0]["payers"][1]["cash"]
    del missing["members"][1]["notes"]
    problems = check_sheet(form, AnswerSheet.from_json(form, missing)[0])
    assert found(problems) == [
        ("members.0.incomes.0.payers.1.cash", "missing-choice"),
        ("members.1.incomes.0.school", "missing"),
        ("members.1.notes", "too-few-rows"),
    ]


def test_problems_have_paths_words_and_places_on_the_page(form) -> None:
    post = [*without("f_members-0-incomes-0-monthly"), ("f_members-0-incomes-0-monthly", "很多")]
    taken = take(form, "s", MultiDict(post), AnswerSheet())
    at = "members.0.incomes.0.monthly"
    assert found(taken.problems) == [(at, "not-number")]
    assert label_of(at, form, "zh") == "家庭成员第1项的收入第1项的月收入"
    assert label_of(at, form, "en") == "家庭成员 1, 收入 1, 月收入"
    assert say(taken.problems[0], form, "zh").startswith("家庭成员第1项的收入第1项的月收入要填数字")
    page = Page(render_fields(form, "s", sheet=taken.sheet, typed=taken.typed, problems=taken.problems))
    check_accessible(page)
    tag, box, _ = page.by_id(anchor_of(at, form))
    assert (tag, box["value"], box["aria-invalid"]) == ("input", "很多", "true")
    assert anchor_of(at, form) in str(error_summary(form, taken.problems, "zh"))
    assert found(check_draft(form, taken.sheet, {"s": taken.typed})) == [(at, "not-number")]


@pytest.mark.parametrize(
    ("at", "label"),
    [
        ("members.0", "家庭成员第1项"),
        ("members.1.notes", "家庭成员第2项的学生说明"),
        ("members.x.name", "家庭成员"),
        ("members.0.stranger", "家庭成员第1项"),
        ("members.99999999999999999999.name", "家庭成员"),
        ("poor.0.x", "低收入"),
        ("stranger.0", ""),
        ("", ""),
    ],
)
def test_odd_paths_have_labels_too(form, at: str, label: str) -> None:
    assert label_of(at, form, "zh") == label


def test_what_is_shown_can_be_posted_back(form) -> None:
    sheet, _ = AnswerSheet.from_json(form, household())
    page = Page(render_fields(form, "s", sheet=sheet))
    check_accessible(page)
    post = MultiDict(
        [
            (attrs["name"], attrs.get("value", ""))
            for tag, attrs in page.elements
            if tag == "input" and (attrs["type"] != "radio" or "checked" in attrs)
        ]
    )
    taken = take(form, "s", post, AnswerSheet())
    assert taken.problems == ()
    assert prune(form, taken.sheet) == prune(form, sheet)
    assert page.by_id("f_members-0-total")[2] == "1,080.5"
    assert [b["value"] for b in page.all("button", name="_add")] == [
        "members-0-incomes-0-payers",
        "members-0-incomes-1-payers",
        "members-0-incomes",
        "members-1-incomes-0-payers",
        "members-1-incomes",
        "members-1-notes",
        "members",
    ]
    names = [page.texts[i] for i, (tag, attrs) in enumerate(page.elements) if tag == "button" and attrs.get("name")]
    assert len(names) == len(set(names))  # no two buttons sound alike
    assert "删除家庭成员 1 收入 2" in names


def test_rows_inside_rows_come_and_go_by_buttons(form) -> None:
    added = take(form, "s", MultiDict([*POSTED, ("_add", "members-0-incomes-1-payers")]), AnswerSheet())
    assert added.rows_changed
    assert added.focus == "f_members-0-incomes-1-payers-1-payer"
    assert added.typed["f_members-0-incomes-1-payers-1-_row"] == ["1"]
    page = Page(render_fields(form, "s", sheet=added.sheet, typed=added.typed))
    page.by_id(added.focus)
    again = MultiDict([(name, text) for name, texts in added.typed.items() for text in texts])
    again.add("_remove", "members-0-incomes-0-payers-0")
    removed = take(form, "s", again, added.sheet)
    assert removed.focus == "f_members-0-incomes-0-payers"
    assert [row["payer"] for row in removed.sheet.get("members")[0]["incomes"][0]["payers"]] == ["乙厂"]
    assert removed.typed["f_members-0-incomes-0-payers-0-payer"] == ["乙厂"]
    full = MultiDict([*POSTED, ("f_members-0-incomes-2-monthly", "1"), ("_add", "members-0-incomes")])
    assert not take(form, "s", full, AnswerSheet()).rows_changed


def test_the_place_to_go_to_is_the_one_that_is_shown(form) -> None:
    """A member without answers is shown behind the others, with the row that was just added to it."""
    post = [("f_members-0-_row", "1"), ("f_members-1-name", "测试乙"), ("_add", "members-0-incomes")]
    taken = take(form, "s", MultiDict(post), AnswerSheet())
    assert taken.typed["f_members-0-name"] == ["测试乙"]
    assert taken.focus == "f_members-1-incomes-0-monthly"
    Page(render_fields(form, "s", sheet=taken.sheet, typed=taken.typed)).by_id(taken.focus)


@pytest.mark.parametrize(
    "odd",
    [
        "members-0-name",
        "members-9-incomes",
        "members-0-incomes-x-payers",
        "members-0-stranger",
        "members--incomes",
        "members-0-incomes-0-payers-0-payer-0",
        "members-" + "9" * 5000 + "-incomes",
        "-",
        "members-0",
    ],
)
def test_odd_buttons_change_nothing(form, odd: str) -> None:
    before = take(form, "s", MultiDict(POSTED), AnswerSheet())
    for name in ("_add", "_remove"):
        if (name, odd) != ("_remove", "members-0"):
            assert take(form, "s", MultiDict([*POSTED, (name, odd)]), AnswerSheet()).sheet == before.sheet


def test_rows_that_are_not_asked_are_put_aside(form) -> None:
    post = [*POSTED, ("f_members-0-notes-0-note", "不该有"), ("f_members-0-total", "9999"), ("f_members-0-notes", "x")]
    taken = take(form, "s", MultiDict(post), AnswerSheet())
    member = taken.sheet.get("members")[0]
    assert "notes" not in member
    assert member["total"] == Decimal("1080.5")


def test_bad_json_is_told_by_its_path(form) -> None:
    given = household()
    given["members"][0]["incomes"][1] = 7
    given["members"][1]["incomes"] = "x"
    given["members"][1]["notes"] = [{"note": 5, "stranger": 1}]
    _, problems = AnswerSheet.from_json(form, given)
    assert found(problems) == [
        ("members.0.incomes.1", "not-object"),
        ("members.1.incomes", "not-list"),
        ("members.1.notes.0.note", "not-text"),
        ("members.1.notes.0.stranger", "unknown-field"),
    ]


def test_a_flood_of_rows_is_counted_but_not_read(form) -> None:
    members = [{"incomes": [{"monthly": "1"}] * 900}] * 900
    sheet, problems = AnswerSheet.from_json(form, {"members": members})
    rows = sum(1 + len(member.get("incomes", ())) for member in sheet.get("members"))
    assert rows <= MOST_ROWS_IN_ALL
    assert {code for _, code in found(problems)} == {"too-many-rows"}
    post = [(f"f_members-{m}-incomes-{i}-monthly", "1") for m in range(100) for i in range(100)]
    taken = take(form, "s", MultiDict(post), AnswerSheet())
    assert ("members.99.incomes", "too-many-rows") in found(taken.problems)


def test_the_page_to_check_and_the_dossier_tell_every_answer(form) -> None:
    sheet, _ = AnswerSheet.from_json(form, household())
    rows = {row.field_id: row for row in review_rows(form, sheet)}
    assert rows["members.0.incomes.0.payers.1.payer"].shown == "乙厂"
    assert rows["members.0.incomes.0.payers.1.payer"].label == "家庭成员第1项的收入第1项的付款人第2项的付款单位"
    assert rows["members.0.incomes.0.payers.1.payer"].anchor == "f_members-0-incomes-0-payers-1-payer"
    assert rows["members.1.incomes.0.payers"].shown == "未填写"
    assert rows["members.0.total"].computed
    assert "members.0.notes" not in rows
    blocks = in_blocks(review_rows(form, sheet))
    assert [around for around, _ in blocks][:4] == [
        "",
        "家庭成员第1项",
        "家庭成员第1项的收入第1项",
        "家庭成员第1项的收入第1项的付款人第1项",
    ]
    assert [row for _, block in blocks for row in block] == review_rows(form, sheet)
    assert rows["members.0.incomes.0.payers.1.payer"].own == "付款单位"


def test_what_a_condition_reads_makes_the_page_ask_the_server(form) -> None:
    page = Page(render_fields(form, "s", sheet=AnswerSheet.from_json(form, household())[0]))
    refreshing = {attrs["data-field"] for _, attrs in page.elements if "data-refresh" in attrs}
    assert {"poor", "members.0.student", "members.0.incomes.0.monthly", "members.0.incomes"} <= refreshing
    assert "members.0.name" not in refreshing


NAMES = st.sampled_from(
    [*(name for name, _ in POSTED), "f_members-2-_row", "f_members-0-incomes-2-_row", "f_members-0"]
)
TEXTS = st.sampled_from(["", " ", "甲", "5", "yes", "no", "x" * 300, "\x00"])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(NAMES, TEXTS), max_size=8), st.booleans())
def test_a_page_and_the_whole_sheet_judge_alike(form, pairs, full) -> None:
    taken = take(form, "s", MultiDict([*(POSTED if full else ()), *pairs]), AnswerSheet())
    of_sheet, of_page = (dict(found(problems)) for problems in (check_sheet(form, taken.sheet), taken.problems))
    for at, code in of_page.items():  # what could not be read left no answer
        if of_sheet.get(at) != code:
            assert of_sheet.get(at, "missing").startswith("missing")
    assert of_sheet.keys() <= of_page.keys()
    again = take(form, "s", MultiDict([(k, v) for k, vs in taken.typed.items() for v in vs]), taken.sheet)
    assert again.sheet == taken.sheet
    shown = Page(render_fields(form, "s", sheet=taken.sheet, typed=taken.typed, problems=taken.problems))
    check_accessible(shown)
    for problem in taken.problems:
        shown.by_id(anchor_of(problem.at, form))
