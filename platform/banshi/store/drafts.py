"""How is an unsent application kept?  By section, so that two tabs on two topics never overwrite each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from banshi.cases.events import StoredFile
from banshi.store.tables import draft_files, draft_sections, drafts, files
from banshi.store.unit_of_work import UnitOfWork


def draft_row(connection: Connection, draft: str) -> Row[Any] | None:
    """The draft's own row."""
    return connection.execute(select(drafts).where(drafts.c.id == draft)).one_or_none()


def section_rows(connection: Connection, draft: str) -> Sequence[Row[Any]]:
    """What was saved, topic by topic."""
    return connection.execute(select(draft_sections).where(draft_sections.c.draft == draft)).all()


def draft_files_of(connection: Connection, draft: str) -> Mapping[str, tuple[StoredFile, ...]]:
    """The files by material, in the order they came."""
    query = (
        select(draft_files.c.material, draft_files.c.name, files.c.digest, files.c.media, files.c.size)
        .join(files, files.c.digest == draft_files.c.digest)
        .where(draft_files.c.draft == draft)
        .order_by(draft_files.c.id)
    )
    found: dict[str, tuple[StoredFile, ...]] = {}
    for row in connection.execute(query):
        stored = StoredFile(row.digest, row.name, row.media, row.size)
        found[row.material] = (*found.get(row.material, ()), stored)
    return found


def count_open(connection: Connection, owner: str) -> int:
    """How many drafts this person has that became no case yet."""
    query = select(func.count()).select_from(drafts).where(drafts.c.owner == owner, drafts.c.case.is_(None))
    return connection.execute(query).scalar_one()


def add_draft(work: UnitOfWork, **values: Any) -> None:
    """A new draft."""
    work.connection.execute(insert(drafts).values(**values))


def lock_draft(work: UnitOfWork, draft: str) -> Row[Any] | None:
    """The draft's row, held until this transaction ends, so that saving and filing never cross."""
    return work.connection.execute(select(drafts).where(drafts.c.id == draft).with_for_update()).one_or_none()


def put_section(work: UnitOfWork, draft: str, section: str, version: int, at: datetime, **values: Any) -> None:
    """Save one topic as version `version` (1: for the first time)."""
    if version == 1:
        work.connection.execute(
            insert(draft_sections).values(draft=draft, section=section, version=1, saved=at, **values)
        )
    else:
        work.connection.execute(
            update(draft_sections)
            .where(draft_sections.c.draft == draft, draft_sections.c.section == section)
            .values(version=version, saved=at, **values)
        )
    touch(work, draft, saved=at)


def touch(work: UnitOfWork, draft: str, **values: Any) -> None:
    """Change the draft's own row."""
    work.connection.execute(update(drafts).where(drafts.c.id == draft).values(**values))


def add_file(work: UnitOfWork, draft: str, material: str, file: StoredFile, at: datetime) -> None:
    """Hand in a file for a material; the same file twice is once."""
    know_file(work, file, at)
    kept = draft_files.c
    known = select(kept.id).where(kept.draft == draft, kept.material == material, kept.digest == file.digest)
    if work.connection.execute(known).first() is None:
        work.connection.execute(
            insert(draft_files).values(draft=draft, material=material, digest=file.digest, name=file.name)
        )
    touch(work, draft, saved=at)


def know_file(work: UnitOfWork, file: StoredFile, at: datetime) -> None:
    """The row that says these bytes are kept."""
    if work.connection.execute(select(files.c.digest).where(files.c.digest == file.digest)).first() is None:
        work.connection.execute(insert(files).values(digest=file.digest, size=file.size, media=file.media, stored=at))


def remove_file(work: UnitOfWork, draft: str, material: str, digest: str, at: datetime) -> bool:
    """Take a file back; False when it was not there."""
    kept = draft_files.c
    gone = work.connection.execute(
        delete(draft_files).where(kept.draft == draft, kept.material == material, kept.digest == digest)
    )
    touch(work, draft, saved=at)
    return gone.rowcount == 1


def remove_draft(work: UnitOfWork, draft: str) -> None:
    """The draft and everything in it."""
    work.connection.execute(delete(draft_files).where(draft_files.c.draft == draft))
    work.connection.execute(delete(draft_sections).where(draft_sections.c.draft == draft))
    work.connection.execute(delete(drafts).where(drafts.c.id == draft))


def expired(connection: Connection, now: datetime, limit: int) -> Sequence[str]:
    """Drafts whose time is over and that became no case."""
    query = select(drafts.c.id).where(drafts.c.expires <= now, drafts.c.case.is_(None)).limit(limit)
    return connection.execute(query).scalars().all()


def open_correction(connection: Connection, case_id: str) -> str | None:
    """The draft that answers the correction notice of this case, while it is not handed in."""
    query = select(drafts.c.id).where(drafts.c.correcting == case_id, drafts.c.case.is_(None))
    return connection.execute(query).scalar_one_or_none()


def open_drafts(connection: Connection, now: datetime) -> dict[str, int]:
    """How many drafts of each matter can still be filed."""
    waiting = (drafts.c.case.is_(None), drafts.c.correcting.is_(None), drafts.c.expires > now)
    query = select(drafts.c.matter, func.count()).where(*waiting).group_by(drafts.c.matter)
    return {code: number for code, number in connection.execute(query)}
