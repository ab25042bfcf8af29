"""How does a letter or a guide become a file?  Set from data alone; nothing a person typed is ever read as markup."""

from banshi.documents.guides import guide_html, guide_pdf
from banshi.documents.letters import letter_pdf

__all__ = ["guide_html", "guide_pdf", "letter_pdf"]
