"""Which tables are there?  SQLAlchemy Core; the migrations are tested to make the same."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from banshi.store.columns import Instant, Json, Serial, metadata
from banshi.store.definition_tables import calendars, editions, proposals, proposed_matters, withdrawals

#: Those of other files, so that all tables are found here.
__all__ = ["calendars", "editions", "metadata", "proposals", "proposed_matters", "withdrawals"]

# ---- people -------------------------------------------------------------------------------------------------------
#: One row: the digest of the one-time setup token while it waits, or when it was used.
installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("setup_token", String(64)),  # SHA-256, hex
    Column("opened", Instant),
)
people = Table(
    "people",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("created", Instant, nullable=False),
    Column("id_number", String(18), index=True),  # resident identity number: compared, never shown
)
accounts = Table(
    "accounts",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("login", String(100), nullable=False, unique=True),
    Column("password", String(200), nullable=False),  # argon2
    Column("active", Boolean, nullable=False, server_default=true()),
    Column("demo", Boolean, nullable=False, server_default=false()),
)
#: A post is held on every civil day from `since` to `until`, both included.
posts = Table(
    "posts",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("department", String(41), nullable=False),
    Column("role", String(20), nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
)
#: Who acts in whose place (代理), from `since` to `until`, both included.  A row is never deleted and changes once,
#: when it is revoked: it is the record of who gave whom which power, when and why.
delegations = Table(
    "delegations",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("principal", ForeignKey("people.id"), nullable=False, index=True),
    Column("deputy", ForeignKey("people.id"), nullable=False, index=True),
    Column("department", String(41), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("named", Instant, nullable=False),
    Column("named_by", String(40), nullable=False),
    Column("named_by_name", String(100), nullable=False),
    Column("revoked", Instant),
    Column("revoked_by", String(40)),
    Column("revoked_by_name", String(100)),
    Column("revoked_why", Text),
)

# ---- drafts and files ---------------------------------------------------------------------------------------------
files = Table(
    "files",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media", String(100), nullable=False),
    Column("stored", Instant, nullable=False),
)
drafts = Table(
    "drafts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("owner", String(40), nullable=False, index=True),
    Column("matter", String(100), nullable=False),
    Column("edition", String(64), nullable=False),
    Column("key", String(64), nullable=False, unique=True),
    Column("started", Instant, nullable=False),
    Column("saved", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("correcting", String(40)),  # the case whose correction notice this draft answers
    Column("case", String(40)),  # the case it became, or whose correction it became
)
#: One open answer to a correction notice per case.
Index(
    "uq_drafts_correcting_open",
    drafts.c.correcting,
    unique=True,
    sqlite_where=text('correcting IS NOT NULL AND "case" IS NULL'),
    postgresql_where=text('correcting IS NOT NULL AND "case" IS NULL'),
)
draft_sections = Table(
    "draft_sections",
    metadata,
    Column("draft", ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("section", String(50), primary_key=True),
    Column("answers", Json, nullable=False),
    Column("typed", Json, nullable=False),
    Column("wrong", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("saved", Instant, nullable=False),
)
draft_files = Table(
    "draft_files",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("draft", ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    Column("material", String(50), nullable=False),
    Column("digest", ForeignKey("files.digest"), nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("draft", "material", "digest"),
)

# ---- cases --------------------------------------------------------------------------------------------------------
events = Table(
    "events",
    metadata,
    Column("sequence", Serial, primary_key=True),
    Column("stream", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", String(40), nullable=False),
    Column("actor_name", String(100), nullable=False),
    Column("behalf", String(40)),  # in whose place it was done
    Column("behalf_name", String(100)),
    Column("kind", String(40), nullable=False),
    Column("body", Json, nullable=False),
    UniqueConstraint("stream", "version"),
)
#: What was filed under which key: the same key can never become a second case.
filings = Table(
    "filings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("case", String(40), nullable=False, index=True),
    Column("act", String(12), nullable=False),  # application, correction
    Column("body", String(64), nullable=False),  # SHA-256 of party, answers and files
    Column("number", String(60), nullable=False),
    Column("query_code", String(12), nullable=False),
    Column("received", Instant, nullable=False),
    Column("reply_by", Date),
)
sheets = Table(
    "sheets",
    metadata,
    Column("case", String(40), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("answers", Json, nullable=False),
    Column("party", Json, nullable=False),
)
case_projects = Table(  # of the answers filed last; beside the events, as the answers are
    "case_projects",
    metadata,
    Column("case", String(40), primary_key=True),
    Column("project", String(40), nullable=False, index=True),
)
cases = Table(
    "cases",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("number", String(60), nullable=False, unique=True),
    Column("matter", String(100), nullable=False),
    Column("edition", String(64), nullable=False),
    Column("department", String(41), nullable=False),
    Column("route", String(50), nullable=False),
    Column("applicant", String(40), nullable=False),
    Column("party_name", String(200), nullable=False),
    Column("status", String(20), nullable=False),
    Column("stage", String(10), nullable=False),
    Column("received", Instant, nullable=False),
    Column("accepted", Instant),
    Column("concluded", Instant),
    Column(
        "due", Instant
    ),  # end of the promised (before acceptance: the intake) limit; null while it is paused or over
    Column("due_day", Date),
    Column("provisional", Boolean, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("place", Integer),  # in the order of acceptance, while others wait behind it
    Column("place_period", String(8)),
    Index("ix_cases_matter_place", "matter", "place_period", "place"),
    Index("ix_cases_applicant_received", "applicant", "received"),
    Index("ix_cases_department_received", "department", "received"),
)
tasks = Table(
    "tasks",
    metadata,
    Column("case", ForeignKey("cases.id"), primary_key=True),
    Column("task", String(60), primary_key=True),
    Column("step", String(50), nullable=False),
    Column("stage", String(10), nullable=False),
    Column("department", String(41), nullable=False),
    Column("role", String(20), nullable=False),
    Column("opened", Instant, nullable=False),
    Column("due", Instant, nullable=False),  # tasks without a limit sort to the end of time
    Column("holder", String(40)),
    Column("holder_name", String(100)),
    Column("done", Instant),
    Column("done_by", String(40)),
    Column("done_for", String(40)),  # in whose place
    Column("outcome", String(20)),
)
Index(
    "ix_tasks_open",
    tasks.c.department,
    tasks.c.role,
    tasks.c.due,
    tasks.c.case,
    sqlite_where=tasks.c.done.is_(None),
    postgresql_where=tasks.c.done.is_(None),
)
notices = Table(
    "notices",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("case", ForeignKey("cases.id"), nullable=False, index=True),
    Column("kind", String(30), nullable=False),
    Column("number", String(100), nullable=False, unique=True),
    Column("issued", Instant, nullable=False),
    Column("version", Integer, nullable=False),  # of the case, at the event that issued it
    Column("made_up", Boolean, nullable=False, server_default=false()),  # its moment fell into an outage
)
counters = Table(
    "counters",
    metadata,
    Column("kind", String(60), primary_key=True),
    Column("series", String(8), primary_key=True),  # the year, or the day where the pattern shows it
    Column("value", Integer, nullable=False),
)

# ---- work behind the pages ----------------------------------------------------------------------------------------
timers = Table(
    "timers",
    metadata,
    Column("case", ForeignKey("cases.id"), primary_key=True),
    Column("watch", String(80), primary_key=True),
    Column("wake", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("last_error", Text),
    Column("fired", Instant),
)
Index(
    "ix_timers_waiting",
    timers.c.wake,
    sqlite_where=timers.c.fired.is_(None),
    postgresql_where=timers.c.fired.is_(None),
)
#: Those that broke, few among many.
Index(
    "ix_timers_tried",
    timers.c.attempts,
    sqlite_where=text("attempts > 0 AND fired IS NULL"),
    postgresql_where=text("attempts > 0 AND fired IS NULL"),
)
#: Orders that wait for money: when the treasury is asked next whether it came, although it sent no word.
payment_orders = Table(
    "payment_orders",
    metadata,
    Column("order", String(70), primary_key=True),
    Column("case", ForeignKey("cases.id"), nullable=False),
    Column("amount", String(20), nullable=False),  # 元, as decimal text
    Column("ready", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("last_error", Text),
    Index("ix_payment_orders_ready", "ready"),
    Index("ix_payment_orders_case", "case"),
)
#: When the wall clock was last right, per start of a machine: at `seconds` on the steady clock it showed `wall`.
clock_anchors = Table(
    "clock_anchors",
    metadata,
    Column("boot", String(64), primary_key=True),
    Column("wall", Instant, nullable=False),
    Column("seconds", Float(53), nullable=False),
    Column("slack", Float(53), nullable=False),  # seconds more that it may have shown
    Column("trusted", Boolean, nullable=False),  # an operator confirmed what it shows next
)
clock_alarms = Table(
    "clock_alarms",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("boot", String(64), nullable=False),
    Column("noticed", Instant, nullable=False),
    Column("expected", Instant, nullable=False),
    Column("ended", Instant),
    Column("ending", String(10)),  # agreed, confirmed
    Column("ended_by", String(100)),
)
#: One open alarm per machine.
Index(
    "uq_clock_alarms_open",
    clock_alarms.c.boot,
    unique=True,
    sqlite_where=clock_alarms.c.ended.is_(None),
    postgresql_where=clock_alarms.c.ended.is_(None),
)
#: Open cases whose dates have to be counted anew because a working calendar came or changed.
recounts = Table(
    "recounts",
    metadata,
    Column("case", ForeignKey("cases.id"), primary_key=True),
    Column("ready", Instant, nullable=False),  # not before
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("last_error", Text),
    Index("ix_recounts_ready", "ready"),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("notice", ForeignKey("notices.id"), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("ready", Instant, nullable=False),  # not before; a lease moves it on
    Column("done", Instant),
    Column("dead", Instant),
    Column("last_error", Text),
    UniqueConstraint("notice", "channel"),
)
Index(
    "ix_outbox_waiting",
    outbox.c.ready,
    sqlite_where=text("done IS NULL AND dead IS NULL"),
    postgresql_where=text("done IS NULL AND dead IS NULL"),
)
messages = Table(
    "messages",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("notice", ForeignKey("notices.id"), nullable=False, unique=True),
    Column("person", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("read", Instant),
    Column("digest", String(60)),  # what an outage delayed and one day made up for is one message to its reader
    Index("ix_messages_person_at", "person", "at"),
)

# ---- visits -------------------------------------------------------------------------------------------------------
#: One row while somebody is signed in on one browser; signing out ends it everywhere at once.
sign_ins = Table(
    "sign_ins",
    metadata,
    Column("token", String(64), primary_key=True),  # SHA-256, hex, of what the browser holds
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("began", Instant, nullable=False),
    Column("seen", Instant, nullable=False),
    Index("ix_sign_ins_seen", "seen"),
)
#: A posted page that could not be taken (the sign-in had expired), kept for the browser that posted it.
kept_forms = Table(
    "kept_forms",
    metadata,
    Column("token", String(64), primary_key=True),  # SHA-256, hex, of what the browser holds
    Column("path", String(500), nullable=False),
    Column("fields", Json, nullable=False),  # [name, text] in the order posted
    Column("expires", Instant, nullable=False),
    Index("ix_kept_forms_expires", "expires"),
)
