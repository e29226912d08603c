"""The long run (`./rounds test --long`): all cases of what has very many; a seeded tenth of them in every other run.

Only what is a sample anyway may be cut here: kills at many moments, invented rows, mutants. What a rule says of each
page or each role is asked in every run.
"""

import os
import random

ALL = os.environ.get("LONG_RUN") == "1"  # set by `--long`, before any test is read


def cases(every, seed=0) -> list:
    """All of many cases in the long run; otherwise a tenth, the same one each time for the same seed."""
    every = list(every)
    if ALL:
        return every
    places = random.Random(seed).sample(range(len(every)), -(-len(every) // 10))
    return [every[place] for place in sorted(places)]


def examples(number) -> int:
    """How many examples Hypothesis makes up: `number` in the long run, otherwise a tenth of it."""
    return number if ALL else -(-number // 10)
