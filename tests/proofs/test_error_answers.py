"""Whatever goes wrong, the answer is a page in words, in the reader's language, and repeats nothing that was typed."""

import logging

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from tests.conftest import PASSPHRASE
from vault.keyring import Locked

TYPED = "Zephyrion7731"
handler400 = "core.errors.bad_request"
handler403 = "core.errors.forbidden"
handler404 = "core.errors.not_found"
handler500 = "core.errors.server_error"


@csrf_exempt
def failing(request):
    """Fails as code fails that has a secret in its hands."""
    words = request.POST.get("words", "")
    errors = {
        "bad": SuspiciousOperation(words),
        "denied": PermissionDenied(words),
        "failed": ZeroDivisionError(f"while reading {words}"),
        "locked": Locked("person"),
    }
    kind = request.POST.get("kind")
    if kind in errors:
        raise errors[kind]
    return HttpResponse("read")


urlpatterns = [path("failing/", failing), path("", include("config.urls"))]
pytestmark = pytest.mark.urls(__name__)

SAID = {
    "bad": (400, "That was not understood"),
    "denied": (403, "This page is for others"),
    "failed": (500, "Something went wrong"),
    "locked": (404, "Your keys do not open this."),
}


@pytest.fixture
def reader(coordinator):
    client = Client(raise_request_exception=False)
    client.post("/sign-in/", {"username": "amber", "passphrase": PASSPHRASE})
    return client


def in_words(answer):
    """The page, after a look at what every page for an error has to be."""
    text = answer.content.decode()
    assert text.startswith("<!doctype html>")
    assert "<title>Page</title>" in text or "<title>页面</title>" in text
    assert answer["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    for leak in (TYPED, "Traceback", "Error", "Exception", "/site-packages/", ".py"):
        assert leak not in text, leak
    return text


@pytest.mark.parametrize("kind", SAID)
def test_each_failure_has_a_page_in_words_that_repeats_nothing(reader, kind):
    answer = reader.post("/failing/", {"kind": kind, "words": TYPED})
    status, sentence = SAID[kind]
    assert (answer.status_code, sentence in in_words(answer)) == (status, True)


@pytest.mark.parametrize("kind", SAID)
def test_each_failure_speaks_chinese_to_who_chose_it(reader, kind):
    reader.cookies["rounds_language"] = "zh-hans"
    text = in_words(reader.post("/failing/", {"kind": kind, "words": TYPED}))
    assert 'lang="zh-Hans"' in text
    assert SAID[kind][1] not in text


def test_a_wrong_address_has_a_page_that_does_not_repeat_it(reader):
    answer = reader.get(f"/people/{TYPED}/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()
    assert f"<p>{TYPED}" not in answer.content.decode()


def test_a_form_without_its_secret_is_refused_in_words(coordinator):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/sign-in/", {"username": TYPED, "passphrase": TYPED})
    assert answer.status_code == 403
    assert "The form was too old" in in_words(answer)


def test_another_host_is_refused_in_words(coordinator):
    answer = Client(raise_request_exception=False).get("/sign-in/", HTTP_HOST=f"{TYPED}.example")
    assert answer.status_code == 400
    assert "That was not understood" in in_words(answer)


def test_a_form_that_is_too_large_is_refused_in_words(reader, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = reader.post("/failing/", {"words": TYPED * 100})
    assert answer.status_code == 413
    in_words(answer)


def test_a_form_with_too_many_fields_is_refused_in_words(reader, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
    answer = reader.post("/failing/", {f"{TYPED}{number}": "x" for number in range(200)})
    assert answer.status_code == 400
    in_words(answer)


def test_a_failure_is_logged_by_its_type_and_place_alone(reader, capfd):
    handler = logging.getLogger("django").handlers[0]
    written = []
    stream, handler.stream = handler.stream, type("Stream", (), {"write": written.append, "flush": lambda self: None})()
    try:
        reader.post("/failing/", {"kind": "failed", "words": TYPED})
    finally:
        handler.stream = stream
    log = "".join(written)
    assert "ZeroDivisionError" in log
    assert "failing" in log
    assert TYPED not in log
    assert "amber" not in log
