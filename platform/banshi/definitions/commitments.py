"""What does an applicant sign?  To be as the conditions say (告知承诺), and to hand in what may follow (容缺受理)."""

from __future__ import annotations

from collections.abc import Sequence

from banshi.definitions.model import MaterialSpec, Matter
from banshi_rules.texts import Text


def to_the_conditions(matter: Matter) -> Text:
    """The commitment of a route that decides on it: the conditions were read and are met; what happens otherwise."""
    zh = "；".join(_without_stop(one.zh, "。；;.") for one in matter.guide.conditions)
    en = "; ".join(_without_stop(one.say("en"), "。；;.") for one in matter.guide.conditions)
    met = Text(f"我已经具备下列条件：{zh}。", f"I meet these conditions: {en}. ") if zh else Text("", "")
    return Text(
        f"我已知悉“{matter.title.zh}”的办理条件、标准和作出不实承诺的后果，自愿选择告知承诺方式办理。{met.zh}"
        "我承诺所填内容和所作承诺真实，接受事后核查；承诺不实的，按要求限期改正，或者由行政机关依法撤销决定并承担相应责任。",
        f"I know the conditions and standards of “{matter.title.say('en')}” and what follows from a false commitment, "
        f"and choose of my own will to be decided on a commitment. {met.say('en')}"
        "What I state and commit to is true, and may be checked afterwards. Where it is not, I put it right in the "
        "time I am given, or the decision is revoked by law and I answer for it.",
    )


def to_hand_in(matter: Matter, materials: Sequence[MaterialSpec]) -> Text:
    """The commitment to hand in what is missing, item by item; without it nothing is issued."""
    zh = "、".join(one.title.zh for one in materials)
    en = ", ".join(one.title.say("en") for one in materials)
    return Text(
        f"申请“{matter.title.zh}”时尚未提交：{zh}。我承诺在告知的期限内补交，内容真实、符合要求；"
        "知道补齐之前不发出办理结果，逾期没有补齐的将终止办理。",
        f"Not handed in with the application for “{matter.title.say('en')}”: {en}. I commit to hand them in within the "
        "time I am told, true and as they must be. I know that no result is issued before they are in, and that the "
        "case ends if they are not in on time.",
    )


def _without_stop(text: str, stops: str) -> str:
    return text.strip().rstrip(stops)
