"""What does a workbook change in a definition?  Which sheets it has tells what is meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from banshi.cli.incoming import Incoming, is_error
from banshi.cli.speech import Speech

if TYPE_CHECKING:
    from banshi.cli.check import Found
    from banshi.definitions.exchange.cells import Workbook
    from banshi.definitions.exchange.profile import Profile
    from banshi_rules.findings import Finding


def from_workbook(source: Path, target: Path, profile: str | None, department: str | None, say: Speech) -> Incoming:
    """What the workbook would change in the target, a definition that is there or a new one."""
    from banshi.cli.check import Found
    from banshi.cli.places import as_typed
    from banshi.definitions.exchange.changes import rewritten
    from banshi.definitions.source import ENDINGS
    from banshi.definitions.source.tree import whole
    from banshi.definitions.style.comments import comments_of
    from banshi.documents.workbooks import MOST_BYTES, read_workbook
    from banshi_rules.findings import Finding, Severity

    if target.suffix not in ENDINGS or target.is_dir():
        say.stop(f"{target} 不是定义文件（.yaml、.json）", f"{target} is no definition file (.yaml, .json)")
    shown, into = as_typed(source), as_typed(target)
    with source.open("rb") as file:
        book, findings = read_workbook(shown, file.read(MOST_BYTES + 1))
    if book is None:
        return Incoming(refused=[Found(shown, one) for one in findings])
    text, root, wrong = _present(target, book, department, say)
    if root is None:
        return Incoming(refused=[Found(into, one) for one in wrong])
    if "extends" in root:
        say.stop(
            f"{into} 的内容来自目录事项 {root['extends']}；请导入到那个文件",
            f"What {into} says stands in the catalogue entry {root['extends']}; import into that file",
        )
    new, findings = _with_book(root, book, shown, profile, say)
    incoming = Incoming(refused=[Found(shown, one) for one in findings])
    if any(map(is_error, incoming.refused)):
        return incoming
    made, incoming.changes = rewritten(into, text, new)
    if made is None:
        incoming.refused.append(Found(into, Finding("K701", whole(into))))
    elif made != text or not target.exists():
        lost = 0 if target.suffix == ".json" else len(comments_of(text)) - len(comments_of(made))
        if lost > 0:
            incoming.refused.append(Found(into, Finding("K742", whole(into), {"count": lost}, Severity.WARNING)))
        incoming.files = {target: made}
        incoming.checked = _checked(target, made, say)
    return incoming


def _present(
    target: Path, book: Workbook, department: str | None, say: Speech
) -> tuple[str, dict[str, Any] | None, tuple[Finding, ...]]:
    """The definition as it is, or as a new one begins."""
    from banshi.cli.new import NAME, starting_point
    from banshi.definitions.source import read
    from banshi.definitions.source.files import read_file

    if target.exists():
        text, findings = read_file(target, target.name)
        if text is None:
            return "", None, findings
    else:
        if not NAME.fullmatch(target.stem) or target.suffix == ".json":
            say.stop(
                f"没有文件 {target}；新文件的名称要像 road-occupation.yaml",
                f"There is no file {target}; a new one is called like road-occupation.yaml",
            )
        whole = starting_point(target.stem, target.stem, department or target.resolve().parent.name)
        text = whole[: whole.index("\nexamples:")].rstrip() + "\n"  # they are about the form of the beginning
    node, findings = read(target.name, text)
    plain = node.plain() if node is not None and not findings else None
    return text, plain if isinstance(plain, dict) else None, findings


def _with_book(
    root: dict[str, Any], book: Workbook, shown: str, name: str | None, say: Speech
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The definition with what the sheets of the workbook say; which sheets they are tells what is meant."""
    from banshi.cli.exchanging import profile_named
    from banshi.definitions.exchange.lists import with_profile
    from banshi.definitions.exchange.options import OPTIONS, with_options
    from banshi.definitions.exchange.tables import TABLE_MARK, with_tables
    from banshi.definitions.law_files import shipped_laws

    if name is not None:
        return with_profile(profile_named(name, say), root, book, shown, shipped_laws())
    if book.sheet(OPTIONS) is not None:
        return with_options(root, book, shown)
    if any(sheet.cell(0, 0).strip() == TABLE_MARK for sheet in book.sheets):
        return with_tables(root, book, shown)
    return with_profile(_profile_of(book, say), root, book, shown, shipped_laws())


def _profile_of(book: Workbook, say: Speech) -> Profile:
    """The profile with the most sheets of the workbook; the national list where none has any."""
    from banshi.cli.exchanging import profile_named
    from banshi.definitions.data_root import shipped_folder

    known = [profile_named(path.stem, say) for path in sorted(shipped_folder("exchange").glob("*.yaml"))]
    return max(known, key=lambda one: sum(book.sheet(plan.name) is not None for plan in one.sheets))


def _checked(target: Path, text: str, say: Speech) -> list[Found]:
    """What `banshi check` would say of the file after the import; nothing where it belongs to no district."""
    from banshi.cli.check import Found
    from banshi.cli.matters import known_words
    from banshi.cli.places import as_typed
    from banshi.definitions.library import compile_library
    from banshi.definitions.source.files import Sources, find_root, read_folder

    root = find_root(target)
    if root is None:
        return []
    sources = read_folder(root)
    file = target.resolve().relative_to(root).as_posix()
    library = compile_library(Sources({**sources.files, file: text}), known_words(say))
    return [Found(as_typed(target), one) for one in library.findings if one.at.file == file]
