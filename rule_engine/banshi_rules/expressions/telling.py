"""How is a tree put into words?  Clauses for what is true or false, nouns for all other values.

Whatever has structure of its own is bracketed where it stands inside something else, so that a sentence can be read in
one way only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from banshi_rules.expressions.clauses import (
    denies,
    every_part,
    is_simple,
    opposite,
    reads_variable,
    said_of_subject,
    subject_of,
    turned,
)
from banshi_rules.expressions.names import Named, Names
from banshi_rules.expressions.nodes import (
    And,
    Arithmetic,
    Call,
    Column,
    Compare,
    Conditional,
    Each,
    In,
    ListOf,
    Literal,
    Name,
    Negative,
    Node,
    Not,
    Or,
    Widen,
)
from banshi_rules.expressions.phrases import COUNTED, LETTERS, PHRASES
from banshi_rules.expressions.said_values import say_label, say_value
from banshi_rules.texts import Language, Text
from banshi_rules.values import Kind, Value

_NUMBERS: Final = (Kind.INTEGER, Kind.DECIMAL)
#: Signs that can follow each other from left to right without brackets.
_CHAINS: Final = ("+-", "*/")
_UNKNOWN: Final = Named(label=Text(""))


class Said(NamedTuple):
    """Words for a part; `whole` ones need no brackets inside something else."""

    words: str
    whole: bool = True


@dataclass(slots=True)
class Teller:
    """Says the parts of one expression in one language."""

    language: Language
    names: Names
    #: variables in scope, from the outermost: what a row is called, and what its columns are called
    rows: dict[str, tuple[str, Named]] = field(default_factory=dict)

    # -- clauses: what is true or false ------------------------------------------------------------------------------

    def clause(self, node: Node, holds: bool = True) -> Said:
        """The condition as a clause; with `holds` False that it does not hold."""
        match node:
            case Literal():
                return Said(self.phrase("always" if bool(node.value) is holds else "never"))
            case Not():
                return self.clause(node.operand, not holds)
            case And() | Or() | Conditional() if not holds:
                return Said(self.phrase("not", a=self.clause(node).words))
            case And() | Or():
                joint = self.phrase("and" if isinstance(node, And) else "or")
                return Said(joint.join(self.inner(part) for part in node.parts), False)
            case Conditional():
                parts = {"a": node.condition, "b": node.then, "c": node.otherwise}
                return Said(self.phrase("if", **{key: self.inner(part) for key, part in parts.items()}), False)
            case Each():
                return self.round(node, holds)
            case Name() if (meaning := self.named(node).meaning) is not None:
                return Teller(self.language, self.names).clause(meaning, holds)
            case Compare() if node.left.type.kind is Kind.BOOLEAN:
                return self.compared_truths(node, holds)
            case Compare() if turned(node) is not node:
                return self.clause(turned(node), holds)
            case _:
                subject = self.operand(subject_of(node))
                return Said(self.phrase("clause", s=subject, p=self.predicate(node, holds)))

    def inner(self, node: Node) -> str:
        """A clause inside another."""
        return self.bracketed(self.clause(node))

    def compared_truths(self, node: Compare, holds: bool) -> Said:
        alike = (node.op == "==") is holds
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(other, Literal):
                return self.clause(one, bool(other.value) is alike)
        a, b = self.clause(node.left).words, self.clause(node.right).words
        return Said(self.phrase("both" if alike else "one-only", a=a, b=b), False)

    def predicate(self, node: Node, holds: bool) -> str:
        """What is said of the subject."""
        match node:
            case Compare():
                return self.compared(node, node.op if holds else opposite(node.op))
            case In() if isinstance(node.among, ListOf):
                return self.among(node.item, node.among.items, holds)
            case In():
                item = self.operand(node.item, self.named(node.among))
                return self.phrase("includes" if holds else "includes-not", b=item)
            case Call(function="has"):
                known = "answered" if self.named(node.arguments[0]).asked else "known"
                return self.phrase(known if holds else f"not-{known}")
            case _:
                return self.phrase("is-yes" if holds else "is-no")

    def compared(self, node: Compare, op: str) -> str:
        kinds = {node.left.type.kind, node.right.type.kind}
        right = self.operand(node.right, self.named(node.left), self.unit(node.left))
        if kinds <= set(_NUMBERS):
            return self.phrase(f"number{op}", b=right)
        if kinds == {Kind.DATE}:
            return self.phrase(f"date{op}", b=right)
        if isinstance(node.right, Literal):
            return self.phrase("is" if op == "==" else "is-not", b=right)
        return self.phrase("same" if op == "==" else "other", b=right)

    def among(self, item: Node, items: Sequence[Node], holds: bool) -> str:
        """Being one of several that are written out; branches are said by their own names."""
        if not items:
            return self.phrase("in-nothing" if holds else "not-in-nothing")
        named, unit = self.named(item), self.unit(item)
        branches = dict.fromkeys(part.branch for part in items if isinstance(part, Literal) and part.branch is not None)
        said = {branch: self.phrase("quoted", a=self.option(named, branch)) for branch in branches}
        single = [part for part in items if not (isinstance(part, Literal) and part.branch is not None)]
        if len(said) == 1 and not single:
            return self.phrase("belongs" if holds else "belongs-not", b=next(iter(said.values())))
        words = [self.phrase("any-of-branch", a=branch) for branch in said.values()]
        words += [self.operand(part, named, unit) for part in single]
        if len(words) == 1 and isinstance(single[0], Literal) and item.type.kind not in _NUMBERS:
            return self.phrase("is" if holds else "is-not", b=words[0])
        return self.phrase("one-of" if holds else "none-of", b=self.listed(words))

    # -- rounds ------------------------------------------------------------------------------------------------------

    def round(self, node: Each, holds: bool) -> Said:
        """That some, no or every row fulfils something; that not every row does is said around it."""
        if node.macro == "all" and not holds:
            return Said(self.phrase("not", a=self.round(node, True).words))
        how = "every" if node.macro == "all" else "some" if holds else "no"
        body, truth = node.body, True
        while isinstance(body, Not):
            body, truth = body.operand, not truth
        body = turned(body)
        column = self.of_variable(subject_of(body), node.variable) if is_simple(body) else None
        if column is None or reads_variable(said_of_subject(body), node.variable):
            return Said(self.over(node, f"{how}-{self.sort(node)}"))
        if how != "some" and denies(body, truth):  # every one is not: no one is
            how, truth = "no" if how == "every" else "every", not truth
        among, row = self.operand(node.among), self.row_named(node)
        self.rows[node.variable] = ("", row)
        predicate = self.predicate(body, truth)
        del self.rows[node.variable]
        if not column:
            return Said(self.phrase(f"{how}-{self.sort(node)}-itself", a=among, p=predicate))
        named = self.label(row.columns.get(column), column)
        return Said(self.phrase(f"{how}-row-column", a=among, c=named, p=predicate))

    def sum(self, node: Each) -> Said:
        column = self.of_variable(node.body, node.variable)
        if column is None:
            return Said(self.over(node, f"sum-{self.sort(node)}"))
        among = self.operand(node.among)
        if not column:
            return Said(self.phrase("sum-item-itself", a=among))
        return Said(
            self.phrase("sum-row-column", a=among, c=self.label(self.row_named(node).columns.get(column), column))
        )

    def over(self, node: Each, phrase: str) -> str:
        """Something about every row, in brackets; the row has a letter where it is spoken of from within other rows."""
        among, row = self.operand(node.among), self.row_named(node)
        spoken_of_within = any(
            isinstance(part, Each) and reads_variable((part.body,), node.variable) for part in every_part(node.body)
        )
        letter = self.letter() if spoken_of_within else None
        called = "" if letter is None else self.phrase("called", a=letter)
        self.rows[node.variable] = (letter or self.phrase(f"this-{self.sort(node)}"), row)
        of_truth = node.body.type.kind is Kind.BOOLEAN
        body = self.clause(node.body).words if of_truth else self.noun(node.body).words
        del self.rows[node.variable]
        return self.phrase(phrase, a=among, b=body, **{"as": called})

    def letter(self) -> str:
        letters = [text.say(self.language) for text in LETTERS]
        taken = {row for row, _ in self.rows.values()}
        return next((letter for letter in letters if letter not in taken), f"{letters[0]}{len(self.rows)}")

    def of_variable(self, node: Node, variable: str) -> str | None:
        """The column of the row at hand; empty for the row itself, None for anything else."""
        match node:
            case Name() if node.name == variable:
                return ""
            case Column() if isinstance(node.record, Name) and node.record.name == variable:
                return node.name
            case Widen():
                return self.of_variable(node.operand, variable)
            case _:
                return None

    def sort(self, node: Each) -> str:
        item = node.among.type.item
        return "row" if item is not None and item.kind is Kind.RECORD else "item"

    def row_named(self, node: Each) -> Named:
        """The list itself knows what its columns and members are called."""
        return self.named(node.among)

    # -- nouns: everything else --------------------------------------------------------------------------------------

    def noun(self, node: Node, beside: Named = _UNKNOWN, unit: Text | None = None) -> Said:
        """A value; `beside` knows the words of the members it is compared with, `unit` follows a bare number."""
        match node:
            case Literal():
                return Said(self.literal(node, beside, unit))
            case Widen():
                return self.noun(node.operand, beside, unit)
            case _ if node.type.kind is Kind.BOOLEAN and not isinstance(node, (Name, Column)):
                return Said(self.phrase("truth", a=self.clause(node).words))
            case Name():
                return Said(self.rows[node.name][0] if node.name in self.rows else self.fact(node))
            case Column():
                label = self.label(self.named(node), node.name)
                return Said(self.phrase("column", a=self.operand(node.record), b=label))
            case Negative():
                return Said(self.phrase("minus", a=self.operand(node.operand)))
            case Arithmetic():
                return self.arithmetic(node)
            case Conditional():
                then, otherwise = (self.operand(part, beside, unit) for part in (node.then, node.otherwise))
                return Said(self.phrase("if", a=self.inner(node.condition), b=then, c=otherwise), False)
            case ListOf():
                return self.written_list(node, beside, unit)
            case Call():
                return Said(self.call(node))
            case Each():
                return self.sum(node)
            case _:
                return Said(self.phrase("truth", a=self.clause(node).words))

    def operand(self, node: Node, beside: Named = _UNKNOWN, unit: Text | None = None) -> str:
        """A value inside something else."""
        return self.bracketed(self.noun(node, beside, unit))

    def arithmetic(self, node: Arithmetic) -> Said:
        phrase = "join" if node.type.kind is Kind.TEXT else node.op
        left = self.noun(node.left)
        inside = node.left.operand if isinstance(node.left, Widen) else node.left
        chained = isinstance(inside, Arithmetic) and any(node.op in c and inside.op in c for c in _CHAINS)
        first = left.words if chained else self.bracketed(left)
        return Said(self.phrase(phrase, a=first, b=self.operand(node.right)), False)

    def call(self, node: Call) -> str:
        first = node.arguments[0]
        match node.function:
            case "size":
                item = first.type.item
                rows = item is not None and item.kind is Kind.RECORD
                counted = "characters" if first.type.kind is Kind.TEXT else "rows" if rows else "items"
                return self.phrase(counted, a=self.operand(first))
            case "min" | "max":
                of_list = first.type.kind is Kind.LIST
                of_dates = Kind.DATE in (node.type.kind, first.type.kind)
                named = {"min": "earliest", "max": "latest"}[node.function] if of_dates else node.function
                if of_list:
                    return self.phrase(f"{named}-list", a=self.operand(first))
                return self.phrase(named, a=self.listed([self.operand(part) for part in node.arguments], plain=True))
            case name:
                return self.phrase(name, a=self.operand(first), b=self.operand(node.arguments[1]))

    def written_list(self, node: ListOf, beside: Named, unit: Text | None) -> Said:
        if not node.items:
            return Said(self.phrase("nothing"))
        items = [self.operand(item, beside, unit) for item in node.items]
        return Said(self.listed(items, plain=True), len(items) == 1)

    def listed(self, words: Sequence[str], plain: bool = False) -> str:
        if plain or len(words) < 2:
            return self.phrase("listed").join(words)
        return self.phrase("listed").join(words[:-1]) + self.phrase("last") + words[-1]

    # -- names -------------------------------------------------------------------------------------------------------

    def named(self, node: Node) -> Named:
        """What is known about how a part is called; nothing about what is computed."""
        match node:
            case Name():
                return self.rows[node.name][1] if node.name in self.rows else self.names.get(node.name, _UNKNOWN)
            case Column():
                return self.named(node.record).columns.get(node.name, _UNKNOWN)
            case Conditional():
                then = self.named(node.then)
                return then if then is not _UNKNOWN else self.named(node.otherwise)
            case _:
                return _UNKNOWN

    def unit(self, node: Node) -> Text | None:
        """The unit of a value, where everything it is made of agrees."""
        match node:
            case Name() | Column():
                return self.named(node).unit
            case Widen() | Negative():
                return self.unit(node.operand)
            case Arithmetic() if node.op in "+-":
                return self.common_unit((node.left, node.right))
            case Conditional():
                return self.common_unit((node.then, node.otherwise))
            case Call() if node.function in COUNTED:
                return COUNTED[node.function]
            case Call() if node.function in ("min", "max"):
                return self.common_unit(node.arguments)
            case Each() if node.macro == "sum":
                column = self.of_variable(node.body, node.variable)
                row = self.row_named(node)
                return None if column is None else row.columns.get(column, row).unit
            case _:
                return None

    def common_unit(self, nodes: Sequence[Node]) -> Text | None:
        units = {self.unit(node) for node in nodes if not isinstance(node, Literal)}
        return units.pop() if len(units) == 1 else None

    def literal(self, node: Literal, beside: Named, unit: Text | None) -> str:
        if node.type.kind is Kind.ENUM:
            return self.phrase("quoted", a=self.option(beside, str(node.value)))
        said = say_value(node.value, self.language)
        if unit is None or node.type.kind not in _NUMBERS:
            return said
        return self.phrase("with-unit", a=said, b=unit.say(self.language))

    def value(self, value: Value, node: Node | None) -> str:
        """A value that was found for a part."""
        named = _UNKNOWN if node is None else self.named(node)
        if node is not None and node.type.kind is Kind.ENUM:
            return self.phrase("quoted", a=self.option(named, str(value)))
        if isinstance(value, (bool, int, Decimal, str, date)):
            return say_value(value, self.language)
        return self.phrase("nothing") if not value else "…"

    def option(self, named: Named, member: str) -> str:
        text = named.options.get(member)
        return (member if text is None else text.say(self.language)).replace("”", "””")

    def fact(self, node: Name) -> str:
        return self.label(self.names.get(node.name), node.name)

    def label(self, named: Named | None, name: str) -> str:
        return name if named is None or named is _UNKNOWN else say_label(named.label, self.language)

    def phrase(self, key: str, **parts: str) -> str:
        return PHRASES[key].say(self.language).format_map(parts)

    def bracketed(self, said: Said) -> str:
        return said.words if said.whole else self.phrase("brackets", a=said.words)
