"""Words for findings about questions, checks and routes (F…)."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "F301": phrase(
        "“{key}”不能这样写：{why}",
        '"{key}" cannot be so: {why}',
        "改正“{key}”，或者删除它。",
        'Mend "{key}" or delete it.',
    ),
    "F303": phrase(
        "required 和 required_when 只能写一个",
        "Write either required or required_when",
        "总是必填写 required: true；有条件才必填写 required_when。",
        "required: true means always, required_when means on a condition.",
    ),
    "F304": phrase(
        "自动计算的项没有人填写，不能写 {key}",
        "Nobody answers a computed field, so it cannot say {key}",
        "删除 {key}。",
        "Delete {key}.",
    ),
    "F305": phrase(
        "至少 {least} 行，却最多 {most} 行",
        "At least {least} rows, but at most {most}",
        "让 least 不大于 most。",
        "Make least no larger than most.",
    ),
    "F306": phrase(
        "表单共有 {count} 项，最多 {most} 项",
        "The form has {count} fields; {most} are the most",
        "删去不必要的项，或者拆成几个事项。",
        "Drop what is not needed, or split the matter.",
    ),
    "F307": phrase(
        "选项“{option}”和“{other}”显示的名称都是“{label}”，申请人分不清",
        'Options "{option}" and "{other}" are both shown as "{label}"; applicants cannot tell them apart',
        "改其中一个的名称。",
        "Rename one of them.",
    ),
    "F308": phrase(
        "{kind} 这种填写项不能放在组里",
        "A field of kind {kind} cannot stand in a group",
        "把它移到组的外面。",
        "Move it out of the group.",
    ),
    "F309": phrase(
        "这里有 {count} 个选项，最多 {most} 个",
        "There are {count} options; {most} are the most",
        "把选项分成几个填写项，或者放进字典。",
        "Split the question, or use a dictionary.",
    ),
    "F310": phrase(
        "检查“{check}”要么写 wrong_when（条件），要么写 plugin（部门检查）",
        'Check "{check}" wants either wrong_when (a condition) or plugin (a department\'s check)',
        "两个里面只写一个。",
        "Write one of the two.",
    ),
    "F311": phrase(
        "检查“{check}”没有 message，申请人不知道错在哪里",
        'Check "{check}" has no message, so applicants cannot know what is wrong',
        "加一行 message: 错在哪里、怎么改。",
        "Add message: what is wrong and how to mend it.",
    ),
    "F312": phrase(
        "with 只能和 plugin 一起写",
        "with goes together with plugin only",
        "删除 with。",
        "Delete with.",
    ),
    "F313": phrase(
        "部门检查 {plugin} 还需要参数 {name}",
        "The check {plugin} also needs the argument {name}",
        "在 with 里加上 {name}: 填写项的 id。",
        "Add {name} under with.",
    ),
    "F314": phrase(
        "最后一条路径“{route}”不能有条件：总要有一条路可走",
        'The last route "{route}" cannot have a condition: some way must be left for everybody',
        "删除它的 when，或者在后面加一条没有 when 的路径。",
        "Delete its when, or add a route without when behind it.",
    ),
    "F315": phrase(
        "路径“{route}”没有条件，后面的路径永远走不到",
        'Route "{route}" has no condition, so those behind it are never taken',
        "给它写上 when，或者把它移到最后。",
        "Give it a when, or move it to the end.",
    ),
    "F316": phrase(
        "路径“{route}”没有流程：文件里没有写 flow",
        'Route "{route}" has no steps: the file has no flow',
        "写上 flow，或者在路径里写共用流程的名称。",
        "Write flow, or name a shared flow in the route.",
    ),
    "F320": phrase(
        "组里面套组太深，最多 {most} 层",
        "Groups stand too deep inside each other; {most} levels are the most",
        "把最里面的组移到外面一层，用一个填写项说明它属于哪一行。",
        "Move the innermost group one level out, with a field that says which row it belongs to.",
    ),
    "F321": phrase(
        "选项“{option}”写了两次：第 {line} 行第 {column} 列已经有一个；整棵树里 id 不能重复",
        'The option "{option}" exists twice: there is one at line {line}, column {column}; a tree has each id once',
        "给其中一个换一个 id。",
        "Give one of the two another id.",
    ),
    "F322": phrase(
        "选项“{option}”从来不能选：从 {since} 起，却只到 {until}",
        'The option "{option}" can never be chosen: from {since}, but only until {until}',
        "改正它的 from 和 until；上一级的日期也算在内。",
        "Mend from and until; the days of what stands above it count, too.",
    ),
    "F324": phrase(
        "{day} 以后一个选项也没有，申请人答不了这一项",
        "After {day} there is no option left, and nobody can answer",
        "加上以后可以选的选项，或者去掉不该写的 until。",
        "Add options for the time after, or drop an until that should not be there.",
    ),
    "F325": phrase(
        "选项已经有 label，名称写在 label 里面，不能再写 {key}",
        "The option has a label, which holds its name in both languages; {key} cannot stand beside it",
        "写成 label: {{zh: 中文, en: 英文}}。",
        "Write label: {{zh: …, en: …}}.",
    ),
    "F326": phrase(
        "pattern 缺少 {key}：写好的格式要有一个对的例子和一个错的例子",
        "The pattern lacks {key}: it wants one text that is right and one that is wrong",
        "example 写一个符合格式的，counterexample 写一个不符合格式的；每次检查都会核对。",
        "Write example for a right text and counterexample for a wrong one; every check tries them.",
    ),
    "F350": phrase(
        "每条路径都在受理时就结束，没有一条能办下去",
        "Every route ends at the intake; none leads to a decision",
        "至少留一条不写 ends 的路径。",
        "Keep one route without ends.",
    ),
    "F351": phrase(
        "路径“{route}”在受理时就结束，不能再写 {key}：它没有环节，也没有时限",
        'Route "{route}" ends at the intake and cannot say {key}: it has no steps and no limits',
        "删除 {key}，或者删除 ends。",
        "Delete {key}, or delete ends.",
    ),
    "F352": phrase(
        "路径“{route}”说由其他机关管辖，却没有说是哪一个（行政许可法第三十二条要求告知）",
        'Route "{route}" says that another organ is competent but not which (Licensing Law 32 wants it told)',
        "在 ends 里写 organ: 有管辖权的机关。",
        "Write organ under ends.",
    ),
    "F353": phrase(
        "路径“{route}”的结果是不需要许可，却写了机关",
        'Route "{route}" ends because nothing is needed, and yet names an organ',
        "删除 organ，或者把 outcome 改成 other-organ。",
        "Delete organ, or make the outcome other-organ.",
    ),
}
