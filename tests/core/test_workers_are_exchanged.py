"""When a session ends the workers are exchanged; nobody else notices."""

import http.client
import resource
import signal
import socket
import threading
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import PASSPHRASE
from tests.proofs.key_files import key_files
from tests.proofs.memory import workers_of
from tests.proofs.reader import Reader
from tests.server import READY, installation

ROLES = {"birch": "worker", "wren": "worker", "robin": "worker", "heron": "adviser", "finch": "worker"}
SOON = 8  # seconds, on a busy machine
STOPS, SILENT = 5, 6  # seconds that the server waits when it is stopped, and for a worker that is silent
SECOND_PASSPHRASE = "seven new boats come in"


@pytest.fixture(scope="module")
def rounds(tmp_path_factory):
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    with installation(tmp_path_factory.mktemp("exchange")) as running:
        running.manage("setup", "--organisation", "Lantern", "--coordinator", "amber")
        for username, role in ROLES.items():
            running.manage("add_staff", username, "--role", role, "--as", "amber", ROUNDS_NEW_PASSPHRASE=PASSPHRASE)
        with key_files(running) as files:
            running.ids = files.ids()
        running.start()
        yield running
    resource.setrlimit(resource.RLIMIT_CORE, before)


@pytest.fixture
def enter(rounds):
    def signed_in(username, passphrase=PASSPHRASE):
        reader = Reader(rounds.address)
        reader.sign_in(username, passphrase)
        return reader

    return signed_in


def gone(rounds, before) -> bool:
    """Whether soon none of the workers `before` is left, and two others answer."""
    ends = time.monotonic() + SOON
    while time.monotonic() < ends:
        now = workers_of(rounds)
        if not now & before and len(now) == 2:
            return True
        time.sleep(0.05)
    return False


def settled(rounds):
    """The workers, once no exchange is under way."""
    while len(workers_of(rounds)) != 2:
        time.sleep(0.05)
    time.sleep(1.5)
    return workers_of(rounds)


def sign_out(enter, rounds):
    enter("amber").sign_out()


def change_of_user(enter, rounds):
    birch = enter("birch")
    birch.get("/switch/")
    assert "signed-in" in birch.post("/switch/", username="wren", passphrase=PASSPHRASE)


def change_of_passphrase(enter, rounds):
    robin = enter("robin")
    robin.get("/passphrase/")
    robin.post("/passphrase/", old=PASSPHRASE, new=SECOND_PASSPHRASE, again=SECOND_PASSPHRASE)
    assert "signed-in" in robin.get("/")


def leaver(enter, rounds):
    enter("finch")
    assert "signed-in" in enter("amber").post(f"/staff/{rounds.ids['finch']}/leave/")


def revoked_role(enter, rounds):
    enter("heron")
    assert "signed-in" in enter("amber").post(f"/staff/{rounds.ids['heron']}/", role="funder")


def signing_in_anew(enter, rounds):
    reader = enter("birch")
    reader.sign_in("birch")


def keys_that_do_not_open(enter, rounds):
    reader = enter("birch")
    reader.cookies.clear(domain="127.0.0.1", path="/", name="rounds_keys")
    assert 'name="passphrase"' in reader.get("/people/")


def expired_when_somebody_comes_in(enter, rounds):
    with key_files(rounds) as files:
        files.expire_all_sessions()
    enter("amber")


ENDS = [
    *(sign_out, change_of_user, change_of_passphrase, leaver, revoked_role),
    *(signing_in_anew, keys_that_do_not_open, expired_when_somebody_comes_in),
]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_however_a_session_ends_the_workers_are_exchanged(rounds, enter, end):
    before = settled(rounds)
    end(enter, rounds)
    assert gone(rounds, before)


def test_nothing_is_exchanged_while_people_work(rounds, enter):
    before = settled(rounds)
    birch = enter("birch")
    assert birch.status == 200
    for _ in range(10):
        birch.get("/people/")
    with pytest.raises(AssertionError):
        enter("birch", "not her passphrase")
    time.sleep(1.5)
    assert workers_of(rounds) == before


