"""What the web server itself logs: its own words, and of an exception the type and the place."""

import runpy

import pytest
from django.conf import settings
from gunicorn.config import Config
from gunicorn.glogging import Logger

SECRET = "Kettle at the harbour"
CONFIG = settings.BASE_DIR / "config" / "gunicorn.conf.py"


@pytest.fixture
def log(capfd):
    """The log as gunicorn makes it from our configuration, while what it writes is caught."""
    ours = runpy.run_path(str(CONFIG))
    kept = Config()
    kept.set("loglevel", ours["loglevel"])
    kept.set("logger_class", ours["logger_class"])
    logger = kept.logger_class(kept)
    yield logger
    for handler in list(logger.error_log.handlers):
        logger.error_log.removeHandler(handler)


def fail(log):
    """What gunicorn does when a page that is sent piece by piece breaks off."""
    try:
        raise ValueError(f"no such {SECRET}")
    except ValueError:
        log.exception("Error handling request %s", f"/people/{SECRET}/")


def test_a_page_that_breaks_off_logs_the_type_and_the_place_only(log, capfd):
    fail(log)
    said = capfd.readouterr().err
    assert "ValueError < tests/core/test_server_log.py:" in said
    assert SECRET not in said
    assert "Traceback" not in said


def test_without_our_class_it_would_have_been_said(log, capfd):
    fail(Logger(Config()))
    assert SECRET in capfd.readouterr().err


def test_what_the_server_says_of_itself_is_kept(log, capfd):
    log.error("Worker (pid:%s) was sent SIGKILL!", 17)
    assert capfd.readouterr().err == "ERROR gunicorn.error Worker (pid:17) was sent SIGKILL!\n"


def test_what_a_request_made_it_warn_of_is_not_logged(log, capfd):
    log.warning("Invalid request from ip=%s: %s", "127.0.0.1", SECRET)
    assert capfd.readouterr().err == ""
