"""Rows of whatever table."""


def filled(row, values: dict):
    """The row with those values by their names, not yet saved."""
    for name, value in values.items():
        setattr(row, name, value)
    return row
