"""Which materials does the law ask for?  Each under its name, with source, standard and condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from banshi.definitions.compile.conditions import rule
from banshi.definitions.compile.names import Names, unknown
from banshi.definitions.compile.reader import CONDITION, Reader
from banshi.definitions.model import MaterialSource, MaterialSpec, Necessity
from banshi.definitions.vocabulary import Vocabulary
from banshi_rules.texts import Text
from banshi_rules.values import Type

_REGISTER = Text("登记信息来源（register）", "register")


def compile_materials(
    reader: Reader, laws: Names, fields: Names, scope: Mapping[str, Type], vocabulary: Vocabulary
) -> tuple[MaterialSpec, ...]:
    """The materials, in the order of the file."""
    names = Names(reader.findings, Text("材料", "material"))
    return tuple(_material(part, names, laws, fields, scope, vocabulary) for part in reader.parts("materials"))


def _material(
    part: Reader, names: Names, laws: Names, fields: Names, scope: Mapping[str, Type], vocabulary: Vocabulary
) -> MaterialSpec:
    alternatives = tuple(_alternative(one, names, laws, vocabulary) for one in part.parts("any_of"))
    condition = rule(part, "required_when", fields, scope, CONDITION)
    due = part.part("due_at")
    necessity = part.word("necessity")
    made = replace(
        _alternative(part, names, laws, vocabulary),
        necessity=Necessity(necessity) if necessity in set(Necessity) else Necessity.PRINCIPAL,
        paper=part.part("copies").number("paper") or 0,
        copies=part.part("copies").number("electronic") or 1,
        required=True if condition is None else condition,
        due_at=part.word("due_at") or due.word("step"),
        due_when=rule(due, "when", fields, scope, CONDITION),
        sample=part.word("sample"),
        blank_form=part.word("blank_form"),
        alternatives=alternatives,
    )
    if not alternatives:
        return made
    accepted = dict.fromkeys(ending for one in alternatives for ending in one.accept)
    return replace(made, source=MaterialSource.APPLICANT, accept=tuple(accepted))


def _alternative(part: Reader, names: Names, laws: Names, vocabulary: Vocabulary) -> MaterialSpec:
    """What a material and one of several that will do have in common."""
    name = part.word("id")
    names.take(name, part.value_at("id"), part.text("title"))
    basis, register = part.word("basis"), part.word("register")
    if basis is not None:
        laws.known(basis, part.value_at("basis"))
    if part.has("any_of"):
        for key in ("source", "register", "accept"):
            if part.has(key):
                part.findings.error("L036", part.key_at(key), key=key, title=part.text("title") or Text("？", "?"))
    else:
        _check_source(part, part.word("source"), register, vocabulary)
    return MaterialSpec(
        id=name or "",
        title=part.text("title") or Text(""),
        source=MaterialSource.SHARING if part.word("source") == MaterialSource.SHARING else MaterialSource.APPLICANT,
        necessity=Necessity.PRINCIPAL,
        accept=tuple(word for word, _ in part.words("accept")),
        copies=1,
        standard=part.text("standard") or Text(""),
        register=register,
        basis=basis,
        issuer=part.text("issuer"),
        required=True,
        at=part.at,
    )


def _check_source(part: Reader, source: str | None, register: str | None, vocabulary: Vocabulary) -> None:
    """A shared material names its register, and only that one; what an applicant brings is a file of some type."""
    if not part.has("source"):
        part.findings.error("L013", part.at, title=part.text("title") or Text("？", "?"))
    if source == MaterialSource.SHARING and register is None:
        part.findings.error("L014", part.at, title=part.text("title") or Text("？", "?"))
    if source == MaterialSource.APPLICANT and not part.has("accept"):
        part.findings.error("L017", part.at, title=part.text("title") or Text("？", "?"))
    if register is None:
        return
    if source != MaterialSource.SHARING:
        part.findings.error("L015", part.key_at("register"))
    elif register not in vocabulary.registers:
        unknown(part.findings, _REGISTER, register, part.value_at("register"), vocabulary.registers)
