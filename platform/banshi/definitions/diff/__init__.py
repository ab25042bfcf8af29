"""What is different between two states of a matter, in words, and what does it mean for cases that run?

for change in diff(old, new):
    print(change.say("zh"), change.effect)
"""

from __future__ import annotations

from banshi.definitions.diff.change import Act, Change, Effect, gravest, headline
from banshi.definitions.diff.diffing import changes_the_organ, diff

__all__ = ["Act", "Change", "Effect", "changes_the_organ", "diff", "gravest", "headline"]
