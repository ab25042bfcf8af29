"""A posted page: nothing typed is lost, nothing tampered with is believed, and it agrees with the check of the
sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import CombinedMultiDict, FileStorage, ImmutableMultiDict, MultiDict

from banshi_forms.answers import AnswerSheet
from banshi_forms.live import check_sheet
from banshi_forms.wtforms_form import check_draft, form_class, take
from banshi_rules.values import BOOLEAN

PREMISES = [
    ("f_uscc", "92440305MA5HD4K27N"),
    ("f_address", "示例区示例路1号"),
    ("f_business", "catering"),
    ("f_area", "45"),
    ("f_items", "hot"),
    ("f_items", "raw"),
    ("f_kitchen", "no"),
    ("f_opened-year", "2026"),
    ("f_opened-month", "2"),
    ("f_opened-day", "13"),
]
ROW = [("f_staff-0-name", "测试甲"), ("f_staff-0-id_no", "11010519491231002x")]


def codes(problems) -> list[tuple[str, str]]:
    return [(problem.at, problem.code) for problem in problems]


def changed(*pairs: tuple[str, str]) -> MultiDict[str, str]:
    names = {name for name, _ in pairs}
    return MultiDict([pair for pair in PREMISES if pair[0] not in names] + list(pairs))


def test_a_page_is_taken(make) -> None:
    taken = take(make.catering(), "premises", MultiDict(PREMISES), AnswerSheet(), make.more)
    assert taken.problems == ()
    assert dict(taken.sheet.values) == {
        "uscc": "92440305MA5HD4K27N",
        "address": "示例区示例路1号",
        "business": "catering",
        "area": Decimal(45),
        "items": ("hot", "raw"),
        "kitchen": False,
        "opened": date(2026, 2, 13),
    }
    assert taken.typed["f_items"] == ["hot", "raw"]
    assert taken.typed["f_opened-day"] == ["13"]


def test_what_was_typed_is_kept_also_when_it_is_wrong(make) -> None:
    taken = take(
        make.catering(), "premises", changed(("f_area", "一百二"), ("f_uscc", "９x")), AnswerSheet(), make.more
    )
    assert codes(taken.problems) == [("uscc", "uscc-length"), ("area", "not-number")]
    assert taken.typed["f_area"] == ["一百二"]
    assert taken.typed["f_uscc"] == ["９x"]
    assert taken.sheet.get("area") is None


def test_an_answer_that_can_be_read_but_is_wrong_stays_an_answer(make) -> None:
    taken = take(make.catering(), "premises", changed(("f_area", "0")), AnswerSheet(), make.more)
    assert codes(taken.problems) == [("area", "below-min")]
    assert taken.sheet.get("area") == 0


def test_clearing_a_box_clears_the_answer(make) -> None:
    before = AnswerSheet({"area": Decimal(45), "opened": date(2026, 1, 1)})
    post = changed(("f_area", " "), ("f_opened-year", ""), ("f_opened-month", ""), ("f_opened-day", ""))
    taken = take(make.catering(), "premises", post, before, make.more)
    assert codes(taken.problems) == [("area", "missing")]
    assert taken.sheet.get("area") is None
    assert taken.sheet.get("opened") is None


def test_other_sections_stay_as_they_are(make) -> None:
    before = AnswerSheet({"staff": ({"name": "测试甲"},)})
    taken = take(make.catering(), "premises", MultiDict(PREMISES), before, make.more)
    assert taken.sheet.get("staff") == ({"name": "测试甲"},)
    with pytest.raises(KeyError):
        take(make.catering(), "nowhere", MultiDict(), before, make.more)


def test_a_question_that_appears_by_this_very_post_is_explained(make) -> None:
    post = changed(("f_business", "canteen"), ("_asked", "uscc address business area items kitchen opened"))
    taken = take(make.catering(), "premises", post, AnswerSheet(), make.more)
    assert taken.revealed == ("diners",)
    assert codes(taken.problems) == [("diners", "revealed")]
    assert taken.problems[0].args["answer"].zh == "单位食堂"
    again = changed(("f_business", "canteen"), ("f_diners", ""), ("_asked", "business diners"))
    assert codes(take(make.catering(), "premises", again, taken.sheet, make.more).problems) == [("diners", "missing")]


def test_without_the_list_of_questions_the_sheet_tells_what_was_on_the_page(make) -> None:
    taken = take(make.catering(), "premises", changed(("f_business", "canteen")), AnswerSheet(), make.more)
    assert taken.revealed == ("diners",)
    later = take(make.catering(), "premises", changed(("f_business", "canteen")), taken.sheet, make.more)
    assert later.revealed == ()
    assert codes(later.problems) == [("diners", "missing")]


def test_an_answer_given_before_comes_back_with_its_question(make) -> None:
    before = AnswerSheet({"business": "catering", "diners": 60})
    taken = take(make.catering(), "premises", changed(("f_business", "canteen")), before, make.more)
    assert taken.sheet.get("diners") == 60
    assert taken.problems == ()


def test_hidden_and_computed_and_unknown_values_are_put_aside(make) -> None:
    post = changed(("f_diners", "900"), ("f_stranger", "x"), ("status", "approved"), ("f_uscc-year", "1"))
    taken = take(make.catering(), "premises", post, AnswerSheet(), make.more)
    assert taken.sheet.get("diners") is None
    assert set(taken.dropped) == {"diners", "stranger", "uscc"}
    assert "f_diners" not in taken.typed
    people = take(make.catering(), "people", MultiDict([*ROW, ("f_staff_count", "99")]), AnswerSheet(), make.more)
    assert people.sheet.get("staff_count") == 1
    assert people.dropped == ("staff_count",)


def test_a_question_answered_twice_is_asked_back(make) -> None:
    post = MultiDict([*PREMISES, ("f_area", "46"), ("f_business", "canteen"), ("f_opened", "2026-02-14")])
    taken = take(make.catering(), "premises", post, AnswerSheet(), make.more)
    assert codes(taken.problems) == [
        ("business", "answered-twice"),
        ("area", "answered-twice"),
        ("opened", "answered-twice"),
    ]
    assert taken.typed["f_area"] == ["45", "46"]


def test_options_that_are_not_offered_are_refused(make) -> None:
    post = changed(("f_business", "admin"), ("f_items", "gold"), ("f_kitchen", "true"))
    found = codes(take(make.catering(), "premises", post, AnswerSheet(), make.more).problems)
    assert found == [("business", "not-an-option"), ("items", "not-an-option"), ("kitchen", "not-an-option")]


def rows(*indexes: int | str) -> list[tuple[str, str]]:
    return [
        pair
        for index in indexes
        for pair in ((f"f_staff-{index}-name", "测试甲"), (f"f_staff-{index}-id_no", "11010519491231002X"))
    ]


def test_rows_with_gaps_come_in_their_order(make) -> None:
    post = MultiDict([*rows(7), ("f_staff-2-name", "测试乙"), ("f_staff-2-id_no", "440305199003077216"), *rows(999999)])
    taken = take(make.catering(), "people", post, AnswerSheet(), make.more)
    assert [row["name"] for row in taken.sheet.get("staff")] == ["测试乙", "测试甲", "测试甲"]
    assert taken.typed["f_staff-0-name"] == ["测试乙"]
    assert taken.typed["f_staff-2-name"] == ["测试甲"]
    assert taken.sheet.get("staff_count") == 3


def test_no_row_is_dropped_in_silence(make) -> None:
    post = MultiDict(rows(*range(300)))
    taken = take(make.catering(), "people", post, AnswerSheet(), make.more)
    assert codes(taken.problems) == [("staff", "too-many-rows")]
    assert taken.problems[0].args == {"most": 4, "rows": 300}
    assert len(taken.sheet.get("staff")) == 300
    assert codes(check_sheet(make.catering(), taken.sheet, make.more))[-1] == ("staff", "too-many-rows")


def test_a_flood_of_rows_is_counted_but_not_read(make) -> None:
    taken = take(make.catering(), "people", MultiDict(rows(*range(5000))), AnswerSheet(), make.more)
    assert taken.problems[0].args == {"most": 4, "rows": 5000}
    assert len(taken.sheet.get("staff")) == 1000


@pytest.mark.parametrize("index", ["-1", "x", "1e3", "９", "99999999999999999999", "", "__proto__"])
def test_odd_indexes_are_no_rows(make, index: str) -> None:
    taken = take(make.catering(), "people", MultiDict([*ROW, *rows(index)]), AnswerSheet(), make.more)
    assert len(taken.sheet.get("staff")) == 1


def test_blank_rows_do_not_count_and_go_last(make) -> None:
    post = MultiDict([("f_staff-0-_row", "1"), ("f_staff-0-name", " "), *rows(1), ("f_staff-1-_row", "1")])
    taken = take(make.catering(), "people", post, AnswerSheet(), make.more)
    assert len(taken.sheet.get("staff")) == 1
    assert taken.typed["f_staff-0-name"] == ["测试甲"]
    assert taken.typed["f_staff-1-_row"] == ["1"]
    alone = take(make.catering(), "people", MultiDict([("f_staff-0-_row", "1")]), AnswerSheet(), make.more)
    assert codes(alone.problems) == [("staff", "too-few-rows")]


def test_problems_point_at_the_row_that_is_shown(make) -> None:
    post = MultiDict([("f_staff-3-name", ""), *rows(5), ("f_staff-6-name", "3"), ("f_staff-6-id_no", "x")])
    taken = take(make.catering(), "people", post, AnswerSheet(), make.more)
    assert codes(taken.problems) == [("staff.1.name", "not-in-a-name"), ("staff.1.id_no", "id-length")]
    assert taken.typed["f_staff-1-name"] == ["3"]


def test_rows_are_added_and_removed_by_buttons(make) -> None:
    form = make.catering()
    added = take(form, "people", MultiDict([*rows(0), ("_add", "staff")]), AnswerSheet(), make.more)
    assert added.rows_changed
    assert added.typed["f_staff-1-_row"] == ["1"]
    assert added.focus == "f_staff-1-name"
    post = ImmutableMultiDict([*rows(0), ("f_staff-1-name", "测试乙"), ("_remove", "staff-0")])
    removed = take(form, "people", post, added.sheet, make.more)
    assert removed.rows_changed
    assert [row["name"] for row in removed.sheet.get("staff")] == ["测试乙"]
    assert removed.typed["f_staff-0-name"] == ["测试乙"]
    full = take(form, "people", MultiDict([*rows(0, 1, 2, 3), ("_add", "staff")]), AnswerSheet(), make.more)
    assert not full.rows_changed
    assert len(full.sheet.get("staff")) == 4
    for odd in ("stranger", "staff", "staff-x", "staff-99", "uscc", ""):
        take(form, "people", MultiDict([*rows(0), ("_add", odd), ("_remove", odd)]), AnswerSheet(), make.more)


def test_a_file_where_a_text_belongs_is_no_answer(make) -> None:
    file = FileStorage(filename="a.pdf")
    post = MultiDict([*PREMISES[1:], ("f_uscc", file), ("f_opened-day", file), ("f_stranger", file)])
    found = codes(take(make.catering(), "premises", post, AnswerSheet(), make.more).problems)
    assert found == [("uscc", "missing")]
    people = take(make.catering(), "people", MultiDict([*ROW, ("f_staff-0-born", file)]), AnswerSheet(), make.more)
    assert people.problems == ()


def test_a_combined_request_is_read_too(make) -> None:
    both = CombinedMultiDict([MultiDict(), MultiDict(rows(0, 1))])
    assert len(take(make.catering(), "people", both, AnswerSheet(), make.more).sheet.get("staff")) == 2


@pytest.mark.parametrize(
    "name", ["data", "errors", "validate", "process", "meta", "populate_obj", "form_errors", "walk"]
)
def test_any_id_may_be_a_field(make, name: str) -> None:
    form = make.form(make.section("s", make.field(name, "text")))
    taken = take(form, "s", MultiDict([(f"f_{name}", "好")]), AnswerSheet())
    assert taken.sheet.get(name) == "好"
    assert taken.problems == ()


def test_ids_that_begin_alike_are_not_mixed_up(make) -> None:
    members = [make.field("a", "text", required=False), make.field("a_b", "text", required=False)]
    form = make.form(make.section("s", make.group("g", members), make.group("g_h", members), make.field("a", "text")))
    post = MultiDict([("f_g-0-a", "一"), ("f_g_h-0-a", "二"), ("f_g_h-0-a_b", "三"), ("f_a", "四")])
    taken = take(form, "s", post, AnswerSheet())
    assert dict(taken.sheet.values) == {"g": ({"a": "一"},), "g_h": ({"a": "二", "a_b": "三"},), "a": "四"}


def test_a_file_is_never_taken_from_posted_text(make) -> None:
    form = make.form(make.section("s", make.field("plan", "upload", "平面图")))
    file = {"digest": "0" * 64, "media": "application/pdf", "name": "a.pdf", "size": 10}
    stolen = take(form, "s", MultiDict([("f_plan", "0" * 64)]), AnswerSheet())
    assert stolen.sheet.get("plan") is None
    assert stolen.dropped == ("plan",)
    assert codes(stolen.problems) == [("plan", "missing-file")]
    kept = take(form, "s", MultiDict([("_asked", "plan")]), AnswerSheet({"plan": file}))
    assert kept.sheet.get("plan") == file
    removed = take(form, "s", MultiDict([("_asked", "plan"), ("_remove", "plan")]), AnswerSheet({"plan": file}))
    assert removed.sheet.get("plan") is None
    assert removed.rows_changed


def test_a_text_that_cannot_be_read_is_not_lost_when_the_draft_is_checked(make) -> None:
    form = make.catering()
    taken = take(form, "premises", changed(("f_opened-day", "31")), AnswerSheet(), make.more)
    assert codes(taken.problems) == [("opened", "no-such-day")]
    people = take(form, "people", MultiDict(rows(0)), taken.sheet, make.more)
    assert check_sheet(form, people.sheet, make.more) == ()
    found = check_draft(form, people.sheet, {"premises": taken.typed}, make.more)
    assert codes(found) == [("opened", "no-such-day")]
    assert check_draft(form, people.sheet, {}, make.more) == ()


def test_the_class_is_made_once(make) -> None:
    form = make.catering()
    assert form_class(form, "premises") is form_class(form, "premises")
    assert form_class(form, "premises") is not form_class(form, "people")
    page = form_class(form, "premises")(MultiDict(PREMISES))
    assert page.validate()
    assert page.data["f_area"] == 45
    assert page.f_area.label.text == "经营面积"
    assert str(page.f_area()) == '<input id="f_area" name="f_area" type="text" value="45">'
    assert page.errors == {}
    wrong = form_class(form, "premises")(changed(("f_area", "一百二")))
    assert not wrong.validate()
    assert wrong.errors == {"f_area": ("not-number",)}


def test_two_forms_of_one_digest_are_told_apart(make) -> None:
    one = make.form(make.section("s", make.field("a", "text")))
    other = type(one)(make.form(make.section("s", make.field("a", "integer"))).sections, one.digest)
    assert take(one, "s", MultiDict([("f_a", "1")]), AnswerSheet()).sheet.get("a") == "1"
    assert take(other, "s", MultiDict([("f_a", "1")]), AnswerSheet()).sheet.get("a") == 1


TEXTS = st.sampled_from(
    [
        "",
        " ",
        "45",
        "一百二",
        "0",
        "canteen",
        "catering",
        "yes",
        "no",
        "hot",
        "x",
        "11010519491231002X",
        "测试甲",
        "2026",
        "2",
        "30",
        "92440305MA5HD4K27N",
        "示例区示例路1号",
        "\x00",
        "\u202e",
        "3.5",
        "900",
    ]
)
NAMES = st.sampled_from(
    [
        "f_uscc",
        "f_address",
        "f_business",
        "f_area",
        "f_items",
        "f_diners",
        "f_kitchen",
        "f_opened-year",
        "f_opened-month",
        "f_opened-day",
        "f_staff-0-name",
        "f_staff-0-id_no",
        "f_staff-1-name",
        "f_staff-4-id_no",
        "f_staff-1-born-year",
        "f_staff_count",
        "_add",
        "_remove",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NAMES, TEXTS), max_size=14), st.sampled_from(["premises", "people"]))
def test_a_page_and_the_whole_sheet_judge_alike(make, pairs, section) -> None:
    form = make.catering()
    taken = take(form, section, MultiDict(pairs), AnswerSheet(), make.more)
    mine = {field.id for field in form.section(section).fields}
    from_sheet = {p.at: p.code for p in check_sheet(form, taken.sheet, make.more) if p.at.partition(".")[0] in mine}
    from_page = {p.at: p.code for p in taken.problems}
    unread = {at for at, code in from_page.items() if from_sheet.get(at) != code}
    for at in unread:  # what could not be read left no answer; what was revealed is missing
        assert from_sheet.get(at, "missing").startswith("missing")
    assert not {at for at in from_sheet if at not in from_page}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(NAMES, TEXTS), max_size=14))
def test_showing_and_posting_again_changes_nothing(make, pairs) -> None:
    form = make.catering()
    post = MultiDict([pair for pair in pairs if not pair[0].startswith("_")])
    for section in ("premises", "people"):
        first = take(form, section, post, AnswerSheet(), make.more)
        again = take(
            form, section, MultiDict([(k, v) for k, vs in first.typed.items() for v in vs]), first.sheet, make.more
        )
        assert again.sheet == first.sheet
        assert {p.at for p in again.problems} == {p.at for p in first.problems}


def test_members_that_depend_on_their_row_are_read_row_by_row(make) -> None:
    foreign = make.field("foreign", "yes-no")
    id_no = make.field("id_no", "resident-id", visible="!foreign", scope={"foreign": BOOLEAN})
    passport = make.field("passport", "text", visible="foreign", scope={"foreign": BOOLEAN})
    form = make.form(make.section("s", make.group("people", [foreign, id_no, passport])))
    post = MultiDict([("f_people-0-foreign", "yes"), ("f_people-0-id_no", "bad"), ("f_people-1-foreign", "no")])
    taken = take(form, "s", post, AnswerSheet())
    assert codes(taken.problems) == [("people.0.passport", "missing"), ("people.1.id_no", "missing")]
