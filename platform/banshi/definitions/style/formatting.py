"""How is a whole file laid out anew?  Read, written, read again; where the two trees differ nothing is handed out."""

from __future__ import annotations

from dataclasses import dataclass

from banshi.definitions.source import read
from banshi.definitions.source.tree import Node, whole
from banshi.definitions.style.comments import Comment, comments_of
from banshi.definitions.style.json_pages import json_page
from banshi.definitions.style.sameness import same, unplaced
from banshi.definitions.style.yaml_pages import yaml_page
from banshi_rules.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text in the one style (None where the file has errors) and why not; `dropped` comments could not be kept."""

    text: str | None
    findings: tuple[Finding, ...] = ()
    dropped: int = 0


def formatted(path: str, text: str) -> Formatted:
    """The same file in the one style.  Never raises; a file with errors is left alone."""
    node, comments, lines, findings = _read(path, text)
    if node is None:
        return Formatted(None, findings)
    if path.endswith(".json"):
        return _verified(path, json_page(node), node, ())
    return _verified(path, yaml_page(node, lines, comments), node, comments)


def as_json(path: str, text: str) -> Formatted:
    """The file as JSON.  JSON has no comments: how many are left out is said."""
    node, comments, _, findings = _read(path, text)
    if node is None:
        return Formatted(None, findings)
    made = _verified(_renamed(path, ".json"), json_page(node), node, ())
    return Formatted(made.text, made.findings, len(comments))


def as_yaml(path: str, text: str) -> Formatted:
    """The file as YAML, laid out as if somebody had just written it; a YAML file keeps its layout and comments."""
    if not path.endswith(".json"):
        return formatted(path, text)
    node, _, _, findings = _read(path, text)
    if node is None:
        return Formatted(None, findings)
    return _verified(_renamed(path, ".yaml"), yaml_page(unplaced(node)), node, ())


def _read(path: str, text: str) -> tuple[Node | None, tuple[Comment, ...], list[str], tuple[Finding, ...]]:
    """The tree, the comments and the lines of a text that can be read without an error."""
    node, findings = read(path, text)
    if node is None or any(finding.severity is Severity.ERROR for finding in findings):
        return None, (), [], findings
    if path.endswith(".json"):
        return node, (), [], findings
    plain_ends = text.replace("\r\n", "\n")
    return node, comments_of(plain_ends), plain_ends.split("\n"), findings


def _verified(path: str, made: str, node: Node, comments: tuple[Comment, ...]) -> Formatted:
    """The text, if it says the same as the tree and holds the same comments."""
    again, findings = read(path, made)
    wrong = again is None or bool(findings) or not same(again.plain(), node.plain())
    if not wrong and comments:
        wrong = sorted(one.text for one in comments_of(made)) != sorted(one.text for one in comments)
    return Formatted(None, (Finding("K701", whole(path)),)) if wrong else Formatted(made)


def _renamed(path: str, ending: str) -> str:
    return path.rpartition(".")[0] + ending
