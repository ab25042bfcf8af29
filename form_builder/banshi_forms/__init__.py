"""Forms and answers: what is asked, what was answered, how both are shown.

This package knows no cases, no matters and no database.
"""
