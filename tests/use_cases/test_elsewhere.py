"""What are applicants told who cannot apply online?  Every reason once, however many routes share it."""

from __future__ import annotations

import pytest

from banshi.assembly import content
from banshi.definitions.library import load_library
from banshi.plugin_api.host import PluginHost, load_folder
from banshi.use_cases.elsewhere import nowhere
from banshi_rules.texts import Language, Text


@pytest.mark.parametrize(("language", "between"), [("zh", "、"), ("en", ", ")])
def test_no_reason_is_given_twice(language: Language, between: str) -> None:
    words = PluginHost(load_folder(content("plugins"))).vocabulary()
    library = load_library(content("matter_definitions/shili"), words)
    for code, matter in library.matters.items():
        refusal = nowhere(matter)
        joined = Text("") if refusal is None else refusal.about["reasons"]
        assert isinstance(joined, Text)
        reasons = joined.say(language).split(between)
        assert len(reasons) == len(set(reasons)), (code, reasons)
