"""Words for findings about cited law (A…): which law, which article, in force when, and how many days it gives."""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.wording.phrase import phrase
from banshi_rules.findings import Wording

WORDS: Mapping[str, Wording] = {
    "A600": phrase(
        "法规库里没有代码为“{ref}”的法律、法规或规章",
        'No law, regulation or rule of the store has the id "{ref}"',
        "{near}代码是 laws/ 下文件里 law: 后面的名称；法规库里没有的，写 name 和 rank，不写 ref。",
        "{near}Ids are what stands after law: in the files under laws/; write name and rank instead of ref for what is "
        "not kept there.",
    ),
    "A601": phrase(
        "法规库里没有《{name}》，有一部名称很接近的《{near}》",
        'The store holds no "{name}"; it holds "{near}", whose name is nearly the same',
        "如果就是它，写 ref: {id}，或者把名称改对。",
        "If that is meant, write ref: {id}, or mend the name.",
    ),
    "A602": phrase(
        "法规库里没有《{name}》，所引条款没有核对",
        '"{name}" is not in the store, so what is cited was not compared with it',
        "请自己核对条文；要让检查器核对，在 laws/ 下为它写一个文件。",
        "Compare the article yourself; to have it compared here, write a file for it under laws/.",
    ),
    "A603": phrase(
        "《{name}》是{is_rank}，这里写成了{written}",
        'The rank of "{name}" is {is_rank}; here it is called {written}',
        "改成 rank: {rank}。",
        "Write rank: {rank}.",
    ),
    "A605": phrase(
        "ref: {ref} 是《{is_name}》，而这里的名称写的是《{name}》",
        'ref: {ref} is "{is_name}", and the name written here is "{name}"',
        "删除 name，或者改正 ref。",
        "Delete name, or mend ref.",
    ),
    "A606": phrase(
        "看不懂引用的是哪一条：“{article}”",
        'It cannot be read which article is meant: "{article}"',
        "写成 第三十五条、第三十五条第二款，或者 第三十五条、第三十六条；款、项之外的话写到别处。",
        "Write 第三十五条, 第三十五条第二款, or Article 35; keep other words elsewhere.",
    ),
    "A607": phrase(
        "《{name}》没有{article}：它一共 {last} 条",
        '"{name}" has no {article}: it has {last} articles',
        "改正条号。",
        "Mend the number of the article.",
    ),
    "A608": phrase(
        "法规库里的《{name}》没有收录{article}，所引条款没有核对",
        'The store does not hold {article} of "{name}", so it was not compared',
        "请自己核对条文，或者把这一条补进 laws/ 下的文件。",
        "Compare it yourself, or add it to the file under laws/.",
    ),
    "A609": phrase(
        "《{name}》{article}只有 {count} 款，没有第 {paragraph} 款",
        '{article} of "{name}" has {count} paragraphs, and no paragraph {paragraph}',
        "改正款号，或者只写到条。",
        "Mend the number of the paragraph, or name the article alone.",
    ),
    "A610": phrase(
        "《{name}》{day}还没有施行，施行日期是 {in_force}",
        '"{name}" was not yet in force on {day}; it is since {in_force}',
        "改正 as_of，或者引用当时有效的法律。",
        "Mend as_of, or cite what was in force on that day.",
    ),
    "A611": phrase(
        "《{name}》在 {as_of} 之后修改过：{in_force} 起施行新的文本",
        '"{name}" was amended after {as_of}: a new wording is in force since {in_force}',
        "对照新条文检查这个事项，再把 as_of 改成核对的日期。",
        "Compare this matter with the new wording, then write the day of comparing as as_of.",
    ),
    "A612": phrase(
        "《{name}》已经失效，最后一天是 {until}",
        '"{name}" is no longer in force; its last day was {until}',
        "换成现行有效的依据。",
        "Name what is in force now.",
    ),
    "A613": phrase(
        "《{name}》{article}的文本没有可靠来源可以核对",
        'The text of {article} of "{name}" could not be vouched for',
        "请法制人员对照公报上的原文核对，再把条文补进 laws/ 下的文件。",
        "Have a legal officer compare it with the official gazette, and add the text to the file under laws/.",
    ),
    "A614": phrase(
        "{what} {limit}，比《{name}》{article}给的 {days} 还长{quote}",
        '{what} of {limit} is longer than the {days} that {article} of "{name}" gives{quote}',
        "改成不超过 {days}，或者引用规定了更长时限的条款。",
        "Write no more than {days}, or cite the article that gives more.",
    ),
    "A615": phrase(
        "{what} {limit}，超过《{name}》{article}一般情况下的 {days}；只有{when}时才可以{quote}",
        '{what} of {limit} is more than the {days} that {article} of "{name}" gives as a rule; it is lawful only {when}'
        "{quote}",
        "如果不是这种情况，改成不超过 {days}。",
        "Write no more than {days} unless this is such a case.",
    ),
    "A616": phrase(
        "{what}引用的《{name}》{article}没有规定这个时限",
        '{what} rests on {article} of "{name}", which sets no such time',
        "引用规定时限的那一条；没有专门规定的，引用行政许可法第四十二条。",
        "Cite the article that sets it; where no law says so, Article 42 of the Licensing Law does.",
    ),
    "A617": phrase(
        "中文写的是{zh}，英文写的是 {en}，不是同一条",
        "The Chinese says {zh} and the English {en}, which are not the same articles",
        "改正其中一个。",
        "Mend one of them.",
    ),
    "A621": phrase(
        "施行日期的先后不对：{after} 写在 {before} 之后",
        "These dates are out of order: {after} stands after {before}",
        "各文本按施行日期从早到晚写，until 不早于施行日期。",
        "Write the wordings from the oldest to the newest; until is not before in_force.",
    ),
    "A622": phrase(
        "{article}的条文里找不到“{limit}”这个时间",
        'The text of {article} does not name the time "{limit}"',
        "对照条文改正 days；条文里的“日”用于许可时写 working days。",
        "Mend days by the text; where a licence is concerned, 日 is written as working days.",
    ),
    "A623": phrase(
        "{article}要么有条文（text），要么写明没有核实（unverified: true）",
        "{article} either has its text, or says that it is unverified",
        "从公报抄录条文；找不到可靠文本的，只写 unverified: true，不要凭记忆写。",
        "Copy the text from the gazette; where none can be trusted write unverified: true, never a text from memory.",
    ),
    "A624": phrase(
        "{article}不会存在：last 说一共 {last} 条",
        "There can be no {article}: last says that there are {last}",
        "改正条号或 last。",
        "Mend the number or last.",
    ),
    "A625": phrase(
        "“{name}”已经在随系统安装的法规库里",
        '"{name}" is in the store of the installation already',
        "删除这个文件；区里的 laws/ 只放本地的法规、规章。",
        "Delete this file; the laws/ of a district hold local regulations and rules only.",
    ),
}
