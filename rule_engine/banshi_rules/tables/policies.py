"""How many rows of a table may fit, and which of them counts?"""

from __future__ import annotations

from enum import StrEnum


class HitPolicy(StrEnum):
    """UNIQUE: one row at most fits.  FIRST: the first that fits.  ANY: several may fit if they say the same.  COLLECT:
    all that fit, each output a list in their order.

    Where more rows fit than the policy allows, the table is wrong and gives no result: which row an applicant gets is
    not for the order of the lines to decide.
    """

    UNIQUE = "unique"
    FIRST = "first"
    ANY = "any"
    COLLECT = "collect"
