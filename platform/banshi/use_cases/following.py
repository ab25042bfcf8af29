"""What of an application comes later, and what is signed for it?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from banshi.cases.events import StoredFile
from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.definitions.commitments import to_hand_in, to_the_conditions
from banshi.definitions.model import Matter
from banshi.definitions.requirements import due_later, steps_of
from banshi.use_cases.overview import Overview
from banshi_rules.routing import RouteMode
from banshi_rules.texts import Text


def to_follow(matter: Matter, whole: Overview, files: Mapping[str, Sequence[StoredFile]]) -> dict[str, str]:
    """The materials that are not there and may come later, each with the step by which it does; empty: before the
    result, also where the case does not go through that step."""
    if whole.route.route.ends is not None:
        return {}
    steps = {step.id for step in steps_of(matter, whole.route.route, whole.facts)}
    return {
        one.id: one.due_at if one.due_at in steps and due_later(one, whole.facts) else ""
        for one in whole.required.later
        if not files.get(one.id)
    }


def to_sign(matter: Matter, whole: Overview, files: Mapping[str, Sequence[StoredFile]]) -> Mapping[str, Text]:
    """The commitments that this application needs, by kind, in their words."""
    needed: dict[str, Text] = {}
    if whole.route.route.mode is RouteMode.COMMITMENT:
        needed[CONDITIONS] = to_the_conditions(matter)
    later = to_follow(matter, whole, files)
    if later:
        needed[LATER_MATERIALS] = to_hand_in(matter, [one for one in whole.required.later if one.id in later])
    return needed


def signed(
    matter: Matter, whole: Overview, files: Mapping[str, Sequence[StoredFile]], kinds: Collection[str]
) -> dict[str, str]:
    """The words of those commitments that were signed, in Chinese: as they are kept."""
    return {kind: text.zh for kind, text in to_sign(matter, whole, files).items() if kind in kinds}
