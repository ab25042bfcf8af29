"""Who applies, and how are they reached?  The first section of every application, and the facts `applicant.*`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from banshi_forms.answers import AnswerSheet
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import Field, Form, Options, Privacy, Section
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.texts import Text
from banshi_rules.values import BOOLEAN, TEXT, Type, Value, enum, record

NATURAL_PERSON = "natural-person"

#: What each answer is called among the facts `applicant.*`.
FACT_NAMES: Mapping[str, str] = {
    "applicant_kind": "kind",
    "applicant_name": "name",
    "applicant_number": "number",
    "applicant_id_no": "number",
    "contact_name": "contact",
    "contact_mobile": "mobile",
}

#: Every kind of applicant, by the word definitions use.
APPLICANT_KINDS: Mapping[str, Text] = {
    NATURAL_PERSON: Text("自然人", "Natural person"),
    "enterprise": Text("企业", "Enterprise"),
    "sole-trader": Text("个体工商户", "Sole trader"),
    "organisation": Text("其他组织", "Other organisation"),
    "institution": Text("事业单位", "Public institution"),
    "social-organisation": Text("社会组织", "Social organisation"),
}

#: The one section of a party form; no section of a definition has that id, because theirs begin with a letter.
SECTION = "_applicant"
_FORM_VERSION = "applicant 2"


def party_form(kinds: Sequence[str]) -> Form:
    """The section `applicant` for these kinds of applicant.

    With one kind, `applicant_kind` is computed instead of asked.  With persons and organisations, a person's number is
    `applicant_id_no` and an organisation's `applicant_number`; `applicant_facts` gives the one that counts.  Raises
    ValueError for an unknown kind, or none.
    """
    return _party_form(tuple(dict.fromkeys(kinds)))


@lru_cache(maxsize=128)
def _party_form(kinds: tuple[str, ...]) -> Form:
    if not kinds or not set(kinds) <= APPLICANT_KINDS.keys():
        raise ValueError(f"unknown kinds of applicant: {', '.join(kinds) or 'none'}")
    one = kinds[0] if len(kinds) == 1 else None
    persons = NATURAL_PERSON in kinds
    organisations = kinds != (NATURAL_PERSON,)
    person = _when(f"applicant_kind == '{NATURAL_PERSON}'", kinds) if persons and organisations else None
    others = _when(f"applicant_kind != '{NATURAL_PERSON}'", kinds) if persons and organisations else None
    organisation_number = {"registration_number": "sole-trader" in kinds}
    fields = [
        _field(
            "applicant_kind",
            "choice",
            Text("申请人类型", "Kind of applicant"),
            {"options": {kind: APPLICANT_KINDS[kind] for kind in kinds}},
            value=None if one is None else _fixed(one, kinds),
        ),
        _field(
            "applicant_name",
            "text" if organisations else "person-name",
            _NAME_LABELS[persons, organisations],
            {"max_length": 200} if organisations else {},
            help=Text("与证照上的名称一致", "As on the licence or document"),
            privacy=Privacy.PERSONAL if persons else Privacy.PUBLIC,
        ),
    ]
    if organisations:
        fields.append(
            _field(
                "applicant_number",
                "uscc",
                Text("统一社会信用代码", "Unified social credit code"),
                organisation_number,
                help=Text("营业执照或法人证书上的 18 位代码", "The 18 characters on the licence or certificate"),
                visible_when=others,
            )
        )
    if persons:
        fields.append(
            _field(
                "applicant_id_no" if organisations else "applicant_number",
                "resident-id",
                Text("居民身份证号", "Identity number"),
                {},
                help=Text("也可以填港澳台居民居住证号", "A Hong Kong, Macau or Taiwan residence permit will do, too"),
                visible_when=person,
                privacy=Privacy.SENSITIVE,
            )
        )
    if organisations:
        fields.append(
            _field(
                "contact_name",
                "person-name",
                Text("联系人姓名", "Contact person"),
                {},
                visible_when=others,
                privacy=Privacy.PERSONAL,
            )
        )
    fields.append(
        _field(
            "contact_mobile",
            "mobile",
            Text("手机号", "Mobile number"),
            {},
            help=Text("通知会发到这个号码", "Notices are sent to this number"),
            privacy=Privacy.PERSONAL,
        )
    )
    section = Section(id=SECTION, title=Text("申请人", "Applicant"), fields=tuple(fields), at=NOWHERE)
    return Form((section,), hashlib.sha256(f"{_FORM_VERSION} {' '.join(kinds)}".encode()).hexdigest())


_NAME_LABELS: Mapping[tuple[bool, bool], Text] = {
    (True, False): Text("姓名", "Full name"),
    (False, True): Text("单位名称", "Name of the organisation"),
    (True, True): Text("姓名或单位名称", "Full name, or name of the organisation"),
}
_PURPOSE = Text("核验申请人并通知办理进展", "To verify the applicant and to send notices")


def applicant_facts(sheet: AnswerSheet, kinds: Sequence[str] = ()) -> Mapping[str, Value | None]:
    """`applicant.*`: kind, name, number, contact, mobile; None where not known yet.

    `kinds` are those the matter is for: where there is one, it goes without asking.  A person is their own contact.
    """
    kind = sheet.get("applicant_kind") or (kinds[0] if len(kinds) == 1 else None)
    person = kind == NATURAL_PERSON
    name, number = sheet.get("applicant_name"), sheet.get("applicant_number")
    if person and not _is_identity(number):
        # an organisation's code may be left over from before the applicant chose "natural person"
        number = sheet.get("applicant_id_no")
    return {
        "kind": kind,
        "name": name,
        "number": number,
        "contact": name if person else sheet.get("contact_name"),
        "mobile": sheet.get("contact_mobile"),
    }


def as_answers(particulars: Mapping[str, object], kinds: Sequence[str]) -> dict[str, object]:
    """`{kind, name, number, contact, mobile}`, as examples write them, under the ids of `party_form(kinds)`.

    Other keys stay as they are.
    """
    given = dict(particulars)
    kind = given.get("kind") if len(kinds) > 1 else kinds[0]
    mixed = NATURAL_PERSON in kinds and len(kinds) > 1
    names = {
        "kind": "applicant_kind",
        "name": "applicant_name",
        "number": "applicant_id_no" if mixed and kind == NATURAL_PERSON else "applicant_number",
        "contact": "contact_name",
        "mobile": "contact_mobile",
    }
    answers = {names.get(key, key): value for key, value in given.items()}
    if len(kinds) == 1:
        answers.pop("applicant_kind", None)
    if kind == NATURAL_PERSON:
        answers.pop("contact_name", None)
    return answers


def _is_identity(number: object) -> bool:
    return isinstance(number, str) and STANDARD_KINDS["resident-id"].check(_ANY_PERSON, number, None) is None


def applicant_type(kinds: Sequence[str]) -> Type:
    """The type of `applicant` for expressions of a matter for these kinds of applicant."""
    return record({"kind": enum(tuple(kinds)), "name": TEXT, "number": TEXT, "contact": TEXT, "mobile": TEXT})


def _field(
    field_id: str,
    kind_name: str,
    label: Text,
    given: Mapping[str, object],
    *,
    help: Text | None = None,
    visible_when: Expression | None = None,
    value: Expression | None = None,
    privacy: Privacy = Privacy.PUBLIC,
) -> Field:
    kind = STANDARD_KINDS[kind_name]
    options: Options = kind.options(given)
    return Field(
        id=field_id,
        kind=kind,
        label=label,
        options=options,
        help=help,
        visible_when=visible_when,
        required=value is None,
        value=value,
        privacy=privacy,
        purpose=None if privacy is Privacy.PUBLIC else _PURPOSE,
        at=NOWHERE,
    )


def _when(text: str, kinds: Sequence[str]) -> Expression:
    return _compiled(text, kinds, BOOLEAN)


def _fixed(kind: str, kinds: Sequence[str]) -> Expression:
    return _compiled(f"'{kind}'", kinds, enum(tuple(kinds)))


def _compiled(text: str, kinds: Sequence[str], wants: Type) -> Expression:
    expression, findings = compile_expression(text, {"applicant_kind": enum(tuple(kinds))}, NOWHERE, wants=wants)
    if expression is None:
        raise ValueError(f"{text}: {findings}")
    return expression


_ANY_PERSON = _field("applicant_number", "resident-id", Text("居民身份证号"), {})
