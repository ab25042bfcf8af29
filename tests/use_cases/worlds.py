"""A small town for tests: the shipped matters in force, people with posts, and a clock that stands."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from cases.story import at
from sqlalchemy import text
from werkzeug.datastructures import MultiDict

from banshi.assembly import build_world, content
from banshi.people import Actor, Post, Role
from banshi.settings import Settings
from banshi.store.engine import make_engine
from banshi.store.migrations import upgrade
from banshi.store.tables import metadata
from banshi.use_cases import drafting, filing, handling
from banshi.use_cases.clock import Steady
from banshi.use_cases.publishing import import_calendars, publish_folder
from banshi.use_cases.receipts import Receipt
from banshi.use_cases.world import World

ROOT = content("matter_definitions")
DISTRICT = ROOT / "shili"
MARKET = "market_supervision"
APPLICANT = Actor("p-applicant", "测试甲")
OTHER = Actor("p-other", "测试乙")
CLERK = Actor("p-clerk", "演示窗口", frozenset({Post(MARKET, Role.WINDOW_CLERK)}))
HANDLER = Actor("p-handler", "演示承办", frozenset({Post(MARKET, Role.HANDLER)}))
REVIEWER = Actor("p-reviewer", "演示审核", frozenset({Post(MARKET, Role.REVIEWER)}))
APPROVER = Actor("p-approver", "演示批准", frozenset({Post(MARKET, Role.APPROVER)}))
FOREIGN_CLERK = Actor("p-foreign", "演示外部门", frozenset({Post("urban_management", Role.WINDOW_CLERK)}))

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)

PARTY = {
    "f_applicant_kind": "sole-trader",
    "f_applicant_name": "示例区测试甲餐饮店",
    "f_applicant_number": "92440305MA5HD4K27N",
    "f_contact_name": "测试甲",
    "f_contact_mobile": "13800000000",
}
PREMISES = {
    "f_uscc": "92440305MA5HD4K27N",
    "f_address": "示例区示例路1号",
    "f_business": "catering",
    "f_area": "80",
    "f_items": "hot",
    "f_central_kitchen": "no",
}
STAFF = {
    "f_safety_staff-0-name": "测试甲",
    "f_safety_staff-0-id_no": "11010519491231002X",
    "f_safety_staff-0-role": "principal",
}


@dataclass
class StandingClock:
    """Tells the same time until it is moved."""

    time: datetime = field(default_factory=lambda: at("2026-03-02 10:00"))

    def now(self) -> datetime:
        return self.time

    def steady(self) -> Steady:
        return Steady("standing", self.time.timestamp())

    def move(self, **delta: float) -> None:
        self.time += timedelta(**delta)

    def set(self, words: str) -> None:
        self.time = at(words)


def settings(url: str, data: Path) -> Settings:
    return Settings.read({"BANSHI_DATA": str(data), "BANSHI_DATABASE_URL": url, "BANSHI_SECRET_KEY": "k" * 32})


def open_town(url: str, data: Path, clock: StandingClock | None = None) -> World:
    """A world on a migrated database, with the shipped calendars and matters in force."""
    world = build_world(settings(url, data), clock or StandingClock())
    import_calendars(world, ROOT / "calendars")
    published = publish_folder(world, DISTRICT, by=("测试", "复核"), summary="测试")
    assert published.findings == ()
    return world


def start_form(world: World, actor: Actor = APPLICANT, matter: str = "catering-licence", **changes: str) -> str:
    """A draft with everything filled in, not filed."""
    draft = drafting.start(world, actor, matter)
    for section, answers in (("_applicant", PARTY), ("premises", PREMISES), ("people", STAFF)):
        posted = {**answers, **{key: value for key, value in changes.items() if key in answers}}
        taken = drafting.save_section(world, actor, draft, section, MultiDict(posted))
        assert taken.problems == (), taken.problems
    for material in ("layout", "rules"):
        drafting.attach(world, actor, draft, material, f"{material}.pdf", PDF + material.encode())
    return draft


def file_one(world: World, actor: Actor = APPLICANT, **changes: str) -> Receipt:
    """A filed application."""
    draft_id = start_form(world, actor, **changes)
    draft = drafting.open_draft(world, actor, draft_id)
    return filing.file(world, actor, draft_id, draft.key)


def version(world: World, case_id: str) -> int:
    with world.reading() as connection:
        return connection.execute(text("SELECT version FROM cases WHERE id = :id"), {"id": case_id}).scalar_one()


def walk_to_the_end(world: World, case_id: str) -> None:
    """Accepted, examined, checked, granted and handed over by as many officers as the law wants."""
    handling.accept(world, CLERK, case_id, version(world, case_id))
    handling.pass_on(world, HANDLER, case_id, version(world, case_id), "材料齐全，建议同意。")
    handling.pass_on(world, REVIEWER, case_id, version(world, case_id), "同意。")
    handling.grant(world, APPROVER, case_id, version(world, case_id), "准予许可。")
    handling.deliver(world, CLERK, case_id, version(world, case_id), "window", "测试甲")


@cache
def _tables() -> str:
    return ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)


def empty(url: str) -> None:
    """Migrate and empty that database."""
    engine = make_engine(url)
    upgrade(engine)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {_tables()} RESTART IDENTITY"))
    engine.dispose()
