"""What remains of keys that are gone, in the database's files."""

from django.db import connection, transaction

from core.disk import overwrite_what_was_deleted

PATIENCE = 1  # seconds; tables that are in use for longer are overwritten with the next key that goes


def delete(rows) -> None:
    """Delete rows that hold keys, sealed ones too, and what remains of them."""
    if rows.delete()[0]:
        clear_away()


def clear_away() -> None:
    """Once the transaction is over, leave nothing of keys that were deleted or replaced."""
    if all(waiting is not _clear_away for _, waiting, _ in connection.run_on_commit):
        transaction.on_commit(_clear_away, robust=True)


def _clear_away():
    from vault.models import Grant, KeyHolder, Session

    overwrite_what_was_deleted(Session, Grant, KeyHolder, patience=PATIENCE)
