"""Which texts may an author write?  Trees laid out in every lawful way, with comments wherever a comment can stand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from banshi.definitions.source.tree import meaning

WORDS = st.sampled_from(
    [
        *(
            "id",
            "title",
            "食品经营许可",
            "工作日 9:00-12:00",
            "area > 50 && business == 'canteen'",
            "-",
            "<= 50",
            "true ",
        ),
        *("#标题", "a #b", "a: b", "x:", "[1]", "{a}", "a, b", '"引号"', "it's", "\\path", "", " 前后 ", "2026-02-13"),
        *("010", "no", "12:30", "000131012000", "524403055028000165", "1-2", "&a", "*a", "!t", "%", "@x", "|", ">"),
        *(
            "第一行\n第二行\n",
            "甲\n\n乙",
            "\n头",
            "尾\n\n",
            "行尾空格 \n二",
            "  缩进\n二",
            "制\t表",
            "😀",
            "null",
            "~",
            "=",
            "<<",
            "? x",
        ),
        "长" * 200,
        "many words " * 30,
        "---",
    ]
)
TEXTS = st.one_of(WORDS, st.text(alphabet="abc :#,-'\"[]{}\n中文　。&*!|>%@`?=~0159.", max_size=12))
NUMBERS = st.one_of(
    st.integers(-(10**14), 10**14),
    st.from_regex(r"-?(0|[1-9][0-9]{0,5})\.[0-9]{1,6}", fullmatch=True).map(lambda text: Number(text)),
)


@dataclass(frozen=True)
class Number:
    """A decimal as it is spelt."""

    text: str


SCALARS = st.one_of(TEXTS, NUMBERS, st.booleans())
KEYS = st.one_of(
    st.sampled_from(["id", "title", "rows", "名称", "a b", "a: b", "no", "010", "#x", "", "x y"]),
    st.from_regex(r"[a-z][a-z_]{0,6}", fullmatch=True),
)
TREES = st.recursive(
    SCALARS,
    lambda below: st.one_of(
        st.lists(below, max_size=4),
        st.dictionaries(KEYS, below, max_size=4),
        st.lists(st.fixed_dictionaries({"step": WORDS, "by": SCALARS, "limit": below}), min_size=2, max_size=3),
    ),
    max_leaves=9,
)
ROOTS = st.dictionaries(KEYS, TREES, min_size=1, max_size=4)


class Writer:
    """Lays a tree out as an author with no style at all would, drawing every choice."""

    def __init__(self, draw) -> None:
        self.draw = draw
        self.comments = 0

    def chance(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == one_in)

    def comment(self) -> str:
        self.comments += 1
        words = self.draw(st.sampled_from(["说明", "note: x", "#!", "- a", "'", "{", "tail  "]))
        return f"#{self.draw(st.sampled_from(['', ' ']))}{words} {self.comments}"

    def behind(self) -> str:
        return f" {' ' * self.draw(st.integers(0, 3))}{self.comment()}" if self.chance(5) else ""

    def above(self) -> list[str]:
        lines = []
        while self.chance(5):
            lines.append("" if self.chance(2) else " " * self.draw(st.integers(0, 6)) + self.comment())
        return lines

    def scalar(self, value: object, in_flow: bool) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value)
        if isinstance(value, Number):
            return value.text
        return self.text(str(value), in_flow)

    def text(self, text: str, in_flow: bool) -> str:
        plain = (
            text and text == text.strip() and text[0] not in "-?:,[]{}#&*!|>'\"%@`=<" and meaning(text) == (text, None)
        )
        plain = plain and not any(c in text for c in "\n\t\r") and ": " not in text and " #" not in text
        plain = plain and text[-1] != ":" and not (in_flow and any(c in text for c in ",[]{}:"))
        if plain and not self.chance(4):
            return text
        if "\n" not in text and "\t" not in text and text.isprintable() and self.chance(2):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)

    def flow(self, value: object, indent: int) -> list[str]:
        """Lines of a value in brackets; the first follows what it stands behind."""
        if isinstance(value, (list, Mapping)):
            opening, closing = ("{", "}") if isinstance(value, Mapping) else ("[", "]")
            lines = [opening]
            pairs = list(value.items()) if isinstance(value, Mapping) else [(None, one) for one in value]
            for number, (key, one) in enumerate(pairs):
                self.break_line(lines, indent)
                if key is not None:
                    lines[-1] += self.text(key, True) + ": "
                inner = self.flow(one, indent + 2)
                lines[-1] += inner[0]
                lines += inner[1:]
                if number + 1 < len(pairs) or self.chance(6):
                    lines[-1] += ", "
            self.break_line(lines, indent)
            lines[-1] += closing
            return lines
        return [self.scalar(value, True)]

    def break_line(self, lines: list[str], indent: int) -> None:
        if self.chance(6):
            lines[-1] += self.behind()
            lines += [line if line else "" for line in self.above()]
            lines.append(" " * (indent + self.draw(st.integers(1, 4))))

    def block(self, value: object, indent: int) -> list[str]:
        """Lines of a list or mapping in block style."""
        lines: list[str] = []
        step = self.draw(st.integers(1, 4))
        pairs = list(value.items()) if isinstance(value, Mapping) else [(None, one) for one in value]
        for key, one in pairs:
            lines += self.above()
            head = " " * indent + ("-" if key is None else self.text(key, False) + ":")
            filled = isinstance(one, (list, Mapping)) and len(one) > 0
            if filled and not self.chance(3):
                below = 0 if key is not None and isinstance(one, list) and self.chance(3) else step
                inner = self.block(one, indent + max(below, 2 if key is None else below))
                if key is None and self.chance(2) and not inner[0].lstrip().startswith("#") and inner[0].strip():
                    lines.append(head + inner[0][len(head) :])
                    lines += inner[1:]
                else:
                    lines.append(head + self.behind())
                    lines += inner
            elif isinstance(one, str) and self.literal(one) and self.chance(2):
                lines.append(f"{head} {'|' if one.endswith(chr(10)) else '|-'}{self.behind()}")
                lines += [" " * (indent + step) + line if line else "" for line in one.removesuffix("\n").split("\n")]
            else:
                inner = self.flow(one, indent + 2) if filled or one in ([], {}) else [self.scalar(one, False)]
                lines.append(f"{head} {inner[0]}")
                lines += inner[1:]
                lines[-1] += self.behind()
        return lines

    def literal(self, text: str) -> bool:
        lines = text.removesuffix("\n").split("\n")
        return bool(lines[0].strip() and lines[-1].strip()) and lines[0][0] not in " " and "\t" not in text


@st.composite
def documents(draw) -> str:
    """The text of a YAML file that can be read."""
    writer = Writer(draw)
    lines = writer.block(draw(ROOTS), 0) + writer.above()
    ending = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return ending.join(lines) + draw(st.sampled_from([ending, "", ending * 2]))


def json_text(draw, value: object) -> str:
    """A JSON text of the tree, with blanks anywhere."""
    blank = draw(st.sampled_from(["", " ", "\n  "]))
    if isinstance(value, Mapping):
        pairs = (
            f"{json.dumps(key, ensure_ascii=draw(st.booleans()))}{blank}:{blank}{json_text(draw, one)}"
            for key, one in value.items()
        )
        return "{" + blank + f",{blank}".join(pairs) + blank + "}"
    if isinstance(value, list):
        return "[" + f"{blank},".join(json_text(draw, one) for one in value) + blank + "]"
    if isinstance(value, Number):
        return value.text
    return json.dumps(value, ensure_ascii=draw(st.booleans()))


@st.composite
def json_documents(draw) -> str:
    """The text of a JSON file that can be read."""
    return json_text(draw, draw(ROOTS))
