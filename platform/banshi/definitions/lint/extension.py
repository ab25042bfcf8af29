"""Can a limit be extended so far, and by whom?  (Licensing Law 42: once, approved by the head, the reason told)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L030", "L031", "L032")


def check(subject: Subject) -> Iterator[Finding]:
    """The extension keeps to what the district's class allows: how far, and who approves."""
    limits = subject.limits
    if limits is None or limits.extension is None or subject.district is None:
        return
    extension, rule = limits.extension, subject.district.classes[limits.kind]
    if rule.extension is None:
        yield Finding("L030", extension.at, {"name": rule.name})
        return
    if longer(extension.limit, rule.extension.ceiling):
        args = {"limit": in_words(extension.limit), "name": rule.name, "ceiling": in_words(rule.extension.ceiling)}
        yield Finding("L031", extension.at, args)
    if extension.approved_by is not rule.extension.approved_by:
        args = {"role": ROLE_WORDS[extension.approved_by], "wanted": ROLE_WORDS[rule.extension.approved_by]}
        yield Finding("L032", extension.at, args)
