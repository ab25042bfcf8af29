"""given(what happened).when(somebody wishes something).then(these events) — reloaded from the log after every deed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from cases.matters import CALENDAR, CATERING, DEPARTMENT

from banshi.cases.case import Case
from banshi.cases.commands import (
    Accept,
    Claim,
    Command,
    Deliver,
    Grant,
    Pass,
    Refuse,
    RequestCorrection,
    SubmitCorrection,
)
from banshi.cases.decide import Moment, NewApplication, decide, file_application
from banshi.cases.duties import in_whose_name
from banshi.cases.events import Event, Gap, Recorded, StoredFile, recorded
from banshi.cases.folding import evolve, replay
from banshi.cases.offices import posts_for
from banshi.definitions.model import EditionKey, Matter
from banshi.people import SYSTEM, Actor, Party, Post, Role
from banshi_rules.calendars import CIVIL_ZONE


def officer(person: str, name: str, *roles: Role) -> Actor:
    return Actor(person, name, frozenset(Post(DEPARTMENT.id, role) for role in roles))


APPLICANT = Actor("wang", "王小明")
STRANGER = Actor("zhang", "张三")
CLERK = officer("li", "李窗口", Role.WINDOW_CLERK)
SECOND_CLERK = officer("lin", "林窗口", Role.WINDOW_CLERK)
HANDLER = officer("chen", "陈承办", Role.HANDLER)
REVIEWER = officer("zhao", "赵审核", Role.REVIEWER)
APPROVER = officer("sun", "孙批准", Role.APPROVER)
EVERYBODY = (APPLICANT, STRANGER, CLERK, SECOND_CLERK, HANDLER, REVIEWER, APPROVER, SYSTEM)

PARTY = Party("enterprise", "示例餐饮有限公司", "92440305MA5HD4K27N", "王小明", "13800000000", APPLICANT.person)
LAYOUT = StoredFile("1" * 64, "平面图.pdf", "pdf", 20_480)
GAPS = (
    Gap("material:layout", "没有标明功能区。", "请在图上标明功能区和食品流向后重新上传。"),
    Gap("field:area", "与平面图不一致。", "请按平面图填写。"),
)


def at(text: str) -> datetime:
    """2026-02-13 10:00 on the wall clock of the district."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=CIVIL_ZONE)


def new_application(matter: Matter, *, party: Party = PARTY, route: str = "standard") -> NewApplication:
    return NewApplication(
        case="case-1",
        number="00000020260213000001",
        edition=EditionKey(matter.code, matter.digest),
        party=party,
        route=route,
        because=(),
        sheet="5" * 64,
        materials={"layout": (LAYOUT,)},
        supplied=("licence",),
    )


@dataclass(frozen=True)
class Deed:
    """Somebody wished something at some time; no command stands for the application itself."""

    by: Actor
    at: str
    command: Command | None


@dataclass(frozen=True)
class Story:
    """The log of one case of one matter."""

    matter: Matter
    log: tuple[Recorded[Event], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        return replay(self.log)

    def record(self, by: Actor, when: datetime, events: tuple[Event, ...]) -> "Story":
        first = len(self.log) + 1
        named = in_whose_name(self.case, events, by, posts_for(self.matter, self.case, events)) if self.log else by
        new = tuple(recorded(n, "case-1", n, when, named, event) for n, event in enumerate(events, start=first))
        story = replace(self, log=(*self.log, *new))
        if self.log:
            folded = self.case
            for record in new:
                folded = evolve(folded, record)
            assert folded == story.case, "the folded case is the reloaded case"
        return story

    def file(self, by: Actor, when: datetime, application: NewApplication) -> "Story":
        return self.record(by, when, file_application(self.matter, application, Moment(when, by, CALENDAR)))

    def wish(self, by: Actor, when: datetime, command: Command) -> tuple[Event, ...]:
        return decide(self.matter, self.case, command, Moment(when, by, CALENDAR, self.facts))

    def do(self, deed: Deed) -> "Story":
        if deed.command is None:
            return self.file(deed.by, at(deed.at), new_application(self.matter))
        return self.record(deed.by, at(deed.at), self.wish(deed.by, at(deed.at), deed.command))

    def when(self, command: Command, *, by: Actor, at: str) -> "Outcome":
        return Outcome(self, Deed(by, at, command))


@dataclass(frozen=True)
class Outcome:
    """What comes of a wish."""

    story: Story
    deed: Deed

    @property
    def events(self) -> tuple[Event, ...]:
        return self.story.wish(self.deed.by, at(self.deed.at), self.deed.command)

    @property
    def case(self) -> Case:
        return self.story.do(self.deed).case

    def then(self, *events: Event) -> "Story":
        assert self.events == events
        return self.story.do(self.deed)

    def refused(self, kind: type[Exception], code: str) -> Exception:
        try:
            self.story.wish(self.deed.by, at(self.deed.at), self.deed.command)
        except kind as refusal:
            assert refusal.code == code
            assert refusal.say("zh")
            assert refusal.say("en")
            return refusal
        raise AssertionError(f"{self.deed.command} was not refused")


def given(*deeds: Deed, matter: Matter = CATERING, facts: Mapping[str, Any] | None = None) -> Story:
    story = Story(matter, facts=facts or {})
    for deed in deeds:
        story = story.do(deed)
    return story


# Monday 2 March 2026 and the days after it: no holidays until Qingming.
filed = Deed(APPLICANT, "2026-03-02 10:00", None)
claimed = Deed(CLERK, "2026-03-02 11:00", Claim("accept-1"))
asked = Deed(CLERK, "2026-03-03 09:00", RequestCorrection(GAPS))
mended = Deed(
    APPLICANT,
    "2026-03-05 20:00",
    SubmitCorrection("6" * 64, {"layout": (LAYOUT,)}, ("licence",), "standard", ()),
)
accepted = Deed(CLERK, "2026-03-06 09:30", Accept())
examined = Deed(HANDLER, "2026-03-09 09:00", Pass("材料齐全，建议准予。"))
checked = Deed(REVIEWER, "2026-03-10 09:00", Pass("同意。"))
granted = Deed(APPROVER, "2026-03-11 09:00", Grant("准予。"))
refused = Deed(APPROVER, "2026-03-11 09:00", Refuse("经营场所与有毒场所的距离不符合要求。", ("food-law",)))
delivered = Deed(CLERK, "2026-03-12 09:00", Deliver("window", "王小明"))
