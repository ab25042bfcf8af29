"""Document numbers by the district's patterns."""

from datetime import date

import pytest

from banshi.definitions.numbering import check_pattern, licence_number, licence_series, number_from, series

DAY = date(2026, 2, 13)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("示受字〔{year}〕第{serial:4}号", "示受字〔2026〕第0007号"),
        ("{division}{date}{serial:6}", "44030520260213000007"),
        ("{year}-{serial}", "2026-7"),
    ],
)
def test_a_number_follows_its_pattern(pattern, number):
    assert check_pattern(pattern) is None
    assert number_from(pattern, day=DAY, serial=7, division="440305") == number


def test_a_serial_grows_past_its_digits():
    assert number_from("{year}{serial:2}", day=DAY, serial=123, division="") == "2026123"


def test_a_serial_counts_up_within_its_year_or_day():
    assert series("示受字〔{year}〕第{serial:4}号", DAY) == "2026"
    assert series("{date}{serial:6}", DAY) == "20260213"


@pytest.mark.parametrize(
    ("pattern", "zh"),
    [
        ("示受字第{serial:4}号", "必须有 {year} 或者 {date}，因为序号每年（每日）重新开始"),
        ("示受字〔{year}〕号", "必须有且只有一个序号 {serial:4}"),
        ("{year}{serial}{serial:2}", "必须有且只有一个序号 {serial:4}"),
        ("{year}{serial:4", "花括号没有成对"),
        ("{year}}{serial:4}", "花括号没有成对"),
        ("{year}{serial:x}", "不认识占位符“{serial:x}”，可用 {year} {date} {division} {serial:4}"),
        ("{year}{serial:0}", "不认识占位符“{serial:0}”，可用 {year} {date} {division} {serial:4}"),
        ("{year.__class__}{serial}", "不认识占位符“{year.__class__}”，可用 {year} {date} {division} {serial:4}"),
        ("", "必须有且只有一个序号 {serial:4}"),
    ],
)
def test_a_bad_pattern_is_explained(pattern, zh):
    complaint = check_pattern(pattern)
    assert complaint is not None
    assert complaint.zh == zh
    assert complaint.en


@pytest.mark.parametrize(
    ("pattern", "digits", "number"),
    [
        ("JY{digit}{division}{serial:6}{check:mod11_10}", {"digit": "2"}, "JY24403050000071"),
        ("{division}{date}{serial:2}01", {}, "440305202602130701"),
        ("示许〔{year}〕第{serial:4}号", {}, "示许〔2026〕第0007号"),
    ],
)
def test_a_licence_is_numbered_by_its_matters_pattern(pattern, digits, number):
    assert licence_number(pattern, day=DAY, serial=7, division="440305", digits=digits) == number


def test_a_licence_number_without_a_year_counts_up_for_ever():
    assert licence_series("JY{division}{serial:6}", DAY) == "always"
    assert licence_series("{division}{date}{serial:2}", DAY) == "20260213"
    assert licence_series("〔{year}〕{serial:2}", DAY) == "2026"
