"""What a page left in circles goes when its answer is sent, and nothing is looked for while it is made."""

import gc
import threading
import weakref

import pytest

from config import garbage
from vault import remains


class Opened:
    """Something that was opened for a page, and points to itself as a record and its box do."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def collector(monkeypatch):
    """As in a server that answers nobody; afterwards as it was."""
    monkeypatch.setattr(remains, "_in_use", set())
    monkeypatch.setattr(garbage, "_answers", 0)
    monkeypatch.setattr(garbage, "_is_left", False)
    before = gc.get_threshold()
    garbage.look_rarely()
    gc.collect()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.fixture
def another_page():
    """Somebody whose keys are open is being answered by another thread, until the test ends."""
    begun, end = threading.Event(), threading.Event()

    def answer():
        remains.in_use()
        begun.set()
        end.wait()
        remains.not_in_use()

    thread = threading.Thread(target=answer)
    thread.start()
    begun.wait()
    yield
    end.set()
    thread.join()


class Worker:
    """What `post_request` is told of the worker it runs in."""

    ppid = 0


def made():
    """What a page of 34 months makes, and what it leaves behind."""
    left = weakref.ref(Opened())
    kept = [Opened() for _ in range(100_000)]
    del kept
    return left


def test_while_a_page_is_made_nothing_is_looked_for_and_with_its_answer_all_goes(ours):
    left = made()
    assert left() is not None
    ours.post_request(Worker, None, None, None)
    assert left() is None


def test_while_others_are_made_it_waits_but_not_for_ever(ours, another_page):
    left, waited = made(), 0
    while left() is not None:
        ours.post_request(Worker, None, None, None)
        waited += 1
    assert waited == garbage.ALL


def test_a_page_that_a_look_through_all_passed_over_goes_with_its_own_answer(ours):
    kept = Opened()
    left = weakref.ref(kept)
    remains.in_use()
    for _ in range(garbage.ALL):
        garbage.look_between_pages()
    del kept
    ours.post_request(Worker, None, None, None)

    assert left() is None


def test_what_outlived_one_look_goes_with_a_later_one(ours):
    kept = Opened()
    left, waited = weakref.ref(kept), 1
    ours.post_request(Worker, None, None, None)
    del kept
    while left() is not None:
        ours.post_request(Worker, None, None, None)
        waited += 1
    assert waited <= garbage.ALL


def test_an_import_that_makes_very_much_is_looked_through_meanwhile():
    left = made()
    kept = [[] for _ in range(garbage.MANY + 1)]
    assert left() is None
    assert len(kept) > garbage.MANY


def test_what_is_loaded_before_the_fork_is_left_alone():
    before = gc.get_freeze_count()
    garbage.keep_for_good()
    assert gc.get_freeze_count() > before + 10_000
    assert len(gc.get_objects()) < 1000
