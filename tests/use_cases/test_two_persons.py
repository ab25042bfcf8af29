"""Two persons put a definition in force, whatever their names are typed like; what is out of date is refused."""

import shutil
import threading
from datetime import date

import pytest
from sqlalchemy import func, select
from use_cases.worlds import APPLICANT, DISTRICT, MARKET, StandingClock, file_one, settings, start_form, walk_to_the_end

from banshi.assembly import build_world
from banshi.definitions.diff import Effect
from banshi.definitions.library import load_library
from banshi.people import Post, Role
from banshi.store import tables
from banshi.store.editions import Offer
from banshi.store.proposals import Kind
from banshi.use_cases import drafting, filing, publishing, reading, staffing
from banshi.use_cases.people import INSTALLATION, add_person
from banshi.use_cases.publishing_refusals import NotPublished
from banshi.use_cases.refusals import NotOffered
from banshi.use_cases.signatories import NotSignatory, fold

CODE = "catering-licence"
REPLY = ("reply_within: 10 working days", "reply_within: 15 working days")
LONGER = ("reply_within: 15 working days", "reply_within: 20 working days")


@pytest.fixture
def folder(tmp_path):
    copied = tmp_path / "definitions"
    shutil.copytree(DISTRICT, copied)
    return copied


def change(folder, old, new):
    path = folder / MARKET / f"{CODE}.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def propose(world, folder, by="甲", **more):
    library = load_library(folder, world.editions.vocabulary)
    return publishing.propose(world, library, by=by, summary="补正期限延长", only=[CODE], **more)


def proposed(world, folder, by="甲", **more):
    made = propose(world, folder, by, **more)
    assert made.findings == ()
    assert made.proposal is not None
    return made.proposal.id


def number(world, on=None):
    return world.editions.current(CODE, on or world.today()).number


def with_accounts(world, **posts):
    """Accounts, each with its posts of the installation."""
    for login, role in posts.items():
        held = (Post(INSTALLATION, role),) if role else ()
        add_person(world, f"姓名{login}", login, "fourteen bridges", held)


def test_a_proposal_tells_in_words_what_will_change_and_changes_nothing(world, folder):
    change(folder, *REPLY)
    made = propose(world, folder).proposal
    assert made is not None
    (matter,) = made.matters
    assert (matter.matter, matter.after, matter.kind) == (CODE, 1, Kind.MODIFIED)
    assert [(c.say("zh"), c.effect) for c in matter.changes] == [("补正答复期限 10→15 个工作日", Effect.KEEP)]
    assert publishing.waiting_proposals(world) == (made,)
    assert number(world) == 1
    published = publishing.approve(world, made.id, by="乙")
    assert [(e.matter, e.number, e.digest) for e in published.editions] == [(CODE, 2, matter.digest)]
    assert number(world) == 2
    assert publishing.waiting_proposals(world) == ()
    assert publishing.proposal(world, made.id).matters[0].source is None  # the edition keeps it now


def test_what_did_not_change_is_not_proposed(world, folder):
    made = propose(world, folder)
    assert (made.proposal, [(e.matter, e.number, e.new) for e in made.unchanged]) == (None, [(CODE, 1, False)])


