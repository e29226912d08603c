"""Setting up a real organisation at a terminal, question by question."""

import os
import pty
import subprocess
import sys

import pytest

from tests.server import CLONE, installation

PATIENCE = 60


@pytest.fixture
def rounds(tmp_path):
    with installation(tmp_path) as made:
        del made.environment["ROUNDS_PASSPHRASE"]
        yield made


def set_up(rounds, *lines):
    """What the terminal showed, and the exit code, when `lines` were typed one for each question."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "manage.py", "setup", "--no-color"]
    asking = subprocess.Popen(
        command, cwd=CLONE, env=rounds.environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    shown, waiting = b"", list(lines)
    while part := _read(ours):
        shown += part
        if waiting and part.endswith(b": "):
            os.write(ours, waiting.pop(0).encode() + b"\n")
    os.close(ours)
    return shown.decode().replace("\r\n", "\n"), asking.wait(PATIENCE)


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when nobody holds the other end any more
        return b""


def test_what_is_wrong_is_asked_again_and_nothing_else_is(rounds):
    answers = ["xx", "en", "", "Kite", "mei", "Asia/Nowhere", ""]
    passphrases = [
        "short",
        "kitekitekite",
        "slow boats go river",
        "slow boats go rivet",
        "slow boats go river",
        "slow boats go river",
    ]
    shown, code = set_up(rounds, *answers, *passphrases)

    problems = (
        "There is no language xx.",
        "There must be at least one letter.",
        "There is no time zone Asia/Nowhere.",
        "That is too short.",
        "Too easy to guess: it is your own name, or the organisation's.",
        "The two are not the same.",
    )
    assert [shown.count(problem) for problem in problems] == [1, 1, 1, 1, 1, 1]
    assert (code, shown.splitlines()[-1]) == (0, "Kite is set up; mei may sign in.")


def test_the_language_is_asked_first_and_spoken_from_then_on(rounds):
    shown, code = set_up(rounds, "zh-hans", "纸鸢", "mei", "", "slow boats go river", "slow boats go river")

    assert (code, shown.splitlines()[-1]) == (0, "纸鸢 已建好，mei 可以登录了。")


def test_stopping_in_the_middle_sets_nothing_up_and_says_so(rounds):
    shown, code = set_up(rounds, "en", "Kite", "\x04")

    assert (code, "Stopped. Nothing was set up." in shown, "Traceback" in shown) == (1, True, False)
    assert set_up(rounds, "en", "Kite", "mei", "", "slow boats go river", "slow boats go river")[1] == 0
