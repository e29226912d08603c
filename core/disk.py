"""What was deleted, and the database's files: to a database a deleted row is only marked as gone."""

from django.db import connection as default_connection


def overwrite_what_was_deleted(*models, connection=default_connection) -> None:
    """Leave nothing of earlier rows in the files. Not inside a transaction.

    SQLite overwrites what it deletes, but keeps it in the log of changes: the log is cut. PostgreSQL keeps old rows in
    the table's file: the tables are written anew.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for model in models:
                cursor.execute(f"VACUUM FULL {connection.ops.quote_name(model._meta.db_table)}")
