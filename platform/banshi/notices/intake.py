"""What does the organ write before it examines anything?  Receipt, acceptance, correction, non-acceptance, transfer."""

from __future__ import annotations

from banshi.cases.case import Case, Task
from banshi.cases.events import Gap
from banshi.cases.words import chinese_date, remedies_text
from banshi.definitions.model import Matter
from banshi.notices.body import About, Body, Rows, application, by_law, day, within, you
from banshi_forms.model import Form


def receipt(case: Case, matter: Matter, about: About, query_code: str | None) -> Body:
    """收件回执: what came in, and by when the applicant hears whether it is accepted."""
    first = next(iter(case.tasks.values()), None)
    clock = case.watches.get(f"stage:{first.id}") if isinstance(first, Task) else None
    soon = f"自收到申请之日起 {within(clock)}" if clock else "尽快"
    code = f"和查询码 {query_code} " if query_code else "和提交时给出的查询码"
    return Body(
        (
            f"{application(case, matter)}已收到。",
            f"本机关将{soon}告知是否受理。申请材料不齐全或者不符合法定形式的，将一次性告知需要补正的全部内容；"
            "逾期不告知的，自收到申请材料之日起即为受理。",
        ),
        _received(about),
        (f"可以凭办件编号{code}查询办理进度。", "本回执表明本机关已收到申请，不代表已经受理。"),
    )


def _received(about: About) -> Rows | None:
    handed_in = zip(about.get("materials", ()), about.get("files", ()), strict=True)
    rows = [(title, f"申请人提交：{files}") for title, files in handed_in]
    rows += [(title, "数据共享获取，免提交") for title in about.get("supplied", ())]
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, start=1))
    return Rows("收到的材料", ("序号", "材料名称", "来源"), numbered) if numbered else None


def acceptance(case: Case, matter: Matter) -> Body:
    """受理通知书: from which day it counts, and by when the decision falls."""
    counted = case.counted_from or case.received
    return Body(
        (f"{application(case, matter)}{_accepted(case, matter)}，受理日期为{day(counted)}。", _limits(case, matter))
    )


def tolerant_acceptance(case: Case, matter: Matter, about: About) -> Body:
    """容缺受理通知书: from which day it counts, what is missing, until when it follows, and what happens without it."""
    counted = case.counted_from or case.received
    missing = zip(about.get("materials", ()), about.get("standards", ()), strict=True)
    rows = tuple((str(number), *row) for number, row in enumerate(missing, start=1))
    opening = (
        f"{application(case, matter)}，主要申请材料齐全、符合法定形式，缺少的材料可以后补，"
        f"{you(case)}已书面承诺按时补交。本机关依法予以容缺受理，受理日期为{day(counted)}。"
    )
    return Body(
        (opening, _limits(case, matter)),
        Rows("需要补交的材料", ("序号", "材料名称", "要求"), rows),
        (
            f"请{you(case)}{_by(case)}补交上述材料。补齐之前，本机关不发出办理结果；逾期没有补齐的，本机关将终止办理，"
            f"{you(case)}可以重新提出申请。",
        ),
    )


def _by(case: Case) -> str:
    clock = case.watches.get("tolerance")
    return f"在{chinese_date(clock.due)}前" if clock is not None and clock.due is not None else "尽快"


def transfer(case: Case, matter: Matter) -> Body:
    """转办通知书: why it is not this organ's matter, and which organ has it now."""
    organ, reason = (case.transfer.organ, case.transfer.reason) if case.transfer else ("", "")
    return Body(
        (
            f"{application(case, matter)}，经审查，不属于本机关职权范围，"
            f"{by_law(matter, '第三十二条第一款第（二）项')}不予受理，现转{organ}办理。",
            f"理由：{reason}",
            f"后续办理情况请向{organ}咨询；{you(case)}也可以直接向{organ}提出申请。",
            remedies_text(matter.district.remedies),
        )
    )


