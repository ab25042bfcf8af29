"""What may somebody wish to do with a case?  Each wish is a frozen value; `decide` grants it or says why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from banshi.cases.events import Gap, StoredFile, TaskId


@dataclass(frozen=True, slots=True)
class Claim:
    """Take the open task."""

    task: TaskId


@dataclass(frozen=True, slots=True)
class Accept:
    """The application is complete: accept it."""


@dataclass(frozen=True, slots=True)
class NotAccept:
    """Do not accept it: reasons are a must; the competent organ where it is another's matter."""

    reasons: str
    competent_organ: str | None = None


@dataclass(frozen=True, slots=True)
class RequestCorrection:
    """Tell the applicant once everything that must be mended."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class SubmitCorrection:
    """The applicant hands in the mended application."""

    sheet: str
    materials: Mapping[str, tuple[StoredFile, ...]]
    supplied: tuple[str, ...]
    route: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pass:
    """Agree and pass on to the next step."""

    opinion: str


@dataclass(frozen=True, slots=True)
class ReturnTo:
    """Send back to an earlier step, with the reason."""

    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Grant:
    """Decide: granted."""

    opinion: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """Decide: refused, with reasons and the law they rest on (ids of the matter's `law`)."""

    reasons: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deliver:
    """Hand the result over: how (`window`, `post`, `electronic`) and to whom."""

    manner: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The applicant takes the application back."""

    reason: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A timer of this clock is due: has its limit passed?"""

    watch: str


Command: TypeAlias = (
    Claim
    | Accept
    | NotAccept
    | RequestCorrection
    | SubmitCorrection
    | Pass
    | ReturnTo
    | Grant
    | Refuse
    | Deliver
    | Withdraw
    | Tick
)
