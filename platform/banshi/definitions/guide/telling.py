"""How do the conditions, formulas and limits of a matter read in a guide?  Each in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from banshi.definitions.fact_names import names_in_row, names_of, reasons_in_words
from banshi.definitions.guide.behind import behind
from banshi.definitions.guide.model import Entry, Line, joined
from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.model import LimitSpec, Matter
from banshi_rules.expressions import Expression, Names, Reason, node_in_words
from banshi_rules.expressions.clauses import every_part
from banshi_rules.expressions.nodes import Column, Name, Node
from banshi_rules.tables import DecisionTable, Row
from banshi_rules.tables.conditions import condition_of
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, say
from banshi_rules.values import Kind

#: Tables with more rows than this are not said in a guide.
MOST_ROWS = 60
ANY_CASE = Text("其他情形", "in all other cases")


@dataclass(frozen=True, slots=True)
class Telling:
    """Says the parts of one matter; `names` is what its facts are called."""

    matter: Matter
    names: Names

    def condition(self, expression: Expression) -> Text:
        """A condition or a formula as a sentence; what is asked of a table is said by the facts behind it."""
        return self.said(expression.node)

    def said(self, node: Node) -> Text:
        """The same of one part of an expression."""
        return self.sentence(behind(node, self.matter))

    def sentence(self, node: Node, names: Names | None = None) -> Text:
        """One part of an expression as a sentence."""
        known = self.names if names is None else names
        return Text(node_in_words(node, "zh", known), node_in_words(node, "en", known))

    def rates(self, expression: Expression) -> Text | None:
        """The tables that a formula reads, row by row; None where it reads none, or none that can be read aloud."""
        read = {part.name for part in every_part(expression.node) if isinstance(part, (Name, Column))}
        tables = [one for one in self.matter.tables.values() if _read(one, read)]
        rows = tuple(self._row(table, row) for table in tables for row in table.rows)
        return joined(rows, "；", "; ") if 0 < len(rows) <= MOST_ROWS else None

    def _row(self, table: DecisionTable, row: Row) -> Text:
        names = self.names if table.for_each is None else names_in_row(self.names, table.for_each)
        cells = [(c.name, c.type, tests) for c, tests in zip(table.inputs, row.tests, strict=True)]
        asked = [made for cell in cells if (made := condition_of(*cell)) is not None]
        if_this = joined(tuple(self.sentence(node, names) for node in asked), "，", ", ") if asked else ANY_CASE
        given = "、".join(f"{name} = {value}" for name, value in row.hit.outputs.items())
        return Text(f"{if_this.zh}：{given}", f"{if_this.say('en')}: {given}")

    def condition_if(self, expression: Expression | None) -> Text | None:
        """The same, where there is a condition."""
        return None if expression is None else self.condition(expression)

    def because(self, reasons: Iterable[Reason]) -> Text:
        """What decided, in one sentence; nothing where nothing had to be decided."""
        found = tuple(replace(reason, part=self._behind(reason)) for reason in reasons)
        zh, en = (reasons_in_words(found, self.names, language) for language in ("zh", "en"))
        return Text("；".join(dict.fromkeys(zh)), "; ".join(dict.fromkeys(en)))

    def _behind(self, reason: Reason) -> Node | None:
        asked = reason.part is not None and reason.part.type.kind is Kind.BOOLEAN
        return behind(reason.part, self.matter) if asked and reason.part is not None else reason.part

    def basis(self, basis_id: str | None) -> Text | None:
        """A legal basis of the matter, by its id."""
        found = next((one for one in self.matter.basis if one.id == basis_id), None)
        return None if found is None else cited(found)


def _read(table: DecisionTable, read: set[str]) -> bool:
    """Whether the results of a table are among the facts that were read."""
    return table.id in read or (table.for_each is not None and any(one.name in read for one in table.outputs))


def telling(matter: Matter) -> Telling:
    """How the parts of that matter are said."""
    return Telling(matter, names_of(matter))


def cited(basis: LegalBasis) -> Text:
    """The law by its name and article: 《城市道路管理条例》第三十一条."""
    zh = basis.name.zh if basis.name.zh.startswith("《") else f"《{basis.name.zh}》"
    return Text(f"{zh}{basis.article.zh}", f"{basis.name.say('en')}, {basis.article.say('en')}")


def limit_text(limit: TimeLimit) -> Text:
    """`5 个工作日`, `5 working days`."""
    return Text(say(limit, "zh"), say(limit, "en"))


def within(limit: LimitSpec | None) -> Text | None:
    """The same of a limit that a matter may leave out."""
    return None if limit is None else limit_text(limit.limit)


def money(amount: Decimal) -> Text:
    """An amount in 元."""
    return Text(f"{amount:,.2f} 元", f"{amount:,.2f} yuan")


def plain(text: str) -> Text:
    """What reads the same in both languages: numbers, names of persons, telephones."""
    return Text(text, text)


def line(line_id: str, zh: str, en: str, text: Text | None) -> tuple[Line, ...]:
    """A statement under that label; none where there is nothing to state."""
    return () if text is None or not text.zh else (Line(line_id, Text(zh, en), text),)


def fact(entry_id: str, zh: str, en: str, text: Text | None) -> tuple[Entry, ...]:
    """A row of facts; none where there is nothing to state."""
    return () if text is None or not text.zh else (Entry(entry_id, Text(zh, en), (Line("text", None, text),)),)
