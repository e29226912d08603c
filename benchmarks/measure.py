"""How long Rounds takes on this machine, with the example organisation: `.venv/bin/python -m benchmarks.measure`.

Import, start, pages and papers are measured from outside, on a real server; opening what is sealed from inside. The
passphrase hash is as dear as in life. DATABASE_URL=postgresql://... measures PostgreSQL.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import EXAMPLES
from tests.proofs.reader import Reader
from tests.server import Rounds, installation

TIMES = 5
PAGES = {
    "first page": "/",
    "venues": "/venues/",
    "people": "/people/",
    "journal of a month": "/journal/2026-10/",
    "month": "/reports/month/2026-10/",
    "year": "/reports/year/2025/",
}
PAPERS = {
    "month, PDF": "/reports/month/2026-10/pdf/",
    "year, PDF": "/reports/year/2025/pdf/en/",
    "year, PDF in Chinese": "/reports/year/2025/pdf/zh-hans/",
}
OPENING = """
from datetime import timedelta
from time import perf_counter
from uuid import UUID
from accounts.commands import authenticated
from accounts.signing_in import opened_for
from core.months import Month
from outreach.models import Visit
from outreach.models.rounds import Free
from outreach.rounds.planning import propose
from outreach.rounds import needs_for
from people.models import Person
with opened_for(authenticated("amber")) as amber:
    month = Month(2026, 11)
    needs = needs_for(month, reader=amber, today=month.first_day).values()
    days = [month.first_day + timedelta(days) for days in range(30)]
    people = [Free(UUID(int=n), (n % 7, (n + 2) % 7, (n + 4) % 7), 4) for n in range(15)]
    for name, ask in {
        f"what is needed at {len(needs)} venues": lambda: needs_for(month, reader=amber, today=month.first_day),
        f"a month proposed for {len(needs)} venues": lambda: propose(
            needs, days=days, colleagues=people, team_size=2, most_stops=8
        ),
        "visits, encounters opened and counted": lambda: len(Visit.objects.all().opened().encounters()),
        "persons, found by nickname": lambda: len(Person.objects.all().opened().found_by("ax")),
    }.items():
        started = perf_counter()
        ask()
        print(name, perf_counter() - started, sep="|")
"""


def seconds(do, times=1) -> float:
    """The median time that `do` takes."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        do()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def say(name, value):
    """One line of the report."""
    sys.stdout.write(f"{name:45} {value:8.2f} s\n")
    sys.stdout.flush()


def measure(rounds: Rounds) -> None:
    """Print every measurement."""
    for name in ("ROUNDS_ARGON2_OPSLIMIT", "ROUNDS_ARGON2_MEMLIMIT"):
        del rounds.environment[name]
    rounds.manage("setup", "--organisation", "Measured", "--coordinator", "amber")
    registers = EXAMPLES / "registers-en.xlsx"
    dry_run = ["import_registers", registers, "--as", "amber", "--json"]
    say("import, dry run", seconds(lambda: rounds.manage(*dry_run, "--dry-run")))
    say("import", seconds(lambda: rounds.manage(*dry_run)))
    say("start to first answer", seconds(rounds.start))
    reader = Reader(rounds.address)
    say("sign in", seconds(lambda: reader.sign_in("amber")))
    for name, address in PAGES.items():
        say(name, seconds(lambda address=address: reader.get(address), TIMES))
    for name, address in PAPERS.items():
        say(name, seconds(lambda address=address: reader.get(address)))
    for line in rounds.manage("shell", "-v", "0", "-c", OPENING).splitlines():
        name, value = line.split("|")
        say(name, float(value))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, installation(Path(folder)) as running:
        measure(running)
