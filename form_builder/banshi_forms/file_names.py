"""Under which name is a file shown?  What people called it, as far as a name can be shown without fooling anybody.

Files are stored by their digest; a name is never a path.
"""

from __future__ import annotations

import re

from banshi_forms.characters import named

#: In code points; the ending is kept.
LONGEST = 120
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_UNSAFE = re.compile(r'[<>:"|?*]')
#: Names that are devices on Windows, whatever their ending.
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])", re.IGNORECASE)


def display_name(name: str) -> str:
    """The name as it is shown and offered for download: no folders, nothing hidden, not too long, no device."""
    name = re.split(r"[/\\]", name)[-1]
    name = _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", name)
    name = _UNSAFE.sub("_", name).strip(" \u3000").rstrip(". ")
    if not name.strip("."):
        return "未命名"
    stem, dot, ending = name.rpartition(".")
    if _DEVICE.fullmatch(name.partition(".")[0].strip()):
        name = "_" + name
        stem = "_" + stem
    if len(name) > LONGEST:
        name = (
            f"{stem[: LONGEST - len(ending) - 2]}….{ending}" if dot and len(ending) <= 10 else name[: LONGEST - 1] + "…"
        )
    return name


def ending_of(name: str) -> str:
    """What stands after the last dot, in small letters; empty when there is none."""
    last = re.split(r"[/\\]", name)[-1].rstrip(". \u3000")
    stem, dot, ending = last.rpartition(".")
    return ending.lower() if dot and stem else ""


def hidden_in(name: str) -> str | None:
    """The first hidden character of a name in words, if there is one."""
    found = _HIDDEN.search(name)
    return named(found.group()).zh if found else None
