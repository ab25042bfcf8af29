"""Has a definition the right shape?  JSON Schema says what stands where; complaints are worded by us, at their line."""

from banshi.definitions.shape.check import check_shape
from banshi.definitions.shape.schemas import KINDS, schema

__all__ = ["KINDS", "check_shape", "schema"]
