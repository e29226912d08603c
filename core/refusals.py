"""What cannot be done, and why."""


class NotPossible(Exception):
    """What was asked for cannot be done; the message says why, in words for the screen."""
