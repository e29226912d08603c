"""What `python -m tests` adds to pytest: several processes share one run, and each tells how long its tests took.

`--claims FOLDER`: whoever comes first to a file of tests runs all of it; the others who share the folder pass it by.
`--times FILE`: how many seconds each test took, with what it asked for to be made.
`--on-a-server`: what meets no database is left out, for it is run beside SQLite. A test meets one if it asks pytest for
it, or if its file starts other processes, which find their own way to the database.
"""

import json
from itertools import groupby
from pathlib import Path

import pytest

STARTS_PROCESSES = ("subprocess", "tests.server", "tests.cluster", "tests.accounts.places")

_seconds = {}


def pytest_addoption(parser):
    parser.addoption("--claims", type=Path)
    parser.addoption("--times", type=Path)
    parser.addoption("--on-a-server", action="store_true")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--on-a-server"):
        pure = [item for item in items if not meets_a_database(item)]
        config.hook.pytest_deselected(items=pure)
        items[:] = [item for item in items if item not in set(pure)]


def meets_a_database(item) -> bool:
    """Whether a test may behave otherwise on another database."""
    asks = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    return bool(asks or item.get_closest_marker("django_db") or starts_processes(item.path))


def starts_processes(path, _known={}) -> bool:  # noqa: B006 remembered from test to test
    """Whether a file of tests starts anything beside pytest."""
    if path not in _known:
        words = path.read_text(encoding="utf-8")
        _known[path] = any(name in words for name in STARTS_PROCESSES)
    return _known[path]


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """As pytest does it, but over what this process claims."""
    folder = session.config.getoption("--claims")
    if not folder or session.testsfailed or session.config.option.collectonly:
        return None
    claimed = claimed_in(folder, session.items)
    item = next(claimed, None)
    while item:
        following = next(claimed, None)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.shouldfail:
            raise session.Failed(session.shouldfail)
        if session.shouldstop:
            raise session.Interrupted(session.shouldstop)
        item = following
    return True


def claimed_in(folder, items):
    """The tests of those files that nobody else who shares the folder has begun."""
    mine = set()
    for path, tests in groupby(items, key=lambda item: item.nodeid.partition("::")[0]):
        if path not in mine:
            try:
                (folder / path.replace("/", "-")).touch(exist_ok=False)
            except FileExistsError:
                continue
        mine.add(path)
        yield from tests


def pytest_runtest_logreport(report):
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0) + report.duration


def pytest_sessionfinish(session):
    path = session.config.getoption("--times")
    if path:
        path.write_text(json.dumps(_seconds), encoding="utf-8")
