"""The cast, made once for all tests through real code, and laid into each test as the rows that were written then."""

from contextlib import contextmanager

from django.db import connection, transaction

PASSPHRASE = "six small boats go home"
OTHERS = {"birch": "worker", "heron": "adviser", "finch": "funder", "otter": "administrator"}

_rows = {}  # by stage ("nobody", "coordinator", "staff"): the rows of each table


def open_the_books():
    """The coordinator: with her the organisation exists, and its lists."""
    from outreach.setting_up.organisation import open_organisation

    return open_organisation(name="Lantern", coordinator="amber", passphrase=PASSPHRASE)


def take_in(opened):
    """Everybody else, taken in by the coordinator whose keys are open."""
    from accounts.actions import add_account

    return [add_account(username=name, role=role, passphrase=PASSPHRASE, by=opened) for name, role in OTHERS.items()]


def rehearse():
    """Make the cast once, remember what the tables held at each stage, and undo it."""
    with transaction.atomic():
        _rows["nobody"] = _tables()
        coordinator = open_the_books()
        _rows["coordinator"] = _tables()
        with signed_in_for_commands(coordinator):
            take_in(coordinator)
        _rows["staff"] = _tables()
        transaction.set_rollback(True)


def lay_out(before, after) -> bool:
    """Write into the tables what they held at the stage `after`.

    False where they do not hold what they held `before`: then a test has begun otherwise, and the real code has to run.
    """
    changed = {table: rows for table, rows in _rows[after].items() if rows != _rows[before][table]}
    if any(_rows_of(table) != _rows[before][table] for table in changed):
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in changed.items():
            kept = _rows[before][table]
            if rows[: len(kept)] != kept:
                cursor.execute(f'DELETE FROM "{table}"')
                kept = []
            new = rows[len(kept) :]
            line = f"({', '.join(['%s'] * len(new[0]))})"
            values = [value for row in new for value in row]
            cursor.execute(f'INSERT INTO "{table}" VALUES {", ".join([line] * len(new))}', values)
    return True


@contextmanager
def signed_in_for_commands(user):
    """The keys of `user`, open for a `with` block."""
    from django.contrib.auth import authenticate

    from accounts.signing_in import opened_for

    with opened_for(authenticate(username=user.username, password=PASSPHRASE)) as opened:
        yield opened


def _tables():
    return {table: _rows_of(table) for table in connection.introspection.table_names()}


def _rows_of(table):
    """The rows as they lie there: a number or a text stays what the database wrote down."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return [tuple(bytes(each) if isinstance(each, memoryview) else each for each in row) for row in cursor]
