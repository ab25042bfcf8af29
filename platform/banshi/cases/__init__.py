"""The case engine: `decide(matter, case, command, moment) -> events`, `evolve(case, event) -> case`.  Pure."""
