"""Would anybody notice a slip?  Small mistakes are made in a definition, one at a time, and its examples must fail.

The mistakes are those of the language: a limit one more or less or in another unit, `<` for `<=`, a condition negated
or dropped, a row deleted or swapped, an option, a material or a required flag dropped, an outcome exchanged.  Made is
only what a dry run can show: how long a step may take, say, changes no route, no material and no promised day.
"""

from banshi.definitions.mutation.judging import CompileFile, Judged, Verdict, compiler, judge, score
from banshi.definitions.mutation.mutant import Mistake, Mutant
from banshi.definitions.mutation.places import mutants

__all__ = [
    "CompileFile",
    "Judged",
    "Mistake",
    "Mutant",
    "Verdict",
    "compiler",
    "judge",
    "mutants",
    "score",
]
