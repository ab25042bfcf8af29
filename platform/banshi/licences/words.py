"""How do we call the states of a licence and the entries of the register?"""

from __future__ import annotations

from collections.abc import Mapping

from banshi.licences.register import LicenceAct, LicenceState
from banshi_rules.texts import Text

STATE_WORDS: Mapping[LicenceState, Text] = {
    LicenceState.VALID: Text("有效", "Valid"),
    LicenceState.EXPIRED: Text("已过期", "Expired"),
    LicenceState.REPLACED: Text("已换发", "Replaced"),
    LicenceState.CANCELLED: Text("已注销", "Cancelled"),
    LicenceState.REVOKED: Text("已撤销", "Revoked"),
}

ACT_WORDS: Mapping[LicenceAct, Text] = {
    LicenceAct.ISSUED: Text("发证", "Issued"),
    LicenceAct.RENEWED: Text("延续", "Renewed"),
    LicenceAct.DEEMED_RENEWED: Text("视为准予延续", "Deemed renewed"),
    LicenceAct.CHANGED: Text("变更", "Changed"),
    LicenceAct.CANCELLED: Text("注销", "Cancelled"),
    LicenceAct.REVOKED: Text("撤销", "Revoked"),
}
