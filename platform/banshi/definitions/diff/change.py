"""What is one change?  What was done to which part, from what to what, and what it means for cases that run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from banshi_rules.texts import Language, Text


class Act(StrEnum):
    """What was done to a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Effect(StrEnum):
    """What a change means for the cases that run while it comes into force; the later, the graver."""

    #: Nobody is asked, judged, timed or charged differently: titles, the guide, examples.
    HARMLESS = "harmless"
    #: New applications follow it; those begun before end under their edition, and the law lets them.
    KEEP = "in-flight-keep"
    #: A case that ended under its old edition would contradict what is now in force: somebody has to look at each.
    MIGRATE = "needs-migration"

    @property
    def words(self) -> Text:
        """As people read it."""
        return _EFFECTS[self]


_EFFECTS: Mapping[Effect, Text] = {
    Effect.HARMLESS: Text("不影响办件", "affects no case"),
    Effect.KEEP: Text(
        "新申请适用，在办件仍按原版本办理", "new applications follow it, running cases keep their edition"
    ),
    Effect.MIGRATE: Text("在办件须逐件处理", "every running case has to be looked at"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words.

    `path` names the part for programs (`("materials", "layout", "copies")`), `noun` what kind of part it is, `before`
    and `after` the values as people read them (None where there was or is none), `sentence` all of it.
    """

    act: Act
    path: tuple[str, ...]
    noun: Text
    before: Text | None
    after: Text | None
    effect: Effect
    sentence: Text

    def say(self, language: Language) -> str:
        """The whole change."""
        return self.sentence.say(language)

    def to_json(self) -> dict[str, object]:
        """As it is kept beside an edition: `from_json` gives it back."""
        return {
            "act": self.act.value,
            "path": list(self.path),
            "noun": _both(self.noun),
            "before": _both(self.before),
            "after": _both(self.after),
            "effect": self.effect.value,
            "sentence": _both(self.sentence),
        }

    @staticmethod
    def from_json(kept: Mapping[str, object]) -> Change:
        """What `to_json` made."""
        path = kept["path"]
        assert isinstance(path, list)
        return Change(
            Act(str(kept["act"])),
            tuple(str(part) for part in path),
            _text(kept["noun"]) or Text(""),
            _text(kept["before"]),
            _text(kept["after"]),
            Effect(str(kept["effect"])),
            _text(kept["sentence"]) or Text(""),
        )


def gravest(changes: Iterable[Change]) -> Effect:
    """What all of them together mean; nothing at all is harmless."""
    order = list(Effect)
    return max((change.effect for change in changes), key=order.index, default=Effect.HARMLESS)


#: So many changes a headline says in full; of more it counts what came and went.
IN_FULL = 3


def headline(changes: Sequence[Change], language: Language) -> str:
    """All changes in one line: `承诺时限 8→5 个工作日；新增材料 1`."""
    between = "；" if language == "zh" else "; "
    if len(changes) <= IN_FULL:
        return between.join(change.say(language) for change in changes)
    counted = Counter((change.act, change.noun) for change in changes)
    told = [change for change in changes if counted[change.act, change.noun] == 1 and change.act is Act.CHANGED]
    first = [change.say(language) for change in told[:IN_FULL]]
    said = {(change.act, change.noun) for change in told[:IN_FULL]}
    rest = [_count(act, noun, n, language) for (act, noun), n in counted.items() if (act, noun) not in said]
    return between.join([*first, *rest])


def _count(act: Act, noun: Text, number: int, language: Language) -> str:
    words = {
        Act.ADDED: Text("新增{noun} {number}", "{noun} added: {number}"),
        Act.REMOVED: Text("删除{noun} {number}", "{noun} removed: {number}"),
        Act.CHANGED: Text("修改{noun} {number} 处", "{noun} changed: {number}"),
        Act.MOVED: Text("调整{noun}的顺序", "{noun}: order changed"),
    }
    return words[act].say(language).format(noun=noun.say(language), number=number)


def _both(text: Text | None) -> dict[str, str | None] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def _text(kept: object) -> Text | None:
    if not isinstance(kept, Mapping):
        return None
    return Text(str(kept["zh"]), None if kept["en"] is None else str(kept["en"]))
