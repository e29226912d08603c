"""What whoever waits is told meanwhile, on stderr."""

import sys
from collections.abc import Callable


def say(words: str) -> None:
    """A line."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def by_tenths(what: str) -> Callable:
    """Says how far something is, every tenth: called with how much is done, and of how much."""
    told = 0

    def progress(done, total):
        nonlocal told
        if done * 10 // total > told:
            told = done * 10 // total
            say(f"    {what}: {told * 10} %")

    return progress
