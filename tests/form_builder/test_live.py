"""What is asked, and whether a whole sheet is right: one pass from top to bottom."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from banshi_forms.answers import AnswerSheet
from banshi_forms.live import check_sheet, live_fields, prune
from banshi_rules.values import BOOLEAN, DATE, INTEGER, TEXT, record


def sheet_of(make, **changes) -> AnswerSheet:
    sheet, problems = AnswerSheet.from_json(make.catering(), make.catering_answers)
    assert problems == ()
    return sheet.with_values(changes)


def codes(problems) -> list[tuple[str, str]]:
    return [(problem.at, problem.code) for problem in problems]


def test_a_question_is_asked_when_its_condition_holds(make) -> None:
    form = make.catering()
    live = live_fields(form, sheet_of(make).facts())
    assert live.asked == ("uscc", "address", "business", "area", "items", "kitchen", "opened", "staff")
    assert live.not_asked == ("diners",)
    assert live.computed == ("staff_count",)
    assert live.required == set(live.asked) - {"opened"}
    assert "diners" in live_fields(form, {"business": "canteen"}).asked


def test_nothing_known_is_not_satisfied(make) -> None:
    live = live_fields(make.catering(), {})
    assert "diners" in live.not_asked
    assert live.facts == {"staff": (), "staff_count": 0}


def test_facts_are_the_answers_that_count(make) -> None:
    live = live_fields(make.catering(), sheet_of(make, diners=900).facts(), {"applicant": {"kind": "enterprise"}})
    assert "diners" not in live.facts
    assert live.facts["staff_count"] == 1
    assert live.facts["applicant"] == {"kind": "enterprise"}
    assert live.facts["area"] == Decimal(45)


def test_conditions_cascade_in_one_pass(make) -> None:
    a = make.field("a", "yes-no")
    b = make.field("b", "yes-no", visible="a", scope={"a": BOOLEAN})
    c = make.field("c", "yes-no", visible="b", scope={"b": BOOLEAN})
    form = make.form(make.section("s", a, b, c))
    assert live_fields(form, {"a": True, "b": True, "c": True}).asked == ("a", "b", "c")
    live = live_fields(form, {"a": False, "b": True, "c": True})
    assert live.asked == ("a",)
    assert live.facts == {"a": False}
    assert dict(prune(form, AnswerSheet({"a": False, "b": True, "c": True})).values) == {"a": False}


def test_conditions_may_read_the_applicant_and_the_day(make) -> None:
    scope = {"applicant": record({"kind": TEXT}), "received_on": DATE}
    field = make.field(
        "x", "text", visible="applicant.kind == 'enterprise'", required="applicant.kind != ''", scope=scope
    )
    form = make.form(make.section("s", field))
    assert live_fields(form, {}, {"applicant": {"kind": "enterprise"}}).asked == ("x",)
    assert live_fields(form, {}, {"applicant": {"kind": "enterprise"}}).required == {"x"}
    assert live_fields(form, {}, {"applicant": {"kind": "person"}}).asked == ()
    assert live_fields(form, {}).asked == ()


def test_required_when(make) -> None:
    count = make.field("count", "integer")
    why = make.field("why", "text", required="count > 3", scope={"count": INTEGER})
    form = make.form(make.section("s", count, why))
    assert codes(check_sheet(form, AnswerSheet({"count": 3}))) == []
    assert codes(check_sheet(form, AnswerSheet({"count": 4}))) == [("why", "missing")]


def test_a_good_sheet_has_no_problem(make) -> None:
    assert check_sheet(make.catering(), sheet_of(make), make.more) == ()


def test_everything_wrong_comes_at_once(make) -> None:
    bad = sheet_of(
        make,
        uscc="91440305MADEMX011M",
        address=None,
        business="canteen",
        area=Decimal("0.5"),
        items=("hot", "nothing"),
        kitchen=None,
        opened=make.today.replace(year=2027),
        staff=({"name": "测试甲"}, {"name": "3", "id_no": "44030519900307721X"}),
    )
    assert codes(check_sheet(make.catering(), bad, make.more)) == [
        ("uscc", "uscc-check"),
        ("address", "missing"),
        ("area", "below-min"),
        ("items", "not-an-option"),
        ("diners", "missing"),
        ("kitchen", "missing-choice"),
        ("opened", "after-today"),
        ("staff.0.id_no", "missing"),
        ("staff.1.name", "not-in-a-name"),
        ("staff.1.id_no", "id-check"),
    ]


def test_the_number_of_rows(make) -> None:
    person = {"name": "测试甲", "id_no": "11010519491231002X"}
    assert codes(check_sheet(make.catering(), sheet_of(make, staff=()), make.more)) == [("staff", "too-few-rows")]
    assert codes(check_sheet(make.catering(), sheet_of(make, staff=None), make.more)) == [("staff", "too-few-rows")]
    assert codes(check_sheet(make.catering(), sheet_of(make, staff=(person,) * 5), make.more)) == [
        ("staff", "too-many-rows")
    ]


def test_values_of_the_wrong_type_are_no_facts_and_no_crash(make) -> None:
    odd = {"business": 7, "area": "45", "staff": "many", "kitchen": "yes", "items": [], "diners": "9"}
    form = make.catering()
    assert live_fields(form, odd).facts == {"staff": (), "staff_count": 0}
    found = codes(check_sheet(form, AnswerSheet(odd)))
    assert ("business", "unreadable") in found
    assert ("area", "unreadable") in found
    assert ("staff", "too-few-rows") in found


def test_computed_values_are_never_taken_from_outside(make) -> None:
    form = make.catering()
    pruned = prune(form, sheet_of(make, staff_count=99, diners=5, stranger="x"), make.more)
    assert pruned.get("staff_count") == 1
    assert pruned.get("diners") is None
    assert pruned.get("stranger") is None
    assert prune(form, pruned, make.more) == pruned


def test_computed_decimals_are_rounded_where_the_definition_says_so(make) -> None:
    total = make.field("total", "integer")
    share = make.field("share", "decimal", value="total / 3", decimals=2, scope={"total": INTEGER})
    none = make.field("none", "decimal", value="total / 0", scope={"total": INTEGER})
    form = make.form(make.section("s", total, share, none))
    facts = live_fields(form, {"total": 2}).facts
    assert facts["share"] == Decimal("0.67")
    assert "none" not in facts


def test_a_member_may_depend_on_its_row(make) -> None:
    foreign = make.field("foreign", "yes-no")
    id_no = make.field("id_no", "resident-id", visible="!foreign", scope={"foreign": BOOLEAN})
    passport = make.field("passport", "text", visible="foreign", scope={"foreign": BOOLEAN})
    form = make.form(make.section("s", make.group("people", [foreign, id_no, passport])))
    rows = ({"foreign": True, "id_no": "11010519491231002X"}, {"foreign": False, "passport": "E12345678"}, {})
    assert codes(check_sheet(form, AnswerSheet({"people": rows}))) == [
        ("people.0.passport", "missing"),
        ("people.1.id_no", "missing"),
        ("people.2.foreign", "missing-choice"),
    ]
    assert prune(form, AnswerSheet({"people": rows})).get("people") == ({"foreign": True}, {"foreign": False}, {})


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "n"]), st.booleans() | st.integers(0, 9), max_size=4))
def test_every_field_is_asked_or_not_and_pruning_settles(make, answers) -> None:
    a = make.field("a", "yes-no")
    b = make.field("b", "yes-no", visible="a", scope={"a": BOOLEAN})
    n = make.field("n", "integer", visible="b || !a", required="b", scope={"a": BOOLEAN, "b": BOOLEAN})
    c = make.field("c", "yes-no", visible="n > 4", scope={"n": INTEGER})
    form = make.form(make.section("s", a, b), make.section("t", n, c))
    sheet = AnswerSheet(answers)
    live = live_fields(form, sheet.facts())
    assert sorted((*live.asked, *live.not_asked, *live.computed)) == ["a", "b", "c", "n"]
    assert live.required <= set(live.asked)
    assert not set(live.facts) & set(live.not_asked)
    pruned = prune(form, sheet)
    assert prune(form, pruned) == pruned
    assert live_fields(form, pruned.facts()) == live
