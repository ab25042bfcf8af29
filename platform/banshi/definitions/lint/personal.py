"""Which questions are about a person?"""

from __future__ import annotations

from banshi_forms.model import Field, Privacy

#: Kinds whose answers are always about a person.
PERSONAL_KINDS = ("person-name", "resident-id", "mobile", "bank-card")


def is_personal(field: Field) -> bool:
    """Whether its kind or its mark says that its answer is about a person."""
    return field.privacy is not Privacy.PUBLIC or field.kind.name in PERSONAL_KINDS