def _accepted(case: Case, matter: Matter) -> str:
    if case.correction is not None and case.correction.answered is not None:
        mended = f"，已于{day(case.correction.answered)}补正，现申请材料齐全、符合法定形式，"
        return f"{mended}{by_law(matter, '第三十二条第一款第（五）项')}予以受理"
    if case.accepted is not None and case.counted_from == case.received != case.accepted:
        silent = by_law(matter, "第三十二条第一款第（四）项")
        return f"，本机关未在规定期限内告知是否需要补正，{silent}自收到申请之日起即为受理"
    return f"，申请材料齐全、符合法定形式，{by_law(matter, '第三十二条第一款第（五）项')}予以受理"


def _limits(case: Case, matter: Matter) -> str:
    promised, statutory = case.watches["promised"], case.watches["statutory"]
    law = f"法定办结时限为自受理之日起 {within(statutory)}"
    if matter.same_day and promised.due is not None:
        return f"本事项即来即办，本机关将于当日（{chinese_date(promised.due)}）作出决定；{law}。"
    return f"{law}；本机关承诺自受理之日起 {within(promised)}作出决定。"


def correction(case: Case, matter: Matter) -> Body:
    """一次性补正告知书: everything that is missing or wrong, how to mend it, and by when."""
    gaps = case.correction.gaps if case.correction else ()
    rows = tuple((str(n), about_words(gap, matter), gap.problem, gap.remedy) for n, gap in enumerate(gaps, start=1))
    opening = (
        f"{application(case, matter)}，经审查，申请材料不齐全或者不符合法定形式。"
        f"现{by_law(matter, '第三十二条第一款第（四）项')}一次性告知需要补正的全部内容，共 {len(gaps)} 项："
    )
    return Body(
        (opening,),
        Rows("需要补正的内容", ("序号", "补正事项", "存在的问题", "补正办法"), rows),
        (_reply(case), "办理时限自收到全部补正内容之日起计算。"),
    )


def _reply(case: Case) -> str:
    clock = case.watches.get("correction")
    if clock is None:
        return f"请{you(case)}将上述内容一次补齐后提交。"
    return (
        f"请{you(case)}自收到本告知书之日起 {within(clock)}，将上述内容一次补齐后提交。"
        f"逾期没有补正的，本机关将终止办理，{you(case)}可以重新提出申请。"
    )


def about_words(gap: Gap, matter: Matter) -> str:
    """What a gap is about, by its label in the form or its title among the materials."""
    kind, _, path = gap.about.partition(":")
    if kind == "material":
        material = matter.material(path)
        return material.title.zh if material else path
    if kind == "field":
        return _label(path, matter.form) or _label(path, matter.party_form) or path
    return "其他"


def _label(path: str, form: Form) -> str | None:
    """经营面积; for a row of a group 食品安全管理人员第 2 行“姓名”; for a whole page its title."""
    along = form.at_path(path)
    if not along:
        section = form.section(path.partition(".")[0])
        return section.title.zh if section else None
    words = ""
    for question, row in along:
        label = question.label.zh
        words += f"{label}第 {row + 1} 行" if row is not None else f"“{label}”" if words else label
    return words


def non_acceptance(case: Case, matter: Matter) -> Body:
    """不予受理决定书: why not, whose matter it is, and where to turn."""
    refused = case.non_acceptance
    reasons, organ = (refused.reasons, refused.competent_organ) if refused else ("", None)
    article = "第三十二条第一款第（二）项" if organ else "第三十二条第一款"
    elsewhere = (f"该事项不属于本机关职权范围，请向{organ}提出申请。",) if organ else ()
    return Body(
        (
            f"{application(case, matter)}，经审查，{by_law(matter, article)}决定不予受理。",
            f"理由：{reasons}",
            *elsewhere,
            remedies_text(matter.district.remedies),
        )
    )
