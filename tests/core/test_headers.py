"""Nothing of a page stays in the browser."""

import pytest
from django.http import HttpResponse
from django.utils.cache import has_vary_header

from core.headers import PrivateResponses


def answer_to(rf, path, status=200):
    return PrivateResponses(lambda request: HttpResponse(status=status))(rf.get(path))


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/people/", 302), ("/nowhere/", 404), ("/static/gone", 404)])
def test_no_page_is_stored(rf, path, status):
    answer = answer_to(rf, path, status)
    assert answer["Cache-Control"] == "no-store"
    assert has_vary_header(answer, "HX-Request")


def test_static_files_may_be_kept(rf):
    assert "Cache-Control" not in answer_to(rf, "/static/rounds.css")


def test_every_answer_says_that_it_wants_no_camera_and_no_index(rf):
    answer = answer_to(rf, "/")
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
