"""How do tests look at a page?  Its elements with their attributes and texts, and what must be true of any page."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"input", "br", "img", "meta", "hr"}


class Page(HTMLParser):
    """Elements with their attributes and their text, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[int, str] = {}
        self.stack: list[tuple[str, int]] = []
        self.feed(str(html))
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"doubled attribute in {attrs}"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append((tag, len(self.elements) - 1))

    def handle_endtag(self, tag) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data) -> None:
        for _, index in self.stack:
            self.texts[index] = self.texts.get(index, "") + data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [
            attrs
            for name, attrs in self.elements
            if name == tag
            and all(attrs.get(key.replace("_", "-").strip("-")) == value for key, value in wanted.items())
        ]

    def by_id(self, element_id: str) -> tuple[str, dict[str, str], str]:
        found = [(i, tag, attrs) for i, (tag, attrs) in enumerate(self.elements) if attrs.get("id") == element_id]
        assert len(found) == 1, (element_id, found)
        index, tag, attrs = found[0]
        return tag, attrs, self.texts.get(index, "")


def check_accessible(page: Page) -> None:
    """What has to be true of every page, whatever it holds."""
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    labelled = {attrs["for"] for attrs in page.all("label")}
    for tag, attrs in page.elements:
        if tag in ("textarea", "select") or (tag == "input" and attrs.get("type") != "hidden"):
            assert attrs["id"] in labelled
        for target in attrs.get("aria-describedby", "").split():
            assert target in ids
        assert "style" not in attrs
        assert "required" not in attrs
        assert not any(name.startswith("on") for name in attrs)
        assert tag != "script"
    assert labelled <= set(ids)
    for index, (tag, _) in enumerate(page.elements):
        if tag == "fieldset":
            assert page.elements[index + 1][0] == "legend"
        if tag == "button":
            assert page.texts[index].strip()
