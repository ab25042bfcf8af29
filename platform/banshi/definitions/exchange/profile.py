"""Which columns does a list of matters have elsewhere, and what do they mean here?  A profile says so; it is a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from banshi.definitions.data_root import shipped_folder
from banshi.definitions.exchange.cell_values import mappings
from banshi.definitions.exchange.kinds import KINDS
from banshi.definitions.source import read
from banshi.definitions.source.files import read_file
from banshi.definitions.source.tree import whole
from banshi_rules.findings import Finding
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name elsewhere, its words for people, and what of a definition it holds.

    `path` leads from the row (or the matter) to the value; `codes` are our words with theirs; `language` chooses one
    of the languages of a text; `most` characters fit; `fact` names what only a compiled matter can say.
    """

    name: str
    label: Text
    kind: str
    path: tuple[str, ...]
    codes: Mapping[str, str]
    language: str
    most: int | None
    fact: str


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: of the matter itself, or of each entry of the list at `rows`."""

    name: str
    title: Text
    rows: tuple[str, ...] | None
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        """The column of that name, or with that label."""
        wanted = name.strip()
        return next((one for one in self.columns if wanted in (one.name, one.label.zh, one.label.en)), None)


@dataclass(frozen=True, slots=True)
class Profile:
    """A list of another system.  `empty_removes`: an empty cell takes the value out; otherwise it leaves it alone."""

    id: str
    title: Text
    sheets: tuple[SheetPlan, ...]
    empty_removes: bool


def load_profile(name: str, folder: Path | None = None) -> tuple[Profile | None, tuple[Finding, ...]]:
    """The profile of that name, or what is wrong with its file."""
    path = (folder or shipped_folder("exchange")) / f"{name}.yaml"
    text, findings = read_file(path, path.name)
    if text is None:
        return None, findings
    node, findings = read(path.name, text)
    if node is None or findings:
        return None, findings
    plain = node.plain()
    try:
        assert isinstance(plain, Mapping)
        return _profile(plain), ()
    except (AssertionError, KeyError, TypeError, AttributeError, ValueError) as wrong:
        return None, (Finding("K730", whole(path.name), {"what": str(wrong)}),)


def _profile(plain: Mapping[str, Any]) -> Profile:
    codes = plain.get("codes", {})
    sheets = tuple(
        SheetPlan(
            name=one["sheet"],
            title=_text(one["title"]),
            rows=tuple(one["rows"].split(".")) if "rows" in one else None,
            columns=tuple(_column(column, codes) for column in mappings(one["columns"])),
        )
        for one in mappings(plain["sheets"])
    )
    return Profile(plain["exchange"], _text(plain["title"]), sheets, plain.get("empty", "keeps") == "removes")


def _column(one: Mapping[str, Any], codes: Mapping[str, Any]) -> Column:
    kind = one.get("kind", "word")
    if kind not in KINDS:
        raise ValueError(f"kind: {kind}")
    table = {str(ours): str(theirs) for ours, theirs in codes[one["codes"]].items()} if "codes" in one else {}
    return Column(
        name=one["column"],
        label=_text(one["label"]),
        kind=kind,
        path=tuple(one["path"].split(".")) if "path" in one else (),
        codes=table,
        language=one.get("language", "zh"),
        most=one.get("most"),
        fact=one.get("fact", one.get("is", "")),
    )


def _text(value: Any) -> Text:
    return Text(value) if isinstance(value, str) else Text(value["zh"], value.get("en"))
