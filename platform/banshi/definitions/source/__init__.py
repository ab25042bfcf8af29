"""Which reader does a definition file want?  The ending of its name decides."""

from __future__ import annotations

from banshi.definitions.source.json_reader import read_json
from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode, decode, whole
from banshi.definitions.source.yaml_reader import read_yaml
from banshi_rules.findings import Finding

__all__ = ["ENDINGS", "ListNode", "MapNode", "Node", "ScalarNode", "read"]

ENDINGS = (".yaml", ".yml", ".json")


def read(path: str, text: str | bytes) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of a definition file and all findings about its text.  Never raises, whatever the text is."""
    if isinstance(text, bytes):
        decoded, findings = decode(path, text)
        if decoded is None:
            return None, findings
        text = decoded
    if path.endswith(".json"):
        return read_json(path, text)
    if path.endswith(ENDINGS):
        return read_yaml(path, text)
    return None, (Finding("S023", whole(path)),)
