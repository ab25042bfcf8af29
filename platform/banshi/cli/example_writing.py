"""How do proposed examples come into the files?  Shown one by one, and written when they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech

if TYPE_CHECKING:
    from banshi.cli.example_runs import Run


def write_proposals(one: Run, every: bool, quietly: bool, say: Speech) -> list[str]:
    """Writes the proposals that are taken (all of them with `every`) and gives back their names.

    Nothing but the proposals changes; the file is written once, at the end, and when somebody stops half-way, with
    what was taken so far.
    """
    from banshi.cli.example_report import name_of, text_of, what_for
    from banshi.definitions.edit import NotEdited
    from banshi.definitions.proposals import written_into

    text, taken = one.text, []
    for proposal in one.proposals:
        name = name_of(proposal)
        if not every:
            click.echo("\n".join(("", *what_for(proposal, say), text_of(one, proposal) or "")))
            if not _asked(say):
                continue
        try:
            text = written_into(one.path.name, text, proposal, one.matter)
        except NotEdited:
            if not quietly:
                sentence = say(
                    f"写不进 {one.file}：{name}。请手工粘贴。", f"Cannot be written into {one.file}: {name}. Paste it."
                )
                click.echo(sentence, err=True)
            continue
        taken.append(name)
    if taken:
        one.path.write_bytes(text.encode("utf-8"))
        if not quietly:
            click.echo(say(f"{one.file}：写入 {len(taken)} 处。\n", f"{one.file}: {len(taken)} places written.\n"))
    return taken


def _asked(say: Speech) -> bool:
    return click.confirm(say("写进文件吗？", "Write it into the file?"), default=False)
