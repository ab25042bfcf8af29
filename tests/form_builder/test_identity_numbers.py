"""Every vector of the standards for identity numbers, credit codes and telephones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banshi_forms.kinds.bank_card import luhn_digit
from banshi_forms.kinds.resident_id import check_digit
from banshi_forms.kinds.uscc import ALPHABET, check_character, registration_check
from banshi_forms.messages import say_beside
from banshi_forms.model import Problem, Wrong


def test_worked_check_characters() -> None:
    assert check_character("92440305MA5HD4K27") == "N"
    assert check_digit("44030519900307721") == "6"
    assert registration_check("44030560012345") == "7"
    assert len(ALPHABET) == 31
    assert not set("IOSVZ") & set(ALPHABET)


@pytest.mark.parametrize(
    "code",
    [
        "92440305MA5HD4K27N",
        "91440305MADEMX011N",
        "11440305K3172869XK",
        "524403055028000165",
        "91110000600037341L",
        "91350100M000100Y43",
    ],
)
def test_good_credit_codes(make, code: str) -> None:
    assert make.read(make.field("uscc", "uscc"), code) == code


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("91440305MADEMX011M", "uscc-check"),
        ("9144O305MADEMX011N", "uscc-letter"),
        ("91440305MADEMX011", "uscc-length"),
        ("91440305MADEMX011NN", "uscc-length"),
        ("91440305MADEMX01!N", "uscc-character"),
        ("9144030AMADEMX011N", "uscc-shape"),
        ("91440305MADEMX０１１Ｍ", "uscc-check"),
        ("440305600123457", "uscc-length"),
    ],
)
def test_bad_credit_codes(make, code: str, problem: str) -> None:
    wrong = make.read(make.field("uscc", "uscc"), code)
    assert isinstance(wrong, Wrong)
    assert wrong.code == problem


@pytest.mark.parametrize("letter", list("IOSVZ"))
def test_letters_that_no_code_holds_are_named(make, letter: str) -> None:
    wrong = make.read(make.field("uscc", "uscc"), f"9144{letter}305MADEMX011N")
    assert f"不会有字母 {letter}" in say_beside(Problem("uscc", wrong.code, wrong.words), "zh")
    assert f"the letter {letter}" in say_beside(Problem("uscc", wrong.code, wrong.words), "en")


@pytest.mark.parametrize(
    "typed", ["９２440305ma5hd4k27n", " 9244 0305 MA5H D4K2 7N ", "92440305-MA5HD4K27N", "92440305MA5HD4K27Ｎ\u3000"]
)
def test_unwanted_characters_of_a_code_are_ignored(make, typed: str) -> None:
    assert make.read(make.field("uscc", "uscc"), typed) == "92440305MA5HD4K27N"


def test_old_registration_numbers_only_where_the_definition_says_so(make) -> None:
    also = make.field("uscc", "uscc", registration_number=True)
    assert make.read(also, "440305600123457") == "440305600123457"
    assert make.read(also, "440305600123458").code == "registration-check"
    assert make.read(also, "92440305MA5HD4K27N") == "92440305MA5HD4K27N"


@pytest.mark.parametrize(
    "number",
    [
        "440305199003077216",
        "440305198512314422",
        "11010519491231002X",
        "440305200002291515",
        "440305200808153322",
        "810000198501011232",
        "820000199202290020",
        "830000197806154014",
        "944840199001010016",
    ],
)
def test_good_identity_numbers(make, number: str) -> None:
    assert make.read(make.field("id_no", "resident-id"), number) == number


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("44030519900307721X", "id-check"),
        ("440305199902301234", "id-birthday"),
        ("440305199913011234", "id-birthday"),
        ("44030519990230123", "id-length"),
        ("4403051990030772160", "id-length"),
        ("44030519900X077216", "id-character"),
        ("44030519900A077216", "id-character"),
        ("٤٤٠٣٠٥١٩٩٠٠٣٠٧٧٢١٦", "id-character"),
    ],
)
def test_bad_identity_numbers(make, number: str, problem: str) -> None:
    assert make.read(make.field("id_no", "resident-id"), number).code == problem


def test_a_birthday_may_not_be_in_the_future(make) -> None:
    tomorrow = "44030520261123001"
    field = make.field("id_no", "resident-id")
    assert make.read(field, tomorrow + check_digit(tomorrow)).code == "id-future"
    today = "44030520261122001"
    assert make.read(field, today + check_digit(today)) == today + check_digit(today)
    assert field.kind.check(field, tomorrow + check_digit(tomorrow), None) is None  # no day to compare with


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("110105491231002", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
        ("110105 19491231 002X", "11010519491231002X"),
        ("110105\u200b19491231002X", "11010519491231002X"),
    ],
)
def test_identity_numbers_are_normalised(make, typed: str, kept: str) -> None:
    assert make.read(make.field("id_no", "resident-id"), typed) == kept


@given(st.dates(), st.from_regex(r"\A[0-9]{6}\Z"), st.from_regex(r"\A[0-9]{3}\Z"))
def test_any_division_is_accepted_and_one_wrong_digit_never_is(make, day, division: str, order: str) -> None:
    field = make.field("id_no", "resident-id")
    if not 1800 <= day.year <= 2025:
        return
    first = division + day.strftime("%Y%m%d") + order
    number = first + check_digit(first)
    assert make.read(field, number) == number
    other = str((int(order[2]) + 1) % 10)
    assert make.read(field, first[:16] + other + number[17]).code == "id-check"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("+86 13800138000", "13800138000"),
        ("008613800138000", "13800138000"),
        ("19912345678", "19912345678"),
    ],
)
def test_mobile_numbers(make, typed: str, kept: str) -> None:
    assert make.read(make.field("mobile", "mobile"), typed) == kept


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("12800138000", "mobile-start"),
        ("1380013800", "mobile-length"),
        ("138001380000", "mobile-length"),
        ("一三八", "mobile-digits"),
        ("0755-12345678", "mobile-length"),
        ("١٣٨٠٠١٣٨٠٠٠", "mobile-digits"),
    ],
)
def test_bad_mobile_numbers(make, typed: str, problem: str) -> None:
    assert make.read(make.field("mobile", "mobile"), typed).code == problem


def test_fixed_lines_only_where_the_definition_says_so(make) -> None:
    also = make.field("phone", "mobile", landline=True)
    assert make.read(also, "0755-12345678") == "0755-12345678"
    assert make.read(also, "075512345678") == "075512345678"
    assert make.read(also, "13800138000") == "13800138000"
    assert make.read(also, "12345").code == "not-phone"


def test_masks(make) -> None:
    def masked(kind: str, value: str) -> str:
        field = make.field("x", kind)
        return field.kind.mask(field, value, "zh")

    assert masked("resident-id", "11010519491231002X") == "110***********002X"
    assert masked("mobile", "13812341234") == "138****1234"
    assert masked("person-name", "张三") == "张*"
    assert masked("person-name", "阿卜杜拉·买买提") == "阿***·买**"
    assert masked("uscc", "91440305MADEMX011N") == "91440305MADEMX011N"
    assert masked("address", "示例区示例路1号") == "示例区示例路***"


@pytest.mark.parametrize(
    "typed", ["6222020200112233446", " 6222 0202 0011 2233 446 ", "6222-0202-0011-2233-446", "６２２２020200112233446"]
)
def test_bank_cards(make, typed: str) -> None:
    field = make.field("card", "bank-card")
    assert make.read(field, typed) == "6222020200112233446"
    assert field.kind.show(field, "6222020200112233446", "zh") == "6222 0202 0011 2233 446"
    assert field.kind.mask(field, "6222020200112233446", "zh") == "6222***********3446"


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("6222020200112233447", "card-check"),
        ("6222020200112234346", "card-check"),
        ("62220202001", "card-length"),
        ("62220202001122334460", "card-length"),
        ("6222O20200112233446", "card-digits"),
        ("６２２２٠20200112233446", "card-digits"),
    ],
)
def test_bad_bank_cards(make, number: str, problem: str) -> None:
    assert make.read(make.field("card", "bank-card"), number).code == problem


@given(st.text("0123456789", min_size=11, max_size=18), st.integers(0, 17), st.integers(1, 9))
def test_luhn_finds_every_single_wrong_digit(make, others: str, place: int, more: int) -> None:
    field = make.field("card", "bank-card")
    number = others + luhn_digit(others)
    assert make.read(field, number) == number
    place %= len(others)
    other = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert make.read(field, other).code == "card-check"


@pytest.mark.parametrize("vector", ["6222020200112233446", "4111111111111111", "378282246310005", "5555555555554444"])
def test_published_card_numbers(vector: str) -> None:
    assert luhn_digit(vector[:-1]) == vector[-1]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2106-440305-04-01-123456", "2106-440305-04-01-123456"),
        ("2017-440305-70-03-500123", "2017-440305-70-03-500123"),
        ("21064403050401123456", "2106-440305-04-01-123456"),
        ("２１０６－440305－04－01－123456", "2106-440305-04-01-123456"),
        ("2106 440305 04 01 123456", "2106-440305-04-01-123456"),
    ],
)
def test_project_codes(make, typed: str, code: str) -> None:
    assert make.read(make.field("project", "project-code"), typed) == code


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("2106-440305-04-01-12345", "project-length"),
        ("2106-440305-04-01-1234567", "project-length"),
        ("2113-440305-04-01-123456", "project-month"),
        ("2100-440305-04-01-123456", "project-month"),
        ("2106-440305-04-01-12345X", "project-digits"),
        ("项目", "project-digits"),
    ],
)
def test_bad_project_codes(make, typed: str, problem: str) -> None:
    wrong = make.read(make.field("project", "project-code"), typed)
    assert wrong.code == problem
    assert say_beside(Problem("project", wrong.code, wrong.words), "en")


def test_a_stored_code_of_the_wrong_shape_is_refused(make) -> None:
    field = make.field("project", "project-code")
    assert field.kind.check(field, "2106440305-04-01-123456", None).code == "project-length"
