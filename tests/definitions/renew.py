"""Writes anew what tests compare with: golden messages, the schemas for editors, the texts of guides.

Run it after changing words or shapes, and read the difference before committing it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from definitions_guide.golden_texts import renew as renew_guides

from banshi.definitions.compile import compile_parsed, compile_shared, parse
from banshi.definitions.law_files import load_laws
from banshi.definitions.pages import schema_files
from banshi.definitions.source.files import read_folder
from banshi.definitions.source.tree import decode
from banshi.definitions.vocabulary import PluginCheck, Vocabulary
from banshi.definitions.words import format_finding
from banshi_forms.kinds import STANDARD_KINDS
from banshi_rules.values import TEXT

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"


def renew_golden() -> None:
    """The expected messages beside every broken definition."""
    check = PluginCheck("parks.tree_status", {"place": TEXT})
    vocabulary = Vocabulary(plugin_checks={check.id: check}, registers=frozenset({"tree_register"}))
    district = read_folder(Path(__file__).parent / "district")
    parts, _ = compile_shared([parse(path, text) for path, text in district.files.items()])
    lawful = replace(vocabulary, laws=load_laws(Path(__file__).parent / "laws")[0])
    for path in (*GOLDEN.iterdir(), *(GOLDEN / "cited").iterdir()):
        if path.suffix not in (".yaml", ".json"):
            continue
        text, findings = decode(path.name, path.read_bytes())
        if text is not None:
            words = lawful if path.parent.name == "cited" else vocabulary
            findings = compile_parsed(parse(path.name, text), parts, words).findings
        path.with_suffix(".zh.txt").write_text("".join(format_finding(f, "zh") + "\n" for f in findings), "utf-8")
        path.with_suffix(".en.txt").write_text("".join(format_finding(f, "en") + "\n" for f in findings), "utf-8")


def renew_schemas() -> None:
    """The schemas made from the language; the pages of findings are renewed by `tests/findings/renew.py`."""
    folder = ROOT / "matter_definitions" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files(STANDARD_KINDS).items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    renew_golden()
    renew_schemas()
    renew_guides()
