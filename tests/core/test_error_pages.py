"""Every error has a page that says what to do next, and a report without a word of anybody's."""

import logging
import sys
from types import SimpleNamespace

import pytest
from django.core.exceptions import RequestDataTooBig
from django.utils import translation

from core import errors

SECRET = "Kettle at the harbour"


def failed():
    """An exception as it comes out of code that handled somebody's words."""
    nickname = SECRET
    try:
        try:
            {}[nickname]
        except KeyError as error:
            raise ValueError(f"no such {nickname}") from error
    except ValueError:
        return sys.exc_info()


def logged(*args, exc_info=None):
    record = logging.LogRecord("django.request", logging.ERROR, errors.__file__, 12, *args, exc_info)
    return errors.TypeOnlyFormatter().format(record)


def test_a_log_line_tells_the_type_and_the_place_only():
    line = logged("Internal Server Error: %s", (f"/people/{SECRET}/",), exc_info=failed())
    assert line.startswith("ERROR django.request core/errors.py:12\n  ValueError < tests/core/test_error_pages.py:")
    assert "caused by KeyError < tests/core/test_error_pages.py:" in line
    assert SECRET not in line


def test_a_message_that_was_put_together_beforehand_is_not_logged_either():
    assert logged(f"saw {SECRET}", ()) == "ERROR django.request core/errors.py:12"


def test_places_in_libraries_do_not_tell_the_folders_of_the_machine():
    try:
        translation.activate(object())
    except Exception as error:
        described = errors.describe(error)
    assert " < django/utils/translation/" in described
    assert "site-packages" not in described


def test_an_exception_report_has_no_frames_settings_or_words(rf):
    request = rf.post("/", {"nickname": SECRET}, headers={"cookie": f"a={SECRET}"})
    reporter = errors.SilentReporter(request, *failed())
    for report in (reporter.get_traceback_text(), reporter.get_traceback_html(), str(reporter.get_traceback_data())):
        assert "ValueError" in report
        assert SECRET not in report
        assert "SECRET_KEY" not in report


def test_pages_that_must_stand_alone_ask_no_session_and_no_database(rf):
    expected = {errors.server_error: 500, errors.bad_request: 400, errors.too_large: 413, errors.busy: 503}
    for view, status in expected.items():
        answer = view(rf.get("/"))
        assert (answer.status_code, "<h1>" in answer.content.decode()) == (status, True)
    assert errors.busy(rf.get("/"), seconds=7)["Retry-After"] == "7"
    assert errors.bad_request(rf.get("/"), RequestDataTooBig()).status_code == 413


def test_pages_that_stand_alone_say_example_when_it_is_one(rf):
    request = rf.get("/")
    request.organisation = SimpleNamespace(is_example=True)
    assert "Example" in errors.server_error(request).content.decode()
    assert "Example" not in errors.server_error(rf.get("/")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.not_found, 404, "There is nothing here"),
        (errors.forbidden, 403, "This page is for others"),
        (errors.form_too_old, 403, "The form was too old"),
        (errors.sealed, 403, "•••"),
    ],
)
def test_pages_within_the_house_say_what_to_do(rf, view, status, words):
    answer = view(rf.get("/"))
    assert answer.status_code == status
    assert words in answer.content.decode()


@pytest.mark.django_db
def test_an_address_that_does_not_exist_has_our_page(client, coordinator):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_an_address_that_takes_only_forms_says_so_when_it_is_opened(client, coordinator):
    answer = client.get("/sign-out/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "takes only what a form sends" in answer.content.decode()
