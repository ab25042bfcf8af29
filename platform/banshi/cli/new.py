"""How does one begin?  Writes a small matter that already passes `banshi check` and `banshi examples`."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

#: What a matter may be called: the rule of the definition language for names.
NAME = re.compile(r"[a-z][a-z0-9_-]{0,40}")


@click.command(short_help="Start a new matter from a lawful beginning.")
@click.argument("kind", type=click.Choice(["matter", "plugin", "bundle"]))
@click.argument("name")
@click.option("--title", help="The Chinese title of the matter.")
@click.option("--department", help="Id of the responsible department; by default the one the folder is named after.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="Where to write it: a folder of a district.  By default here.",
)
@with_json
@in_language
def command(
    kind: str, name: str, title: str | None, department: str | None, folder: Path, as_json: bool, say: Speech
) -> None:
    """Write a lawful starting point: a short matter with a form, one material, a flow, and two examples.

    \b
    Examples:
      banshi new matter road-occupation --title 临时占用城市道路 --department urban_management \\
          --dir matter_definitions/shili/urban_management
      banshi check matter_definitions/shili/urban_management/road-occupation.yaml
      banshi examples matter_definitions/shili/urban_management/road-occupation.yaml

    Then open the file and change what it says, a little at a time, and ask `banshi check` after every change.
    """
    from banshi.cli.matters import known_words
    from banshi.definitions.library import load_library
    from banshi.definitions.source.files import find_root

    if kind != "matter":
        say.stop(f"banshi new {kind} 还不支持", f"banshi new {kind} is not supported yet")
    if not NAME.fullmatch(name):
        say.stop(
            f"“{name}”不能作名称：小写字母开头，只用小写字母、数字、- 和 _，最多 41 个字符，例如 road-occupation",
            f'"{name}" cannot be a name: begin with a small letter, use small letters, digits, - and _, at most 41 '
            "characters; for example road-occupation",
        )
    root = find_root(folder)
    if root is None:
        say.stop(
            f"{folder} 不在任何区县的定义文件夹里（上级文件夹中没有 district.yaml）；用 --dir 指定",
            f"{folder} does not belong to a district (no district.yaml in it or above it); name a folder with --dir",
        )
    known = sorted(load_library(root, known_words(say)).departments)
    chosen = department or folder.resolve().name
    if chosen not in known:
        say.stop(
            f"没有部门“{chosen}”；用 --department 写上负责部门：{'、'.join(known) or '无'}",
            f'There is no department "{chosen}"; name who answers for the matter with --department: '
            f"{', '.join(known) or 'none'}",
        )
    path = folder / f"{name}.yaml"
    if path.exists():
        say.stop(f"{path} 已经存在，没有改动", f"{path} exists already; nothing was changed")
    path.write_text(starting_point(name, title or name, chosen), encoding="utf-8")
    if as_json:
        answer_json({"file": str(path), "matter": name, "department": chosen})
    else:
        click.echo(say(f"写好了 {path}。\n接着：banshi check {path}", f"Wrote {path}.\nNext: banshi check {path}"))


def starting_point(name: str, title: str, department: str) -> str:
    """The text of a new matter."""
    template = resources.files("banshi.cli").joinpath("new_matter.yaml").read_text("utf-8")
    words = {"NAME": name, "TITLE": json.dumps(title, ensure_ascii=False), "DEPARTMENT": department}
    return re.sub("NAME|TITLE|DEPARTMENT", lambda found: words[found.group()], template)
