"""Which cases are looked at after the decision when not all of them are?  Chance says so, and anybody can check it."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from banshi.cases.case import Case
from banshi.cases.events import CheckDrawn

#: Lots there are: a share is given in percent with two decimals at most.
LOTS = 10_000


def drawn(case: Case, step: str, share: Decimal) -> CheckDrawn:
    """The lot of this case: the first eight bytes of the SHA-256 of `<case>:<digest of the edition>:<step>`.

    The id of a case is random and given when it is filed, so nobody can choose the lot.
    """
    seed = f"{case.id}:{case.edition.digest}:{step}".encode()
    lot = int.from_bytes(hashlib.sha256(seed).digest()[:8]) % LOTS
    return CheckDrawn(step, lot < share * (LOTS // 100), f"{share.normalize():f}", lot)
