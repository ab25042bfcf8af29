"""What does a definition look like when nobody argues about it?  One style for YAML and for JSON, comments kept."""

from banshi.definitions.style.formatting import Formatted, as_json, as_yaml, formatted
from banshi.definitions.style.sameness import same

__all__ = ["Formatted", "as_json", "as_yaml", "formatted", "same"]
