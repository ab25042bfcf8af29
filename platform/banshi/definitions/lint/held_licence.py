"""Does the licence on which a matter acts exist?  Another matter of the district has to grant it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banshi.definitions.model import Matter
from banshi_rules.findings import Finding, Severity

CODES = ("L103",)


def compare(matters: Sequence[Matter]) -> Iterator[Finding]:
    """Matters that act on the result of one that is not there, or that grants no licence."""
    granting = {matter.code for matter in matters if matter.licence is not None and matter.acts_on is None}
    for matter in matters:
        acts = matter.acts_on
        for code in acts.result_of if acts else ():
            if acts and code not in granting:
                yield Finding("L103", acts.at, {"name": code}, Severity.WARNING)
