"""May this pattern be used?  Patterns of authors run in RE2, whose time grows with the text and never explodes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import re2  # type: ignore[import-untyped]  # it ships no types

from banshi_forms.model import BadOption
from banshi_rules.texts import Text

#: What RE2 does not have: how it begins, what it is, what to write instead.
_UNSUPPORTED = (
    (
        ("(?=", "(?!", "(?<=", "(?<!"),
        Text("前后查看", "look-around"),
        Text("把条件写成几个选择，用 | 分开", "write the alternatives with |"),
    ),
    (
        tuple(f"\\{digit}" for digit in "123456789"),
        Text("反向引用", "back-references"),
        Text("把重复的部分写出来", "write the repeated part out"),
    ),
    (("(?>",), Text("固化分组", "atomic groups"), Text("改用普通括号 (…)", "use plain brackets (…)")),
    (("(?(",), Text("条件分组", "conditional groups"), Text("改用 | 分开的选择", "write the alternatives with |")),
    (("(?#",), Text("注释", "comments"), Text("删去注释", "leave the comment out")),
    (("*+", "++", "?+", "}+"), Text("占有量词", "possessive quantifiers"), Text("去掉多余的 +", "drop the extra +")),
    (
        ("\\Z",),
        Text("结尾标记 \\Z", "the end mark \\Z"),
        Text("删去它，整段文字总是要全部符合", "drop it: the whole answer has to match"),
    ),
    (
        ("\\u",),
        Text("\\u 写法", "\\u escapes"),
        Text("直接写这个字，或写 \\x{4E00}", "write the character itself, or \\x{4E00}"),
    ),
)


def _settings() -> Any:
    settings = re2.Options()
    settings.log_errors = False
    settings.max_mem = 1 << 20
    return settings


_SETTINGS = _settings()


@lru_cache(maxsize=1024)
def compile_pattern(pattern: object) -> Any:
    """The compiled RE2 pattern.  Raises BadOption, in plain words, for what RE2 cannot do."""
    if not isinstance(pattern, str) or not pattern:
        raise BadOption("pattern", Text("要写成文字", "write it as text"))
    if len(pattern) > 1000:
        raise BadOption("pattern", Text("不能超过 1000 个字符", "it must not be longer than 1000 characters"))
    try:
        return re2.compile(pattern, _SETTINGS)
    except (re2.error, UnicodeError) as error:
        raise BadOption("pattern", _in_words(pattern, error)) from None


def _in_words(pattern: str, error: Exception) -> Text:
    for starts, what, instead in _UNSUPPORTED:
        found = next((start for start in starts if start in pattern), None)
        if found is not None:
            return Text(
                f"不支持{what.zh}（{found}）；{instead.zh}",
                f"{what.say('en')} ({found}) cannot be used; {instead.say('en')}",
            )
    said = error.args[0] if error.args else ""
    reason = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    if "too large" in reason or "repetition size" in reason:
        return Text("这个模式太大；缩小重复次数", "the pattern is too large; use smaller repetition counts")
    if "missing )" in reason or "unexpected )" in reason:
        return Text("圆括号没有配对", "the round brackets do not match")
    if "missing ]" in reason or "missing terminating ]" in reason:
        return Text("方括号没有配对", "the square brackets do not match")
    return Text(f"不是可用的模式：{reason}", f"this pattern cannot be used: {reason}")
