"""Writes random expressions, well typed, and random facts for them; everything comes from the `random.Random` given."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from banshi_rules.findings import Span
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind, Type, enum, list_of, record

AT = Span("matter.yaml", 3, 9, 3, 4000)
CHOICES = ("catering", "canteen", "prepackaged")
ROW: dict[str, Type] = {"n": INTEGER, "price": DECIMAL, "role": enum(CHOICES), "done": BOOLEAN}
SCOPE: dict[str, Type] = {
    "n": INTEGER, "m": INTEGER, "area": DECIMAL, "fee": DECIMAL, "ok": BOOLEAN, "ready": BOOLEAN, "name": TEXT,
    "business": enum(CHOICES), "day": DATE, "until": DATE, "items": list_of(enum(CHOICES)),
    "rows": list_of(record(ROW)), "applicant": record(ROW),
}  # fmt: skip
ALL = ("boolean", "integer", "decimal", "text", "date", "choice")


class Author:
    """Writes random expressions; `like_cel` keeps to what CEL means alike, `slender` makes one part deep, not all."""

    def __init__(self, rng: random.Random, like_cel: bool, slender: bool = False) -> None:
        self.rng = rng
        self.cel = like_cel
        self.slender = slender
        self.variables: list[str] = []

    def write(self, kind: str, depth: int) -> str:
        """An expression of that type, nested up to that depth."""
        ways = [getattr(self, f"{kind}_leaf")]
        if self.slender and depth > 1 and self.rng.random() < 0.36:
            depth = 1
        if depth > 0:
            deep = getattr(self, f"{kind}_deep", None)
            ways = [deep, deep, deep, *(() if self.slender and depth > 2 else ways)] if deep is not None else ways
            if not (self.cel and kind == "date"):
                ways.append(lambda depth: self.chosen(kind, depth))
        return self.rng.choice(ways)(depth - 1)

    def chosen(self, kind: str, depth: int) -> str:
        return f"({self.write('boolean', depth)} ? {self.write(kind, depth)} : {self.write(kind, depth)})"

    def column(self, name: str) -> str:
        return f"{self.rng.choice(['applicant', *self.variables, *self.variables])}.{name}"

    def boolean_leaf(self, _: int) -> str:
        return self.rng.choice(["ok", "ready", "true", "false", self.column("done"), f"has({self.column('n')})"])

    def boolean_deep(self, depth: int) -> str:
        write, pick = self.write, self.rng.choice
        number = pick(["integer", "decimal"])
        other = number if self.cel else pick(["integer", "decimal"])
        same = pick(["integer", "decimal", "text", "choice", "boolean", *([] if self.cel else ["date"])])
        ways: list[Callable[[], str]] = [
            lambda: f"(!{write('boolean', depth)})",
            lambda: f"({' && '.join(write('boolean', depth) for _ in range(self.rng.randint(2, 4)))})",
            lambda: f"({' || '.join(write('boolean', depth) for _ in range(self.rng.randint(2, 4)))})",
            lambda: f"({write(number, depth)} {pick(['<', '<=', '>', '>=', '==', '!='])} {write(other, depth)})",
            lambda: f"({self.side(same, depth)} {pick(['==', '!='])} {write(same, depth)})",
            lambda: f"({write('choice', depth)} in ['catering', 'canteen'])",
            lambda: f"({write('integer', depth)} in [1, 2, -3])",
            lambda: f"({write('choice', depth)} in items)",
            lambda: f"({pick(['day', 'until'])} {pick(['<', '<=', '>', '>=', '==', '!='])} {pick(['day', 'until'])})",
            lambda: self.each(pick(["exists", "all"]), "boolean", depth),
        ]
        if not self.cel:
            ways += [
                lambda: f"({write('date', depth)} {pick(['<', '<=', '>', '>='])} {write('date', depth)})",
                lambda: f"(n in [{write('integer', depth)}, {write('integer', depth)}])",
                lambda: f"has({pick(['n', 'area', 'items', 'applicant'])})",
            ]
        return pick(ways)()

    def side(self, kind: str, depth: int) -> str:
        """The left side of an equality: a fact where a written text would be no member of anything."""
        return (
            self.write(kind, depth) if kind not in ("choice", "date") else {"choice": "business", "date": "day"}[kind]
        )

    def each(self, macro: str, kind: str, depth: int) -> str:
        if len(self.variables) >= 2:
            return self.write(kind, depth)
        name = f"x{len(self.variables)}"
        self.variables.append(name)
        body = self.write(kind, depth)
        self.variables.pop()
        return f"rows.{macro}({name}, {body})"

    def integer_leaf(self, _: int) -> str:
        return self.rng.choice(["n", "m", "0", "7", "-3", self.column("n"), "size(items)", "size(rows)"])

    def integer_deep(self, depth: int) -> str:
        write = self.write
        small = self.integer_leaf(0) if self.cel and depth > 0 else write("integer", depth)
        ways = [
            f"({write('integer', depth)} {self.rng.choice('+-')} {write('integer', depth)})",
            f"({write('integer', depth)} * {small})",
            f"({write('integer', depth)} % {small})",
            f"(-{write('integer', depth)})",
            f"size({write('text', depth)})",
        ]
        if not self.cel:
            ways += [
                f"days({self.side('date', depth)}, {write('date', depth)})",
                f"{self.rng.choice(['min', 'max'])}({write('integer', depth)}, {write('integer', depth)})",
                self.each("sum", "integer", depth),
            ]
        return self.rng.choice(ways)

    def decimal_leaf(self, _: int) -> str:
        return self.rng.choice(["area", "fee", "2.5", "0.25", "-1.75", self.column("price")])

    def decimal_deep(self, depth: int) -> str:
        write = self.write
        small = self.decimal_leaf(0) if self.cel and depth > 0 else write("decimal", depth)
        ways = [
            f"({write('decimal', depth)} {self.rng.choice('+-')} {write('decimal', depth)})",
            f"({write('decimal', depth)} * {small})",
            f"(-{write('decimal', depth)})",
        ]
        if not self.cel:
            mixed = self.rng.choice(["integer", "decimal"])
            ways += [
                f"({write(mixed, depth)} / {write('integer', depth)})",
                f"({write(mixed, depth)} {self.rng.choice('+-*')} {write('decimal', depth)})",
                f"max({write(mixed, depth)}, {write('decimal', depth)}, 1)",
                self.each("sum", "decimal", depth),
                f"({write('boolean', depth)} ? {write('integer', depth)} : {write('decimal', depth)})",
            ]
        return self.rng.choice(ways)

    def text_leaf(self, _: int) -> str:
        return self.rng.choice(["name", "'餐饮'", "''"])

    def text_deep(self, depth: int) -> str:
        return f"({self.write('text', depth)} + {self.write('text', depth)})"

    def choice_leaf(self, _: int) -> str:
        return self.rng.choice(["business", self.column("role")])

    def date_leaf(self, _: int) -> str:
        return self.rng.choice(["day", "until"])


def some_facts(rng: random.Random, missing: float) -> dict[str, Any]:
    """Random facts; each is missing with that probability, half of those as None."""

    def value(kind: Type) -> Any:
        match kind.kind:
            case Kind.BOOLEAN:
                return rng.random() < 0.5
            case Kind.INTEGER:
                return rng.randint(-4, 8)
            case Kind.DECIMAL:
                return Decimal(rng.randint(-16, 40)) / 4
            case Kind.TEXT:
                return rng.choice(["餐饮", "", "示例区"])
            case Kind.ENUM:
                return rng.choice(kind.members)
            case Kind.DATE:
                return date(2026, 1, 1) + timedelta(days=rng.randint(0, 60))
            case Kind.LIST:
                assert kind.item is not None
                return tuple(value(kind.item) for _ in range(rng.randint(0, 3)))
            case Kind.RECORD:
                return facts(kind.columns)

    def facts(columns: Any) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, kind in columns.items():
            if rng.random() >= missing:
                made[name] = value(kind)
            elif rng.random() < 0.5:
                made[name] = None
        return made

    return facts(SCOPE)
