"""How does a letter become a PDF?  Typst sets it from data alone; nothing a person typed is ever read as markup."""

from banshi.documents.letters import letter_pdf

__all__ = ["letter_pdf"]
