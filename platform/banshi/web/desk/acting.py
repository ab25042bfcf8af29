"""What is an act on a page?  The wish it stands for, the names it posts, and how the wish is made of what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from banshi.cases.case import Task
from banshi.cases.commands import Command
from banshi.cases.refusals import Incomplete
from banshi.cases.words import COMMAND_WORDS
from banshi.people import Actor, Human, PersonId
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit

#: The longest text an officer writes into one field, in signs.
LONGEST = 4000
#: Posted names of the items of a checklist begin with this; their number, from 1, follows.
FINDING = "finding-"
#: More digits than any planned time has.
_DIGITS = 3
#: What an officer may plan in; an hour is no day anybody is told of.
PLANNED_IN = (Unit.WORKING_DAY, Unit.DAY, Unit.MONTH)


@dataclass(frozen=True, slots=True)
class Posted:
    """What a page sent; `colleagues` are those who can have been at the place, `chairs` those who could preside over a
    hearing, by person."""

    typed: MultiDict[str, str]
    colleagues: Mapping[PersonId, Human]
    chairs: Mapping[PersonId, Actor] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """What was typed there."""
        return self.typed.get(name, "").replace("\r\n", "\n").strip()

    def no(self, name: str) -> bool:
        """Whether no was chosen."""
        return self.typed.get(name) == "no"

    def limit(self, name: str) -> TimeLimit:
        """A time of `<name>` and `<name>_unit`; none at all where no number was typed."""
        amount, unit = self.text(name), self.typed.get(f"{name}_unit", "")
        known = Unit(unit) if unit in PLANNED_IN else Unit.WORKING_DAY
        number = amount.isascii() and amount.isdecimal() and len(amount) <= _DIGITS
        return TimeLimit(int(amount) if number else 0, known)

    @property
    def people(self) -> Mapping[PersonId, Human]:
        """Everybody who could be named, by person."""
        return {**self.colleagues, **self.chairs}

    @property
    def task(self) -> str | None:
        """The task the page was about."""
        return self.text("task")[:60] or None

    @property
    def visitors(self) -> tuple[Human, ...]:
        """Who was ticked, each once."""
        chosen = dict.fromkeys(self.typed.getlist("visitors"))
        return tuple(self.colleagues[person] for person in chosen if person in self.colleagues)

    @property
    def findings(self) -> Mapping[str, str]:
        """What was said of the items of the checklist, by number."""
        named = ((name.removeprefix(FINDING), said) for name, said in self.typed.items() if name.startswith(FINDING))
        return {number: said for number, said in named if number.isascii() and number.isdecimal()}


@dataclass(frozen=True, slots=True)
class Act:
    """An act by its name in addresses: the wish it stands for and the names it posts; `many` may come repeatedly.

    `rare` acts are offered and never chosen by themselves.  `chosen` is a name that must be yes or no, and the code of
    the sentence where it is neither.  `page` is the route of an act that has a page of its own.
    """

    id: str
    kind: type[Command]
    names: tuple[str, ...]
    many: tuple[str, ...]
    prefix: str | None
    wish: Callable[[Posted], Command]
    hint: Text
    rare: bool = False
    chosen: tuple[str, str] | None = None
    page: str | None = None

    @property
    def word(self) -> Text:
        """What it is called."""
        return COMMAND_WORDS[self.kind]

    def must_be_chosen(self, page: Posted) -> None:
        """Raise Incomplete where neither yes nor no was chosen: the last thing to be missed."""
        if self.chosen is not None and page.typed.get(self.chosen[0]) not in ("yes", "no"):
            raise Incomplete(*self.chosen)

    @property
    def names_task(self) -> bool:
        """Whether it is about one of several tasks of its kind."""
        return "task" in self.names


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that is possible now; `task` is the one it is about, `several` whether others of that kind are open."""

    act: Act
    task: Task | None
    several: bool
