"""Rounds as it is, and beside it the plain tables in a database of their own (PLAIN_URL, or PLAIN_FILE for SQLite)."""

import os

from config.settings import *  # noqa: F403
from config.settings import DATABASES, INSTALLED_APPS, _database

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.plain"]
_plain = _database(os.environ.get("PLAIN_URL"))
if "PLAIN_URL" not in os.environ:
    _plain["NAME"] = os.environ.get("PLAIN_FILE", "")
DATABASES = {**DATABASES, "plain": _plain}
DATABASE_ROUTERS = ["benchmarks.settings.ToItsOwn"]


class ToItsOwn:
    """The plain tables lie in the database `plain`, everything else in the product's."""

    def db_for_read(self, model, **hints):
        """Where a model is read and written."""
        return "plain" if model._meta.app_label == "plain" else None

    db_for_write = db_for_read

    def allow_migrate(self, db, app_label, **hints):
        """Migrations make the product's tables, where they belong."""
        return db == "default" and app_label != "plain"
