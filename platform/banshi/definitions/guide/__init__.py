"""What is everybody told about a matter?  Its service guide and notice sheet, from the definition alone."""

from __future__ import annotations

from banshi.definitions.guide.case_sheet import case_sheet
from banshi.definitions.guide.drift import Difference, differences
from banshi.definitions.guide.making import service_guide
from banshi.definitions.guide.model import Entry, GuideKind, Layout, Line, Section, ServiceGuide, Statement, paragraphs
from banshi.definitions.guide.plain_text import as_text
from banshi.definitions.guide.sheet import notice_sheet
from banshi.definitions.guide.stamp import LANGUAGES, EditionMark, Languages, Stamp, read_stamp, stamp_of

__all__ = [
    "LANGUAGES",
    "Difference",
    "EditionMark",
    "Entry",
    "GuideKind",
    "Languages",
    "Layout",
    "Line",
    "Section",
    "ServiceGuide",
    "Stamp",
    "Statement",
    "as_text",
    "case_sheet",
    "differences",
    "notice_sheet",
    "paragraphs",
    "read_stamp",
    "service_guide",
    "stamp_of",
]
