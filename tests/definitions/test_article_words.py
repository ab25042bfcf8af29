"""Which articles does a citation mean, however people write it?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banshi.definitions.law.citations import Citation, chinese, citations, number_of, spans_of_time

WRITTEN = {
    "第三十五条": [(35, 0, None)],
    "第35条": [(35, 0, None)],
    "Article 35": [(35, 0, None)],
    "Art. 19": [(19, 0, None)],
    "第一百零三条": [(103, 0, None)],
    "第十条之一": [(10, 1, None)],
    "第三十五条第二款": [(35, 0, 2)],
    "Article 32(4)": [(32, 0, 4)],
    "第三十五条第一款和第二款": [(35, 0, None)],
    "第三十二条第一款第（四）项": [(32, 0, 1)],
    "第三十二条第一款第四项、第五项、第四十二条": [(32, 0, 1), (42, 0, None)],
    "第八条第(二)项、第(三)项": [(8, 0, None)],
    "第三十五条、第三十六条": [(35, 0, None), (36, 0, None)],
    "第三十五条 和 第三十六条": [(35, 0, None), (36, 0, None)],
    "第35、36条": [(35, 0, None), (36, 0, None)],
    "Articles 35 and 36": [(35, 0, None), (36, 0, None)],
    "第九条至第十一条": [(9, 0, None), (10, 0, None), (11, 0, None)],
    "第九至十一条": [(9, 0, None), (10, 0, None), (11, 0, None)],
    "Articles 9 to 11": [(9, 0, None), (10, 0, None), (11, 0, None)],
}
UNREADABLE = [
    "",
    "第条",
    "随便",
    "户外广告部分",
    "第三十五条至",
    "第三十六条至第三十五条",
    "第三十五条第三十六条",
    "第零条",
    "第1条至第999条",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_citation_is_read(text: str) -> None:
    assert citations(text) == tuple(Citation(*parts) for parts in WRITTEN[text])


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_citation_is_not_guessed(text: str) -> None:
    assert citations(text) is None


@given(st.integers(1, 9999))
def test_numbers_go_both_ways(number: int) -> None:
    assert number_of(chinese(number)) == number_of(str(number)) == number
    assert citations(f"第{chinese(number)}条") == (Citation(number),)
    assert Citation(number).article == f"第{chinese(number)}条"


@given(st.text(alphabet="第条款项之至到、和与及一二十百零0123456789（）() articlesand-", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    read = citations(text)
    assert read is None or (read and all(citation.number > 0 for citation in read))


def test_times_in_a_text() -> None:
    text = "自受理之日起二十日内，经批准可以延长10个工作日；24小时内补办，三个月内建成，有效期五年"
    assert list(spans_of_time(text)) == [(20, "日"), (10, "工作日"), (24, "小时"), (3, "月"), (5, "年")]
