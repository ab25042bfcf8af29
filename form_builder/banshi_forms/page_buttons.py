"""Which button of a page was pressed?  Rows come and go without any script."""

from __future__ import annotations

from typing import Any

from banshi_forms.answers import AnswerSheet
from banshi_forms.model import Field, Group, Section
from banshi_forms.posted_names import ADD, PREFIX, REMOVE, ROW
from banshi_forms.posted_rows import posted_rows


def pressed(section: Section, posted: Any) -> tuple[Any, str | None]:
    """The posted page with the row added or removed that a button asked for, and the element to go to then."""
    groups = {question.id: question for question in section.fields if isinstance(question, Group)}
    for wanted in posted.getlist(ADD)[:1]:
        group = groups.get(wanted)
        if group is None:
            continue
        rows = posted_rows(posted, group, PREFIX)
        if len(rows) >= group.most:
            continue
        changed = posted.copy()
        changed.add(f"{PREFIX}{group.id}-{max(rows, default=-1) + 1}-{ROW}", "1")
        first = next((member.id for member in group.members if member.value is None), "")
        return changed, f"{PREFIX}{group.id}-{len(rows)}-{first}"
    for wanted in posted.getlist(REMOVE)[:1]:
        group_id, dash, index = str(wanted).rpartition("-")
        group = groups.get(group_id)
        if group is None or not dash or not index.isdecimal():
            continue
        gone = f"{PREFIX}{group.id}-{index}-"
        changed = posted.copy()
        for key in [key for key in changed.keys() if key.startswith(gone)]:  # noqa: SIM118
            changed.poplist(key)
        return changed, f"{PREFIX}{group.id}"
    return None, None


def without_removed_file(section: Section, posted: Any, sheet: AnswerSheet) -> AnswerSheet:
    """The sheet without the file whose button was pressed."""
    for wanted in posted.getlist(REMOVE)[:1]:
        for question in section.fields:
            if question.id == wanted and isinstance(question, Field) and not question.kind.posted:
                return sheet.with_values({question.id: None})
    return sheet