@pytest.mark.parametrize("again", ["张三", " 张三 ", "张 三", "张\u200b三", "张三\u3000"])
def test_one_person_is_not_two_while_there_are_no_accounts(world, folder, again):
    change(folder, *REPLY)
    made = proposed(world, folder, "张三")
    with pytest.raises(NotSignatory) as refused:
        publishing.approve(world, made, by=again)
    assert refused.value.code == "same-person"
    assert number(world) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Zhang San", "zhang.san"), ("ＺＨＡＮＧ", "zhang"), ("Müller", "muller"), ("ß", "SS")]
)
def test_spellings_of_one_name_are_one_name(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("again", ["first", "FIRST", " first ", "ｆｉｒｓｔ", "姓名first"])
def test_one_account_is_not_two_persons(world, folder, again):
    with_accounts(world, first=Role.ADMINISTRATOR, second=Role.ADMINISTRATOR)
    change(folder, *REPLY)
    made = proposed(world, folder, "first")
    with pytest.raises(NotSignatory):
        publishing.approve(world, made, by=again)
    assert publishing.approve(world, made, by="Second").editions[0].number == 2


def test_who_proposed_before_there_were_accounts_cannot_approve_with_one(world, folder):
    change(folder, *REPLY)
    made = proposed(world, folder, "FIRST")
    with_accounts(world, first=Role.ADMINISTRATOR, second=Role.ADMINISTRATOR)
    with pytest.raises(NotSignatory) as refused:
        publishing.approve(world, made, by="first")
    assert refused.value.code == "same-person"
    assert publishing.approve(world, made, by="second").editions


@pytest.mark.parametrize(
    ("login", "code"), [("nobody", "nobody"), ("applicant", "not-administrator"), ("operator", "not-administrator"),
                        ("", "no-name"), ("\u200b", "no-name"), ("x" * 101, "no-name")]
)  # fmt: skip
def test_only_administrators_sign_where_there_are_accounts(world, folder, login, code):
    with_accounts(world, first=Role.ADMINISTRATOR, operator=Role.OPERATOR, applicant=None)
    change(folder, *REPLY)
    with pytest.raises(NotSignatory) as refused:
        propose(world, folder, login)
    assert refused.value.code == code
    assert refused.value.say("zh") != refused.value.say("en")
    made = proposed(world, folder, "first")
    with pytest.raises(NotSignatory):
        publishing.approve(world, made, by=login)


def test_a_closed_account_signs_no_more(world, folder, clock):
    with_accounts(world, first=Role.ADMINISTRATOR, second=Role.ADMINISTRATOR)
    change(folder, *REPLY)
    made = proposed(world, folder, "first")
    with world.reading() as connection:
        second = connection.execute(
            select(tables.accounts.c.person).where(tables.accounts.c.login == "second")
        ).scalar_one()
    staffing.change_person(world, APPLICANT, second, "乙", "second", active=False)
    with pytest.raises(NotSignatory):
        publishing.approve(world, made, by="second")


def test_a_newer_proposal_makes_an_older_one_out_of_date(world, folder):
    change(folder, *REPLY)
    older = proposed(world, folder)
    change(folder, *LONGER)
    newer = proposed(world, folder)
    with pytest.raises(NotPublished) as refused:
        publishing.approve(world, older, by="乙")
    assert refused.value.code == "newer-proposal"
    publishing.reject(world, newer, by="乙", why="公报写的是4日")
    assert publishing.approve(world, older, by="乙").editions[0].number == 2


def test_a_newer_edition_makes_a_proposal_out_of_date(world, folder):
    change(folder, *REPLY)
    older = proposed(world, folder)
    change(folder, *LONGER)
    newer = proposed(world, folder)
    publishing.approve(world, newer, by="乙")
    with pytest.raises(NotPublished) as refused:
        publishing.approve(world, older, by="乙")
    assert refused.value.code == "newer-edition"
    assert number(world) == 2


def test_what_is_decided_stays_so(world, folder):
    change(folder, *REPLY)
    made = proposed(world, folder)
    publishing.reject(world, made, by="甲", why="自己发现错了")
    for act in (
        lambda: publishing.approve(world, made, by="乙"),
        lambda: publishing.reject(world, made, by="乙", why="x"),
    ):
        with pytest.raises(NotPublished) as refused:
            act()
        assert refused.value.code == "rejected"
    with pytest.raises(NotPublished):
        publishing.approve(world, 99_999, by="乙")
    with pytest.raises(NotPublished):
        publishing.reject(world, made, by="乙", why=" ")


def test_approval_checks_again(world, folder):
    change(folder, *REPLY)
    made = proposed(world, folder)
    source = publishing.proposal(world, made).matters[0].source
    path = f"{MARKET}/{CODE}.yaml"
    for altered, code in (("reply_within: 15 wrking days", None), ("reply_within: 16 working days", "altered")):
        texts = {**source, path: source[path].replace("reply_within: 15 working days", altered)}
        with world.unit_of_work() as work:
            work.connection.execute(
                tables.proposed_matters.update().where(tables.proposed_matters.c.proposal == made).values(source=texts)
            )
        if code is None:
            assert publishing.approve(world, made, by="乙").findings
        else:
            with pytest.raises(NotPublished) as refused:
                publishing.approve(world, made, by="乙")
            assert refused.value.code == code
    assert number(world) == 1


def test_a_start_and_an_end_that_are_set_beforehand(world, folder, clock):
    change(folder, *REPLY)
    made = proposed(world, folder, on=date(2026, 4, 1), until=date(2026, 6, 30))
    publishing.approve(world, made, by="乙")
    assert number(world) == 1
    assert world.editions.standing(CODE, world.today()).next_day == date(2026, 4, 1)
    clock.set("2026-04-01 00:00")
    assert number(world) == 2
    assert world.editions.standing(CODE, world.today()).last_day == date(2026, 6, 30)
    draft = start_form(world)
    assert number(world, date(2026, 6, 30)) == 2
    clock.set("2026-07-01 00:00")
    with pytest.raises(NotOffered) as refused:
        number(world)
    assert (refused.value.code, refused.value.since) == ("over", date(2026, 7, 1))
    assert CODE not in {edition.matter.code for edition in world.editions.catalogue(world.today())}
    with pytest.raises(NotOffered):
        filing.file(world, APPLICANT, draft, drafting.open_draft(world, APPLICANT, draft).key)
    again = proposed(world, folder)  # the same text, without an end
    assert publishing.proposal(world, again).matters[0].kind is Kind.ADDED
    publishing.approve(world, again, by="乙")
    assert number(world) == 3


def test_an_edition_cannot_begin_before_the_law_it_rests_on(world, folder):
    """A law of the district that comes into force next year: not before, and from that day on."""
    (folder / "laws").mkdir()
    (folder / "laws" / "new.yaml").write_text(
        "banshi: 1\nlaw: new-rules\nname: {zh: 示例市食品经营条例, en: Rules}\nrank: local-regulation\nnumber: 一\n"
        "versions:\n  - in_force: 2027-01-01\n    articles: {第一条: {text: 依法经营。}}\n",
        "utf-8",
    )
    change(folder, "law:\n  - id: food-law", "law:\n  - {id: new, ref: new-rules, article: 第一条}\n  - id: food-law")
    made = propose(world, folder)
    assert (made.proposal, [finding.code for finding in made.findings]) == (None, ["A610"])
    assert [finding.code for finding in propose(world, folder, on=date(2026, 12, 31)).findings] == ["A610"]
    assert propose(world, folder, on=date(2027, 1, 1)).proposal is not None


def test_days_that_cannot_be(world, folder, clock):
    change(folder, *REPLY)
    for days, code in (({"on": date(2026, 3, 1)}, "past"), ({"until": date(2026, 3, 1)}, "days-reversed")):
        with pytest.raises(NotPublished) as refused:
            propose(world, folder, **days)
        assert refused.value.code == code
    made = proposed(world, folder, on=date(2026, 3, 3))
    clock.set("2026-03-04 09:00")
    with pytest.raises(NotPublished) as refused:
        publishing.approve(world, made, by="乙")
    assert refused.value.code == "day-passed"
    assert "2026-03-03" in refused.value.say("zh")


def test_a_matter_ends_by_two_persons_and_its_cases_go_on(world, folder, clock):
    receipt, begun = file_one(world), start_form(world)
    made = publishing.propose_withdrawal(world, CODE, by="甲", summary="国务院决定取消", on=date(2026, 3, 9))
    with pytest.raises(NotSignatory):
        publishing.approve(world, made.id, by="甲 ")
    published = publishing.approve(world, made.id, by="乙")
    assert (published.editions, published.withdrawn, published.first_day) == ((), (CODE,), date(2026, 3, 9))
    assert world.editions.standing(CODE, world.today()).last_day == date(2026, 3, 8)
    drafting.start(world, APPLICANT, CODE)
    clock.set("2026-03-09 09:00")
    with pytest.raises(NotOffered) as refused:
        drafting.start(world, APPLICANT, CODE)
    assert "国务院决定取消" in refused.value.say("zh")
    with pytest.raises(NotOffered):
        filing.file(world, APPLICANT, begun, drafting.open_draft(world, APPLICANT, begun).key)
    walk_to_the_end(world, receipt.case_id)
    assert reading.case_file(world, APPLICANT, receipt.case_id).case.outcome is not None
    with pytest.raises(NotPublished) as refused:
        publishing.propose_withdrawal(world, CODE, by="甲", summary="再次")
    assert refused.value.code == "ended"
    with pytest.raises(NotPublished):
        publishing.propose_withdrawal(world, "nothing", by="甲", summary="x")
    change(folder, *REPLY)
    publishing.approve(world, proposed(world, folder), by="乙")
    assert world.editions.standing(CODE, world.today()).offer is Offer.IN_FORCE
    assert number(world) == 2


def test_a_withdrawal_is_out_of_date_when_a_newer_edition_was_published(world, folder):
    ended = publishing.propose_withdrawal(world, CODE, by="甲", summary="取消")
    change(folder, *REPLY)
    publishing.approve(world, proposed(world, folder), by="乙")
    with pytest.raises(NotPublished):
        publishing.approve(world, ended.id, by="乙")
    assert number(world) == 2


def test_delegation_to_another_organ_is_told_as_such(world, folder):
    change(folder, "level: county", "level: town")
    made = propose(world, folder).proposal
    assert made is not None
    assert made.matters[0].kind is Kind.DELEGATED


def test_two_who_approve_at_once_make_one_edition(world, database_url, tmp_path, folder):
    change(folder, *REPLY)
    made = proposed(world, folder)
    worlds = [build_world(settings(database_url, tmp_path / name), StandingClock()) for name in ("one", "two")]
    start, ended = threading.Barrier(2), []

    def approve(one, who):
        start.wait()
        try:
            ended.append(publishing.approve(one, made, by=who).editions[0].number)
        except NotPublished as refused:
            ended.append(refused.code)

    threads = [threading.Thread(target=approve, args=pair) for pair in zip(worlds, ("乙", "丙"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(map(str, ended)) == ["2", "approved"]
    with world.reading() as connection:
        count = select(func.count()).select_from(tables.editions).where(tables.editions.c.matter == CODE)
        assert connection.execute(count).scalar_one() == 2
    for one in worlds:
        one.store.engine.dispose()


def test_readers_see_all_of_a_publication_or_nothing(world, database_url, tmp_path, folder):
    """Two matters change together; whoever reads the catalogue meanwhile finds both old or both new."""
    other = "outdoor-signboard"
    change(folder, *REPLY)
    path = folder / "urban_management" / f"{other}.yaml"
    path.write_text(path.read_text("utf-8") + "\n# 核对无误\n", "utf-8")
    library = load_library(folder, world.editions.vocabulary)
    made = publishing.propose(world, library, by="甲", summary="两个事项").proposal
    assert made is not None
    reader = build_world(settings(database_url, tmp_path / "reader"), StandingClock())
    seen, done = set(), threading.Event()

    def read():
        while not done.is_set():
            numbers = {e.matter.code: e.number for e in reader.editions.catalogue(reader.today())}
            seen.add((numbers[CODE], numbers[other]))

    thread = threading.Thread(target=read)
    thread.start()
    publishing.approve(world, made.id, by="乙")
    done.set()
    thread.join(60)
    assert seen <= {(1, 1), (2, 2)}
    assert number(world) == 2
    reader.store.engine.dispose()


def test_an_edit_walks_through_diff_and_two_persons_while_a_case_ends_as_it_began(world, folder):
    """The catering matter is edited; a case and a draft from before end as they began."""
    receipt, begun = file_one(world), start_form(world)
    old = world.editions.current(CODE, world.today())
    change(folder, *REPLY)
    change(
        folder,
        "stage: handle, does: review, by: handler, limit: 2 working days",
        "stage: handle, does: review, by: handler, limit: 1 working day",
    )
    made = propose(world, folder).proposal
    assert made is not None
    told = [c.say("zh") for c in made.matters[0].changes]
    assert told == ["补正答复期限 10→15 个工作日", "流程、环节“审查”：时限 2→1 个工作日"]
    publishing.approve(world, made.id, by="乙")
    assert number(world) == 2
    assert publishing.running(world)[CODE] == publishing.Running(cases=1, drafts=1)
    walk_to_the_end(world, receipt.case_id)
    ended = reading.case_file(world, APPLICANT, receipt.case_id)
    assert ended.case.outcome is not None
    assert ended.edition.digest == old.digest
    later = filing.file(world, APPLICANT, begun, drafting.open_draft(world, APPLICANT, begun).key)
    assert reading.case_file(world, APPLICANT, later.case_id).edition.digest == old.digest
    newest = file_one(world)
    assert reading.case_file(world, APPLICANT, newest.case_id).edition.number == 2
