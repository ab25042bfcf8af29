"""What do colleagues see of each other's work: who holds what, who is away, who acts in whose place?"""

from banshi.web.team import absence, me, overview
from banshi.web.team.blueprint import team

__all__ = ["absence", "me", "overview", "team"]
