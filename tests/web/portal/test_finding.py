"""Does somebody who says it in ordinary words find the matter, and does a list promise what is promised?"""

import pytest
from use_cases.worlds import DISTRICT
from web.pages import shown

from banshi.assembly import plugin_host
from banshi.definitions.library import load_library
from banshi.web.portal.finding import find


@pytest.fixture(scope="module")
def matters():
    return load_library(DISTRICT, plugin_host().vocabulary()).matters.values()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("低保", "living-allowance"),  # two characters of the title, apart
        ("卖烟", "tobacco-retail"),  # … in another order
        ("挖路", "road-excavation"),
        ("我要开诊所", "medical-institution"),  # a question of the guide
        ("理发店", "venue-hygiene-licence"),  # an option of the form
        ("美容院", "venue-hygiene-licence"),
        ("网吧", "fire-safety-check"),
        ("打井", "water-abstraction"),
        ("I want to open a clinic", "medical-institution"),
        ("hairdresser", "venue-hygiene-licence"),
    ],
)
def test_ordinary_words_find_the_matter_first(matters, words: str, first: str) -> None:
    assert [matter.code for matter in find(matters, words)][:1] == [first]


@pytest.mark.parametrize("words", ["龘龘", "xyzzy", "?"])
def test_words_that_mean_nothing_find_nothing(matters, words: str) -> None:
    assert find(matters, words) == []


def test_filling_words_do_not_count(matters) -> None:
    assert [matter.code for matter in find(matters, "dig up a road")] == [
        matter.code for matter in find(matters, "dig road")
    ]


@pytest.mark.parametrize(
    ("language", "words", "promise"),
    [
        ("zh", "食品经营许可", "承诺 1 个工作日或5 个工作日"),
        ("en", "食品经营许可", "promised in 1 working day or 5 working days"),
        ("zh", "挖掘城市道路", "承诺 24 小时、20 个工作日或10 个工作日"),
        ("zh", "施工许可证", "承诺 1 个工作日或3 个工作日"),  # the ending of the smallest works promises nothing
    ],
)
def test_a_list_says_every_promise_and_what_goes_to_the_window(browse, language: str, words: str, promise: str) -> None:
    browser = browse()
    browser.get(f"/language/{language}")
    assert promise in " ".join(shown(browser.get(f"/search?q={words}")).split())
