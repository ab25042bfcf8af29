"""Which examples are missing?  For all that none reaches or notices one that would, complete and ready to paste.

    found = look_for(matter, judged, calendar)     # who would notice what survived, and what nobody could notice
    proposals(found)                               # few examples that do it together, and more that others could expect

Importing this loads the solver: whoever may do without it imports it late.
"""

from banshi.definitions.proposals.choosing import More, NewExample, Proposal, proposals
from banshi.definitions.proposals.looking import Looked, look_for
from banshi.definitions.proposals.writing import paste, written_into

__all__ = ["Looked", "More", "NewExample", "Proposal", "look_for", "paste", "proposals", "written_into"]
