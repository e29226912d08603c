"""The database's files after something was deleted."""

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import ConnectionHandler

from core.disk import overwrite_what_was_deleted

SECRET = "heliotrope behind the second bridge"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the log of changes is SQLite's")
def test_sqlite_keeps_nothing_of_a_deleted_row_in_its_log(tmp_path):
    options = {**settings.DATABASES["default"], "NAME": tmp_path / "rounds.sqlite3"}
    own = ConnectionHandler({"default": options})["default"]
    with own.cursor() as cursor:
        cursor.execute("CREATE TABLE told (words TEXT)")
        cursor.execute("INSERT INTO told VALUES (%s)", [SECRET])
        cursor.execute("DELETE FROM told")
    files = list(tmp_path.iterdir())
    assert any(SECRET.encode() in path.read_bytes() for path in files)
    overwrite_what_was_deleted(connection=own)
    assert not any(SECRET.encode() in path.read_bytes() for path in files)
    own.close()
