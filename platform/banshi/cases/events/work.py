"""What did the people and the rules find while the case was handled?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from banshi.cases.events.tasks import TaskId
from banshi.people import PersonId
from banshi_rules.time_limits import TimeLimit


@dataclass(frozen=True, slots=True)
class Visitor:
    """An officer who was there."""

    person: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class VisitRecorded:
    """Officers looked at the place (Licensing Law 34(3)): who, what they found item by item, and their conclusion.

    `findings` maps the number of an item of the checklist (from 1) to yes, no or not-applicable.
    """

    task: TaskId
    visitors: tuple[Visitor, ...]
    findings: Mapping[str, str]
    passed: bool
    report: str


@dataclass(frozen=True, slots=True)
class DecisionDrafted:
    """The decision was drafted: to grant or not, in these words.  Others countersign it; the organ decides."""

    task: TaskId
    grants: bool
    text: str


@dataclass(frozen=True, slots=True)
class OpinionGiven:
    """A department that was asked answered."""

    task: TaskId
    agrees: bool
    opinion: str


@dataclass(frozen=True, slots=True)
class ConsentBySilence:
    """A department did not answer in time, which the definition takes as consent."""

    task: TaskId


@dataclass(frozen=True, slots=True)
class ProcedureBegun:
    """A procedure of the law began (Licensing Law 45): which, how long it is planned, its last planned day, why.

    `stops` says whether the clocks stand still for it; the applicant is told in writing how long it takes.
    """

    task: TaskId
    procedure: str
    planned: TimeLimit
    until: date
    stops: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ProcedureEnded:
    """The procedure is over, with its result in words."""

    task: TaskId
    procedure: str
    result: str


@dataclass(frozen=True, slots=True)
class ObjectionRaised:
    """Somebody objected while the case was before the public."""

    task: TaskId
    objector: str
    text: str


@dataclass(frozen=True, slots=True)
class PublicityEnded:
    """The days before the public are over, with so many objections."""

    task: TaskId
    objections: int


@dataclass(frozen=True, slots=True)
class CaseForwarded:
    """The case went to the upper level with everything that came with it (Licensing Law 35, 43)."""

    to_level: str
    opinion: str


@dataclass(frozen=True, slots=True)
class RuleApplied:
    """The rule of an automatic step was asked: what it said, the reasons, and the digests of what it read."""

    step: str
    granted: bool
    because: tuple[str, ...]
    sheet: str
    edition: str


@dataclass(frozen=True, slots=True)
class PostCheckRecorded:
    """What was committed to was looked at after the decision; `mend_by` is the last day to put right what is not."""

    task: TaskId
    visitors: tuple[Visitor, ...]
    findings: Mapping[str, str]
    met: bool
    report: str
    mend_by: date | None


@dataclass(frozen=True, slots=True)
class ExtensionAsked:
    """An officer asked for the one extension, and said why."""

    reason: str


@dataclass(frozen=True, slots=True)
class ExtensionDenied:
    """It was not approved."""

    reason: str
