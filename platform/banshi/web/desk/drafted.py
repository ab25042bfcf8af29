"""What decision was drafted, what changed since the draft before, and who has signed it?"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from banshi.cases.case import Case, DraftDecision
from banshi.cases.standing import task_name
from banshi.cases.tasks import step_of
from banshi.definitions.flow import Review
from banshi.definitions.model import Matter
from banshi.use_cases.reading import CaseFile
from banshi.web.desk.acting import Offered
from banshi_rules.texts import Text

OUTCOMES = [("grant", Text("拟准予", "To grant")), ("refuse", Text("拟不予", "To refuse"))]
#: What is compared: words of letters, single Chinese signs, everything else sign by sign.
_PIECES = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who countersigned the draft, in which words."""

    name: Text
    by: str
    opinion: str


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """The draft as it stands; `changes` are its pieces (`same`, `new`, `gone`) against the one before, if any."""

    draft: DraftDecision
    word: Text
    before: DraftDecision | None
    changes: tuple[tuple[str, str], ...]
    signed: tuple[Signed, ...]


def shown_draft(matter: Matter, case: Case) -> ShownDraft | None:
    """The last draft of the decision."""
    if not case.drafted:
        return None
    draft, before = case.drafted[-1], case.drafted[-2] if len(case.drafted) > 1 else None
    word = OUTCOMES[0 if draft.grants else 1][1]
    changes = tuple(_changes(before.text, draft.text)) if before is not None else ()
    return ShownDraft(draft, word, before, changes, tuple(_signed(matter, case, draft)))


def _signed(matter: Matter, case: Case, draft: DraftDecision) -> Iterator[Signed]:
    tasks = list(case.tasks.values())
    for task in tasks[tasks.index(case.tasks[draft.task]) :]:
        if task.outcome == "countersigned":
            yield Signed(task_name(matter, case, task), task.holder_name or "", task.opinion)


def _changes(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(after[k:m])
            continue
        if i < j:
            yield "gone", "".join(before[i:j])
        if k < m:
            yield "new", "".join(after[k:m])


def drafts_of(file: CaseFile, offered: Offered) -> dict[str, object]:
    """What an act that examines or decides shows of the draft, and whether one is written now."""
    step = step_of(file.matter, file.case, offered.task) if offered.task else None
    drafts = isinstance(step, Review) and step.drafts
    signs = isinstance(step, Review) and step.countersigns is not None
    draft = shown_draft(file.matter, file.case) if not drafts or file.case.drafted else None
    return {"drafts": drafts, "signs": signs, "draft": draft, "outcomes": OUTCOMES}
