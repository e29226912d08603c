"""What was deleted, and the database's files: to a database a deleted row is only marked as gone."""

from django.db import connection as default_connection
from django.db.models import BinaryField


def overwrite_what_was_deleted(*models, connection=default_connection, patience: int | None = None) -> None:
    """Leave nothing of earlier rows in the files. Not inside a transaction.

    SQLite overwrites what it deletes, but keeps it in the log of changes: the log is cut. PostgreSQL keeps old rows in
    the table's file: the tables are written anew. With `patience` it waits so many seconds for whoever uses a table:
    SQLite's log is then cut next time, PostgreSQL raises OperationalError.
    """
    with connection.cursor() as cursor:
        (_cut_the_log if connection.vendor == "sqlite" else _write_anew)(cursor, models, patience)


def _cut_the_log(cursor, models, patience):
    (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
    cursor.execute(f"PRAGMA busy_timeout = {usual if patience is None else patience * 1000}")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cursor.execute(f"PRAGMA busy_timeout = {usual}")


def _write_anew(cursor, models, patience):
    name = cursor.db.ops.quote_name
    cursor.execute(f"SET lock_timeout = '{patience or 0}s'")
    try:
        for model in models:
            table = name(model._meta.db_table)
            sealed = [name(field.column) for field in model._meta.concrete_fields if isinstance(field, BinaryField)]
            if sealed:  # PostgreSQL copies rows into its statistics: these columns are to have none
                no_more = (f"ALTER {column} SET STATISTICS 0, ALTER {column} TYPE bytea" for column in sealed)
                cursor.execute(f"ALTER TABLE {table} {', '.join(no_more)}")
            cursor.execute(f"VACUUM FULL {table}")
        cursor.execute("VACUUM FULL pg_statistic")
    finally:
        cursor.execute("RESET lock_timeout")
