"""What are the ranks of legal sources called?"""

from __future__ import annotations

from collections.abc import Mapping

from banshi_rules.texts import Text

RANKS: Mapping[str, Text] = {
    "law": Text("法律", "law"),
    "administrative-regulation": Text("行政法规", "administrative regulation"),
    "local-regulation": Text("地方性法规", "local regulation"),
    "departmental-rule": Text("部门规章", "departmental rule"),
    "local-rule": Text("地方政府规章", "local government rule"),
    "normative-document": Text("规范性文件", "normative document"),
}
