"""Banshi: matters declared in YAML, run as lawful cases."""
