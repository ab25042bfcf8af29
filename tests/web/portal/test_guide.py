"""Does the guide of a matter say what its definition says?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "level", "valid"), [("zh", "县级", "5 年"), ("en", "County or district", "5 years")]
)
def test_level_codes_and_validity(browse, language, level, valid) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    page = browser.get("/m/catering-licence").text
    assert level in page
    assert "000131012000" in page
    assert valid in page


@pytest.mark.parametrize(("language", "since"), [("zh", "2019年3月24日起施行的文本"), ("en", "Wording in force since")])
def test_the_articles_are_shown_word_for_word(browse, language, since) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    page = browser.get("/m/road-occupation").text
    assert '<p lang="zh-CN">因特殊情况需要临时占用城市道路的，须经市政工程行政主管部门和公安交通管理部门批准' in page
    assert '<p lang="zh-CN"><strong>第三十六条</strong></p>' in page
    assert since in page
    assert "国务院令第198号（1996年），第710号（2019年）修订" in page


def test_an_article_without_a_text_is_named_and_nothing_more(browse) -> None:
    page = browse().get("/m/catering-licence").text
    assert "<p>《食品经营许可和备案管理办法》第" in page
    assert "<details><summary>《中华人民共和国食品安全法》第" in page


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "需要提交的情形</dt><dd>主体业态是“集中用餐单位食堂”"),
        ("en", "Needed when</dt><dd>Kind of business is “Canteen of a school, enterprise or other unit”"),
    ],
)
def test_when_a_material_is_needed_is_said_in_a_sentence(browse, language, sentence) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    page = browser.get("/m/catering-licence").text
    assert sentence in page
    assert "business ==" not in page
