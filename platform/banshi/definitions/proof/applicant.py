"""Who is the one that the solver found?  A model turned into answers as one would give them, every one acceptable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from banshi.definitions.model import Matter
from banshi.definitions.proof.asking import Asked, AskedField, FormSymbols, id_of
from banshi.definitions.proof.meaning import Meaning
from banshi.definitions.trying import Trial, try_matter
from banshi_forms.answers import AnswerSheet
from banshi_forms.model import Field
from banshi_forms.party import NATURAL_PERSON, applicant_facts
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.proof import Columns, Ground, Listed, Member, Model, Number, Symbol, Trilean, there_of
from banshi_rules.values import Kind, Value


@dataclass(frozen=True, slots=True)
class Applicant:
    """One concrete application: answers as JSON, who applies, the civil day on which it came in."""

    given: Mapping[str, Any]
    applicant: Mapping[str, Any]
    received: date

    def tried(self, matter: Matter, calendar: WorkingCalendar) -> Trial:
        """What comes of it: registers hold what they may hold, and no plugin finds anything."""
        return try_matter(
            matter,
            self.given,
            applicant=self.applicant,
            received=self.received,
            calendar=calendar,
            registers={},
            plugins={},
        )


class NoSpecimen(Exception):
    """Nobody knows an answer that this question accepts: the id of the question."""


def applicant_of(meaning: Meaning, model: Model) -> Applicant:
    """The applicant of a model.  Raises NoSpecimen."""
    invented = _Invented(model, meaning.encoder.ground)
    party = AnswerSheet(invented.answers(meaning.party))
    particulars = {
        key: value
        for key, value in applicant_facts(party, meaning.matter.applicants).items()
        if value is not None and not (key == "contact" and party.get("applicant_kind") == NATURAL_PERSON)
    }
    sheet = AnswerSheet(invented.answers(meaning.form))
    received = date.fromordinal(int(model.value(meaning.received.term)))
    return Applicant(sheet.to_json(meaning.matter.form), particulars, received)


@dataclass(slots=True)
class _Invented:
    """Reads a model; texts that it leaves open are invented, the same code always being the same text."""

    model: Model
    ground: Ground

    def answers(self, form: FormSymbols) -> dict[str, Value | None]:
        return {question: self._answer(made) for question, made in form.questions.items()}

    def _answer(self, made: Asked) -> Value | None:
        if not self.model.holds(made.asked):
            return None
        if isinstance(made, AskedField):
            if made.field.value is not None:
                return None
            return self._value(made.field, made.given) if self.model.holds(there_of(made.given)) else None
        count = int(self.model.value(made.count.term))
        rows: list[Value] = []
        for row in made.rows[:count]:
            answers = {id_of(one): self._answer(one) for one in row}
            rows.append({key: value for key, value in answers.items() if value is not None})
        rows += rows[-1:] * (count - len(rows))
        return tuple(rows)

    def _value(self, field: Field, symbol: Symbol) -> Value:
        match symbol:
            case Trilean():
                return self.model.holds(symbol.yes)
            case Number() if field.type.kind is Kind.DATE:
                return date.fromordinal(int(self.model.value(symbol.term)))
            case Number():
                value = self.model.value(symbol.term)
                return int(value) if symbol.whole else Decimal(value.numerator) / Decimal(value.denominator)
            case Member() if field.type.kind is Kind.ENUM:
                return self.ground.texts[int(self.model.value(symbol.code))]
            case Member():
                return self._text(field, symbol)
            case Listed():
                held = [cast(Member, item) for inside, item in symbol.items if self.model.holds(inside)]
                return tuple(self.ground.texts[int(cast(int, item.code))] for item in held)
            case Columns():
                return self._invented(field, 0, None)

    def _text(self, field: Field, text: Member) -> Value:
        code = int(self.model.value(text.code))
        if code < len(self.ground.texts):
            return self.ground.texts[code]
        length = int(self.model.value(self.ground.length(text))) if self.ground.measures else None
        return self._invented(field, self.ground.seed(code), length)

    def _invented(self, field: Field, seed: int, length: int | None) -> Value:
        value = field.kind.specimen(field, seed, length)
        if value is None:
            raise NoSpecimen(field.id)
        return value
