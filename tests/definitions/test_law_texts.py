"""Does the resolver find what a matter cites, in the wording of the day?  And does the store hold what it says?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from banshi.definitions.compile import SharedParts, compile_matter, compile_parsed, compile_shared, parse
from banshi.definitions.data_root import shipped_folder
from banshi.definitions.editions import thaw
from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.law.book import LawBook
from banshi.definitions.law.citations import citations
from banshi.definitions.law.resolving import Found, out_of_force, read_on, resolve
from banshi.definitions.law_files import load_laws, shipped_laws
from banshi.definitions.library import compile_library
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import format_finding
from banshi_rules.findings import NOWHERE, Severity
from banshi_rules.texts import Language, Text

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden" / "cited"
CASES = sorted(GOLDEN.glob("*.yaml"))


@pytest.fixture(scope="module")
def book() -> LawBook:
    """Two invented laws."""
    laws, findings = load_laws(HERE / "laws")
    assert findings == ()
    return laws


@pytest.fixture(scope="module")
def lawful(vocabulary: Vocabulary, book: LawBook) -> Vocabulary:
    """The words of the small district, with these laws."""
    return Vocabulary(plugin_checks=vocabulary.plugin_checks, registers=vocabulary.registers, laws=book)


def basis(book: LawBook, article: str, as_of: date | None = None, law: str = "trees-law") -> LegalBasis:
    return LegalBasis(
        "x", Text("x"), Text(article), "law", NOWHERE, law=book.laws[law], cites=citations(article) or (), as_of=as_of
    )


def test_the_wording_of_the_day(book: LawBook) -> None:
    (old,) = resolve(basis(book, "第五条"), date(2015, 1, 1))
    (new,) = resolve(basis(book, "第五条"), date(2020, 5, 1))
    assert old.found is new.found is Found.TEXT
    assert old.sentence == "砍伐树木的，应当经批准。"
    assert new.sentence is not None and len(new.sentence.splitlines()) == 4


def test_a_paragraph_takes_its_enumeration_along(book: LawBook) -> None:
    first, second = (resolve(basis(book, f"第五条第{n}款"), date(2026, 1, 1))[0].sentence for n in "一二")
    assert first is not None and second is not None
    assert first.endswith("（二）正在孵化鸟类的树木。") and second.startswith("批准机关")


def test_what_is_not_there(book: LawBook) -> None:
    on = date(2026, 1, 1)
    found = [resolve(basis(book, article), on)[0].found for article in ("第七条", "第九条", "第十一条")]
    assert found == [Found.UNVERIFIED, Found.NOT_HELD, Found.MISSING]
    assert resolve(basis(book, "第五条"), date(2009, 12, 31))[0].found is Found.NOT_IN_FORCE
    assert resolve(basis(book, "第三条", law="trees-rules"), date(2022, 1, 1))[0].found is Found.NOT_IN_FORCE
    assert resolve(basis(book, "第三条", law="trees-rules"), date(2021, 12, 31))[0].found is Found.TEXT


def test_a_definition_is_judged_for_the_day_its_author_names(book: LawBook) -> None:
    assert read_on(basis(book, "第五条", date(2015, 1, 1))) == date(2015, 1, 1)
    assert read_on(basis(book, "第五条")) == date(2020, 5, 1)
    nowhere = LegalBasis("x", Text("x"), Text("第五条"), "law", NOWHERE)
    assert read_on(nowhere) is None and resolve(nowhere, date(2026, 1, 1)) == ()


@pytest.mark.parametrize(
    "name", ["示例树木法", "《中华人民共和国示例树木法》", "树木示例法", "示例树木法（2020年修正）"]
)
def test_a_law_has_its_names(book: LawBook, name: str) -> None:
    law = book.named(name)
    assert law is not None and law.id == "trees-law"


@pytest.mark.parametrize(
    ("name", "rank", "near"),
    [
        ("城市市容环境卫生管理条例", "administrative-regulation", "city-appearance-regulation"),
        ("取水许可与水资源费征收管理条例", "administrative-regulation", "water-abstraction-regulation"),
        ("浙江省城市市容和环境卫生管理条例", "local-regulation", None),
        ("深圳经济特区市容和环境卫生管理条例", "local-regulation", None),
        ("城市道路管理条例实施办法", "administrative-regulation", None),
        ("消防监督检查规定", "departmental-rule", None),
    ],
)
def test_a_slip_in_a_name_is_no_other_act(name: str, rank: str, near: str | None) -> None:
    found = shipped_laws().nearest(name, rank)
    assert (found.id if found is not None else None) == near


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_words(path: Path, language: Language, parts: SharedParts, lawful: Vocabulary) -> None:
    """Word for word, place for place."""
    findings = compile_matter(path.name, path.read_text("utf-8"), parts, lawful).findings
    said = "".join(format_finding(finding, language) + "\n" for finding in findings)
    assert findings
    assert said == path.with_suffix(f".{language}.txt").read_text("utf-8")


def test_every_finding_about_cited_law_is_among_them() -> None:
    said = {
        code for path in CASES for code in re.findall(r" (A6\d\d) ", path.with_suffix(".zh.txt").read_text("utf-8"))
    }
    assert said >= {f"A6{n:02}" for n in (0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)}


def test_a_lawful_citation_is_not_complained_about(felling: str, parts: SharedParts, lawful: Vocabulary) -> None:
    good = felling.replace(
        "{id: greening, name: 城市绿化条例, article: 第二十条, rank: administrative-regulation}",
        "{id: greening, ref: trees-law, article: {zh: 第五条第二款, en: Article 5(2)}}",
    ).replace(
        "name: 树木管理办法, article: 第八条, rank: departmental-rule", "name: 示例树木法, article: 第六条, rank: law"
    )
    compiled = compile_matter("felling.yaml", good, parts, lawful)
    assert compiled.findings == ()
    assert compiled.matter is not None
    assert compiled.matter.basis[0].rank == "law" and compiled.matter.basis[0].name.zh == "中华人民共和国示例树木法"
    assert compiled.used >= {"law/trees-law"}


def test_what_was_published_compiles_without_the_law(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    cites = felling.replace(
        "name: 城市绿化条例, article: 第二十条, rank: administrative-regulation", "ref: gone, article: 第五条"
    )
    assert compile_parsed(parse("f.yaml", cites), parts, vocabulary, judge=False).matter is not None
    assert [finding.code for finding in compile_matter("f.yaml", cites, parts, vocabulary).findings] == ["A600"]


LAW = """banshi: 1
law: odd
name: 奇怪的法
rank: law
number: 一
versions:
  - in_force: 2020-01-01
    last: 3
    articles:
      第一条: {text: 二十日内决定。, days: [{limit: 20 working days, what: decision}]}
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("limit: 20 w", "limit: 21 w", "A622"),
        ("20 working days", "20 months", "A622"),
        ("{text: 二十日内决定。, days", "{days", "A623"),
        ("text: 二十日内决定。", "text: 二十日内决定。, unverified: true", "A623"),
        ("第一条", "第四条", "A624"),
        ("第一条", "一", "H005"),
        ("in_force: 2020-01-01", "in_force: 2020-13-01", "H015"),
        ("in_force: 2020-01-01", "in_force: 2020-01-01\n    until: 2019-01-01", "A621"),
        ("what: decision", "what: deciding", "H004"),
        ("rank: law", "rank: rule", "H004"),
        ("number: 一\n", "", "H002"),
    ],
)
def test_a_file_of_law_is_checked(old: str, new: str, code: str) -> None:
    assert LAW.count(old) == 1
    _, findings = compile_shared([parse("odd.yaml", LAW.replace(old, new))])
    assert [finding.code for finding in findings] == [code]
    assert all(finding.at.file == "odd.yaml" for finding in findings)


