"""What remains of keys that are gone: in the database's files, and in the memory of the workers that opened them."""

import threading

from django.db import connection, transaction

from core.disk import overwrite_what_was_deleted

PATIENCE = 1  # seconds; tables that are in use for longer are overwritten with the next key that goes

_in_memory = threading.Event()
_in_use: set[int] = set()  # the threads of this process that answer somebody whose keys are open


def delete(rows) -> None:
    """Delete rows that hold keys, sealed ones too, and what remains of them."""
    if rows.delete()[0]:
        clear_away()


def clear_away() -> None:
    """Once the transaction is over, leave nothing of keys that were deleted or replaced, in files or in memory."""
    if all(waiting is not _clear_away for _, waiting, _ in connection.run_on_commit):
        transaction.on_commit(_clear_away, robust=True)


def are_in_memory() -> bool:
    """Whether keys are gone, since this was last asked, that this process may have opened."""
    remain = _in_memory.is_set()
    _in_memory.clear()
    return remain


def in_use() -> None:
    """This thread begins to answer somebody whose keys are open."""
    _in_use.add(threading.get_ident())


def not_in_use() -> None:
    """What this thread answered is sent."""
    _in_use.discard(threading.get_ident())


def are_in_use() -> bool:
    """Whether this process is answering anybody whose keys are open."""
    return bool(_in_use)


def _clear_away():
    from vault.models import Grant, KeyHolder, Session

    _in_memory.set()
    overwrite_what_was_deleted(Session, Grant, KeyHolder, patience=PATIENCE)
