"""Is personal data asked as plain text, where nobody checks it and nobody masks it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L076",)

#: What a question is called, and the kind that it is.
_KINDS = {
    "resident-id": re.compile(
        "身份证(?:件)?号|公民身份号码|居民身份证$|resident identity number|ID (?:card )?number", re.IGNORECASE
    ),
    "mobile": re.compile("手机(?:号码?)?$|联系电话$|联系方式$|移动电话|mobile (?:phone|number)", re.IGNORECASE),
    "person-name": re.compile("姓名$|full name$", re.IGNORECASE),
    "bank-card": re.compile("银行卡(?:号码?)?$|bank card (?:number)?", re.IGNORECASE),
    "uscc": re.compile("统一社会信用代码|unified social credit code", re.IGNORECASE),
}


def check(subject: Subject) -> Iterator[Finding]:
    """A question for an identity number, a telephone or a credit code has the kind that checks it."""
    for field in subject.form.every_field():
        if field.kind.name != "text":
            continue
        kind = next((name for name, named in _KINDS.items() if named.search(field.label.zh)), None)
        if kind is not None:
            yield Finding("L076", field.at, {"label": field.label, "kind": kind}, Severity.WARNING)
