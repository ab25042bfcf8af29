"""Values, time and truth: typed expressions, decision tables, routes, calendars and time limits.

This package knows no matters, forms or cases.  It uses the standard library only.
"""
