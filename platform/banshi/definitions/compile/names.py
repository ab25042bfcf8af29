"""Which names exist, and which one was meant?  One registry for each sort of name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from banshi.definitions.compile.reader import Findings
from banshi.definitions.shape.check import nearest
from banshi_rules.findings import Span
from banshi_rules.texts import Text

#: Names that mean something in every condition; no field, situation or table can take them.
RESERVED = frozenset(
    {
        "applicant",
        "received_on",
        "form",
        "true",
        "false",
        "null",
        "in",
        "size",
        "has",
        "exists",
        "all",
        "sum",
        "min",
        "max",
        "days",
        "working_days",
    }
)

_WORD = re.compile(r"(?<![\w.])([a-z][a-z0-9_]*)(?![\w(])")
_BOUND = re.compile(r"\.(?:exists|all|sum)\(\s*([a-z][a-z0-9_]*)\s*,")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_QUOTED = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|['"].*""", re.DOTALL)


@dataclass(slots=True)
class Names:
    """The names of one sort, in the order they were taken; `labels` are the words people read, with their ids."""

    findings: Findings
    what: Text = field(default_factory=lambda: Text("名称", "name"))
    taken_at: dict[str, Span] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    looks: dict[str, str] = field(default_factory=dict)  # how a name looks -> the first that looks so

    def take(self, name: str | None, at: Span, label: Text | None = None) -> bool:
        """Whether the name was free and is now taken; a name in use, reserved or easily confused is a finding."""
        if name is None:
            return False
        if label is not None:
            self.labels.setdefault(label.zh, name)
        if name in self.taken_at:
            first = self.taken_at[name]
            self.findings.error("R202", at, what=self.what, name=name, line=first.line, column=first.column)
            return False
        alike = self.looks.setdefault(_skeleton(name), name)
        if alike != name:
            self.findings.warning("R203", at, name=name, other=alike)
        self.taken_at[name] = at
        return True

    def take_fact(self, name: str | None, at: Span, label: Text | None = None) -> bool:
        """As `take`, for names that conditions read: those of the language cannot be taken."""
        if name in RESERVED:
            self.findings.error("R204", at, name=name)
            return False
        return self.take(name, at, label)

    def known(self, name: str | None, at: Span) -> bool:
        """Whether there is such a name; one that does not exist is a finding, with the one that was probably meant."""
        if name is None:
            return False
        if name in self.taken_at:
            return True
        if not self.taken_at:
            return False  # there is none at all, which is said where they should stand
        unknown(self.findings, self.what, name, at, self.taken_at, self.labels)
        return False


def unknown(
    findings: Findings, what: Text, name: str, at: Span, known: Iterable[str], labels: Mapping[str, str] | None = None
) -> None:
    """The finding that a name does not exist; a label in its place is answered with the id."""
    if labels and name in labels:
        findings.error("R205", at, label=name, id=labels[name])
        return
    names = sorted(known)
    listed = Text("、".join(names) or "（一个也没有）", ", ".join(names) or "none")
    findings.error("R201", at, what=what, name=name, near=nearest(name, names), known=listed)


def without_texts(text: str) -> str:
    """An expression with blanks in the place of its texts in quotes, so that what is left stands where it stood."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def labels_in(text: str, labels: Mapping[str, str]) -> tuple[str, int] | None:
    """The first label that an expression uses where an id belongs, and its offset; texts in quotes are passed over."""
    bare = without_texts(text)
    for match in _CHINESE.finditer(bare):
        if match.group() in labels:
            return match.group(), match.start()
    return None


def words_in(text: str) -> list[tuple[str, int]]:
    """The names an expression could read, with their offsets: no texts in quotes, nothing after a dot, no functions."""
    bare = without_texts(text)
    own = set(_BOUND.findall(bare))  # x in list.exists(x, …) is a name of the expression itself
    return [(m.group(1), m.start(1)) for m in _WORD.finditer(bare) if m.group(1) not in own]


def _skeleton(name: str) -> str:
    return name.replace("0", "o").replace("1", "l").replace("rn", "m").replace("vv", "w")
