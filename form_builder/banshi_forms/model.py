"""What is a form made of?  Sections of fields and repeating groups, compiled once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, Protocol, TypeAlias, runtime_checkable

from wtforms.fields.core import UnboundField

from banshi_rules.expressions import Expression
from banshi_rules.findings import Span
from banshi_rules.texts import Language, Text
from banshi_rules.values import Type, Value, list_of, record

FieldId: TypeAlias = str
JsonSchema: TypeAlias = Mapping[str, object]
#: More digits than the number of any row has.
_DIGITS = 9


class Privacy(StrEnum):
    """How carefully a value must be kept; personal and sensitive values are masked for those who do not hold the
    task."""

    PUBLIC = "public"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Options:
    """What a definition says about one field beyond what every field has; each kind derives its own from this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Between which bounds the answers to a question lie; None stands for "no bound known".

    `low` and `high` bound numbers and dates, both included (`today` is the day of receipt), `places` the decimal places
    of a number; `least` and `most` how many options are ticked, `offered` the first and the last day on which an option
    is offered, where there are any; `shortest` and `longest` the characters of a text.
    """

    low: Decimal | date | Literal["today"] | None = None
    high: Decimal | date | Literal["today"] | None = None
    places: int = 0
    least: int = 1
    most: int | None = None
    offered: Mapping[str, tuple[date | None, date | None]] = field(default_factory=dict)
    shortest: int = 1
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The days an answer is compared with: the one on which it is given, and the one on which the application came in
    (None: nothing is compared).  They differ when an application is corrected."""

    today: date | None = None
    received: date | None = None


class BadOption(Exception):
    """An option of a kind that cannot be used: which key, and why, in words for the author."""

    def __init__(self, key: str, why: Text) -> None:
        super().__init__(f"{key}: {why.zh}")
        self.key = key
        self.why = why


