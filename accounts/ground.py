"""What lies in the data folder and in the database before Rounds starts on it: an organisation, nothing, or neither.

Whatever is neither is refused in words, and nothing is written. A wrong folder, a database that is not there, an
address that was forgotten must not become a new organisation in the place of one that exists.
"""

import fcntl
import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.core.management import CommandError
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import translation
from django.utils.translation import gettext as _

from vault import device

MARKER = "setting-up"  # lies beside the secret from before the set-up makes it until the organisation is there


class Refused(CommandError):
    """Rounds does not start on what lies there; the message says what was found, and what to do."""


@dataclass
class Book:
    """What can be read of a database without any key; `language` is empty without an organisation."""

    tables: list = field(default_factory=list)
    migrations: set = field(default_factory=set)
    language: str = ""
    secret_check: bytes = b""


def organisation_is_here() -> bool:
    """True: an organisation, with its device secret. False: nothing yet, or a set-up broken off. Else raises Refused.

    An organisation that was set up before check values were kept is believed until somebody signs in.
    """
    book = _book()
    with translation.override(book.language or translation.get_language()):
        if book.migrations - _known_migrations():
            raise Refused(
                _("A newer Rounds, or another program, wrote in the database. Nothing was changed: start that one.")
            )
        if not book.language:
            _refuse_all_but_a_beginning(book)
            return False
        _refuse_another_secret(book)
        return True


def refuse_without_organisation() -> None:
    """For whatever opens the books: raises Refused unless there is an organisation, with its device secret."""
    if not organisation_is_here():
        raise Refused(_("There is no organisation yet: run setup first."))


@contextmanager
def beginning():
    """Hold the place while an organisation is made in it: the device secret, the tables, the organisation itself.

    Whatever stops it, it can be begun again. Raises Refused.
    """
    refuse_an_organisation()
    with alone():
        refuse_an_organisation()
        begin()
        yield
        settle()


def refuse_an_organisation() -> None:
    """For the set-up: raises Refused where there is one, or anything that may have been one."""
    if organisation_is_here():
        raise Refused(_("There is an organisation already; nothing was changed."))


def begin() -> None:
    """Leave the marker and make the device secret, unless a set-up that was broken off has done it. Raises Refused."""
    folder = settings.DATA_DIR
    try:
        if not _broken_off():
            secret = device.draw()
            settle()
            device.keep(folder / MARKER, _mark(secret))
            device.keep(folder / device.FILE_NAME, secret)
        if file := _file():
            file.touch(mode=0o600)  # opening a database never makes one
    except OSError as error:
        raise _not_writable() from error


def settle() -> None:
    """The organisation is there: nothing is begun again."""
    if (settings.DATA_DIR / MARKER).exists():
        (settings.DATA_DIR / MARKER).unlink()


@contextmanager
def alone():
    """Keep others from setting up or changing the same place meanwhile; raises Refused when somebody does already."""
    try:
        settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(settings.DATA_DIR, os.O_RDONLY)
    except OSError as error:
        raise _not_writable() from error
    try:
        if _file() and not os.access(settings.DATA_DIR, os.W_OK):
            raise _not_writable()
        _lock(folder)
        yield
    finally:
        os.close(folder)


def _lock(folder):
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Refused(_("Another start is at work here. Wait until it is done, then start again.")) from error


def _not_writable():
    return Refused(_("The folder %(folder)s cannot be written to.") % {"folder": settings.DATA_DIR})


def _refuse_all_but_a_beginning(book):
    ours = {*connection.introspection.django_table_names(), "django_migrations"}
    if _broken_off() and ours.issuperset(book.tables):
        return
    if os.path.lexists(settings.DATA_DIR / device.FILE_NAME):
        raise _found(_("a device secret, but no organisation in the database"))
    if book.tables or (_file() and os.path.lexists(_file())):
        raise _found(_("a database without an organisation"), _take_away())


def _refuse_another_secret(book):
    unopened = _("Nobody can open its records without its own device.secret, so none is made anew: put that file back.")
    if not os.path.lexists(settings.DATA_DIR / device.FILE_NAME):
        raise _found(_("an organisation, but no device secret"), unopened)
    try:
        check = device.check_value(device.device_secret(settings.DATA_DIR))
    except device.NoSecret as error:
        raise _found(_("an organisation, but a device secret that cannot be used"), unopened) from error
    if book.secret_check not in (b"", check):
        raise _found(_("an organisation, and the device secret of another one"), unopened)


def _found(words, more=""):
    place = _(
        "Nothing was made or changed. Found in %(folder)s: %(found)s. Is this the right folder? "
        "Is DATABASE_URL missing, or wrong?"
    )
    return Refused(f"{place % {'folder': settings.DATA_DIR, 'found': words}} {more}".strip())


def _take_away():
    return _("If nothing was ever kept here, take rounds.sqlite3 away and start again.") if _file() else ""


def _mark(secret):
    """What the marker says: which kind of database is being set up, and with which secret."""
    return f"{connection.vendor} {device.check_value(secret).hex()}".encode()


def _broken_off():
    """Whether the device secret that lies there is one of a set-up that did not come to its end."""
    try:
        return (settings.DATA_DIR / MARKER).read_bytes() == _mark(device.device_secret(settings.DATA_DIR))
    except (OSError, device.NoSecret):
        return False


def _known_migrations():
    """Every migration of this program, and those that one of them stands for."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return set(loader.disk_migrations).union(*(each.replaces for each in loader.disk_migrations.values()))


def _file():
    """The database's file; None when it lies on a server, or in memory."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return None
    return settings.DATA_DIR / settings.SQLITE_NAME


def _book():
    file = _file()
    if file is None:
        try:
            with connection.cursor() as cursor:
                return _read(cursor)
        except Error as problem:
            raise Refused(_("The database cannot be reached: %(problem)s") % {"problem": problem}) from problem
    if not file.exists():
        return Book()
    # Only looked at: a connection of Django's changes the file's header, and one that reads leaves a log behind.
    unchanged = "" if file.with_name(f"{file.name}-wal").exists() else "&immutable=1"
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro{unchanged}", uri=True)) as reader:
            return _read(reader.cursor())
    except sqlite3.DatabaseError as problem:
        raise _found(_("a file rounds.sqlite3 that cannot be read"), _take_away()) from problem


def _read(cursor):
    tables = connection.introspection.table_names(cursor)

    def rows(table):
        if table not in tables:
            return []
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - its columns are those of whichever program made it
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    organisation, calibration = [*rows("accounts_organisation"), {}][0], [*rows("vault_calibration"), {}][0]
    return Book(
        tables=tables,
        migrations={(row.get("app"), row.get("name")) for row in rows("django_migrations")},
        language=organisation.get("language", ""),
        secret_check=bytes(calibration.get("secret_check", b"")),
    )
