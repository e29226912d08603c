"""Uploads stay in memory, and too much of them is refused in words."""

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path


def take(request):
    taken = request.FILES["register"]
    return HttpResponse(f"{type(taken) is InMemoryUploadedFile} {taken.name} {taken.size} {len(taken.read())}")


urlpatterns = [path("take/", take)]
handler400 = "core.errors.bad_request"


@pytest.fixture
def send():
    def post(size):
        return Client().post("/take/", {"register": SimpleUploadedFile("a.csv", b"x" * size)})

    with override_settings(ROOT_URLCONF=__name__, UPLOAD_LIMIT=3_000_000, MIDDLEWARE=[]):
        yield post


def test_a_file_over_the_usual_limit_for_memory_stays_in_memory(send):
    assert send(2_900_000).content == b"True a.csv 2900000 2900000"


@pytest.mark.parametrize("size", [3_000_001, 30_000_000])
def test_a_file_that_is_too_large_is_refused_in_words(send, size):
    answer = send(size)
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


def test_nothing_is_spooled_to_the_disk(send, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    send(2_900_000)
    send(3_000_001)
    assert list(tmp_path.iterdir()) == []
