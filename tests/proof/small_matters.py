"""Which small matters can there be, and what are all the applications to one?  Seeded; every answer is enumerated."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

#: A question as a definition writes it.
Question = dict[str, Any]

_LETTERS, _TICKS = ("a", "b", "c"), ("x", "y")
_COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")


@dataclass(slots=True)
class Writer:
    """Writes a matter of a few questions with few answers each, and rules over them without rhyme or reason."""

    rng: random.Random
    scope: dict[str, Question] = field(default_factory=dict)

    def matter(self) -> dict[str, Any]:
        """What a matter has beside its head: form, situations, tables, materials, checks, routes, fees."""
        asked = [self._question(f"q{number}", self.scope, rows=True) for number in range(self.rng.randint(2, 4))]
        made: dict[str, Any] = {"form": [{"section": "all", "title": "全部", "fields": asked}]}
        if self._often(0.5):
            made["situations"] = {"special": self._condition(2)}
            self.scope["special"] = {"kind": "yes-no"}
        tables = {f"t{number}": self._table(f"t{number}") for number in range(self.rng.choice((0, 1, 1, 2)))}
        made["tables"] = {name: table for name, table in tables.items() if table is not None}
        for name, table in made["tables"].items():
            if "for" not in table:
                self.scope[name] = {"kind": "choice", "options": dict.fromkeys("pq", "")}
        made["materials"] = [
            {
                "id": f"m{number}", "title": f"第{number}号平面图", "source": "applicant", "accept": ["pdf"],
                "standard": "清楚", "basis": "rules", "required_when": self._condition(2),
            }
            for number in range(self.rng.choice((0, 1, 2)))
        ]  # fmt: skip
        if self._often(0.5):
            made["checks"] = [{"id": "sane", "wrong_when": self._condition(2), "message": "不对"}]
        if self._often(0.6):
            whens = [{"route": f"r{number}", "when": self._condition(2)} for number in range(self.rng.choice((1, 2)))]
            made["routes"] = [*whens, {"route": "last"}]
        if self._often(0.5):
            fee = {
                "id": "due",
                "title": "试验费",
                "basis": "rules",
                "payable": "before-issue",
                "amount": self._number(2),
            }
            made["fees"] = [fee | ({"when": self._condition(1)} if self._often(0.5) else {})]
        return {key: value for key, value in made.items() if value}

    def _often(self, share: float) -> bool:
        return self.rng.random() < share

    def _question(self, id: str, scope: dict[str, Question], *, rows: bool) -> Question:
        kind = self.rng.choice(("choice", "yes-no", "integer", "decimal", "choices", *(["group"] if rows else [])))
        made: Question = {"id": id, "kind": kind, "label": f"问题{id}"}
        match kind:
            case "choice":
                made["options"] = {one: f"选{one}" for one in _LETTERS[: self.rng.randint(2, 3)]}
            case "choices":
                made["options"] = {one: f"选{one}" for one in _TICKS}
            case "integer":
                low = self.rng.randint(0, 1)
                made |= {"min": low, "max": low + self.rng.randint(1, 3)}
            case "decimal":
                made |= {"min": 0, "max": 1, "decimals": self.rng.choice((0, 1))}
            case "group":
                made |= {"least": self.rng.randint(0, 1), "most": self.rng.randint(1, 2), "fields": []}
                inner = dict(scope)
                for number in range(self.rng.randint(1, 2)):
                    made["fields"].append(self._question(f"{id}_{number}", inner, rows=False))
                    inner[f"{id}_{number}"] = made["fields"][-1]
        if kind != "group" and self._often(0.55):
            made["required"] = True
        elif kind != "group" and scope and self._often(0.3):
            made["required_when"] = self._condition(1, scope)
        if scope and self._often(0.4):
            made["visible_when"] = self._condition(1, scope)
        scope[id] = made
        return made

    def _condition(self, deep: int, scope: Mapping[str, Question] | None = None) -> str:
        scope = self.scope if scope is None else scope
        if deep and self._often(0.35):
            one, other = self._condition(deep - 1, scope), self._condition(deep - 1, scope)
            return f"({one} {self.rng.choice(('&&', '||'))} {other})"
        if deep and self._often(0.2):
            return f"!({self._condition(deep - 1, scope)})"
        name = self.rng.choice(list(scope))
        return self._about(name, scope[name], deep, scope)

    def _about(self, name: str, asked: Question, deep: int, scope: Mapping[str, Question]) -> str:
        """A condition on one fact, or on a column of a row."""
        if "." not in name and asked["kind"] != "group" and self._often(0.08):
            return f"has({name})"
        match asked["kind"]:
            case "yes-no":
                return name
            case "choice":
                return f"{name} {self.rng.choice(('==', '!='))} '{self.rng.choice(list(asked['options']))}'"
            case "choices":
                return f"'{self.rng.choice(_TICKS)}' in {name}"
            case "group":
                if self._often(0.3):
                    return f"size({name}) {self.rng.choice(_COMPARISONS)} {self.rng.randint(0, 2)}"
                column, row = self.rng.choice(asked["fields"]), f"v{deep}"
                body = self._about(f"{row}.{column['id']}", column, 0, {})
                return f"{name}.{self.rng.choice(('exists', 'all'))}({row}, {body})"
        op = self.rng.choice(_COMPARISONS)
        if "." in name or self._often(0.6):
            return f"{name} {op} {self.rng.randint(0, 4)}"
        return f"{self._number(deep, scope)} {op} {self._number(deep, scope)}"

    def _number(self, deep: int, scope: Mapping[str, Question] | None = None) -> str:
        scope = self.scope if scope is None else scope
        if deep and self._often(0.4):
            one, other = self._number(deep - 1, scope), self._number(deep - 1, scope)
            return f"({one} {self.rng.choice('+-*/')} {other})"
        numbers = [name for name, asked in scope.items() if asked["kind"] in ("integer", "decimal")]
        numbers += [f"size({name})" for name, asked in scope.items() if asked["kind"] in ("group", "choices")]
        for name, asked in scope.items():
            columns = [one["id"] for one in asked.get("fields", ()) if one["kind"] in ("integer", "decimal")]
            numbers += [f"{name}.sum(z, z.{column})" for column in columns]
        return self.rng.choice(numbers) if numbers and self._often(0.85) else str(self.rng.randint(0, 4))

    def _table(self, name: str) -> dict[str, Any] | None:
        groups = [name for name, asked in self.scope.items() if asked["kind"] == "group"]
        group = self.rng.choice(groups) if groups and self._often(0.35) else None
        facts = self.scope if group is None else {one["id"]: one for one in self.scope[group]["fields"]}
        usable = [id for id, asked in facts.items() if asked["kind"] in ("yes-no", "choice", "integer", "decimal")]
        if not usable:
            return None
        inputs = self.rng.sample(usable, min(len(usable), self.rng.randint(1, 2)))
        output = name if group is None else f"{name}_out"
        rows: list[dict[str, Any]] = []
        for _ in range(self.rng.randint(1, 4)):
            row = {one: self._cell(facts[one]) for one in inputs}
            if not any(row == {key: other[key] for key in inputs} for other in rows):  # the same twice is no table
                rows.append(row | {output: self.rng.choice("pq")})
        policy = self.rng.choice(("unique", "unique", "first", "any"))
        made = {"inputs": inputs, "outputs": {output: ["p", "q"]}, "policy": policy, "rows": rows}
        return made | ({} if group is None else {"for": group})

    def _cell(self, asked: Question) -> Any:
        if self._often(0.3):
            return "-"
        match asked["kind"]:
            case "yes-no":
                return self.rng.choice((True, False))
            case "choice":
                return self.rng.choice(list(asked["options"]))
        bound = self.rng.randint(0, 3)
        return self.rng.choice((f"<= {bound}", f"< {bound}", f"> {bound}", f">= {bound}", f"{bound}..{bound + 1}"))


def sheets(asked: Sequence[Question]) -> Iterator[dict[str, Any]]:
    """Every sheet of answers, as JSON has them."""
    for answers in product(*map(answers_to, asked)):
        yield {one["id"]: answer for one, answer in zip(asked, answers, strict=True) if answer is not None}


def answers_to(asked: Question) -> list[Any]:
    """Every answer to a question, None for none; every list of rows of a group."""
    match asked["kind"]:
        case "yes-no":
            return [None, True, False]
        case "choice":
            return [None, *asked["options"]]
        case "choices":
            return [None, ["x"], ["y"], ["x", "y"]]
        case "integer":
            return [None, *range(asked["min"], asked["max"] + 1)]
        case "decimal":
            steps = 10 ** asked["decimals"]
            return [None, *(str(step / steps) if steps > 1 else step for step in range(steps + 1))]
    rows = list(sheets(asked["fields"]))
    counts = range(asked["least"], asked["most"] + 1)
    return [list(chosen) for count in counts for chosen in product(rows, repeat=count)]
