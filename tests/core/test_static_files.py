"""Styles and scripts are kept by the browser for good and sent compressed; pages, which carry secrets, never are."""

import gzip
import re
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static

pytestmark = pytest.mark.django_db  # an answer that is closed looks after its connection
ALL = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd"}
COLLECT = "core/static_files.py"


def body(answer):
    """All of a file; it is closed again."""
    content = b"".join(answer.streaming_content)
    answer.close()
    return content


@pytest.mark.parametrize("name", ["rounds.css", "drafts.js", "icons.svg", "bootstrap/css/bootstrap.min.css"])
def test_a_file_is_named_by_its_content_kept_for_good_and_sent_compressed(client, name):
    address = static(name)
    plain, packed = client.get(address), client.get(address, HTTP_ACCEPT_ENCODING="gzip")

    assert re.fullmatch(rf"/static/{name.rpartition('.')[0]}\.[0-9a-f]{{12}}\.\w+", address)
    assert plain["Cache-Control"] == packed["Cache-Control"] == "max-age=315360000, public, immutable"
    assert (plain.get("Content-Encoding"), packed.get("Content-Encoding")) == (None, "gzip")
    whole, sent = body(plain), body(packed)
    assert gzip.decompress(sent) == whole
    assert len(sent) < len(whole) / 2


def test_what_a_style_sheet_names_is_named_by_its_content_too(client):
    sheet = body(client.get(static("forms.css"))).decode()
    (arrow,) = set(re.findall(r'url\("(form-down\.\w+\.svg)"\)', sheet))
    assert body(client.get(f"/static/{arrow}")).startswith(b"<svg")


def test_every_file_that_a_template_names_is_collected_and_nothing_else_of_other_people():
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    named = {name for path in templates for name in re.findall(r"{% static '([^']+)' %}", path.read_text())}
    ours = {path.name for path in (settings.BASE_DIR / "static").iterdir()}
    assert set(staticfiles_storage.hashed_files) == named | ours


@pytest.mark.parametrize("path", ["/", "/people/", "/search/", "/nowhere/", "/outings/new/", "/reports/month/2026-10/"])
def test_a_page_is_never_compressed(worker, path):
    """Compressed, the length of a page would tell whoever makes it say things what else it says, letter by letter."""
    answer = worker.get(path, **ALL)
    assert not answer.has_header("Content-Encoding")
    assert b"csrfmiddlewaretoken" in answer.content or answer.status_code != 200


def test_neither_is_the_page_to_sign_in(client, coordinator):
    answer = client.get("/sign-in/", **ALL)
    assert (answer.status_code, answer.has_header("Content-Encoding")) == (200, False)


def test_a_server_without_them_says_which_command_makes_them(tmp_path):
    program = f"from config import settings; settings.STATIC_ROOT = {str(tmp_path)!r}; import config.wsgi"
    done = subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, text=True)
    words = "The styles and scripts of the pages are not there yet. ./rounds static makes them.\n"
    assert (done.returncode, done.stderr) == (1, words)


@pytest.fixture
def clone(tmp_path):
    """A clone whose environment only notes down what it is asked for, and fails where the file `broken` lies."""
    for path in ("rounds", "requirements.lock", COLLECT):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        shutil.copy2(settings.BASE_DIR / path, tmp_path / path)
    shutil.copytree(settings.BASE_DIR / "static", tmp_path / "static")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    lines = [
        "#!/bin/sh",
        "here=${0%/.venv/bin/python}",
        'echo "$2" >>"$here/asked"',
        '! [ -e "$here/broken" ] || exit 1',
    ]
    python.write_text(
        "\n".join([*lines, 'mkdir -p "$here/.venv/static" && touch "$here/.venv/static/staticfiles.json"', ""])
    )
    python.chmod(0o755)
    return tmp_path


def collected(clone) -> list[str]:
    """What `./rounds static` asks for and what it says."""
    (clone / "asked").unlink(missing_ok=True)
    done = subprocess.run([clone / "rounds", "static"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.stdout == ""
    asked = (clone / "asked").read_text().split() if (clone / "asked").exists() else []
    return [*asked, *done.stderr.splitlines()]


MADE = ["collectstatic", "Compressing styles and scripts"]


def test_they_are_collected_once(clone):
    assert [collected(clone), collected(clone)] == [MADE, []]


@pytest.mark.parametrize("path", ["static/rounds.css", "static/new.css", "requirements.lock", COLLECT])
def test_and_again_when_one_of_them_or_a_package_changes(clone, path):
    collected(clone)
    with (clone / path).open("a") as file:
        file.write("\n")
    assert [collected(clone), collected(clone)] == [MADE, []]


@pytest.mark.parametrize("change", [lambda path: path.unlink(), lambda path: path.rename(path.with_name("other.css"))])
def test_and_again_when_one_goes_or_is_renamed(clone, change):
    collected(clone)
    change(clone / "static" / "rounds.css")
    assert collected(clone) == MADE


def test_and_again_when_what_was_collected_is_gone(clone):
    collected(clone)
    shutil.rmtree(clone / ".venv" / "static")
    assert [collected(clone), collected(clone)] == [MADE, []]


def test_what_broke_off_is_begun_again(clone):
    (clone / "broken").touch()
    assert collected(clone)[-1].startswith("The styles and scripts could not be compressed.")
    (clone / "broken").unlink()
    assert [collected(clone), collected(clone)] == [MADE, []]
