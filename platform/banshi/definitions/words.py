"""How is a finding said?  All wordings of all areas in one table, and the one line that commands and pages show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import category

from banshi.definitions.wording import (
    calendar,
    examples,
    exchange,
    fees,
    flow,
    form,
    kindness,
    law,
    law_texts,
    names,
    proof,
    shape,
    shared,
    source,
    supervision,
)
from banshi_rules import expressions, tables
from banshi_rules.findings import Finding, Wording
from banshi_rules.texts import Language

#: Every finding a definition can get, by code.
WORDS: Mapping[str, Wording] = {
    **source.WORDS,
    **shape.WORDS,
    **names.WORDS,
    **form.WORDS,
    **flow.WORDS,
    **law.WORDS,
    **kindness.WORDS,
    **law_texts.WORDS,
    **fees.WORDS,
    **shared.WORDS,
    **supervision.WORDS,
    **calendar.WORDS,
    **examples.WORDS,
    **proof.WORDS,
    **exchange.WORDS,
    **expressions.FINDING_WORDS,
    **tables.FINDING_WORDS,
}


@dataclass(frozen=True, slots=True)
class Worded:
    """A finding in words: what is wrong and why, and what to do."""

    message: str
    hint: str


def word(finding: Finding, language: Language) -> Worded:
    """The words of a finding in that language; the message is a heading and ends without a full stop."""
    message, hint = WORDS[finding.code].say(finding, language)
    return Worded(visible(message.rstrip("。.")), visible(hint))


def visible(text: str) -> str:
    """The text with what cannot be seen, or turns the direction of the rest, written out: a terminal obeys it."""
    return "".join(f"\\u{ord(sign):04x}" if category(sign) in _UNSEEN else sign for sign in text)


#: Controls, formats, halves of pairs, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def format_finding(finding: Finding, language: Language) -> str:
    """`file:line:column CODE message`, and the hint on a second line."""
    worded = word(finding, language)
    return f"{finding.at} {finding.code} {worded.message}\n  {worded.hint}"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as one reads a file: by place; what was said twice is said once."""
    seen: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        args = tuple(str(value) for value in finding.args.values())
        seen.setdefault((finding.at, finding.code, args), finding)
    return tuple(sorted(seen.values(), key=lambda finding: (finding.at, finding.code)))
