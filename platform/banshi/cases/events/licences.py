"""What became of the licence, and of the decision that granted it?  Entries of the register follow from these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from banshi.cases.events.tasks import TaskId
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class LicenceIssued:
    """The document was handed over, or the decision itself is it: entered in the register under its number.

    `matter` is the matter whose licence it is; without `valid_until` it has no end.  `how` is `issued` for a new
    licence; `renewed` and `changed` ones take the place of the document before.
    """

    number: str
    name: Text
    matter: str
    valid_from: date
    valid_until: date | None
    how: str = "issued"


@dataclass(frozen=True, slots=True)
class LicenceCancelled:
    """The licence was cancelled (注销) because its holder applied for that."""

    number: str
    name: Text
    matter: str


@dataclass(frozen=True, slots=True)
class DeemedRenewed:
    """A renewal was applied for in time and the licence ended without a decision: it counts as renewed (art. 50)."""

    number: str
    name: Text
    matter: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class RenewalReminded:
    """The days to apply for renewal have begun, and the holder is told so."""

    number: str
    valid_until: date


@dataclass(frozen=True, slots=True)
class CheckDrawn:
    """Chance said whether this case is checked after the decision.

    Of ten thousand lots those below `share` (in percent, as decimal text) are drawn; this case has `lot`, which
    follows from its id, its edition and the step.
    """

    step: str
    drawn: bool
    share: str
    lot: int


@dataclass(frozen=True, slots=True)
class RecheckAsked:
    """The holder says that all is put right and asks to be looked at again before the last day is there."""

    task: TaskId


@dataclass(frozen=True, slots=True)
class DecisionRevoked:
    """The organ took back its decision to grant (撤销), and the licence with it: reasons, law and remedies."""

    reasons: str
    basis: tuple[str, ...]
    remedies: str
