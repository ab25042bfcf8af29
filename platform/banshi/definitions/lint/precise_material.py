"""Are the materials named so that nobody can be sent away for "something else"?  (Licensing Law 30)"""

from __future__ import annotations

import re
from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L006",)

#: Names that let an office ask for anything; forbidden by the reform of the licensing lists.
VAGUE = re.compile(
    "其他(?:相关|有关|必要|需要|证明|应当|所需)?(?:的)?(?:材料|资料|文件|证件|证明)|(?:相关|有关)(?:证明|材料|资料|文件)"
    "|^其他$|等(?:材料|资料|文件|证明)?$|认为(?:有)?(?:必要|需要|应当)|(?:规定|要求)的(?:其他|其它)|其它"
    "|other (?:relevant |related |necessary )?(?:documents?|materials?)|deemed necessary",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Every material has a precise name, also one that will do for another."""
    alternatives = (one for material in subject.materials for one in material.alternatives)
    for material in (*subject.materials, *alternatives):
        match = VAGUE.search(material.title.zh) or VAGUE.search(material.title.en or "")
        if match is not None:
            yield Finding("L006", material.at, {"title": material.title, "words": match.group()})
