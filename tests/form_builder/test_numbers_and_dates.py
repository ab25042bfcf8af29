"""Numbers and dates as people type them: set right where there is one reading, asked back where there are two."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banshi_forms.live import live_fields
from banshi_forms.messages import say_beside
from banshi_forms.model import Problem, Wrong


def words(wrong: Wrong, language="zh") -> str:
    return say_beside(Problem("x", wrong.code, wrong.words), language)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("85.5", "85.5"),
        ("１２０", "120"),
        ("８５．５", "85.5"),
        (" 1 200 ", "1200"),
        ("1,200.50", "1200.5"),
        ("1，200", "1200"),
        ("120平方米", "120"),
        ("120 平方米", "120"),
        ("+5", "5"),
        (".5", "0.5"),
        ("-0", "0"),
        ("00012", "12"),
        ("0.10", "0.1"),
    ],
)
def test_decimals(make, typed: str, value: str) -> None:
    read = make.read(make.field("area", "decimal", unit="平方米"), typed)
    assert read == Decimal(value)
    assert isinstance(read, Decimal)


@pytest.mark.parametrize(
    "typed",
    [
        "一百二",
        "abc",
        "1e3",
        "1E3",
        "NaN",
        "Infinity",
        "-inf",
        "0x10",
        "1,2",
        "1,2000",
        "--1",
        "1.2.3",
        "12。5",
        "٣",
        "½",
        "平方米",
    ],
)
def test_what_is_no_number(make, typed: str) -> None:
    wrong = make.read(make.field("area", "decimal", unit="平方米"), typed)
    assert wrong.code == "not-number"
    assert words(wrong) == "要填数字，例如 120 或 85.5"


def test_a_number_beyond_reason_is_refused_quickly(make) -> None:
    for typed in ("9" * 10_000, "1" + "0" * 400, "9" * 30):
        assert make.read(make.field("area", "decimal"), typed).code == "number-too-long"
        assert make.read(make.field("count", "integer"), typed).code == "number-too-long"


@pytest.mark.parametrize(("typed", "value"), [("12", 12), ("１２", 12), ("1,200", 1200), ("-3", -3), ("12 人", 12)])
def test_integers(make, typed: str, value: int) -> None:
    read = make.read(make.field("count", "integer", unit="人"), typed)
    assert read == value
    assert type(read) is int


@pytest.mark.parametrize("typed", ["1.0", "1.", "12.5", "一", "1e3"])
def test_what_is_no_integer(make, typed: str) -> None:
    assert make.read(make.field("count", "integer"), typed).code == "not-whole"


def test_bounds_belong_to_what_is_allowed(make) -> None:
    field = make.field("area", "decimal", unit="平方米", min=1, max=100)
    assert make.read(field, "1") == 1
    assert make.read(field, "100.00") == 100
    assert words(make.read(field, "0.99")) == "不能小于 1 平方米"
    assert words(make.read(field, "100.01")) == "不能大于 100 平方米"
    assert words(make.read(make.field("x", "integer", min=2), "1"), "en") == "It must be 2 or more"


def test_decimal_places(make) -> None:
    assert make.read(make.field("fee", "decimal", decimals=2), "1.234").code == "too-many-decimals"
    assert make.read(make.field("fee", "decimal", decimals=2), "1.230") == Decimal("1.23")
    assert make.read(make.field("fee", "decimal", decimals=0), "1.5").code == "no-decimals"


def test_numbers_are_shown_with_commas_and_unit(make) -> None:
    field = make.field("area", "decimal", unit={"zh": "平方米", "en": "m²"})
    assert field.kind.show(field, Decimal("12000.50"), "zh") == "12,000.5 平方米"
    assert field.kind.show(field, Decimal("-0.5"), "en") == "-0.5 m²"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_a_number_typed_again_is_the_same_number(make, number: Decimal) -> None:
    field = make.field("area", "decimal", unit="平方米")
    read = make.read(field, str(number))
    assert read == number
    assert field.kind.read(field, field.kind.typed(field, read)) == number
    assert field.kind.from_json(field, field.kind.to_json(read)) == number


@pytest.mark.parametrize("given_", [45, 45.5, "45.5", Decimal("45.5"), 1e15 / 1e10])
def test_numbers_in_json(make, given_) -> None:
    field = make.field("area", "decimal")
    assert field.kind.from_json(field, given_) == Decimal(str(given_))


@pytest.mark.parametrize("given_", [True, None, [], {}, "一百二", float("inf"), float("nan")])
def test_no_numbers_in_json(make, given_) -> None:
    field = make.field("area", "decimal")
    with pytest.raises(Wrong):
        field.kind.from_json(field, given_)


@pytest.mark.parametrize(("typed", "day"), [("2026-02-13", date(2026, 2, 13)), ("２０２６-2-3", date(2026, 2, 3))])
def test_iso_dates(make, typed: str, day: date) -> None:
    assert make.read(make.field("day", "date"), typed) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-02-30", "不对：2026年2月没有30日"),
        ("1900-02-29", "不对：1900年2月没有29日"),
        ("2026-13-01", "的月份要在 1 到 12 之间，现在是 13"),
        ("26/2/3", "要填年、月、日，例如 2026 年 2 月 13 日"),
        ("45000", "要填年、月、日，例如 2026 年 2 月 13 日"),
        ("民国115年2月3日", "要填年、月、日，例如 2026 年 2 月 13 日"),
        ("2026-02-03T24:00", "要填年、月、日，例如 2026 年 2 月 13 日"),
        ("02-03-2026", "要填年、月、日，例如 2026 年 2 月 13 日"),
    ],
)
def test_dates_that_are_asked_back(make, typed: str, said: str) -> None:
    assert words(make.read(make.field("day", "date"), typed)) == said


def boxes(year: str, month: str, day: str) -> dict[str, list[str]]:
    return {"-year": [year], "-month": [month], "-day": [day]}


def test_three_boxes(make) -> None:
    field = make.field("day", "date")
    read = field.kind.read
    assert read(field, boxes("2026", "2", "３")) == date(2026, 2, 3)
    assert read(field, boxes(" 2026 ", "02", "03")) == date(2026, 2, 3)
    assert read(field, boxes("", "", "")) is None
    assert read(field, boxes("2026-02-03", "", "")) == date(2026, 2, 3)
    for given_, code in (
        (boxes("2026", "", "3"), "date-incomplete"),
        (boxes("26", "2", "3"), "year-digits"),
        (boxes("115", "2", "3"), "year-digits"),
        (boxes("2026", "2", "30"), "no-such-day"),
        (boxes("2026", "0", "3"), "no-such-month"),
        (boxes("2026", "二", "3"), "not-date"),
        ({**boxes("2026", "2", "3"), "": ["2026-02-03"]}, "answered-twice"),
        ({"-year": ["2026", "2027"], "-month": ["2"], "-day": ["3"]}, "answered-twice"),
    ):
        with pytest.raises(Wrong) as caught:
            read(field, given_)
        assert caught.value.code == code
    with pytest.raises(Wrong) as caught:
        read(field, boxes("2026", "", ""))
    assert words(caught.value) == "还缺月、日"


def test_bounds_of_dates(make) -> None:
    field = make.field("day", "date", earliest="2026-01-01", latest="today")
    assert make.read(field, "2026-01-01") == date(2026, 1, 1)
    assert make.read(field, "2026-11-22") == make.today
    assert words(make.read(field, "2025-12-31")) == "不能早于2026年1月1日"
    assert words(make.read(field, "2026-11-23")) == "不能晚于今天"
    assert field.kind.check(field, date(2030, 1, 1), None) is None  # no day to compare with
    soon = make.field("day", "date", earliest="today", latest="2027-01-01")
    assert make.read(soon, "2026-11-21").code == "before-today"
    assert words(make.read(soon, "2027-01-02"), "en") == "It must not be after 1 January 2027"


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_a_date_typed_again_is_the_same_date(make, day: date) -> None:
    field = make.field("day", "date")
    assert field.kind.read(field, field.kind.typed(field, day)) == day
    assert field.kind.from_json(field, field.kind.to_json(day)) == day


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("1200", "1200.00", "1,200.00 元"),
        ("1,234,567.8", "1234567.80", "1,234,567.80 元"),
        ("¥ 1200.50", "1200.50", "1,200.50 元"),
        ("￥３６", "36.00", "36.00 元"),
        ("12.5元", "12.50", "12.50 元"),
        ("-0.10", "-0.10", "-0.10 元"),
        ("0", "0.00", "0.00 元"),
        ("12.300", "12.30", "12.30 元"),
        ("999999999999999.99", "999999999999999.99", "999,999,999,999,999.99 元"),
    ],
)
def test_amounts_of_money_keep_both_decimals(make, typed: str, stored: str, shown: str) -> None:
    field = make.field("fee", "money")
    value = make.read(field, typed)
    assert value == Decimal(stored)
    assert field.kind.to_json(value) == stored
    assert field.kind.from_json(field, stored) == value
    assert field.kind.show(field, value, "zh") == shown
    assert field.kind.show(field, value, "en") == shown.replace("元", "yuan")
    assert field.kind.typed(field, value) == {"": [stored]}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.005", "too-many-decimals"),
        ("3万", "not-number"),
        ("1,23.4", "not-number"),
        ("1e3", "not-number"),
        ("12345678901234567", "number-too-long"),
        ("-1", "below-min"),
        ("1000.01", "above-max"),
    ],
)
def test_amounts_of_money_that_are_none(make, typed: str, code: str) -> None:
    wrong = make.read(make.field("fee", "money", min=0, max=1000), typed)
    assert wrong.code == code
    if code == "above-max":
        assert words(wrong) == "不能大于 1000 元"


def test_a_computed_amount_is_rounded_to_the_cent(make) -> None:
    paid = make.field("paid", "money")
    share = make.field("share", "money", value="paid / 3", scope={"paid": paid.type})
    form = make.form(make.section("s", paid, share))
    facts = live_fields(form, {"paid": Decimal("100")}).facts
    assert facts["share"] == Decimal("33.33")
    assert share.kind.show(share, facts["share"], "zh") == "33.33 元"
