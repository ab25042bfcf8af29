"""Which cases want watching, and when?  Warnings and cards as functions of a case, the rules and the time."""
