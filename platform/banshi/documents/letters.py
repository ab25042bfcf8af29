"""How does one letter become a PDF?"""

from __future__ import annotations

from dataclasses import asdict

from banshi.documents.typesetting import pdf_of
from banshi.notices.letter import Letter


def letter_pdf(letter: Letter, *, mark: str = "") -> bytes:
    """The PDF of that letter.  `mark` is a line under the date, e.g. that no seal has been put on it."""
    return pdf_of("letter.typ", {**asdict(letter), "mark": mark})
