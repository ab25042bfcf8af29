"""How is a definition changed without touching what was not meant?  As splices of its text; comments stay."""

from banshi.definitions.edit.change import Address, NotEdited, delete, insert, replace
from banshi.definitions.edit.written import WIDTH, Plain

__all__ = ["WIDTH", "Address", "NotEdited", "Plain", "delete", "insert", "replace"]
