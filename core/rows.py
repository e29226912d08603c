"""Rows of whatever table."""


def written(row, values: dict):
    """The row, saved with those values by their names."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row