def test_a_colleague_opens_300_pages_during_ten_exchanges_and_notices_none(rounds, enter):
    reader, seen, answers, over = enter("birch"), set(), [], threading.Event()
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in reader.cookies)

    def read_on_one_connection():
        with closing(http.client.HTTPConnection(urlsplit(rounds.address).netloc, timeout=30)) as connection:
            while not over.is_set():
                connection.request("GET", "/people/", headers={"Cookie": cookies})
                answer = connection.getresponse()
                answers.append((answer.status, b"signed-in" in answer.read()))

    def read_on_many():
        while not over.is_set():
            text = reader.get("/people/")
            answers.append((reader.status, "signed-in" in text))

    both = [threading.Thread(target=read) for read in (read_on_one_connection, read_on_many)]
    for thread in both:
        thread.start()
    try:
        while len(seen) < 20 or len(answers) < 300:
            before = workers_of(rounds)
            enter("amber").sign_out()
            assert gone(rounds, before)
            seen |= before
        alive = [thread.is_alive() for thread in both]
    finally:
        over.set()
        for thread in both:
            thread.join()
    assert (set(answers), alive) == ({(200, True)}, [True, True])


def test_many_who_sign_out_at_once_share_exchanges_and_the_last_of_them_has_one(rounds, enter):
    readers, seen, over = [enter("amber") for _ in range(12)], [], threading.Event()
    before, started = settled(rounds), time.monotonic()

    def look():
        while not over.is_set():
            seen.append(workers_of(rounds))
            time.sleep(0.02)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for reader in readers:
            last = workers_of(rounds)
            assert 'name="passphrase"' in reader.post("/sign-out/")
        took = time.monotonic() - started
        assert gone(rounds, before | last)
        settled(rounds)
    finally:
        over.set()
        looking.join()
    forked = set().union(*seen) - before
    assert len(forked) / 2 <= took + 2, "one in a second"
    assert max(map(len, seen)) <= 8


def test_a_crash_writes_no_memory_to_the_disk(rounds):
    for pid in (rounds.process.pid, *workers_of(rounds)):
        (line,) = [line for line in Path(f"/proc/{pid}/limits").read_text().splitlines() if "core file" in line]
        assert line.split()[-3:-1] == ["0", "0"]


def test_a_stranger_who_does_not_finish_her_questions_keeps_no_worker(rounds, enter):
    """Without this anybody who reaches the port could have keys kept in memory, for as long as she likes."""
    host, before = urlsplit(rounds.address), settled(rounds)
    amber = enter("amber")
    strangers = [socket.create_connection((host.hostname, host.port)) for _ in range(3)]  # a worker has four threads
    try:
        for stranger in strangers:
            stranger.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        time.sleep(0.5)
        amber.sign_out()
        assert gone(rounds, before)
    finally:
        for stranger in strangers:
            stranger.close()


@pytest.fixture
def impatient(rounds):
    """The server, started anew so that it waits five seconds when it is stopped and not twenty."""
    rounds.stop()
    rounds.start("--graceful-timeout", str(STOPS), "--timeout", str(SILENT))
    return rounds


@pytest.fixture
def half_sent(impatient, enter):
    """A register of which the first half has arrived: the rest, when it is called; and the answer's status."""
    reader = enter("amber")
    reader.get("/imports/")
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in reader.cookies)
    body = (
        f'--b\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{reader.secret}\r\n'
        '--b\r\nContent-Disposition: form-data; name="files"; filename="v.csv"\r\n\r\nVenue no,Venue name\r\nV1,Kettle'
        "\r\n--b--\r\n"
    ).encode()
    host = urlsplit(impatient.address)
    connection = socket.create_connection((host.hostname, host.port), timeout=60)
    head = [
        *("POST /imports/ HTTP/1.1", f"Host: {host.netloc}", f"Origin: {impatient.address}", f"Cookie: {cookies}"),
        *("Content-Type: multipart/form-data; boundary=b", f"Content-Length: {len(body)}", "", ""),
    ]
    connection.sendall("\r\n".join(head).encode() + body[:-40])

    def rest():
        connection.sendall(body[-40:])
        return connection.recv(1 << 16).split(b"\r\n")[0]

    yield rest
    connection.close()


def test_an_import_that_takes_longer_than_the_server_waits_when_it_is_stopped_is_finished(impatient, enter, half_sent):
    before = workers_of(impatient)
    enter("birch").sign_out()
    time.sleep(STOPS + SILENT + 3)
    (busy,) = workers_of(impatient) & before
    assert half_sent() == b"HTTP/1.1 302 Found"
    assert gone(impatient, {busy})


def test_whoever_does_not_finish_does_not_keep_the_server_from_stopping(impatient, enter, half_sent):
    before = len(impatient.log.read_text())
    enter("birch").sign_out()
    started = time.monotonic()
    impatient.stop()
    assert STOPS <= time.monotonic() - started < STOPS + SOON
    assert READY not in impatient.log.read_text()[before:], "it is said at the start, not at each exchange"


def test_a_terminal_that_is_closed_stops_the_server(impatient):
    impatient.process.send_signal(signal.SIGHUP)
    assert impatient.process.wait(timeout=STOPS + SOON) == 0
