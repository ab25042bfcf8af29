"""Does the documentation name everything a person can set, call or hook into?"""

import re
from pathlib import Path

import pytest

from banshi.cli import COMMANDS
from banshi.plugin_api.specs import Hooks
from banshi.settings import VARIABLES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def test_every_setting_is_documented_and_none_besides() -> None:
    told = (DOCS / "operating.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)`", told, re.MULTILINE)) == set(VARIABLES)


def test_every_hook_is_documented_and_none_besides() -> None:
    told = (DOCS / "plugins.md").read_text(encoding="utf-8")
    hooks = {name for name in vars(Hooks) if not name.startswith("_")}
    assert set(re.findall(r"^\| `([a-z_]+)\(\)`", told, re.MULTILINE)) == hooks


@pytest.mark.parametrize("language", ["README.md", "README.zh-CN.md"])
def test_the_first_page_names_every_command_a_person_needs(language: str) -> None:
    told = (ROOT / language).read_text(encoding="utf-8")
    assert {"new", "check", "try", "due", "publish", "serve", "work"} <= set(re.findall(r"banshi ([a-z]+)", told))
    assert set(re.findall(r"`banshi ([a-z]+)`", told)) <= set(COMMANDS)


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")]), ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"
