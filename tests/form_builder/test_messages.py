"""Every problem has words in both languages, gentle ones, that name the field where they stand alone."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import banshi_forms
from banshi_forms.messages import PROBLEM_WORDS, label_of, say, say_beside
from banshi_forms.model import Problem

SOURCE = Path(banshi_forms.__file__).parent
HAN = re.compile("[\u4e00-\u9fff]")


def codes_in_the_source() -> set[str]:
    text = "\n".join(path.read_text() for path in SOURCE.rglob("*.py"))
    found = set(re.findall(r'(?:Wrong|Problem)\(\s*(?:[\w.]+|f?"[^"]*"),?\s*"([a-z][a-z-]+)"', text))
    found |= set(re.findall(r'Wrong\(\s*"([a-z-]+)"', text))
    found |= set(re.findall(r'refused\(\s*"([a-z-]+)"', text))
    found |= set(re.findall(r'Content\([^,()]+, "([a-z-]+)"', text))
    found |= set(re.findall(r'missing(?:: str)? = "([a-z-]+)"', text))
    found |= set(re.findall(r'ENCRYPTED = "([a-z-]+)"', text))
    found |= set(re.findall(r'"(not-whole)" if self.whole else "(not-number)"', text)[0])
    return found


def test_every_code_has_words_and_all_words_are_used() -> None:
    used = codes_in_the_source()
    assert len(used) > 60
    assert used == set(PROBLEM_WORDS)


@pytest.mark.parametrize("code", sorted(PROBLEM_WORDS))
def test_words_in_both_languages(code: str) -> None:
    words = PROBLEM_WORDS[code]
    assert HAN.search(words.zh)
    assert words.en
    assert not HAN.search(words.en)
    holes = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (words.zh, words.en)]
    assert holes[0] - {"parts"} == holes[1] - {"parts", "month_name"} or code == "no-such-day"
    assert "合法" not in words.zh
    assert not words.zh.endswith("。")


def test_sentences_word_for_word(make) -> None:
    form = make.catering()
    wrong = make.read(make.field("area", "decimal"), "一百二")
    problem = Problem("area", wrong.code, wrong.words)
    assert say(problem, form, "zh") == "经营面积要填数字，例如 120 或 85.5"
    assert say_beside(problem, "zh") == "要填数字，例如 120 或 85.5"
    assert say_beside(problem, "en") == "Enter a number, for example 120 or 85.5"
    assert say(Problem("diners", "missing"), form, "zh") == "就餐人数还没有填"
    assert say(Problem("business", "missing-choice"), form, "en") == "Kind of business: choose an answer"


def test_rows_are_numbered_from_one(make) -> None:
    form = make.catering()
    assert say(Problem("staff.0.id_no", "missing"), form, "zh") == "食品安全管理人员第1项的身份证号还没有填"
    assert label_of("staff.1", form, "zh") == "食品安全管理人员第2项"
    assert say(Problem("staff", "too-few-rows", {"least": 1, "rows": 0}), form, "zh") == (
        "食品安全管理人员至少要填 1 项，现在有 0 项"
    )


def test_a_plugin_that_forgets_a_word_or_a_code_does_not_break_the_page(make) -> None:
    form = make.catering()
    assert say(Problem("area", "below-min", {}), form, "zh") == "经营面积不能小于 ??"
    assert say(Problem("area", "no-such-code", {}), form, "zh") == "经营面积读不出来，请重新填写"
    assert say(Problem("nowhere", "missing"), form, "zh") == "还没有填"
    assert say(Problem("area", "unknown-field", {"name": "{x.__class__}"}), form, "zh").endswith(
        "“{x.__class__}”这个字段"
    )
