"""Whatever a matter uses moves with it: flows, dictionaries, local laws, the entry of the catalogue it extends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from banshi.assembly import plugin_host
from banshi.definitions.compile import parse
from banshi.definitions.data_root import data_root
from banshi.definitions.exchange.moving import Arrival, Bundle, Carried, arrive
from banshi.definitions.library import Library, compile_library
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import word
from banshi.documents.bundles import read_bundle, write_bundle
from banshi_rules.findings import Finding, Severity

VOCABULARY = plugin_host().vocabulary()
ROOT = Path(__file__).parents[2]
OWN = ("district.yaml", "departments/")


def library(files: Mapping[str, str]) -> Library:
    return compile_library(Sources(files), VOCABULARY)


SHILI = dict(read_folder(data_root() / "matter_definitions/shili").files)
FELLING = dict(read_folder(ROOT / "docs/findings/district").files)
WHOLE = dict(read_folder(ROOT / "tests/definitions/whole").files)


def errors(arrival: Arrival) -> list[Finding]:
    """What does not resolve where it arrives."""
    return [one for one in arrival.findings if one.severity is Severity.ERROR]


def extending() -> dict[str, str]:
    """A district's matter over the entry of a catalogue."""
    entry = WHOLE["catering-licence.yaml"].replace("matter: catering-licence", "catalogue: city-catering", 1)
    entry = entry.replace("department: market_supervision\n", "")
    own = "banshi: 1\nmatter: catering-licence\nextends: city-catering\ndepartment: market_supervision\n"
    own += "guide:\n  windows: [{name: 中心, hours: 工作日, phone: 000-00000001}]\n"
    files = {path: text for path, text in WHOLE.items() if path != "catering-licence.yaml"}
    return {**files, "catalogue/city-catering.yaml": entry[: entry.index("examples:")], "own.yaml": own}


DISTRICTS = {"shili": SHILI, "felling": FELLING, "whole": WHOLE, "extending": extending()}
MATTERS = [(name, code) for name, files in DISTRICTS.items() for code in library(files).matters]


def test_there_is_enough_to_move() -> None:
    assert {name for name, _ in MATTERS} == set(DISTRICTS)
    assert any("laws/" in path for path in FELLING)


@pytest.mark.parametrize(("name", "code"), MATTERS)
def test_a_matter_stands_in_a_bare_district_as_it_stood(name: str, code: str) -> None:
    here = library(DISTRICTS[name])
    bundle, findings = read_bundle("b.zip", write_bundle(here.matters[code], here.frozen[code]))
    assert findings == ()
    assert bundle is not None
    bare = {path: text for path, text in DISTRICTS[name].items() if path.startswith(OWN)}
    arrival = arrive(bundle, library(bare), VOCABULARY)
    assert [one for one in arrival.findings if one.severity is Severity.ERROR] == []
    there = library({**bare, **arrival.files})
    assert list(there.matters) == [code]
    assert set(arrival.files) == set(there.frozen[code]) - set(bare)
    moved, matter = there.matters[code], here.matters[code]
    assert (moved.title, moved.limits.statutory.limit) == (matter.title, matter.limits.statutory.limit)
    assert [one.id for one in moved.materials] == [one.id for one in matter.materials]
    assert moved.form.digest == matter.form.digest
    again = arrive(bundle, there, VOCABULARY)
    assert errors(again) == []
    assert set(again.used) == set(arrival.files) - {there.paths[code]}
    assert {one.code for one in again.findings} <= {one.code for one in arrival.findings}


def catering_without(kind: str | None = None) -> Bundle:
    """The bundle of the catering licence, without its files of that kind."""
    here = library(SHILI)
    bundle, _ = read_bundle("b.zip", write_bundle(here.matters["catering-licence"], here.frozen["catering-licence"]))
    assert bundle is not None
    return Bundle(
        bundle.path, bundle.origin, tuple(one for one in bundle.carried if parse("a.yaml", one.text).kind != kind)
    )


BARE = {path: text for path, text in SHILI.items() if path.startswith(OWN)}
NO_BUREAU = {path: text for path, text in BARE.items() if "market_supervision" not in path}
LOW = {p: t.replace("ceiling: 20 working days", "ceiling: 4 working days") for p, t in BARE.items()}
NO_PLUGINS = replace(VOCABULARY, plugin_checks={})
NO_REGISTERS = replace(VOCABULARY, registers=frozenset())


@pytest.mark.parametrize(
    ("bundle", "files", "vocabulary", "named"),
    [
        (catering_without(), NO_BUREAU, VOCABULARY, "market_supervision"),
        (catering_without("dictionary"), BARE, VOCABULARY, "food_items"),
        (catering_without("flow"), BARE, VOCABULARY, "express-3"),
        (catering_without(), BARE, NO_PLUGINS, "market_supervision.enterprise_status"),
        (catering_without(), BARE, NO_REGISTERS, "business_licence"),
        (catering_without(), LOW, VOCABULARY, "4 "),
    ],
    ids=["department", "dictionary", "flow", "plugin", "register", "ceiling"],
)
def test_what_is_missing_there_is_named(
    bundle: Bundle, files: dict[str, str], vocabulary: Vocabulary, named: str
) -> None:
    arrival = arrive(bundle, compile_library(Sources(files), vocabulary), vocabulary)
    for language in ("zh", "en"):
        assert any(named in word(one, language).message for one in errors(arrival))


def test_names_that_would_leave_the_folder_are_refused() -> None:
    for text in (
        "banshi: 1\nmatter: ../../x\n",
        "banshi: 1\nflow: /etc/x\nsteps: []\n",
        "banshi: 1\ndistrict: y\n",
        "a: 1\n",
        "[1",
    ):
        arrival = arrive(Bundle("b.zip", "", (Carried("1", "yaml", text),)), library(BARE), VOCABULARY)
        assert dict(arrival.files) == {}
        assert {one.code for one in arrival.findings} == {"K750", "K753"}
        assert errors(arrival)


def test_of_two_matters_one_comes() -> None:
    text = SHILI["market_supervision/catering-licence.yaml"]
    arrival = arrive(Bundle("b.zip", "", (Carried("1", "yaml", text),) * 2), library(BARE), VOCABULARY)
    assert "K753" in {one.code for one in arrival.findings}
    assert list(arrival.files) == ["market_supervision/catering-licence.yaml"]
