"""The rules of the sample district, and what they say of a story."""

from datetime import datetime
from pathlib import Path

from cases.matters import CALENDAR
from cases.story import Story

from banshi.cases.commands import IssueCards
from banshi.cases.events import CardIssued, CardReminded
from banshi.definitions.compile import compile_shared, parse
from banshi.people import SYSTEM
from banshi.supervision.due import RuleBook, cards_due, explain_by, reminders_due, wakes
from banshi.supervision.occasions import Occasion
from banshi.supervision.recipients import departments, whose

SHIPPED = Path(__file__).parents[2] / "matter_definitions" / "shili" / "supervision.yaml"
BOOK = RuleBook(compile_shared([parse(SHIPPED.name, SHIPPED.read_text("utf-8"))])[0].supervision)


def only(*names: str, since: datetime | None = None) -> RuleBook:
    """Those of the rules, in force since then."""
    return RuleBook(tuple(rule for rule in BOOK.rules if rule.id in names), since)


def rules(*lines: str) -> RuleBook:
    """Rules of one's own, each as its trigger and level."""
    text = "banshi: 1\nsupervision: small\nrules:\n" + "".join(f"  - {line}\n" for line in lines)
    parts, findings = compile_shared([parse("supervision.yaml", text)])
    assert findings == (), findings
    return RuleBook(parts.supervision)


def due(story: Story, now: datetime, book: RuleBook = BOOK) -> tuple[Occasion, ...]:
    return cards_due(story.matter, story.case, book, now, CALENDAR)


def due_rules(story: Story, now: datetime, book: RuleBook = BOOK) -> list[str]:
    return [one.rule.id for one in due(story, now, book)]


def woken(story: Story, now: datetime, book: RuleBook = BOOK) -> dict[str, datetime]:
    return dict(wakes(story.matter, story.case, book, now, CALENDAR))


def looked_at(story: Story, now: datetime, book: RuleBook = BOOK) -> Story:
    """The story after the sweep looked at that moment."""
    found = due(story, now, book)
    issued = tuple(issued_for(story, one, now) for one in found)
    reminded = tuple(CardReminded(one.card.number, ("chen",)) for one in reminders_due(story.case, book, now, CALENDAR))
    return story.record(SYSTEM, now, story.wish(SYSTEM, now, IssueCards((*issued, *reminded))))


def issued_for(story: Story, one: Occasion, now: datetime) -> CardIssued:
    holder, name = whose(one)
    return CardIssued(
        card=0,
        rule=one.rule.id,
        level=one.rule.level,
        about=one.about,
        stage=one.stage,
        department=departments(story.case, one)[0],
        holder=holder,
        holder_name=name,
        words=one.rule.words,
        why=one.why,
        recipients=("chen",),
        explain_by=explain_by(one.rule, now, CALENDAR),
    )
