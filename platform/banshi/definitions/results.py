"""What does a granted application end in?  Its document, what is published, and who is told besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from banshi_rules.expressions import Expression
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit


@dataclass(frozen=True, slots=True)
class RenewalWindow:
    """When a renewal can be applied for: from so long before the end of validity until so long before it."""

    since: TimeLimit
    until: TimeLimit


@dataclass(frozen=True, slots=True)
class LicenceSpec:
    """The document a granted application ends in.  `valid` e.g. 5 years is (5, "years").

    `number` is its pattern, `digits` what stands in the pattern's own places; `shares` are the answers that later
    matters may read instead of asking again.
    """

    name: Text
    valid: tuple[int, str] | None
    at: Span
    number: str | None = None
    digits: Mapping[str, Expression] = field(default_factory=dict)
    renewal: RenewalWindow | None = None
    template: str | None = None
    shares: tuple[str, ...] = ()


class How(StrEnum):
    """What a matter does to a licence that is held: 延续, 变更, 注销."""

    RENEW = "renew"
    CHANGE = "change"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class ActsOn:
    """A matter about a licence that is held: whose result it may be, what is done to it, and the question that is
    answered with its number.  `late`: whether it may be renewed after its days to apply are over."""

    result_of: tuple[str, ...]
    how: How
    number: str
    late: bool
    at: Span


@dataclass(frozen=True, slots=True)
class Requirement:
    """A licence of another matter without which this one is not granted, always or in some cases."""

    result_of: str
    when: Expression | None
    at: Span


@dataclass(frozen=True, slots=True)
class Publicity:
    """Which particulars of a decision are published, and within which limit (双公示)."""

    fields: tuple[str, ...]
    within: TimeLimit
    at: Span


@dataclass(frozen=True, slots=True)
class NoticeSpec:
    """A notice of the matter's own beside the standard ones: at which event, to whom, by which ways, in which words."""

    id: str
    event: str  # step.<id>.<opened|done> or case.<accepted|…>
    to: str
    channels: tuple[str, ...]
    text: Text
    at: Span
