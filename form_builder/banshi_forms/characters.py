"""Which characters may stand in an answer, and which are quietly set right?

What a person cannot see cannot be mended by them unless it is named, so every refusal names the character.
"""

from __future__ import annotations

import re
import unicodedata

from banshi_forms.model import Wrong
from banshi_rules.texts import Text

#: Full-width ASCII and the ideographic space, as keyboards in Chinese mode type them.
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}
#: Spaces and dashes that people put into numbers to read them more easily.
_UNWANTED = re.compile("[\\s\u00a0\u2000-\u200b\u202f\u205f\u2060\ufeff\\-‐‑‒–—−]+")

_NAMED = {
    0x00: Text("空字符", "null character"),
    0x09: Text("制表符", "tab"),
    0x0A: Text("换行符", "line break"),
    0x0D: Text("回车符", "carriage return"),
    0x1B: Text("转义符", "escape character"),
    0x7F: Text("删除符", "delete character"),
    0x00AD: Text("软连字符", "soft hyphen"),
    0x061C: Text("阿拉伯文方向符", "Arabic letter mark"),
    0x200B: Text("零宽空格", "zero-width space"),
    0x200C: Text("零宽不连字符", "zero-width non-joiner"),
    0x200D: Text("零宽连字符", "zero-width joiner"),
    0x200E: Text("从左到右标记", "left-to-right mark"),
    0x200F: Text("从右到左标记", "right-to-left mark"),
    0x2028: Text("行分隔符", "line separator"),
    0x2029: Text("段分隔符", "paragraph separator"),
    0x202A: Text("从左到右嵌入符", "left-to-right embedding"),
    0x202B: Text("从右到左嵌入符", "right-to-left embedding"),
    0x202C: Text("方向结束符", "pop directional formatting"),
    0x202D: Text("从左到右强制符", "left-to-right override"),
    0x202E: Text("从右到左强制符", "right-to-left override"),
    0x2060: Text("零宽连接符", "word joiner"),
    0x2066: Text("从左到右隔离符", "left-to-right isolate"),
    0x2067: Text("从右到左隔离符", "right-to-left isolate"),
    0x2068: Text("方向隔离符", "first strong isolate"),
    0x2069: Text("方向隔离结束符", "pop directional isolate"),
    0xFEFF: Text("字节顺序标记", "byte order mark"),
}

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e007f]"
)
#: In free text emoji need the joiners, and the tags of some flags.
_HIDDEN_IN_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]"
)
_BROKEN = re.compile("[\ud800-\udfff]")
#: Everything that one of the others looks for: nearly every text is done after one look.
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u0483-\u0489\u061c\u115f\u1160\u17b4\u17b5\u180e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff\u3164\ud800-\udfff\ufe20-\ufe2f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e007f]"
)
#: More marks on one letter than any writing system needs.
_PILED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as ASCII; nothing else changes (no compatibility normalisation)."""
    return text.translate(_NARROW)


def compact(text: str) -> str:
    """A number or code as it is kept: narrow, capital, without spaces and dashes."""
    return _UNWANTED.sub("", narrow(text)).upper()


def named(character: str) -> Text:
    """A character in words, with its code point."""
    point = f"U+{ord(character):04X}"
    known = _NAMED.get(ord(character))
    if known is not None:
        return Text(f"{known.zh}（{point}）", f"{known.say('en')} ({point})")
    if 0xD800 <= ord(character) <= 0xDFFF:
        return Text(f"半个字符（{point}）", f"half a character ({point})")
    if _HIDDEN.match(character):
        name = unicodedata.name(character, "control character").lower()
        return Text(f"看不见的字符（{point}）", f"{name} ({point})")
    return Text(f"“{character}”（{point}）", f"“{character}” ({point})")


def refuse_hidden(text: str, *, free: bool = False) -> None:
    """Raises Wrong for characters nobody can see, and for broken ones.  `free` text keeps what emoji are made of."""
    if not _SUSPECT.search(text):
        return
    found = _BROKEN.search(text)
    if found:
        raise Wrong("broken-character", character=named(found.group()))
    found = (_HIDDEN_IN_TEXT if free else _HIDDEN).search(text)
    if found:
        raise Wrong("hidden-character", character=named(found.group()))
    if _PILED.search(text):
        raise Wrong("piled-marks")
