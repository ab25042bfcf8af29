"""What does the organ write about a hearing?  The right to one, its time and place, its record (Licensing Law 46-48).

What a later act may change (time, place, chair) is frozen in what the notice is `about`.
"""

from __future__ import annotations

from banshi.cases.case import Case
from banshi.cases.events import TaskId
from banshi.cases.words import chinese_date
from banshi.definitions.model import Matter
from banshi.notices.body import About, Body, Rows, application, by_law, day, within, you

#: What is said of a hearing that is not public begins so.
_CLOSED = "不公开举行"


def right(case: Case, matter: Matter, task: TaskId) -> About:
    """Within which days a hearing can be asked for."""
    return {"within": within(case.watches[f"request:{task}"])}


def told_of_right(case: Case, matter: Matter, about: About) -> Body:
    """听证告知书: who can ask for a hearing, until when, what silence means, that it is free (Licensing Law 47)."""
    return Body(
        (
            f"{application(case, matter)}，直接关系{you(case)}或者他人的重大利益。"
            f"{by_law(matter, '第四十七条')}告知{you(case)}有要求举行听证的权利。",
            f"要求听证的，请自被告知之日起 {about['within']}向本机关提出，可以在网上提出，也可以书面提出；"
            "逾期不提出的，视为放弃听证。",
            "听证由审查本申请的工作人员以外的人员主持，公开举行；组织听证不收取费用，所需时间不计入办理期限。",
        )
    )


def session(case: Case, task: TaskId) -> About:
    """Time, place, chair and whether it is public, as they are now."""
    sitting = case.hearings[task].sitting
    assert sitting is not None  # the notice follows when it is set
    public = f"{_CLOSED}（{sitting.closed_because}）" if sitting.closed_because else "公开举行"
    return {"at": chinese_date(sitting.at), "place": sitting.place, "chair": sitting.chair_name, "public": public}


def told_of_session(case: Case, matter: Matter, about: About) -> Body:
    """听证通知书: time, place, chair, and that the chair can be challenged (Licensing Law 48)."""
    rows = (
        ("时间", str(about["at"])),
        ("地点", str(about["place"])),
        ("主持人", str(about["chair"])),
        ("方式", str(about["public"])),
    )
    return Body(
        (f"{application(case, matter)}，{by_law(matter, '第四十八条')}举行听证，现将有关事项通知如下：",),
        Rows("听证安排", ("事项", "内容"), rows),
        (
            f"{you(case)}认为主持人与本申请有直接利害关系的，可以申请回避。",
            "请携带有关证据按时参加，可以申辩和质证；听证笔录由参加人确认无误后签字。组织听证不收取费用。",
        ),
    )


def record(case: Case, task: TaskId) -> About:
    """What was recorded, who signed it, and the digests of the signed files."""
    hearing = case.hearings[task]
    assert hearing.record is not None  # the notice follows when it was held
    held = session(case, task) if hearing.sitting is not None else {}
    return {
        **held,
        "report": hearing.record.report,
        "signatories": hearing.record.signatories,
        "files": tuple(file.name for file in hearing.record.files),
        "digests": tuple(file.digest for file in hearing.record.files),
    }


def recorded(case: Case, matter: Matter, about: About) -> Body:
    """听证笔录: when and where it was held, who presided, what was put forward, who signed it."""
    files = zip(about["files"], about["digests"], strict=True)
    return Body(
        (
            f"{application(case, matter)}，于{about['at']}在{about['place']}举行听证，主持人{about['chair']}，"
            f"{about['public']}。",
            f"听证要点：{about['report']}",
            f"签名：{'、'.join(about['signatories'])}",
        ),
        Rows(
            "签名的笔录",
            ("序号", "文件", "摘要（SHA-256）"),
            tuple((str(number), name, digest) for number, (name, digest) in enumerate(files, start=1)),
        ),
    )


def rests_on(case: Case) -> tuple[str, ...]:
    """What a decision says of the hearings it rests on (Licensing Law 48(2))."""
    held = [one.sitting.at for one in case.hearings.values() if one.record is not None and one.sitting is not None]
    return (f"本机关于{'、'.join(day(at) for at in held)}举行听证，并根据听证笔录作出本决定。",) if held else ()
