"""Which pages are made from the language itself?  The catalogue of findings, and the JSON Schemas for editors."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping

from banshi.definitions.shape import KINDS, schema
from banshi.definitions.words import WORDS
from banshi_forms.model import FieldKind

_AREAS = {
    "S": ("The text of a file", "文件的文字"),
    "H": ("The shape of a definition", "定义的结构"),
    "N": ("Not supported yet", "还不支持"),
    "R": ("Names", "名称"),
    "X": ("Expressions", "表达式"),
    "T": ("Tables", "表"),
    "C": ("Calendars", "日历"),
    "F": ("Questions, checks and routes", "填写项、检查和路径"),
    "W": ("The way a case takes", "办理流程"),
    "L": ("Law and kindness", "法律与便民"),
    "A": ("Cited law", "引用的法律条款"),
    "D": ("District and shared parts", "区和共用部分"),
    "U": ("Supervision", "电子监察"),
    "M": ("Fees", "收费"),
    "E": ("Examples", "示例"),
    "K": ("Exchange of definitions", "定义的交换"),
    "P": ("Proof", "证明"),
    "G": ("Service guides", "办事指南"),
    "V": ("Editions", "版本"),
}


def findings_page(explained: Container[str]) -> str:
    """The catalogue of findings as Markdown, with links to the pages of those `explained`.

    `{name}` stands for what is found.
    """
    lines = [
        "# What `banshi check` says",
        "",
        "Every finding has a code, a place, what is wrong and why, and what to do. Errors forbid publishing;",
        "warnings want a written reason. A word in braces stands for what was found. Behind each code is a page with",
        "a wrong and a right snippet, which are its tests ([how they are read](../findings/README.md)).",
    ]
    for area in sorted({code[0] for code in WORDS}, key=list(_AREAS).index):
        english, chinese = _AREAS[area]
        lines += ["", f"## {area}: {english} ({chinese})", "", "| code | 中文 | English |", "|---|---|---|"]
        for code in sorted(code for code in WORDS if code[0] == area):
            cells = [WORDS[code].message.say(language).rstrip("。.").replace("|", "\\|") for language in ("zh", "en")]
            shown = f"[{code}](../findings/{code}.md)" if code in explained else code
            lines.append(f"| {shown} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def schema_files(kinds: Mapping[str, FieldKind]) -> Mapping[str, str]:
    """The JSON Schemas for editors, by file name."""
    return {
        f"{kind}.schema.json": json.dumps(schema(kind, kinds), ensure_ascii=False, indent=1) + "\n" for kind in KINDS
    }
