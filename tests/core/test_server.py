"""What the web server itself logs, which is of an exception the type and the place, and what it leaves behind."""

import io

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger

from vault.models import Session

SECRET = "Kettle at the harbour"


@pytest.fixture
def configured(ours):
    """Gunicorn with our configuration."""
    config = Config()
    config.set("loglevel", ours.loglevel)
    config.set("logger_class", ours.logger_class)
    return config


@pytest.fixture
def said():
    """Makes a log and gives it with what it writes."""
    made = []

    def of(logger_class, config):
        log, written = logger_class(config), io.StringIO()
        (handler,) = (each for each in log.error_log.handlers if getattr(each, "_gunicorn", False))
        handler.setStream(written)
        made.append((log.error_log, handler))
        return log, written

    yield of
    for log, handler in made:
        log.removeHandler(handler)


def break_off(log):
    """What gunicorn does when a page that is sent piece by piece breaks off."""
    try:
        raise ValueError(f"no such {SECRET}")
    except ValueError:
        log.exception("Error handling request %s", f"/people/{SECRET}/")


def test_a_page_that_breaks_off_logs_the_type_and_the_place_only(configured, said):
    log, written = said(configured.logger_class, configured)
    break_off(log)
    assert "ValueError < tests/core/test_server.py:" in written.getvalue()
    assert SECRET not in written.getvalue()
    assert "Traceback" not in written.getvalue()


def test_gunicorn_by_itself_would_have_said_it(said):
    log, written = said(Logger, Config())
    break_off(log)
    assert SECRET in written.getvalue()


def test_what_the_server_says_of_itself_is_kept(configured, said):
    log, written = said(configured.logger_class, configured)
    log.error("Worker (pid:%s) was sent SIGKILL!", 17)
    assert written.getvalue() == "ERROR gunicorn.error Worker (pid:17) was sent SIGKILL!\n"


def test_what_a_request_made_it_warn_of_is_not_logged(configured, said):
    log, written = said(configured.logger_class, configured)
    log.warning("Invalid request from ip=%s: %s", "127.0.0.1", SECRET)
    assert written.getvalue() == ""


@pytest.mark.django_db(transaction=True)  # the connection is closed, as at the end of the server
def test_after_the_server_stopped_the_database_does_not_tell_who_was_signed_in(ours, coordinator, sign_in):
    sign_in(coordinator)
    assert Session.objects.exists()
    ours.on_exit(None)
    assert not Session.objects.exists()
