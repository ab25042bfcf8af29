"""What does a matter rest on?  A law as its author cites it, and the one of the installation that is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from banshi.definitions.law.book import Law
from banshi.definitions.law.citations import Citation
from banshi_rules.findings import Span
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """What the matter rests on, as its author wrote it, and the law of the installation that it means (None: none).

    `rank`: law, administrative-regulation, departmental-rule …  `cites` are the articles that `article` names, `as_of`
    the day for which the author read them.  `keys_at` are the places of what is written.
    """

    id: str
    name: Text
    article: Text
    rank: str
    at: Span
    ref: str | None = None
    law: Law | None = None
    cites: tuple[Citation, ...] = ()
    as_of: date | None = None
    keys_at: Mapping[str, Span] = field(default_factory=dict)
