"""Which document does the name of a material mean?  Names without what offices add to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from banshi.definitions.model import MaterialSpec

#: What stands before or behind the name of a document and makes no other document of it.
_BEFORE = re.compile(
    "^(?:申请人|申请单位|申请企业|建设单位|经营者|本人|企业法人|个体工商户|工商|企业|单位|有效|合法|最新|现行|的)+"
)
_BEHIND = re.compile(
    "(?:原件|复印件|扫描件|影印件|电子版|电子件|正本|副本|正副本|一份|[一二三两]份|及|和|与|或|、|/|的)+$"
)
_ASIDE = re.compile("[（(【\\[][^（）()【】\\[\\]]*[）)】\\]]|[《》“”\\s]")
_IDENTITY = re.compile(
    "居民身份证|身份证(?!号)|身份证明|户口(?:簿|本)|护照|居住证|港澳.{0,8}通行证|出生(?:医学)?证明|结婚证|离婚证|病历|体检|健康证"
    "|无犯罪记录|残疾(?:人)?证|银行卡|征信|identity (?:card|document)|passport|household register",
    re.IGNORECASE,
)


def documents(materials: Iterable[MaterialSpec]) -> Iterator[tuple[MaterialSpec, MaterialSpec]]:
    """Every document that may be asked, with the material it is asked as: of alternatives each, else itself."""
    yield from ((one, material) for material in materials for one in material.alternatives or (material,))


def document(title: str) -> str:
    """What is left of a name: two names that leave the same mean the same document."""
    bare = _ASIDE.sub("", title)
    left = _BEFORE.sub("", _BEHIND.sub("", bare))
    return left if len(left) > 1 else bare


def identifies(title: str) -> str | None:
    """The words by which a document tells who somebody is, or what is nobody else's business; None for others."""
    match = _IDENTITY.search(title)
    return match.group() if match is not None else None
