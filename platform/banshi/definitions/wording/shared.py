"""Words for findings about what matters share (D…): the district, its files, and how a matter finds them."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "D001": phrase(
        "时限类别 {kind} 既没有上限（ceiling），也不是当天办结（same_day）",
        "Class {kind} has neither a ceiling nor same_day",
        "写上 ceiling: 20 working days 或 same_day: true。",
        "Write ceiling: 20 working days or same_day: true.",
    ),
    "D002": phrase(
        "文号格式“{pattern}”不对：{why}",
        'The number pattern "{pattern}" is wrong: {why}',
        "例如 示受字〔{{year}}〕第{{serial:4}}号。",
        "For example SL〔{{year}}〕{{serial:4}}.",
    ),
    "D003": phrase(
        "{kind} {name} 有两个文件，另一个是 {other}",
        "There are two files for {kind} {name}; the other is {other}",
        "删除其中一个，或者改它的代码。",
        "Delete one of them, or change its id.",
    ),
    "D004": phrase(
        "找不到 district.yaml：不知道这个事项属于哪个区",
        "There is no district.yaml: nothing says to which district this matter belongs",
        "把文件放到有 district.yaml 的文件夹里，或者用 --root 指明文件夹。",
        "Put the file into a folder with district.yaml, or name the folder with --root.",
    ),
    "D005": phrase(
        "事项代码 {name} 已经被另一个文件使用：{other}",
        "The matter code {name} is used by another file: {other}",
        "换一个代码。",
        "Choose another code.",
    ),
    "D006": phrase(
        "听证要提前 {notice} 通知，却要在 {held} 内举行：没有一天可以举行",
        "A hearing is told {notice} before and held within {held}: there is no day on which it could be",
        "notice_before 写得比 held_within 短（行政许可法：七日前通知，二十日内组织）。",
        "Let notice_before be shorter than held_within (Licensing Law: seven days before, within twenty).",
    ),
    "D011": phrase(
        "“{key}”由上级目录规定，区县不能改",
        '"{key}" is the catalogue\'s and cannot be changed by a district',
        "删除它。区县可以写窗口和常见问题，缩短时限（time_limit、shorten），少收材料（drop）。",
        "Delete it.  A district adds windows and questions, shortens limits (time_limit, shorten) and drops materials.",
    ),
    "D012": phrase(
        "“{key}”的 {limit} 比目录规定的 {before} 长：区县只能缩短",
        '"{key}": {limit} are longer than the {before} of the catalogue, and a district can only shorten',
        "改成不超过 {before}。",
        "Make it no longer than {before}.",
    ),
    "D013": phrase(
        "给申请人的 {limit} 比目录规定的 {before} 短：区县不能减少申请人的权利",
        "{limit} for the applicant are shorter than the {before} of the catalogue: a right cannot be taken away",
        "改成不少于 {before}。",
        "Make it no shorter than {before}.",
    ),
    "D014": phrase(
        "区县不能在目录之外增加材料",
        "A district cannot ask for materials beside those of the catalogue",
        "删除 materials；不收的材料写在 drop 里。",
        "Delete materials; what is not asked here stands under drop.",
    ),
    "D015": phrase(
        "只有实施上级目录事项（extends）时才能这样写",
        "This can only be said where an entry of the catalogue is implemented (extends)",
        "删除它，或者写上 extends: 目录事项的代码。",
        "Delete it, or write extends: and the entry of the catalogue.",
    ),
    "D016": phrase(
        "办理方式是 {how}，需要{needs}",
        "What is done is {how}, and that needs {needs}",
        "延续的写 valid 和 renewal_window，变更的写 result，注销的不写 result。",
        "Write valid and renewal_window to renew, result to change, and no result to cancel.",
    ),
}
