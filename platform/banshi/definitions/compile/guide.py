"""What does the service guide say?  The parts of it that nothing else in the definition says."""

from __future__ import annotations

from banshi.definitions.compile.reader import Reader
from banshi.definitions.model import Guide, LicenceSpec, Question, Window
from banshi_rules.texts import Text

NO_FEE = Text("不收费", "No fee")


def compile_guide(reader: Reader) -> Guide:
    """The guide; a fee is not supported yet, and said so."""
    if reader.has("fee") and reader.word("fee") != "none":
        what = Text("“fee”（收费）", '"fee" other than none')
        reader.findings.error("N001", reader.value_at("fee"), what=what)
    empty = Text("")
    return Guide(
        conditions=reader.texts("conditions"),
        windows=tuple(
            Window(part.text("name") or empty, part.text("hours") or empty, part.word("phone") or "")
            for part in reader.parts("windows")
        ),
        visits=reader.number("visits") or 0,
        visit_reason=reader.text("visit_reason"),
        fee=NO_FEE,
        faq=tuple(Question(part.text("q") or empty, part.text("a") or empty) for part in reader.parts("faq")),
    )


def compile_result(reader: Reader) -> LicenceSpec | None:
    """The document a granted application ends in."""
    name = reader.text("licence")
    if name is None:
        return None
    words = (reader.word("valid") or "").split()
    valid: tuple[int, str] | None = None
    if len(words) == 2 and words[0].isdecimal():
        valid = (int(words[0]), words[1] if words[1].endswith("s") else words[1] + "s")
    return LicenceSpec(name, valid, reader.at)
