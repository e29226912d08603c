"""Five hundred secrets: whoever takes the disk after everybody has signed out finds none of them.

What is searched are the database and its log of changes, the data folder, the temporary folder, everything that server
and commands wrote to stderr, and the files that the running server holds open.
"""

import pytest

from tests.conventions.sources import nothing
from tests.proofs.scanning import Scanner
from tests.proofs.story import ORGANISATION, PSEUDONYM, ROLES, WRITTEN_LATER, everything_in, lived
from tests.server import installation

# What a worker has to see for her work, so that it is certain that the pages were used.
LIBRARY = ("usual question", "answer for many", "who says so")
FOR_WORK = ("nickname", "venue name", "address", "note", "question", "answer", "district", "phone")


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    with installation(tmp_path_factory.mktemp("seized")) as rounds:
        yield lived(rounds)


@pytest.fixture(scope="module")
def scanner(evening):
    pieces = {f"workbook {place}": book for place, book in enumerate(evening.registers)}
    scanner = Scanner([*evening.secrets, ORGANISATION, PSEUDONYM])
    for name, book in pieces.items():
        scanner.add(name, "the file itself", book[1000:1064])
    return scanner


def secret_hits(hits):
    """What was found, without what may be found."""
    return {hit for hit in hits if hit[0] not in (ORGANISATION, PSEUDONYM)}


def shown_of(evening, username, kinds):
    """The secrets of some kinds that somebody was shown."""
    return {secret for secret, kind in evening.secrets.items() if kind in kinds and secret in evening.shown[username]}


def test_there_were_five_hundred_secrets_and_everybody_used_the_pages(evening):
    assert len(evening.secrets) >= 500
    for kind in FOR_WORK:
        assert shown_of(evening, PSEUDONYM, [kind]), kind
    assert len(shown_of(evening, PSEUDONYM, FOR_WORK)) > 60
    assert shown_of(evening, "amber", WRITTEN_LATER) == set(evening.written.values())
    assert all(len(evening.shown[username]) > 20 for username in ROLES)


def test_each_role_was_shown_what_its_keys_open_and_no_more(evening):
    kinds = set(evening.secrets.values())
    assert len(shown_of(evening, "heron", ["question"])) >= 4
    assert len(shown_of(evening, "heron", LIBRARY)) == 3
    assert shown_of(evening, "heron", kinds - {"question", "answer", "topic", *LIBRARY}) == set()
    for username in ("finch", "otter"):
        assert shown_of(evening, username, kinds) == set()


def test_no_secret_lies_in_the_data_folder_the_temporary_folder_or_the_log(evening, scanner):
    folder = evening.rounds.folder
    hits = scanner.found_in_files(folder)
    nothing(f"{secret} as {encoding} in {where}" for secret, encoding, where in secret_hits(hits))
    assert len(list(folder.rglob("*"))) >= 4


def test_no_temporary_file_is_left(evening):
    nothing(path.name for path in evening.rounds.temporary.rglob("*"))


def test_no_secret_lies_in_the_files_that_the_running_server_held_open(evening, scanner):
    assert evening.while_open
    for name, content in evening.while_open.items():
        nothing(f"{hit} in {name}" for hit in secret_hits(scanner.found_in(content)))


def test_no_secret_lies_in_the_database_and_what_is_in_clear_is_found_there(evening, scanner):
    url = evening.rounds.environment.get("DATABASE_URL")
    files = [path for path in evening.rounds.data.iterdir() if path.name != "device.secret"]
    found = everything_in(url) if url else b"".join(path.read_bytes() for path in files)
    hits = scanner.found_in(found)
    nothing(str(hit) for hit in secret_hits(hits))
    assert {secret for secret, _ in hits} == {ORGANISATION, PSEUDONYM}


def test_the_sessions_are_gone_with_their_keys(evening):
    asked = "from vault.models import Session; print(Session.objects.exclude(sealed_keys=b'').count())"
    assert evening.rounds.manage("shell", "-v", "0", "-c", asked).strip() == "0"


def test_nothing_was_logged_that_was_not_meant_to_be(evening):
    lines = evening.rounds.log.read_text(errors="replace").splitlines()
    assert any("Rounds is ready" in line for line in lines)
    assert [line for line in lines if "Traceback" in line or "Error" in line] == []
