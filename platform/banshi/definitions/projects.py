"""Which investment project does an application belong to?  The one whose code it answers (`project-code`)."""

from __future__ import annotations

from banshi_forms.answers import AnswerSheet
from banshi_forms.kinds.project_code import PROJECT_CODE
from banshi_forms.model import Field, Form


def project_of(form: Form, sheet: AnswerSheet) -> str | None:
    """The code (GB/T 40058-2021) in the first such question that is answered; None for what belongs to no project."""
    asked = (field for field in form.fields() if isinstance(field, Field) and field.kind is PROJECT_CODE)
    codes = (sheet.get(field.id) for field in asked)
    return next((code for code in codes if isinstance(code, str)), None)
