"""Under which names does a page post?"""

from __future__ import annotations

#: Every answer's name begins with this: a field called `data` or `validate` would replace a method of the form.
PREFIX = "f_"
#: The page says here which questions it showed.
ASKED = "_asked"
#: Buttons: another row of a group; away with a row, or with a file.
ADD = "_add"
REMOVE = "_remove"
#: A box that each row posts, so that a row of untouched radio buttons is a row.
ROW = "_row"
