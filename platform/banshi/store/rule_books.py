"""Which rules of supervision hold in this installation?  The files an administrator imported, compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, delete, insert, select

from banshi.definitions.compile import compile_shared, parse
from banshi.definitions.supervision import SupervisionRule
from banshi.store.card_tables import supervision_rules
from banshi.store.unit_of_work import UnitOfWork
from banshi.supervision.due import RuleBook

_RULES = select(supervision_rules.c.path, supervision_rules.c.text, supervision_rules.c.imported).order_by("path")


def rule_book(connection: Connection) -> RuleBook:
    """The rules as imported last; none where nothing was imported."""
    rows = connection.execute(_RULES).all()
    if not rows:
        return RuleBook()
    rules = _compiled(tuple((row.path, row.text) for row in rows))
    return RuleBook(rules, max(row.imported for row in rows))


def replace_rules(work: UnitOfWork, texts: Mapping[str, str], by: str, at: datetime) -> bool:
    """Let these files (path -> text) be the rules from now on; False when they are already."""
    rows = work.connection.execute(select(supervision_rules.c.path, supervision_rules.c.text))
    known = {row.path: row.text for row in rows}
    if known == dict(texts):
        return False
    work.connection.execute(delete(supervision_rules))
    fresh = [{"path": path, "text": text, "imported": at, "imported_by": by} for path, text in sorted(texts.items())]
    if fresh:
        work.connection.execute(insert(supervision_rules), fresh)
    return True


@lru_cache(maxsize=4)
def _compiled(texts: tuple[tuple[str, str], ...]) -> tuple[SupervisionRule, ...]:
    return compile_shared(parse(path, text) for path, text in texts)[0].supervision