def test_wordings_stand_in_order() -> None:
    again = LAW + LAW[LAW.index("  - in_force") :].replace("2020", "2019")
    assert [finding.code for finding in compile_shared([parse("odd.yaml", again)])[1]] == ["A621"]


def test_the_laws_that_come_with_it() -> None:
    book, findings = load_laws(shipped_folder("laws"))
    assert findings == ()
    assert len(book.laws) >= 20 and shipped_laws().laws.keys() == book.laws.keys()
    for law in book.laws.values():
        assert law.name.en and book.named(law.name.zh) is law
        for version in law.versions:
            for name, article in version.articles.items():
                assert [citation.article for citation in citations(name) or ()] == [name]
                assert article.text is None or (len(article.text) > 8 and article.text[-1] in "。；："), (law.id, name)


@pytest.mark.parametrize(
    ("law", "article", "words"),
    [
        (
            "licensing-law",
            "第四十二条",
            "除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。",
        ),
        ("licensing-law", "第八十二条", "本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。"),
        ("market-entity-registration-regulation", "第十九条", "不能当场登记的，应当在3个工作日内予以登记"),
        ("construction-law", "第八条", "应当自收到申请之日起七日内，对符合条件的申请颁发施工许可证。"),
        ("civil-code", "第二百零三条", "期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。"),
        ("city-roads-regulation", "第三十三条", "交付使用后5年内、大修的城市道路竣工后3年内不得挖掘"),
    ],
)
def test_articles_the_engine_relies_on(law: str, article: str, words: str) -> None:
    text = shipped_laws().laws[law].versions[-1].articles[article].text
    assert text is not None and words in text


