"""Which button of a page was pressed?  Rows come and go without any script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from banshi_forms.answers import AnswerSheet
from banshi_forms.model import Field, Group, Section
from banshi_forms.posted_names import ADD, PREFIX, REMOVE, ROW
from banshi_forms.posted_rows import INDEX, in_shown_order, posted_rows


def pressed(section: Section, posted: Any) -> tuple[Any, str | None]:
    """The posted page with the row added or removed that a button asked for, and the element to go to then.

    A button names its group (`units-0-floors`), the one that removes also the row (`units-0-floors-1`).
    """
    for wanted in posted.getlist(ADD)[:1]:
        place = _place(section, posted, str(wanted))
        if place is None:
            continue
        group, name, shown = place
        rows = posted_rows(posted, group, name)
        if len(rows) >= group.most:
            continue
        changed = posted.copy()
        changed.add(f"{name}{group.id}-{max(rows, default=-1) + 1}-{ROW}", "1")
        first = next((member.id for member in group.members if isinstance(member, Group) or member.value is None), "")
        return changed, f"{shown}{group.id}-{len(rows)}-{first}"
    for wanted in posted.getlist(REMOVE)[:1]:
        group_name, dash, index = str(wanted).rpartition("-")
        place = _place(section, posted, group_name)
        if place is None or not dash or not INDEX.fullmatch(index):
            continue
        group, name, shown = place
        gone = f"{name}{group.id}-{index}-"
        changed = posted.copy()
        for key in [key for key in changed.keys() if key.startswith(gone)]:  # noqa: SIM118
            changed.poplist(key)
        return changed, f"{shown}{group.id}"
    return None, None


def _place(section: Section, posted: Any, wanted: str) -> tuple[Group, str, str] | None:
    """The group that a button names, what the posted names of its like begin with, and what they begin with when the
    page is shown again; None where the page has no such group."""
    name = shown = PREFIX
    questions: Iterable[Field | Group] = section.fields
    parts = wanted.split("-")
    for group_id, index in zip(parts[::2], (*parts[1::2], ""), strict=False):
        group = next((one for one in questions if isinstance(one, Group) and one.id == group_id), None)
        if group is None:
            return None
        if not index:
            return group, name, shown
        order = in_shown_order(posted_rows(posted, group, name))
        if not INDEX.fullmatch(index) or int(index) not in order:
            return None
        shown += f"{group_id}-{order.index(int(index))}-"
        name += f"{group_id}-{index}-"
        questions = group.members
    return None


def without_removed_file(section: Section, posted: Any, sheet: AnswerSheet) -> AnswerSheet:
    """The sheet without the file whose button was pressed."""
    for wanted in posted.getlist(REMOVE)[:1]:
        for question in section.fields:
            if question.id == wanted and isinstance(question, Field) and not question.kind.posted:
                return sheet.with_values({question.id: None})
    return sheet
