"""How are options edited in a spreadsheet?  One row for each, with its list, its words, and what it stands below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from banshi.definitions.exchange.cell_values import cell_of, mappings, value_of
from banshi.definitions.exchange.cells import Sheet, Workbook, at_cell
from banshi_rules.findings import Finding, Severity

OPTIONS = "选项"
#: Columns of the sheet of options: the list, the option it stands below, its id, its words, its validity.
_LIST, _BELOW, _ID, _ZH, _EN = range(5)
_OPTION_COLUMNS = ("list", "below", "id", "zh", "en")
_OPTION_LABELS = ("选项表", "上级选项", "代码", "中文", "英文")


def options_book(root: Mapping[str, Any]) -> Workbook:
    """One sheet with all options of a file: those of its questions, or those of a dictionary."""
    lists = dict(option_lists(root))
    walked = [(name, *one) for name, options in lists.items() for one in _walk(options)]
    further = list(
        dict.fromkeys(key for _, _, _, one in walked for key in _said(one) if key not in ("label", "children"))
    )
    rows = []
    for name, below, option, one in walked:
        said = _said(one)
        text = said["label"] if isinstance(said["label"], Mapping) else {"zh": said["label"]}
        extra = [cell_of(said[key]) if key in said else "" for key in further]
        rows.append((name, below, option, str(text.get("zh", "")), str(text.get("en", "")), *extra))
    heads = ((*_OPTION_COLUMNS, *further), (*_OPTION_LABELS, *further))
    return Workbook((Sheet(OPTIONS, (*heads, *rows)),))


def _said(option: Any) -> Mapping[str, Any]:
    """An option in its long form: a label, and perhaps validity and the options below it."""
    return option if isinstance(option, Mapping) and "label" in option else {"label": option}


def option_lists(root: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every list of options of a file with its name: `business`, `safety_staff.role`, `dictionary food_items`."""
    if "dictionary" in root and isinstance(root.get("options"), Mapping):
        yield f"dictionary {root['dictionary']}", root["options"]
    for section in mappings(root.get("form")):
        yield from _field_lists(section.get("fields"), "")


def _field_lists(fields: object, above: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for one in mappings(fields):
        name = f"{above}{one.get('id')}"
        if isinstance(one.get("options"), Mapping):
            yield name, one["options"]
        yield from _field_lists(one.get("fields"), f"{name}.")


def _walk(options: Mapping[str, Any], below: str = "") -> Iterator[tuple[str, str, Any]]:
    for option, one in options.items():
        yield below, option, one
        children = _said(one).get("children")
        if isinstance(children, Mapping):
            yield from _walk(children, option)


@dataclass(slots=True)
class _Option:
    """One row on its way into a tree."""

    said: dict[str, Any]
    below: dict[str, _Option] = field(default_factory=dict)


def with_options(root: Mapping[str, Any], book: Workbook, file: str) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The file with the options of the workbook.  Lists that the workbook does not hold stay as they are."""
    sheet = book.sheet(OPTIONS)
    if sheet is None:
        return dict(root), (at_cell("K721", file, OPTIONS, 0, 0, sheet=OPTIONS),)
    heads = sheet.rows[0] if sheet.rows else ()
    if heads[:5] != _OPTION_COLUMNS:
        return dict(root), (at_cell("K722", file, OPTIONS, 0, 0, columns=_OPTION_COLUMNS),)
    findings: list[Finding] = []
    known = dict(option_lists(root))
    made: dict[str, dict[str, _Option]] = {}
    homes: dict[tuple[str, str], _Option] = {}
    for number in range(2, len(sheet.rows)):
        row = [sheet.cell(number, place).strip() for place in range(len(heads))]
        if not any(row):
            continue
        name, below, option = row[_LIST], row[_BELOW], row[_ID]
        wrong = _wrong(row, known, homes)
        if wrong is not None:
            code, column, args = wrong
            findings.append(at_cell(code, file, OPTIONS, number, column, Severity.ERROR, **args))
            continue
        home = homes[(name, below)].below if below else made.setdefault(name, {})
        home[option] = homes[(name, option)] = _Option(dict(zip(heads[_ZH:], row[_ZH:], strict=False)))
    if findings:
        return dict(root), tuple(findings)
    return _with_lists(root, {name: _tree(rows, dict(_by_id(known[name]))) for name, rows in made.items()}), ()


def _wrong(
    row: Sequence[str], known: Mapping[str, Any], homes: Mapping[tuple[str, str], _Option]
) -> tuple[str, int, Mapping[str, object]] | None:
    """What is wrong with a row: the code, the column, and what its words name."""
    name, below, option = row[_LIST], row[_BELOW], row[_ID]
    if name not in known:
        return "K723", _LIST, {"name": name, "known": tuple(known)}
    if below and (name, below) not in homes:
        return "K724", _BELOW, {"name": below}
    if not option or (name, option) in homes:
        return "K725", _ID, {"name": option}
    return None if row[_ZH] else ("K726", _ZH, {"column": "zh"})


def _by_id(options: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((option, one) for _, option, one in _walk(options))


def _tree(rows: Mapping[str, _Option], olds: Mapping[str, Any]) -> dict[str, Any]:
    """Options as a definition writes them: as short as possible, and as they stood where they say the same."""
    made = {}
    for option, one in rows.items():
        old = olds.get(option)
        before = _said(old) if old is not None else {}
        further = {
            key: before[key] if key in before and cell_of(before[key]).strip() == cell else value_of(cell)
            for key, cell in one.said.items()
            if cell and key and key not in ("zh", "en")
        }
        below = {"children": _tree(one.below, olds)} if one.below else {}
        text = _text(one.said["zh"], one.said.get("en", ""), before.get("label"))
        long = further or below or (isinstance(old, Mapping) and "label" in old)
        said = {"label": text, **further, **below}
        made[option] = {**{key: said[key] for key in before if key in said}, **said} if long else text
    return made


def _text(zh: str, en: str, old: Any) -> Any:
    before = old if isinstance(old, Mapping) else {"zh": old}
    if (str(before.get("zh", "")).strip(), str(before.get("en", "")).strip()) == (zh, en):
        return old
    return {"zh": zh, "en": en} if en else zh


def _with_lists(root: Mapping[str, Any], made: Mapping[str, Any]) -> dict[str, Any]:
    new = dict(root)
    if "dictionary" in root:
        return new | {"options": made.get(f"dictionary {root['dictionary']}", root.get("options"))}
    if isinstance(root.get("form"), list):
        new["form"] = [_with_fields(section, made, "") for section in root["form"]]
    return new


def _with_fields(home: Any, made: Mapping[str, Any], above: str) -> Any:
    if not isinstance(home, Mapping) or not isinstance(home.get("fields"), list):
        return home
    fields = []
    for one in home["fields"]:
        name = f"{above}{one.get('id')}" if isinstance(one, Mapping) else ""
        changed = _with_fields(one, made, f"{name}.")
        fields.append({**changed, "options": made[name]} if name in made else changed)
    return {**home, "fields": fields}
