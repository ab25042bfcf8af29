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
    "W415": phrase(
        "“{step}”会签“{drafted}”，而“{drafted}”不是前面拟定决定的审查环节",
        'Step "{step}" countersigns "{drafted}", which is no earlier review that drafts the decision',
        "在前面的 does: review 环节写 drafts: true，再会签那个环节。",
        "Write drafts: true at an earlier step with does: review, and countersign that one.",
    ),
    "W416": phrase(
        "“{step}”会签时不同意，也不能退回“{drafted}”",
        'Whoever disagrees at "{step}" cannot return the case to "{drafted}"',
        "写 may: [pass, {{return_to: {drafted}, at_most: 2}}]。",
        "Write may: [pass, {{return_to: {drafted}, at_most: 2}}].",
    ),
    "W420": phrase(
        "“{step}”不能只在一些情况下进行：每个办件都要{does}",
        'Step "{step}" cannot depend on a condition: every case goes through {does}',
        "删除 when；不需要办理的情况写成一条以 ends 结束的路径，办法不同的情况写成另一条路径和它的流程。",
        "Delete when; what needs no handling is a route with ends, what goes another way a route with a flow of its "
        "own.",
    ),
    "W421": phrase(
        "“{step}”只能退回，不能通过：办件走不出这个环节",
        'Step "{step}" can only return a case and never pass it on, so the case would never leave it',
        "在 may 里加上 pass。",
        "Add pass to may.",
    ),
    "W422": phrase(
        "共用流程里不能写 {key}：每个事项填写的内容不同，条件无从判断",
        "A shared flow cannot say {key}: every matter that takes it asks other questions",
        "把带条件的环节写进事项自己的 flow。",
        "Write steps with conditions into the flow of the matter.",
    ),
    "W423": phrase(
        "“{step}”写了 join，却没有分出并行的环节",
        'Step "{step}" says join but no fork',
        "加上 fork: [环节, 环节]，或者删除 join。",
        "Add fork: [step, step], or delete join.",
    ),
    "W424": phrase(
        "“{step}”不能放在并行环节“{fork}”里：受理、决定、送达和事后核查对整个办件只有一次",
        'Step "{step}" cannot stand in the fork "{fork}": intake, decision, issuing and post-checks happen once a case',
        "把它移到并行环节之前或之后。",
        "Move it before or behind the fork.",
    ),
    "W425": phrase(
        "并行环节“{step}”没有说什么时候汇合，办件会停在这里",
        'Fork "{step}" does not say when it joins, so the case would stop here',
        "写 join: all（全部完成）、any（任一完成）或者 {{at_least: 2}}（至少两个完成）。",
        "Write join: all, any or {{at_least: 2}}.",
    ),
    "W426": phrase(
        "join 不能写“{value}”",
        'join cannot be "{value}"',
        "写 all（全部完成）、any（任一完成）或者 {{at_least: 2}}（至少两个完成）。",
        "Write all, any or {{at_least: 2}}.",
    ),
    "W427": phrase(
        "并行环节“{step}”要 {needed} 个分支完成，却只有 {branches} 个：永远汇合不了",
        'Fork "{step}" waits for {needed} branches and has {branches}: it would never join',
        "at_least 不能大于分支数。",
        "Let at_least be no more than the number of branches.",
    ),
    "W428": phrase(
        "“{step}”是事后核查，却排在决定之前",
        'Step "{step}" is a post-check and stands before the decision',
        "把它移到决定之后；决定之前的核查写 does: visit。",
        "Move it behind the decision; a look before it is does: visit.",
    ),
    "W429": phrase(
        "“{step}”要退回到“{to}”，但不能退进、退出并行的分支",
        'Step "{step}" returns to "{to}", but a way back leads neither into nor out of a branch of a fork',
        "退回到同一分支里更早的环节；并行环节之后的，退回到并行环节之前或之后的环节。",
        "Return to an earlier step of the same branch, or outside the fork.",
    ),
    "W430": phrase(
        "通知“{notice}”里有不能使用的写法：只能用 {{{{ 名称.内容 }}}}，不能写模板语句",
        'Notice "{notice}" holds what it cannot: only {{{{ name.word }}}} can be written, no template code',
        "写成例如 {{{{ applicant.name }}}}、{{{{ form.address }}}}。",
        "Write for example {{{{ applicant.name }}}} or {{{{ form.address }}}}.",
    ),
    "W440": phrase(
        "“{step}”没有人办：{department}没有设{role}岗位，或者岗位上没有人",
        'Nobody can do step "{step}": {department} has no {role}, or nobody on that post',
        "在部门文件的 posts 里写上岗位和人员，或者改由别的角色办理。",
        "List post and officers under posts of the department, or give the step to another role.",
    ),
    "W441": phrase(
        "“{step}”找不到另外一个人来办：承办、审核、批准不能是同一个人，而能做{role}的只有 {officers}",
        'Nobody is left for step "{step}": examining, checking and deciding take different persons, and only '
        "{officers} could act as {role}",
        "在部门文件的 posts 里给这个岗位增加人员。",
        "Add an officer to this post in the department's file.",
    ),
}
