"""What does a change mean for the cases that run while it comes into force?

Cases and drafts always end under the edition they began with; nothing moves them by itself.  So the question is only
whether the law lets them.  Licensing Law Article 8 protects what was granted; what changes *for the applicant's burden*
(materials, questions, conditions, promised limits) may follow the state in which the application was made, hence KEEP.

MIGRATE is said where the old edition would make the organ do what it may no longer do:

- **The deciding organ or its level changed** (delegated, taken back): the organ of the old edition has lost its
  competence, and a decision it makes is void for that (Licensing Law 22-24, 69 I 2).
- **The kind of matter changed**: another procedure of law applies, as for a licence that became a filing.
- **An article was repealed, exchanged or lost its rank**: the old edition prints it in the decision as its basis.
- **The statutory limit became shorter**: it binds the organ for every case from the day it is in force, and the clock
  of the old edition would call a decision in time that is late (Licensing Law 42).  Under a longer one nobody who began
  under the shorter loses anything, hence KEEP; a shorter *promise* is made to new applications only.
- **A step was taken out of a flow**: cases stand at it or go to it, and whoever did it may have been released of it.
- **A fee came, went or is another**: what is collected after the change under the old edition has no basis, or is too
  much (Licensing Law 58, 59).
- **An outcome or the result itself was taken away**: the old edition would grant what is no longer given.
- **Review organ, court or their periods changed**: the old edition would teach the applicant the wrong remedy, which
  makes the decision contestable (Administrative Litigation Interpretation 64).

HARMLESS is what only tells: titles, guide, help, examples, phones, the order in which one is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from banshi.definitions.diff.change import Act, Effect
from banshi.definitions.diff.outline import Leaf, Node
from banshi.definitions.diff.parts import part_of
from banshi_rules.time_limits import TimeLimit, Unit

#: Where an order decides what comes first; elsewhere it is only how it looks.
ORDERED_BY_LAW = frozenset({"Matter.routes", "Flow.parts", "DecisionTable.rows", "Fork.branches"})
#: Limits that bind the organ by law.
STATUTORY = frozenset({"TimeLimits.statutory", "Route.statutory"})
#: About how many hours a unit has at least, to compare limits of different units.
_HOURS = {Unit.HOUR: 1, Unit.DAY: 24, Unit.WORKING_DAY: 24, Unit.MONTH: 28 * 24}


def effect_of(fields: Sequence[str], act: Act, before: Node, after: Node) -> Effect:
    """What a change of the part at the end of these fields (`Matter.limits`, `TimeLimits.statutory` …) means."""
    part = part_of(fields[-1])
    if act is Act.MOVED:
        return Effect.KEEP if fields[-1] in ORDERED_BY_LAW else Effect.HARMLESS
    old = before.value if isinstance(before, Leaf) else None
    new = after.value if isinstance(after, Leaf) else None
    if isinstance(old, TimeLimit) and isinstance(new, TimeLimit) and not STATUTORY.isdisjoint(fields):
        return Effect.MIGRATE if may_be_shorter(old, new) else Effect.KEEP
    if fields[-1] == "Decide.outcomes" and isinstance(old, tuple) and isinstance(new, tuple):
        return Effect.KEEP if set(old) <= set(new) else Effect.MIGRATE
    return part.gone if act is Act.REMOVED else part.effect


def may_be_shorter(old: TimeLimit, new: TimeLimit) -> bool:
    """Whether the new limit can end before the old one.  Of different units: unless it is longer on any calendar."""
    if old.unit is new.unit:
        return new.amount < old.amount
    if old.unit in (Unit.DAY, Unit.HOUR):
        return new.amount * _HOURS[new.unit] < old.amount * _HOURS[old.unit]
    return True
