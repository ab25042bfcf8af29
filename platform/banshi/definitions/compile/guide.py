"""What does the service guide say?  The parts of it that nothing else in the definition says."""

from __future__ import annotations

from banshi.definitions.charging import Fee
from banshi.definitions.compile.reader import Reader
from banshi.definitions.model import Guide, Question, Window
from banshi_rules.texts import Text

NO_FEE = Text("不收费", "No fee")


def compile_guide(reader: Reader, fees: tuple[Fee, ...], has_fees: bool) -> Guide:
    """The guide; what it says of the fee and the matter's `fees` (written or not: `has_fees`) are one thing."""
    if reader.has("fee") and reader.word("fee") != "none":
        reader.findings.error("M902", reader.value_at("fee"))
    elif reader.has("fee") and has_fees:
        reader.findings.error("M901", reader.value_at("fee"))
    empty = Text("")
    return Guide(
        conditions=reader.texts("conditions"),
        windows=tuple(
            Window(part.text("name") or empty, part.text("hours") or empty, part.word("phone") or "")
            for part in reader.parts("windows")
        ),
        visits=reader.number("visits") or 0,
        visit_reason=reader.text("visit_reason"),
        fee=_fee_words(fees),
        faq=tuple(Question(part.text("q") or empty, part.text("a") or empty) for part in reader.parts("faq")),
        ways=tuple(word for word, _ in reader.words("ways")),
    )


def _fee_words(fees: tuple[Fee, ...]) -> Text:
    if not fees:
        return NO_FEE
    return Text("、".join(fee.title.zh for fee in fees), ", ".join(fee.title.say("en") for fee in fees))
