"""What does a browser have to load, is it what we say it is, and can everybody read it?"""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from use_cases.worlds import APPLICANT, start_form

STATIC = Path(__file__).parents[3] / "platform" / "banshi" / "web" / "static"
VENDOR = STATIC / "vendor"
CSS = (STATIC / "css" / "banshi.css").read_text("utf-8")
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", CSS))


def weight(*patterns: str) -> float:
    return sum(len(gzip.compress(path.read_bytes())) for pattern in patterns for path in STATIC.glob(pattern)) / 1024


def test_weights() -> None:
    assert 0 < weight("css/*.css", "vendor/*.css") <= 40
    assert 0 < weight("js/*.js", "vendor/*.js") <= 60


def test_vendored_files_are_those_listed() -> None:
    listed = dict(reversed(line.split(maxsplit=1)) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    found = {f"./{path.name}" for path in VENDOR.iterdir() if path.suffix in {".css", ".js", ".LICENSE"}}
    assert set(listed) == found
    for name, digest in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest
    readme = (VENDOR / "README.md").read_text("utf-8")
    fetched = (VENDOR / "fetch.sh").read_text("utf-8")
    for name in found:
        assert name.removeprefix("./") in readme
        assert name.removeprefix("./") in fetched
    assert "http" not in fetched


def test_an_asset_is_kept_for_ever_under_an_address_of_its_own(browse) -> None:
    browser = browse()
    address = re.search(r'href="(/static/css/banshi\.css\?v=[0-9a-f]{12})"', browser.get("/").text)
    assert address
    assert "immutable" in browser.get(address[1]).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/m/catering-licence", "/apply/{}/s/premises", "/apply/{}/check", "/my"])
def test_pages_are_light(browse, world, path) -> None:
    page = browse(APPLICANT).get(path.format(start_form(world))).data
    assert len(gzip.compress(page)) <= 60 * 1024


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [(text, ground) for text in ("ink", "muted", "brand", "deep", "ok", "warn", "stop") for ground in ("paper", "wash")]
    + [("brand", "tint"), ("ok", "ok-tint"), ("warn", "warn-tint"), ("stop", "stop-tint"), ("ink", "warn-tint")],
)
def test_words_stand_out(text, ground) -> None:
    assert contrast(TOKENS[text], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["brand", "deep"])
def test_white_words_stand_out(ground) -> None:
    assert contrast("#fff", TOKENS[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_edges_of_controls_and_the_focus_stand_out(ground) -> None:
    assert contrast(TOKENS["line-strong"], TOKENS[ground]) >= 3
    assert contrast(TOKENS["brand"], TOKENS[ground]) >= 3


def test_no_shadows_no_fonts_from_elsewhere() -> None:
    shadows = [rule for rule in re.findall(r"box-shadow: ([^;]+);", CSS) if not rule.startswith(("inset", "0 0 0 "))]
    assert shadows == []
    assert "@font-face" not in CSS
    assert "@import" not in CSS
