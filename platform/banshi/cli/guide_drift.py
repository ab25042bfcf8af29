"""Does what was published or printed still hold?  Guides against the editions in force, files against definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, WrongUse, answer_json

if TYPE_CHECKING:
    from banshi.definitions.guide import Difference, Stamp
    from banshi.definitions.model import Edition, Matter, MatterCode

#: The largest file that is looked at: no guide is near it.
MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Compared:
    """A matter, its edition in force (None: none), and what its guide and that edition's say differently."""

    matter: Matter
    edition: Edition | None
    differences: tuple[Difference, ...]


def drift(paths: tuple[Path, ...], root: Path | None, as_json: bool, say: Speech) -> int:
    """Compare the guides of the definitions at these paths with those in force; 1 where something differs."""
    from banshi.cli.diff import matters_at

    for path in paths:
        if not path.exists():
            say.stop(f"没有 {path}", f"There is no {path}")
    matters: dict[MatterCode, Matter] = {}
    for path in paths:
        matters |= matters_at(path, root, say)
    compared = tuple(_compared(matters))
    if as_json:
        told = {"matters": [_as_json(one, say) for one in compared]}
        answer_json(told)
    else:
        for one in compared:
            for line in _lines(one, say):
                click.echo(line)
    return 1 if any(one.edition is None or one.differences for one in compared) else 0


def _compared(matters: Mapping[MatterCode, Matter]) -> Iterator[Compared]:
    from banshi.cli.serve import prepare, read_settings
    from banshi.definitions.guide import differences, service_guide
    from banshi.store.editions import Offer
    from banshi.store.refusals import NotFound

    world = prepare(read_settings())
    try:
        today = world.today()
        for code, matter in sorted(matters.items()):
            try:
                standing = world.editions.standing(code, today)
            except NotFound:
                yield Compared(matter, None, ())
                continue
            if standing.offer is not Offer.IN_FORCE:
                yield Compared(matter, None, ())
                continue
            published = service_guide(standing.edition.matter, today)
            yield Compared(matter, standing.edition, differences(published, service_guide(matter, today)))
    finally:
        world.store.engine.dispose()


def _lines(one: Compared, say: Speech) -> Iterator[str]:
    title = click.style(one.matter.title.say(say.language), bold=True) + f" ({one.matter.code})"
    if one.edition is None:
        yield title + say("：没有正在施行的版本", ": no edition is in force")
        return
    number = one.edition.number
    if not one.differences:
        yield title + say(f"：与第 {number} 版指南一致", f": as in edition {number} of the guide")
        return
    count = len(one.differences)
    yield title + say(
        f"：与第 {number} 版指南有 {count} 处不同",
        f": {count} statement{'' if count == 1 else 's'} differ{'s' if count == 1 else ''} from edition {number}",
    )
    yield from (f"  {difference.say(say.language)}" for difference in one.differences)


def _as_json(one: Compared, say: Speech) -> dict[str, object]:
    return {
        "matter": one.matter.code,
        "edition": None if one.edition is None else one.edition.number,
        "differences": [
            {
                "where": [part.say(say.language) for part in difference.where],
                "published": difference.published and difference.published.say(say.language),
                "now": difference.now and difference.now.say(say.language),
                "sentence": difference.say(say.language),
            }
            for difference in one.differences
        ],
    }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an exported file: `holds`, `changed-file`, `outdated`, `no-stamp`, `no-matter` or `no-answers`."""

    file: Path
    outcome: str
    sentence: str
    sections: tuple[str, ...] = ()


def verified(
    files: tuple[Path, ...], answers: Path | None, received: date | None, root: Path | None, as_json: bool, say: Speech
) -> int:
    """Tell of each exported file whether it still says what the definition says; 1 where one does not."""
    verdicts = [_verdict(file, answers, received, root, say) for file in files]
    if as_json:
        told = [
            {"file": str(one.file), "outcome": one.outcome, "sentence": one.sentence, "sections": list(one.sections)}
            for one in verdicts
        ]
        answer_json({"files": told})
    else:
        for one in verdicts:
            mark = click.style("✓", fg="green") if one.outcome == "holds" else click.style("✗", fg="red")
            click.echo(f"{mark} {one.file}{say('：', ': ')}{one.sentence}")
    return 0 if all(one.outcome == "holds" for one in verdicts) else 1


def _verdict(file: Path, answers: Path | None, received: date | None, root: Path | None, say: Speech) -> Verdict:
    from banshi.cli.guide_making import content_of, guide_of
    from banshi.cli.matters import find_matter
    from banshi.definitions.guide import read_stamp

    if not file.is_file():
        say.stop(f"没有文件 {file}", f"There is no file {file}")
    content = file.read_bytes() if file.stat().st_size <= MOST_BYTES else b""
    stamp = read_stamp(content)
    if stamp is None:
        words = say(
            "不是 banshi guide 做的文件，或者标记已被改动", "not made by banshi guide, or its stamp was changed"
        )
        return Verdict(file, "no-stamp", words)
    if stamp.kind == "case" and answers is None:
        words = say(
            "按某个申请人做的告知单；核对要用 --answers 给出同样的回答",
            "made for one applicant: give the same --answers",
        )
        return Verdict(file, "no-answers", words)
    try:
        _, matter, path = find_matter(stamp.matter, root, say)
    except WrongUse as unknown:
        return Verdict(file, "no-matter", unknown.format_message())
    if matter is None:
        return Verdict(file, "no-matter", say(f"{path} 有错误，先改正", f"{path} has errors; mend them first"))
    now = guide_of(matter, stamp.kind, answers if stamp.kind == "case" else None, received or stamp.on, say)
    if now.digest != stamp.digest:
        return _outdated(file, stamp, tuple(text.say(say.language) for text in stamp.changed(now)), say)
    form = "pdf" if content.startswith(b"%PDF-") else "html"
    if content_of(now, form, stamp.languages, stamp.edition) != content:
        words = say(
            "标记与事项定义一致，但是文件做好以后被改动过，或者是别的版本的程序做的；请重新导出",
            "its stamp agrees with the definition, but the file was changed since, or another release made it; "
            "export it again",
        )
        return Verdict(file, "changed-file", words)
    return Verdict(file, "holds", say("与事项定义一致", "says what the definition says"))


def _outdated(file: Path, stamp: Stamp, sections: tuple[str, ...], say: Speech) -> Verdict:
    listed = say("、", ", ").join(sections) or say("名称或者机关", "title or organ")
    words = say(
        f"{stamp.on} 做的，此后事项定义有变化：{listed}；请重新导出",
        f"made on {stamp.on}; the definition has changed since in: {listed}; export it again",
    )
    return Verdict(file, "outdated", words, sections)
