"""Words for findings about bringing definitions in and out (K7…): layout, workbooks, national lists, bundles."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "K701": phrase(
        "没有改动：重新排版后读出来的内容或注释会和原来不一样",
        "Nothing was changed: laid out anew, the file would not say the same or would lose a comment",
        "请把这个文件发给 Banshi 的维护者。",
        "Please send this file to the people who maintain Banshi.",
    ),
}
