"""The fixed cast, an open vault, and walls around the machine."""

import os
import subprocess
import tempfile
from pathlib import Path

if "ROUNDS_DATA" not in os.environ:
    own_folder = tempfile.TemporaryDirectory(prefix="rounds-tests-")  # gone when the tests are
    os.environ["ROUNDS_DATA"] = own_folder.name
os.environ.setdefault("ROUNDS_ARGON2_OPSLIMIT", "1")
os.environ.setdefault("ROUNDS_ARGON2_MEMLIMIT", "8192")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

CLONE = Path(__file__).resolve().parent.parent
subprocess.run([CLONE / "rounds", "static"], check=True)  # one at a time, and only if they changed

import django  # noqa: E402
import hypothesis  # noqa: E402
import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402

django.setup()  # here and not by pytest's own settings, which would read the settings before the lines above

from tests import cast  # noqa: E402
from tests.cast import PASSPHRASE, signed_in_for_commands  # noqa: E402
from vault import device  # noqa: E402

EXAMPLES = CLONE / "examples"


if not (settings.DATA_DIR / device.FILE_NAME).exists():
    device.keep(settings.DATA_DIR / device.FILE_NAME, device.draw())  # as the set-up does before `open_organisation`

hypothesis.settings.register_profile("house", deadline=None)  # other tests keep the machine busy
hypothesis.settings.load_profile("house")
settings.WHITENOISE_AUTOREFRESH = True  # else every `Client` of every test begins by listing all static files
StaticFilesHandler._should_handle = lambda self, path: False  # pytest's server too has them from whitenoise


def pytest_collection_modifyitems(items):
    """Marks what the folder or the file says of a test, and puts the browser last.

    What drives it keeps an event loop running, under which Django refuses the database.
    """
    for item in items:
        if "proofs" in item.path.parts:
            item.add_marker("proof")
        if getattr(item.module, "installation", None):
            item.add_marker("whole")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def playwright():
    """What drives a browser, started once: two that drive at once refuse each other."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # what drives it keeps an event loop running to the end
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright):
    """Debian's Chromium without the windows around its pages: it takes half the work."""
    yield from launched(playwright, "/usr/bin/chromium-headless-shell")


def launched(playwright, program):
    """A Chromium, closed again afterwards."""
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=program, args=options)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database of pytest-django, and the cast made in it once."""
    with django_db_blocker.unblock():
        cast.rehearse()


@pytest.fixture
def coordinator(db):
    """Amber coordinates; with her the organisation exists, and its lists."""
    from accounts.models import User

    return User.objects.get(username="amber") if cast.lay_out("nobody", "coordinator") else cast.open_the_books()


@pytest.fixture
def opened(coordinator):
    """The coordinator, with her keys open."""
    with signed_in_for_commands(coordinator) as user:
        yield user


@pytest.fixture
def staff(opened):
    """The whole cast by role: who works, who coordinates, who must see nothing."""
    from accounts.models import User

    if cast.lay_out("coordinator", "staff"):
        others = User.objects.filter(username__in=cast.OTHERS)
    else:
        others = cast.take_in(opened)
    return {"coordinator": opened, **{user.role: user for user in others}}


@pytest.fixture
def sign_in(client):
    """Sign `client` in as one of the cast, through the sign-in page."""

    def through_the_page(user):
        answer = client.post("/sign-in/", {"username": user.username, "passphrase": PASSPHRASE})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return through_the_page


@pytest.fixture
def life(staff):
    """Two districts, two venues, two persons, one outing with a visit, a question and a follow-up."""
    from tests.life import small_life

    return small_life(team=[staff["worker"]])


@pytest.fixture
def worker(staff, sign_in):
    """The browser of birch, who works."""
    return sign_in(staff["worker"])


@pytest.fixture
def actions_of():
    """What the audit trail says was done, the oldest first."""
    from audit.models import Entry

    def read(target=None):
        entries = [entry.opened() for entry in Entry.objects.order_by("pk")]
        return [entry["action"] for entry in entries if target is None or entry["target"] == str(target)]

    return read


@pytest.fixture(scope="session")
def registers():
    """What the English and the Chinese registers of the example organisation hold."""
    from datetime import date

    from outreach.registers.files import read_path
    from outreach.registers.plan import Existing
    from outreach.registers.planner import plan_import

    paths = [EXAMPLES / "registers-en.xlsx", EXAMPLES / "registers-zh.xlsx"]
    return [plan_import(read_path(path), Existing(), date(2026, 11, 1)) for path in paths]