class Wrong(ValueError):
    """Something wrong with one answer: the code of a problem and what to put into its words."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code = code
        self.words: Mapping[str, object] = args


@runtime_checkable
class FieldKind(Protocol):
    """All about one kind of field in one object: its options, its type, how it is taken, checked, shown and kept.

    `banshi_forms.kinds.StandardKind` has sensible ways for all of it; a kind of a plugin derives from that.
    """

    @property
    def name(self) -> str:
        """The word authors write after `kind:`."""

    @property
    def options_schema(self) -> JsonSchema:
        """JSON Schema `properties` of the options this kind adds to a field."""

    @property
    def boxes(self) -> tuple[str, ...]:
        """Endings of the posted names it reads: `("",)`, or one for each box of a date."""

    @property
    def missing(self) -> str:
        """The code of the problem "required, but not there" (`missing`, `missing-choice` …)."""

    @property
    def in_groups(self) -> bool:
        """Whether a row of a group may hold it."""

    @property
    def posted(self) -> bool:
        """Whether its value arrives in the posted text; a file is stored first and set by the server."""

    @property
    def on_receipt(self) -> bool:
        """Whether it is judged by the day on which the application came in, not by that of the answer."""

    def options(self, given: Mapping[str, Any]) -> Options:
        """The options, typed.  A dictionary name under `options` is already resolved to {id: Text}.  Raises
        BadOption."""

    def type_of(self, options: Options) -> Type:
        """The type that expressions see."""

    def wtforms_field(self, field: Field) -> UnboundField[Any]:
        """The WTForms field that takes and checks one posted value of this kind."""

    def control_for(self, field: Field) -> str:
        """The macro that draws it: input, textarea, radios, select, checkboxes, date or file."""

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Attributes of the control that no answer changes (inputmode, autocomplete …)."""

    def read(self, field: Field, posted: Mapping[str, Sequence[str]]) -> Value | None:
        """The value in the posted texts, by box; None when nothing was answered.  Raises Wrong."""

    def accepts(self, value: object) -> bool:
        """Whether this Python value has the type of this kind."""

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """What is wrong with a value of that type.  With `today` None nothing is compared with today."""

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """The value as one would type it, by box; `read` gives it back."""

    def show(self, field: Field, value: Value, language: Language) -> str:
        """The value as people read it on review pages and in notices (plain text, unit included)."""

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """The value as those may see it who do not hold the task (plain text)."""

    def reach(self, options: Options) -> Reach:
        """Between which bounds its answers lie; what is outside is refused by `check`."""

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented value that `check` accepts; other seeds give other values, as far as the kind has others.

        `length` asks for a text of so many characters.  None where nobody knows one (a pattern without an example).
        """

    def to_json(self, value: Value) -> Any:
        """The value as JSON keeps it: decimals and dates as strings."""

    def from_json(self, field: Field, stored: Any) -> Value:
        """The value back from JSON.  Raises Wrong, a ValueError, when it is not a value of this kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question.  `required` means required when asked; `value` makes it computed and read-only."""

    id: FieldId
    kind: FieldKind
    label: Text
    options: Options
    help: Text | None = None
    visible_when: Expression | None = None
    required: bool | Expression = False
    value: Expression | None = None
    privacy: Privacy = Privacy.PUBLIC
    purpose: Text | None = None
    prefill: str | None = None
    at: Span

    @property
    def type(self) -> Type:
        """The type that expressions see."""
        return self.kind.type_of(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A question asked several times: between `least` and `most` rows of the same fields, and of groups again."""

    id: FieldId
    label: Text
    members: tuple[Field | Group, ...]
    help: Text | None = None
    visible_when: Expression | None = None
    least: int = 0
    most: int = 20
    at: Span

    @property
    def type(self) -> Type:
        """The type that expressions see: a list of rows, whose columns may be lists of rows again."""
        return list_of(record({member.id: member.type for member in self.members}))

    def every_field(self) -> Iterator[Field]:
        """Every field of a row, at whatever depth, in order."""
        for member in self.members:
            if isinstance(member, Group):
                yield from member.every_field()
            else:
                yield member


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One topic, one page."""

    id: str
    title: Text
    fields: tuple[Field | Group, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Form:
    """Everything a matter asks, in the order it asks; `digest` names this state of it (SHA-256, hex)."""

    sections: tuple[Section, ...]
    digest: str

    def fields(self) -> Iterator[Field | Group]:
        """Every top-level field and group, in order."""
        for section in self.sections:
            yield from section.fields

    def every_field(self) -> Iterator[Field]:
        """Every field, also those of groups at whatever depth, in order."""
        for question in self.fields():
            if isinstance(question, Group):
                yield from question.every_field()
            else:
                yield question

    def at_path(self, path: str) -> tuple[tuple[Field | Group, int | None], ...]:
        """The questions along the path of an answer (`units.0.floors.1.area`), each with its row; empty where the
        form has no such question."""
        name, *rest = path.split(".")
        found: list[tuple[Field | Group, int | None]] = []
        questions: Iterable[Field | Group] = self.fields()
        while True:
            question = next((question for question in questions if question.id == name), None)
            if question is None:
                return tuple(found)
            if not isinstance(question, Group) or not rest or not rest[0].isdecimal() or len(rest[0]) > _DIGITS:
                return (*found, (question, None))
            found.append((question, int(rest[0])))
            if len(rest) == 1:
                return tuple(found)
            name, rest, questions = rest[1], rest[2:], question.members

    def section(self, section_id: str) -> Section | None:
        """The section of that id."""
        return next((section for section in self.sections if section.id == section_id), None)

    def section_of(self, field_id: FieldId) -> Section | None:
        """The section that asks this field."""
        return next((s for s in self.sections if any(f.id == field_id for f in s.fields)), None)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an answer.

    `at` is the path of the answer (`area`, `safety_staff.0.id_no`, or a section id for the page as a whole); the
    code is worded late by `banshi_forms.messages`.
    """

    at: str
    code: str
    args: Mapping[str, object] = field(default_factory=dict, hash=False)
