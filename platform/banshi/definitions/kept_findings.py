"""Was this asked before, and what was found?  Findings kept as files, each under a digest of all that they depend on.

What cannot be read back exactly as it was found is not kept, and neither is what was not settled in time: another time
there may be more of it.  A file that was spoilt is no answer; one that cannot be written is done without.  What nobody
asked for longest is thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import banshi
import banshi_forms
import banshi_rules
from banshi.definitions.data_root import data_root
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.texts import Text

#: How many judgements a folder keeps.
MOST = 1_000
#: The code of the finding that something was not settled.
UNDECIDED = "P550"
#: What the folder is called wherever it stands.
FOLDER = "findings"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found, and how many examples were run for it."""

    findings: tuple[Finding, ...]
    examples: int = 0


class KeptFindings:
    """A folder of judgements by key; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def recall(self, key: str) -> Judgement | None:
        """What was kept under that key; None where nothing was, or not what was written."""
        if self._folder is None:
            return None
        file = self._folder / f"{key}.json"
        try:
            stored = json.loads(file.read_text("utf-8"))
            with contextlib.suppress(OSError):
                os.utime(file)
            return Judgement(tuple(_finding(one) for one in stored["findings"]), stored["examples"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, judgement: Judgement) -> None:
        """Keep it; written beside and moved into place, so that nobody reads half of it."""
        if self._folder is None or any(finding.code == UNDECIDED for finding in judgement.findings):
            return
        findings = [_stored(finding) for finding in judgement.findings]
        with contextlib.suppress(OSError, TypeError):  # TypeError: an argument that JSON does not know
            text = json.dumps({"findings": findings, "examples": judgement.examples}, ensure_ascii=False)
            if tuple(_finding(one) for one in json.loads(text)["findings"]) != judgement.findings:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            half = self._folder / f"{key}.{os.getpid()}.half"
            half.write_text(text, "utf-8")
            half.replace(self._folder / f"{key}.json")
            self._throw_away()

    def _throw_away(self) -> None:
        assert self._folder is not None
        kept = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for file in kept[MOST:]:
            file.unlink(missing_ok=True)


def key_of(*parts: str) -> str:
    """The key of a judgement that depends on these digests and names, and on what this installation consists of."""
    return hashlib.sha256(json.dumps([_installation(), *parts]).encode()).hexdigest()


def digest_of_files(folder: Path, files: Iterable[Path]) -> str:
    """A digest of these files of a folder: what they are called and what is in them.  Raises OSError."""
    digest = hashlib.sha256()
    for file in files:
        name, content = file.relative_to(folder).as_posix().encode(), file.read_bytes()
        digest.update(b"%d %d " % (len(name), len(content)) + name + content)
    return digest.hexdigest()


@cache
def _installation() -> str:
    """Whose judgement it is: our code and our data beside it, the plugins, Python, and what is installed with it."""
    packages = [Path(folder) for package in (banshi_rules, banshi_forms, banshi) for folder in package.__path__]
    code = [digest_of_files(one, _files(one, (".py", ".json"))) for one in packages]
    plugins = data_root() / "plugins"
    return json.dumps([sys.version, *code, digest_of_files(plugins, _files(plugins)), *_distributions()])


def _files(folder: Path, endings: tuple[str, ...] = ()) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.suffix != ".pyc" and (not endings or file.suffix in endings) and file.is_file():
            yield file


def _distributions() -> list[str]:
    """Name and version of every installed distribution, as the folders of their particulars are called."""
    places = [Path(one) for one in sys.path if Path(one).is_dir()]
    return sorted({one.name for place in places for one in place.glob("*.dist-info")})


def _stored(finding: Finding) -> dict[str, Any]:
    at = finding.at
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "at": [at.file, at.line, at.column, at.end_line, at.end_column],
        "args": {name: _plain(value) for name, value in finding.args.items()},
    }


def _finding(stored: Mapping[str, Any]) -> Finding:
    args = {name: _told(value) for name, value in stored["args"].items()}
    return Finding(stored["code"], Span(*stored["at"]), args, Severity(stored["severity"]))


def _plain(value: object) -> Any:
    if isinstance(value, Text):
        return {"text": [value.zh, value.en]}
    if isinstance(value, (tuple, list)):
        return {"items": [_plain(item) for item in value]}
    return {"value": value}


def _told(stored: Mapping[str, Any]) -> object:
    if "text" in stored:
        return Text(*stored["text"])
    return tuple(_told(item) for item in stored["items"]) if "items" in stored else stored["value"]
