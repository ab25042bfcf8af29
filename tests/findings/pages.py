"""What does the page of a finding say, and what does `banshi check` say about its snippets?

A page is `docs/findings/<code>.md`.  Its snippets stand in fenced blocks whose first line names their file:

    ```yaml felling.yaml

A snippet of a file that the small district has (`docs/findings/district`) takes the place of the parts of that file
which begin with the same key; any other snippet is a file of its own.  More words may follow the file:
`whole` (the snippet is the whole file), `saved-as=gb18030` (the file is written in that encoding),
`escaped` (`\\u0001` in the snippet stands for that character), `also=R201,X120` (these others cannot be avoided).
A line that ends in `# ×501` is written 501 times, each time with another number in the place of `{n}`.
A line that ends in `# ←` is where the finding must be.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from banshi.cli.check import SEVERITIES, look_at
from banshi.cli.speech import Speech
from banshi.definitions.words import WORDS, word
from banshi_rules.findings import Finding
from banshi_rules.texts import Language

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "findings"
DISTRICT = PAGES / "district"

#: The parts of a page, by their headings.
WORDS_PART, WRONG_PART, RIGHT_PART = "## 提示 · What is said", "## 错误 · Wrong", "## 正确 · Right"
WHY_PART, DO_PART = "## 为什么 · Why", "## 怎么办 · What to do"
PARTS = (WORDS_PART, WHY_PART, WRONG_PART, DO_PART, RIGHT_PART)

MARK = "# ←"
_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_TIMES = re.compile(r"[ \t]*# ×(\d+)$")
_TOP = re.compile(r"""^["']?[\w\u4e00-\u9fff<][^:#]*:|^\S""")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a definition as it stands on a page."""

    file: str
    text: str
    flags: frozenset[str]

    @property
    def marked(self) -> set[int]:
        """The lines (from 1) that are marked as the place of the finding."""
        return {number for number, line in enumerate(self.text.splitlines(), 1) if line.rstrip().endswith(MARK)}

    def flag(self, name: str) -> str | None:
        """What stands after `name=`; None where it does not stand."""
        return next((one.partition("=")[2] for one in self.flags if one.startswith(f"{name}=")), None)

    def written(self) -> str:
        """The text as it goes into the file: repeated lines repeated, escapes resolved."""
        lines: list[str] = []
        for line in self.text.splitlines(keepends=True):
            times = _TIMES.search(line.rstrip("\n"))
            once = line if times is None else _TIMES.sub("", line.rstrip("\n")) + "\n"
            lines += [once.replace("{n}", str(n)) for n in range(1, int(times.group(1)) + 1)] if times else [once]
        text = "".join(lines)
        return (
            re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m.group(1), 16)), text) if "escaped" in self.flags else text
        )


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one finding."""

    code: str
    text: str

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    def part(self, heading: str) -> str:
        """What stands under a heading."""
        _, found, rest = self.text.partition(f"\n{heading}\n")
        return rest.split("\n## ")[0] if found else ""

    def snippets(self, heading: str) -> tuple[Snippet, ...]:
        """The snippets under a heading; what was said (`text`) is none."""
        found = []
        for match in _FENCE.finditer(self.part(heading)):
            language, *rest = match["info"].split()
            if language != "text":
                found.append(Snippet(rest[0], match["text"], frozenset(rest[1:])))
        return tuple(found)

    def with_part(self, heading: str, text: str) -> Page:
        """The page with other words under that heading."""
        before, found, rest = self.text.partition(f"\n{heading}\n")
        assert found, f"{self.code} has no part {heading}"
        _, _, after = rest.partition("\n## ")
        return Page(self.code, f"{before}\n{heading}\n{text}" + (f"\n## {after}" if after else ""))


def all_pages() -> tuple[Page, ...]:
    """Every page, by code."""
    return tuple(Page(path.stem, path.read_text("utf-8")) for path in sorted(PAGES.glob("[A-Z][0-9]*.md")))


