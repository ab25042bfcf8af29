"""How is a form shown?  Fields, the summary of what is wrong, and the answers in words."""

from banshi_forms.html.render import render_fields
from banshi_forms.html.review import ReviewRow, answers_by_section, in_blocks, review_rows
from banshi_forms.html.summary import anchor_of, error_summary

__all__ = ["ReviewRow", "anchor_of", "answers_by_section", "error_summary", "in_blocks", "render_fields", "review_rows"]
