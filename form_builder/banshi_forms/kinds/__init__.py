"""Which kinds of field are there?  One module each, or one for two that differ in a word."""

from __future__ import annotations

from collections.abc import Mapping

from banshi_forms.kinds.address import ADDRESS
from banshi_forms.kinds.bank_card import BANK_CARD
from banshi_forms.kinds.choice import CHOICE, CHOICES
from banshi_forms.kinds.date import DATE_KIND
from banshi_forms.kinds.kind import StandardKind
from banshi_forms.kinds.mobile import MOBILE
from banshi_forms.kinds.money import MONEY
from banshi_forms.kinds.number import DECIMAL_KIND, INTEGER_KIND
from banshi_forms.kinds.person_name import PERSON_NAME
from banshi_forms.kinds.project_code import PROJECT_CODE
from banshi_forms.kinds.resident_id import RESIDENT_ID
from banshi_forms.kinds.text import LONG_TEXT, TEXT_KIND
from banshi_forms.kinds.upload import UPLOAD
from banshi_forms.kinds.uscc import USCC
from banshi_forms.kinds.yes_no import YES_NO
from banshi_forms.model import FieldKind

#: Every standard kind by the word after `kind:`.
STANDARD_KINDS: Mapping[str, FieldKind] = {
    kind.name: kind
    for kind in (
        TEXT_KIND,
        LONG_TEXT,
        INTEGER_KIND,
        DECIMAL_KIND,
        MONEY,
        DATE_KIND,
        YES_NO,
        CHOICE,
        CHOICES,
        PERSON_NAME,
        RESIDENT_ID,
        USCC,
        PROJECT_CODE,
        BANK_CARD,
        MOBILE,
        ADDRESS,
        UPLOAD,
    )
}

__all__ = ["STANDARD_KINDS", "StandardKind"]
