"""Who does what on the way of a case, in which time, by which measure?  Every step with its post and officers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from banshi.definitions.flow import (
    Automatic,
    Consult,
    Decide,
    Flow,
    Fork,
    Forward,
    Intake,
    Issue,
    OnRequest,
    PostCheck,
    Procedure,
    Publicise,
    Return,
    Review,
    Silence,
    Step,
    Visit,
    steps_in,
)
from banshi.definitions.flow_words import KIND_WORDS, LEVEL_WORDS, ROLE_WORDS, STAGE_WORDS
from banshi.definitions.guide.model import Entry, Line, joined
from banshi.definitions.guide.telling import Telling, limit_text, line, plain
from banshi.definitions.model import Department, HearingRule, Matter
from banshi.people import Role
from banshi_rules.texts import Text

OUTCOMES = {"grant": Text("准予", "grants"), "refuse": Text("不予", "refuses")}


def title_of(matter: Matter, step: Step) -> Text:
    """What a step is called: by its author, else by what it does."""
    if step.title is not None:
        return step.title
    if isinstance(step, Procedure) and step.procedure in matter.district.procedures:
        return matter.district.procedures[step.procedure].name
    if isinstance(step, Consult) and step.department in matter.consulted:
        name = matter.consulted[step.department].name
        return Text(f"征求{name.zh}意见", f"Opinion of {name.say('en')}")
    return STAGE_WORDS[step.stage] if isinstance(step, Review) else KIND_WORDS[type(step)]


def responsible(telling: Telling, step: Step) -> Text:
    """Post and officers that a step is in the hands of, with the department where it is another one than the matter's;
    the role where no post is known."""
    other = telling.matter.consulted.get(step.department) if isinstance(step, Consult) else None
    known = (other or telling.matter.department).posts
    posts = [post for post in known if post.role is step.by and step.by is not Role.GOV_HEAD]
    if not posts:
        return _held(other, ROLE_WORDS[step.by])
    held = (_held(other, post.title, post.officers, post.phone) for post in posts)
    return joined(tuple(held), "；", "; ")


def _held(
    department: Department | None, title: Text, officers: Sequence[str] = (), telephone: str | None = None
) -> Text:
    zh, en = title.zh, title.say("en")
    if department is not None:
        zh, en = f"{department.name.zh} {zh}", f"{en}, {department.name.say('en')}"
    if officers:
        zh, en = f"{zh}：{'、'.join(officers)}", f"{en}: {', '.join(officers)}"
    return Text(f"{zh}（{telephone}）", f"{en} ({telephone})") if telephone else Text(zh, en)


def step_entries(telling: Telling, flow: Flow, *, only: frozenset[str] | None = None) -> tuple[Entry, ...]:
    """The steps of a flow in their order, `only` those of these ids; what runs side by side says so."""
    return tuple(_entries(telling, flow, only))


def _entries(telling: Telling, flow: Flow, only: frozenset[str] | None) -> Iterator[Entry]:
    for part in flow.parts:
        taken = [step for step in steps_in(part) if only is None or step.id in only]
        for step in taken:
            beside = _beside(telling, part, step, taken) if isinstance(part, Fork) and len(taken) > 1 else ()
            when = part.when if isinstance(part, Fork) and part.when is not None else None
            lines = line("when-beside", "进行的情形", "In these cases", telling.condition(when)) if when else ()
            yield _entry(telling, flow, step, (*(lines if only is None else ()), *beside), conditional=only is None)


def _beside(telling: Telling, fork: Fork, step: Step, taken: Sequence[Step]) -> tuple[Line, ...]:
    mine = next(branch for branch in fork.branches if step in branch)
    others = joined(tuple(title_of(telling.matter, other) for other in taken if other not in mine))
    if not others.zh:
        return ()
    count, needed = len(fork.branches), fork.needed
    wait = Text("全部完成后继续", "the case goes on when all are done")
    if needed < count:
        wait = Text(f"完成 {needed} 项即继续", f"the case goes on when {needed} of {count} are done")
    words = Text(f"与“{others.zh}”同时进行，{wait.zh}", f'Side by side with "{others.say("en")}"; {wait.say("en")}')
    return line("beside", "并行", "Side by side", words)


def _entry(telling: Telling, flow: Flow, step: Step, more: tuple[Line, ...], *, conditional: bool) -> Entry:
    when = telling.condition(step.when) if step.when is not None and conditional else None
    limit = limit_text(step.limit) if step.limit is not None else None
    return Entry(
        step.id,
        title_of(telling.matter, step),
        (
            *line("who", "责任岗位", "In the hands of", responsible(telling, step)),
            *line("limit", "时限", "Time limit", limit),
            *line("does", "内容和结果", "What happens", _does(step, telling)),
            *line("looks", "核查内容", "What is looked at", _looks(telling, step)),
            *line("when", "进行的情形", "In these cases", when),
            *more,
            *line("returns", "退回", "Returns", _returns(telling, flow, step)),
        ),
        (STAGE_WORDS[step.stage],),
    )


def _looks(telling: Telling, step: Step) -> Text | None:
    if not isinstance(step, (Visit, PostCheck)) or step.checklist is None:
        return None
    return joined(telling.matter.checklists.get(step.checklist, ()), "；", "; ")


def _returns(telling: Telling, flow: Flow, step: Step) -> Text | None:
    if not isinstance(step, (Review, Visit, Decide)):
        return None
    return joined(tuple(_return(telling, flow, back) for back in step.returns), "；", "; ")


def _return(telling: Telling, flow: Flow, back: Return) -> Text:
    to = title_of(telling.matter, flow.step(back.to))
    times = f"{back.at_most} time{'' if back.at_most == 1 else 's'}"
    return Text(f"可退回“{to.zh}”，最多 {back.at_most} 次", f'to "{to.say("en")}", {times} at most')


@singledispatch
def _does(step: Step, telling: Telling) -> Text:
    """What a step does and can end in."""
    raise TypeError(step)


@_does.register
def _intake(_step: Intake, _telling: Telling) -> Text:
    return Text(
        "核对申请材料：受理、不予受理，或者一次性告知需要补正的全部内容",
        "Looks through the application: accepts it, does not accept it, or names once everything to be corrected",
    )


@_does.register
def _review(step: Review, _telling: Telling) -> Text:
    if step.countersigns is not None:
        return Text(
            "会签拟定的决定：同意，或者说明理由退回",
            "Countersigns the draft of the decision, or returns it with reasons",
        )
    if step.drafts:
        return Text("审查申请，拟定决定", "Examines the application and drafts the decision")
    return Text("审查申请，提出意见", "Examines the application and gives an opinion")


@_does.register
def _visit(step: Visit, _telling: Telling) -> Text:
    return Text(f"由 {step.people} 名工作人员到现场核查", f"{step.people} officers look at the place")


@_does.register
def _consult(step: Consult, telling: Telling) -> Text:
    asked = telling.matter.consulted.get(step.department, telling.matter.department).name
    agree = step.silence is Silence.AGREE
    return Text(
        f"征求{asked.zh}的意见，逾期不答复{'视为同意' if agree else '不视为同意'}",
        f"Asks {asked.say('en')}; silence {'counts as consent' if agree else 'is no consent'}",
    )


@_does.register
def _procedure(step: Procedure, telling: Telling) -> Text:
    rule = telling.matter.district.procedures[step.procedure]
    planned = limit_text(step.planned)
    basis = f"（{rule.basis.zh}）" if rule.basis else "", f" ({rule.basis.say('en')})" if rule.basis else ""
    counted = Text("时间不计入办理时限", "this time is not counted in the limits")
    if not rule.stops_the_clock:
        counted = Text("时间计入办理时限", "this time is counted in the limits")
    heard = _heard(step, rule.hearing) if rule.hearing is not None else Text("", "")
    return Text(
        f"{rule.name.zh}，计划 {planned.zh}，{counted.zh}{basis[0]}{heard.zh}",
        f"{rule.name.say('en')}, planned: {planned.say('en')}; {counted.say('en')}{basis[1]}{heard.say('en')}",
    )


#: Who is told of the right to a hearing and can ask for it.
_ASKS = {
    OnRequest.APPLICANT: Text("申请人", "the applicant"),
    OnRequest.CONCERNED: Text("申请人、利害关系人", "the applicant and interested parties"),
}


def _heard(step: Procedure, rule: HearingRule) -> Text:
    """The rights of those who are heard, each with its days."""
    asked, held, told = (limit_text(one) for one in (rule.request_within, rule.held_within, rule.notice_before))
    who = _ASKS[step.on_request] if step.on_request is not None else None
    zh = f"；{who.zh}被告知后 {asked.zh} 内可以要求听证，没有人要求的不举行" if who else ""
    en = f"; {who.say('en')} can ask for it within {asked.say('en')} of being told, else none is held" if who else ""
    return Text(
        f"{zh}；{held.zh} 内举行，提前 {told.zh} 通知时间、地点，公开进行，不收费；"
        "主持人不是审查这件申请的人，可以申请其回避；根据听证笔录作出决定",
        f"{en}; held within {held.say('en')}, time and place are told {told.say('en')} before, open to the public and "
        "free; the chair does not examine the application and can be challenged; the decision rests on the record",
    )


@_does.register
def _publicise(step: Publicise, telling: Telling) -> Text:
    open_for, back = limit_text(step.open_for), step.on_objection
    zh, en = f"公示 {open_for.zh}", f"Put before the public for {open_for.say('en')}"
    if back is None:
        return Text(zh, en)
    to = next(
        (title_of(telling.matter, s) for f in telling.matter.flows.values() for s in f.steps if s.id == back.to),
        plain(back.to),
    )
    return Text(f"{zh}；有异议的，退回“{to.zh}”", f'{en}; an objection leads back to "{to.say("en")}"')


@_does.register
def _forward(step: Forward, _telling: Telling) -> Text:
    level = LEVEL_WORDS.get(step.to_level, plain(step.to_level))
    return Text(
        f"连同全部材料报送{level.zh}机关，不要求重新提交",
        f"Hands everything up to the {level.say('en').lower()} level; nothing is asked again",
    )


@_does.register
def _automatic(step: Automatic, telling: Telling) -> Text:
    holds = telling.condition(step.grants_when)
    return Text(
        f"符合下列条件的自动准予，其余转人工办理：{holds.zh}",
        f"Granted by rule where this holds, everything else goes to a person: {holds.say('en')}",
    )


@_does.register
def _decide(step: Decide, _telling: Telling) -> Text:
    zh = "或者".join(OUTCOMES[outcome].zh for outcome in step.outcomes if outcome in OUTCOMES)
    en = " or ".join(OUTCOMES[outcome].say("en") for outcome in step.outcomes if outcome in OUTCOMES)
    refused = "refuse" in step.outcomes
    return Text(
        f"作出{zh}的决定{'；不予的说明理由并告知救济途径' if refused else ''}",
        f"Decides: {en}{'; a refusal gives its reasons and the remedies' if refused else ''}",
    )


@_does.register
def _issue(_step: Issue, _telling: Telling) -> Text:
    return Text("制作并送达结果；从作出决定起算", "Makes and hands over the result; runs from the decision")


@_does.register
def _post_check(step: PostCheck, _telling: Telling) -> Text:
    share = f"{step.share.normalize():f}%" if step.share is not None else None
    drawn = Text(f"随机抽取 {share} 的办件，", f"in {share} of the cases, drawn at random, ") if share else Text("", "")
    return Text(
        f"作出决定后，{drawn.zh}由 {step.people} 名工作人员核查承诺和实际是否一致；从作出决定起算{_corrected(step).zh}",
        f"After the decision, {drawn.say('en')}{step.people} officers look whether the commitment is kept; "
        f"runs from the decision{_corrected(step).say('en')}",
    )


def _corrected(step: PostCheck) -> Text:
    """What happens when it is not kept."""
    zh, en = "；不符合的责令限期改正", "; what is not is to be put right"
    if step.correct_within is not None:
        most = limit_text(step.correct_within)
        zh, en = f"{zh}（最长 {most.zh}）", f"{en} (within {most.say('en')} at most)"
    if step.recheck_within is not None:
        again = limit_text(step.recheck_within)
        zh = f"{zh}，期满或者当事人申请复查之日起 {again.zh} 内复查"
        en = f"{en}, looked at again within {again.say('en')} of that day or of the holder's request"
    return Text(f"{zh}，仍不符合的撤销决定", f"{en}; if it still is not, the decision is revoked")
