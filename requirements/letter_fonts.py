"""How were the two fonts of the letters made?  Cut down from an npm package to what letters need.

Run by `make fonts`, which unpacks the package.  Regular keeps every character of GBK (names of people
and places need rare ones); Bold, used for titles only, keeps those of GB 2312.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "platform" / "banshi" / "documents" / "fonts"
ALWAYS = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2000, 0x2070),
    *range(0x2460, 0x2500),
    *range(0x25A0, 0x2600),
    *range(0x3000, 0x3040),
    *range(0xFF00, 0xFFEF),
}


def characters(encoding: str) -> Iterator[int]:
    """Every two-byte character of that encoding."""
    for pair in range(0x8140, 0xFFFF):
        try:
            yield ord(pair.to_bytes(2, "big").decode(encoding))
        except (UnicodeDecodeError, TypeError):
            continue


def cut(source: Path, target: Path, wanted: set[int]) -> None:
    """Write a copy of the font that holds only these characters."""
    options = subset.Options(
        hinting=False, layout_features=["kern", "vert", "palt"], name_IDs=["*"], notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def note_covered(font: Path) -> None:
    """Write which code points the font can show, as ranges, so that a letter never drops a character silently."""
    ranges: list[list[int]] = []
    for point in sorted(TTFont(font).getBestCmap()):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    (TARGET / "covered.json").write_text(json.dumps(ranges) + "\n", encoding="utf-8")


if __name__ == "__main__":
    package = Path(sys.argv[1])
    regular = package / "400Regular" / "NotoSerifSC_400Regular.ttf"
    bold = package / "700Bold" / "NotoSerifSC_700Bold.ttf"
    cut(regular, TARGET / "NotoSerifSC-Regular.subset.ttf", ALWAYS | set(characters("gbk")))
    cut(bold, TARGET / "NotoSerifSC-Bold.subset.ttf", ALWAYS | set(characters("gb2312")))
    note_covered(TARGET / "NotoSerifSC-Regular.subset.ttf")
