"""Does the licence on which a matter acts, or that it needs, exist, and can everything that is needed be had?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from banshi.definitions.model import Matter, MatterCode
from banshi_rules.findings import Finding, Severity

CODES = ("L103", "L104")


def compare(matters: Sequence[Matter]) -> Iterator[Finding]:
    """Matters about the result of one that is not there or grants no licence; needs that lead back to themselves."""
    known = {matter.code: matter for matter in matters}
    granting = {matter.code for matter in matters if matter.licence is not None and matter.acts_on is None}
    for matter in matters:
        acts = matter.acts_on
        named = [(code, acts.at) for code in acts.result_of] if acts else []
        named += [(one.result_of, one.at) for one in matter.requires]
        for code, at in named:
            if code not in granting:
                yield Finding("L103", at, {"name": code}, Severity.WARNING)
        for one in matter.requires:
            if matter.code in _needed(one.result_of, known):
                yield Finding("L104", one.at, {"name": one.result_of}, Severity.ERROR)


def _needed(code: MatterCode, known: Mapping[MatterCode, Matter]) -> set[MatterCode]:
    """That matter and everything it needs, one after the other."""
    found, waiting = set[MatterCode](), [code]
    while waiting:
        here = waiting.pop()
        if here not in found and here in known:
            found.add(here)
            waiting += [one.result_of for one in known[here].requires]
    return found
