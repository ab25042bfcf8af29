"""What came in, and what did the intake answer?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from banshi.definitions.model import EditionKey
from banshi.people import Party

CaseId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file an applicant handed in: its SHA-256, its size in bytes, its checked type and the name it came with."""

    digest: str
    name: str
    media: str  # application/pdf, image/png …
    size: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing an applicant has to mend: about which answer or material, what is wrong, how to mend it."""

    about: str  # "field:area", "material:layout" or "other"
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ApplicationFiled:
    """An application came in, whole: who, what, on which edition, by which route."""

    case: CaseId
    number: str
    edition: EditionKey
    department: str
    route: str
    because: tuple[str, ...]
    party: Party
    sheet: str
    materials: Mapping[str, tuple[StoredFile, ...]]
    supplied: tuple[str, ...]  # materials found by sharing, not asked


@dataclass(frozen=True, slots=True)
class CorrectionRequested:
    """The one correction notice of the case (Licensing Law 32(4)): everything that is missing or wrong, at once."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class CorrectionReceived:
    """The applicant answered the notice with a new sheet and files."""

    sheet: str
    materials: Mapping[str, tuple[StoredFile, ...]]
    supplied: tuple[str, ...]
    route: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommitmentSigned:
    """The applicant signed a commitment: `conditions` (告知承诺) or `later-materials`; its words, as shown."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class MaterialsToFollow:
    """Filed without these: material -> the step by which it follows; empty text: before the result is issued."""

    materials: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MaterialsSupplied:
    """The applicant handed in what was to follow."""

    materials: Mapping[str, tuple[StoredFile, ...]]


@dataclass(frozen=True, slots=True)
class OnTheSpotOffered:
    """Small errors that the applicant may mend until the end of the day (Licensing Law 32(1)(3)); no notice, and not
    the one correction of the case."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class ApplicationAccepted:
    """The application is complete and accepted: promised and statutory clocks start.

    `counted_from` is the moment whose civil day is the acceptance day of the law (Licensing Law 32(1)(4)(5)): now when
    it was complete at intake; when the corrections came in, if corrections were asked; the moment of receipt, if the
    organ let its days for an answer go by.  `missing` are the ids of materials that follow before the result is
    issued (容缺受理).
    """

    counted_from: datetime
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplicationNotAccepted:
    """The organ does not accept it: reasons, and the competent organ where there is one (Licensing Law 32(1)(2))."""

    reasons: str
    competent_organ: str | None


@dataclass(frozen=True, slots=True)
class ApplicationTransferred:
    """Another organ is competent, and the application goes there; `department` is its id where it works here, too."""

    organ: str
    reason: str
    department: str | None