def words_of(code: str) -> str:
    """The wording of a finding as the page shows it; `{name}` stands for what is found."""
    words = WORDS[code]
    said = [(words.message.say(language), words.hint.say(language)) for language in ("zh", "en")]
    return "".join(f"\n> **{_bare(message.rstrip('。.'))}**<br>\n> {_bare(hint)}\n" for message, hint in said)


def _bare(text: str) -> str:
    return re.sub(r"([<>*_|`\[\]])", r"\\\1", text.replace("{{", "{").replace("}}", "}"))


@dataclass(frozen=True, slots=True)
class Place:
    """A finding, and the line of the snippet where it stands (None: outside every snippet)."""

    finding: Finding
    file: str
    line: int | None

    def say(self, language: Language) -> str:
        """As `banshi check` prints it, with the line of the snippet."""
        worded = word(self.finding, language)
        severity = SEVERITIES[self.finding.severity][0 if language == "zh" else 1]
        place = f"{self.file}:{self.line or self.finding.at.line}:{self.finding.at.column}"
        return f"{place} {self.finding.code} {severity} {worded.message}\n  {worded.hint}\n"


class Bench:
    """A folder with the small district, into which snippets are put to be checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "district"

    def check(self, snippets: tuple[Snippet, ...]) -> tuple[Place, ...]:
        """Everything `banshi check` finds with these snippets in their places."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(DISTRICT, self.folder)
        lines: dict[str, Mapping[int, int]] = {}
        for snippet in snippets:
            path = self.folder / snippet.file
            path.parent.mkdir(parents=True, exist_ok=True)
            text, lines[snippet.file] = placed(snippet, path)
            if snippet.flag("saved-as") is not None:
                path.write_bytes(text.encode(snippet.flag("saved-as") or "utf-8"))
            else:
                path.write_bytes(text.encode("utf-8", "surrogatepass"))
        found = look_at([self.folder], None, Speech("zh")).findings
        folder = self.folder.resolve()
        files = {shown: Path(shown).resolve().relative_to(folder).as_posix() for shown in {one.file for one in found}}
        places = []
        for one in found:
            file = files[one.file]
            places.append(Place(one.finding, file, lines.get(file, {}).get(one.finding.at.line)))
        return tuple(places)


def placed(snippet: Snippet, path: Path) -> tuple[str, Mapping[int, int]]:
    """The text of the file with the snippet in its place, and which line of it is which of the snippet."""
    text = snippet.written()
    if "whole" in snippet.flags or not path.exists():
        return text, {number: number for number in range(1, text.count("\n") + 2)}
    made: list[str] = []
    lines: dict[int, int] = {}
    parts = list(_blocks(text))
    keys = {key for key, _, _ in parts}
    put: set[str] = set()

    def put_in(key: str) -> None:
        for name, first, block in parts:
            if name == key and key not in put:
                lines.update({len(made) + 1 + offset: first + offset for offset in range(len(block))})
                made.extend(block)
        put.add(key)

    for key, _, block in _blocks(path.read_text("utf-8")):
        if key in keys:
            put_in(key)
        else:
            made.extend(block)
    for key in [key for key, _, _ in parts if key not in put]:
        put_in(key)
    return "".join(made), lines


def _blocks(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """The parts of a file: the key each begins with, its first line (from 1) and its lines."""
    key, first, block = "", 1, []
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if _TOP.match(line) and not line.startswith(("#", "- ", "]", "}")):
            if block:
                yield key, first, block
            key, first, block = line.partition(":")[0].strip("\"' \n"), number, []
        block.append(line)
    if block:
        yield key, first, block


def said_of(places: tuple[Place, ...], code: str) -> str:
    """What is said about the finding of a page, in both languages, as it is printed."""
    mine = [place for place in places if place.finding.code == code]
    return "".join(place.say("zh") for place in mine) + "".join(place.say("en") for place in mine)
