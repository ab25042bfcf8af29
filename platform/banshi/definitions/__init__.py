"""The definition language: from text to a typed, immutable Matter, with every finding at its line.  Pure."""