def test_nothing_is_vouched_for_that_was_not_found() -> None:
    """Rules of departments whose gazette text nobody could compare have no text at all."""
    for law_id in ("food-business-licensing-measures", "construction-permit-measures", "public-venue-hygiene-rules"):
        articles = shipped_laws().laws[law_id].versions[-1].articles.values()
        assert all(article.text is None for article in articles)


def test_severities(felling: str, parts: SharedParts, lawful: Vocabulary) -> None:
    """An unverified article can only warn, a verified one forbids."""
    name = "name: 城市绿化条例, article: 第二十条, rank: administrative-regulation"
    verified = felling.replace(name, "ref: trees-law, article: 第五条").replace(
        "20 working days, basis", "31 working days, basis"
    )
    unverified = felling.replace(name, "ref: trees-law, article: 第七条")
    for text, severity in ((verified, Severity.ERROR), (unverified, Severity.WARNING)):
        found = compile_matter("felling.yaml", text, parts, lawful).findings
        assert [finding.severity for finding in found if finding.code == "A614"] == [severity]


def test_a_district_keeps_its_own_laws_and_an_edition_takes_them_along(felling: str, vocabulary: Vocabulary) -> None:
    own = LAW.replace("law: odd", "law: local").replace("rank: law", "rank: local-regulation")
    cites = felling.replace(
        "name: 城市绿化条例, article: 第二十条, rank: administrative-regulation", "ref: local, article: 第一条"
    ).replace("name: 树木管理办法, article: 第八条, rank: departmental-rule", "ref: local, article: 第一条")
    district = {path: text for path, text in read_folder(HERE / "district").files.items() if path != "felling.yaml"}
    library = compile_library(Sources({**district, "felling.yaml": cites, "laws/local.yaml": own}), vocabulary)
    assert [finding.code for finding in library.findings] == []
    assert "laws/local.yaml" in library.frozen["felling"]
    again = thaw("felling", library.frozen["felling"], vocabulary)
    assert resolve(again.basis[0], date(2026, 1, 1))[0].sentence == "二十日内决定。"


def test_an_edition_begins_while_its_laws_are_in_force(
    felling: str, parts: SharedParts, lawful: Vocabulary, vocabulary: Vocabulary
) -> None:
    cites = felling.replace(
        "name: 城市绿化条例, article: 第二十条, rank: administrative-regulation",
        "ref: trees-law, article: 第五条第二款",
    ).replace("name: 树木管理办法, article: 第八条, rank: departmental-rule", "ref: trees-rules, article: 第三条")
    matter = compile_matter("felling.yaml", cites, parts, lawful).matter
    assert matter is not None
    said = {day: [f.code for f in out_of_force(matter.basis, day)] for day in (date(2009, 1, 1), date(2021, 12, 31))}
    assert said == {date(2009, 1, 1): ["A610", "A610"], date(2021, 12, 31): []}
    (gone,) = out_of_force(matter.basis, date(2022, 1, 1))
    assert (gone.code, gone.severity, gone.args["until"]) == ("A612", Severity.ERROR, date(2021, 12, 31))
    unknown = compile_matter("felling.yaml", felling, parts, vocabulary).matter
    assert unknown is not None and list(out_of_force(unknown.basis, date(1900, 1, 1))) == []


def test_only_licences_want_a_law_for_a_long_limit(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    """The Licensing Law binds licences; an allowance follows the rules of its own field."""
    long = felling.replace("class: ordinary", "class: complex").replace(
        "{limit: 20 working days, basis: greening}", "{limit: 40 working days, basis: measures}"
    )
    allowance = long.replace("kind: licence", "kind: payment")
    found = [{f.code for f in compile_matter("f.yaml", text, parts, vocabulary).findings} for text in (long, allowance)]
    assert ["L005" in codes for codes in found] == [True, False]
