"""Words for findings about the way a case takes (W…): its steps, their order, the ways back."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "W401": phrase(
        "第一个环节“{step}”不是受理：没有受理，时限无从起算",
        'The first step "{step}" is not the intake: without acceptance no time limit begins',
        "第一个环节写 does: intake。",
        "Let the first step say does: intake.",
    ),
    "W402": phrase(
        "“{step}”又是一个受理环节，而一个办件只受理一次",
        '"{step}" is another intake, and a case is accepted once',
        "删除它，或者把它改成 does: review。",
        "Delete it, or make it does: review.",
    ),
    "W403": phrase(
        "流程里没有作出决定的环节，办件永远办不结",
        "No step of this flow decides, so a case would never end",
        "加一个 stage: approve、does: decide 的环节。",
        "Add a step with stage: approve and does: decide.",
    ),
    "W404": phrase(
        "“{step}”又作一次决定，而“{other}”已经决定了",
        '"{step}" decides again, after "{other}" has decided',
        "只留一个 does: decide 的环节。",
        "Keep one step with does: decide.",
    ),
    "W405": phrase(
        "“{step}”在作出决定之前就送达结果",
        '"{step}" issues the result before the decision',
        "把 does: issue 的环节移到决定之后。",
        "Move the step with does: issue behind the decision.",
    ),
    "W406": phrase(
        "“{step}”要退回到“{to}”，但它不在前面",
        '"{step}" returns to "{to}", which does not come before it',
        "return_to 只能写前面的环节。",
        "return_to names an earlier step.",
    ),
    "W407": phrase(
        "“{step}”要退回到受理环节“{to}”，但受理以后不能再撤回受理（行政许可法第三十二条）",
        '"{step}" returns to the intake "{to}", but an acceptance is not taken back (Licensing Law, Article 32)',
        "退回到受理之后的环节。",
        "Return to a step after the intake.",
    ),
    "W408": phrase(
        "做 {does} 的环节不能放在阶段 {stage}",
        "A step that does {does} cannot stand at stage {stage}",
        "写 stage: {stages}。",
        "Write stage: {stages}.",
    ),
    "W409": phrase(
        "“{step}”又送达一次，而“{other}”已经送达了",
        '"{step}" issues again, after "{other}" has issued',
        "只留一个 does: issue 的环节。",
        "Keep one step with does: issue.",
    ),
    "W410": phrase(
        "may 里不能写“{value}”",
        'may cannot hold "{value}"',
        "写 pass（通过），或者 {{return_to: 环节, at_most: 次数}}（退回）。",
        "Write pass, or {{return_to: step, at_most: times}}.",
    ),
    "W411": phrase(
        "决定环节不能没有 {outcome}：准予和不予都必须能够作出（行政许可法第三十七、三十八条）",
        "A decision cannot go without {outcome}: granting and refusing must both be possible (Licensing Law 37, 38)",
        "写 outcomes: [grant, refuse]，或者不写 outcomes。",
        "Write outcomes: [grant, refuse], or leave outcomes out.",
    ),
    "W412": phrase(
        "做 {does} 的环节不能写 {key}",
        "A step that does {does} cannot say {key}",
        "删除 {key}，或者改变 does。",
        "Delete {key}, or change what the step does.",
    ),
    "W413": phrase(
        "“{step}”在决定之后还要审查",
        '"{step}" reviews after the decision',
        "把它移到决定之前。",
        "Move it before the decision.",
    ),
    "W414": phrase(
        "“{step}”的阶段 {stage} 不能排在阶段 {before} 之后",
        '"{step}" at stage {stage} cannot come after stage {before}',
        "阶段的顺序是 accept、handle、check、approve、complete（受理、承办、审核、批准、办结）。",
        "Stages go accept, handle, check, approve, complete.",
    ),
}
