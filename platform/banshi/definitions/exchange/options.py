"""How are options edited in a spreadsheet?  One row for each, with its list, its words, and what it stands below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from banshi.definitions.exchange.cell_values import cell_of, mappings, value_of
from banshi.definitions.exchange.cells import Sheet, Workbook, at_cell
from banshi_rules.findings import Finding

OPTIONS = "选项"
#: Columns of the sheet of options: the list, the option it stands below, its id, its words, its validity.
_LIST, _BELOW, _ID, _ZH, _EN = range(5)
_OPTION_COLUMNS = ("list", "below", "id", "zh", "en")
_OPTION_LABELS = ("选项表", "上级选项", "代码", "中文", "英文")


def options_book(root: Mapping[str, Any]) -> Workbook:
    """One sheet with all options of a file: those of its questions, or those of a dictionary."""
    rows: list[tuple[str, ...]] = []
    further: list[str] = []
    lists = dict(option_lists(root))
    for options in lists.values():
        for key in (key for _, _, one in _walk(options) if isinstance(one, Mapping) for key in one):
            if key not in ("zh", "en", "children", "options", *further):
                further.append(key)
    for name, options in lists.items():
        for below, option, one in _walk(options):
            label = one if isinstance(one, Mapping) else {"zh": one}
            extra = [cell_of(label[key]) if key in label else "" for key in further]
            rows.append((name, below, option, str(label.get("zh", "")), str(label.get("en", "")), *extra))
    heads = ((*_OPTION_COLUMNS, *further), (*_OPTION_LABELS, *further))
    return Workbook((Sheet(OPTIONS, (*heads, *rows)),))


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
        if isinstance(one, Mapping) and isinstance(one.get("children"), Mapping):
            yield from _walk(one["children"], option)


def with_options(root: Mapping[str, Any], book: Workbook, file: str) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The file with the options of the workbook.  Lists that the workbook does not hold stay as they are."""
    sheet = book.sheet(OPTIONS)
    if sheet is None:
        return dict(root), (at_cell("K721", file, OPTIONS, 0, 0, sheet=OPTIONS),)
    findings: list[Finding] = []
    heads = sheet.rows[0] if sheet.rows else ()
    if heads[:5] != _OPTION_COLUMNS:
        return dict(root), (at_cell("K722", file, OPTIONS, 0, 0, columns=_OPTION_COLUMNS),)
    known = dict(option_lists(root))
    made: dict[str, dict[str, Any]] = {}
    homes: dict[tuple[str, str], dict[str, Any]] = {}
    for number in range(2, len(sheet.rows)):
        row = [sheet.cell(number, place).strip() for place in range(len(heads))]
        if not any(row):
            continue
        name, below, option = row[_LIST], row[_BELOW], row[_ID]
        if name not in known:
            findings.append(at_cell("K723", file, OPTIONS, number, _LIST, name=name, known=tuple(known)))
            continue
        home = made.setdefault(name, {}) if not below else homes.get((name, below))
        if home is None:
            findings.append(at_cell("K724", file, OPTIONS, number, _BELOW, name=below))
            continue
        if not option or (name, option) in homes:
            findings.append(at_cell("K725", file, OPTIONS, number, _ID, name=option))
            continue
        if not row[_ZH]:
            findings.append(at_cell("K726", file, OPTIONS, number, _ZH, column="zh"))
            continue
        label, below_it = _label(row, heads, _found(known[name], option))
        if below:
            parent = home
            parent.setdefault("children", {})[option] = label
        else:
            home[option] = label
        homes[(name, option)] = below_it
    if findings:
        return dict(root), tuple(findings)
    for name, options in made.items():
        for place, one in list(options.items()):
            options[place] = _slim(one, _found(known[name], place))
    return _with_lists(root, made), ()


def _found(options: Mapping[str, Any], option: str) -> Any:
    return next((one for _, name, one in _walk(options) if name == option), None)


def _label(row: Sequence[str], heads: Sequence[str], old: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The words of one option, as a mapping; what the sheet has no column for stays."""
    kept = {key: value for key, value in old.items() if key != "children"} if isinstance(old, Mapping) else {}
    for key, cell in zip(heads[3:], row[3:], strict=False):
        if cell and key:
            before = kept.get(key)
            kept[key] = before if isinstance(before, str) and before.strip() == cell else value_of(cell)
            if key in ("zh", "en") and not isinstance(kept[key], str):
                kept[key] = cell
        else:
            kept.pop(key, None)
    return kept, kept


def _slim(label: dict[str, Any], old: Any) -> Any:
    """As short as it was: a Chinese text alone is a text."""
    if "children" in label:
        olds = old.get("children", {}) if isinstance(old, Mapping) else {}
        label["children"] = {key: _slim(one, olds.get(key)) for key, one in label["children"].items()}
    return label["zh"] if list(label) == ["zh"] and not isinstance(old, Mapping) else label


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
