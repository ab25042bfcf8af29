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
