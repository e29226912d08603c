"""One process inside one organisation: `python -m benchmarks.inside grow|close|look ...`, with JSON as its answer.

ROUNDS_DATA, DATABASE_URL, PLAIN_FILE or PLAIN_URL say which organisation it is. Argon2 is cheap in all of them: what it
costs is chosen, and not measured here.
"""

import json
import os
import sys
from datetime import date
from random import Random

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

import django  # noqa: E402

django.setup()

from django.contrib.auth import authenticate  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts import ground  # noqa: E402
from accounts.signing_in import opened_for  # noqa: E402
from benchmarks import work, written  # noqa: E402
from benchmarks.cost import Failed, cost_of, in_a_child  # noqa: E402
from benchmarks.grown import grow  # noqa: E402
from benchmarks.names import IMPORTS_LOOK, PLAIN_PAGE  # noqa: E402
from benchmarks.plain import figures as plain_figures  # noqa: E402
from benchmarks.plain import page as plain_page  # noqa: E402
from benchmarks.plain import written as plain_written  # noqa: E402
from core.months import Month  # noqa: E402
from outreach.registers.recorded import open_recorded  # noqa: E402
from outreach.setting_up.organisation import open_organisation  # noqa: E402

COORDINATOR, PASSPHRASE = "amber", "six small boats go home"
STOPS, WOMEN = 80, 12
COLUMNS = ("queries", "length", "memory")


def opened():
    """The keys of the coordinator, open for a `with` block."""
    return opened_for(authenticate(username=COORDINATOR, password=PASSPHRASE))


def grow_it(size: str, today: str) -> dict:
    """Set an organisation up, let it live, write its life into the book and into plain tables; where to look later."""
    life = grow(float(size), date.fromisoformat(today))
    with ground.beginning():
        call_command("migrate", verbosity=0, interactive=False)
        open_organisation(name="Measured", coordinator=COORDINATOR, passphrase=PASSPHRASE)
    plain_written.make_tables()
    with opened():
        written.write(life, progress=tell("sealed"))
        plain_written.write(life)
    return places_of(life)


def close_it(size: str, today: str) -> None:
    """Close all months but the last."""
    life = grow(float(size), date.fromisoformat(today))
    totals = {month: plain_figures.month_totals(month) for month in life.months[:-2]}
    with opened() as amber:
        written.close_months(life, totals=totals, by=amber)


def places_of(life) -> dict:
    """What is looked at: a woman and a venue as there are many, today's outings, and what the book holds."""
    month = life.months[-1]
    met = [each.woman for visit in life.visits if Month.of(visit.outing.date) == month for each in visit.met]
    woman = sorted(met, key=str)[len(met) // 2]
    planned = [visit for visit in life.visits if not visit.outing.done]
    here = sorted({place.woman for place in life.places if place.until is None} - {woman}, key=str)
    Random(1).shuffle(here)  # noqa: S311
    return {
        "month": str(month),
        "this": str(Month.of(life.today)),
        "woman": str(woman),
        "nickname": next(each.nickname for each in life.women if each.id == woman),
        "venue": str(planned[0].venue.id),
        "outing": str(planned[0].outing.id),
        "stops": [(str(visit.outing.id), str(visit.venue.id)) for visit in planned][:STOPS],
        "to_forget": [str(each) for each in here[:WOMEN]],
        "visits": life.written_down(),
        "venues": len(life.venues),
        "women": len(life.women),
        "months": len(life.months),
    }


def look(asked: str) -> list[dict]:
    """What everything costs in an organisation that is there; `only` some of it, if they are named."""
    asked, client = json.loads(asked), signed_in()
    month = Month.parse(asked["month"])
    check_figures(client, month)
    floors = {PLAIN_PAGE: cost_of(lambda: len(plain_page.month_page(month)))}
    things = [*work.pages(client, asked), look_at_the_book(), *work.writing(client, asked)]
    wanted = [each for each in things if each.name in (asked["only"] or [thing.name for thing in things])]
    return [line(PLAIN_PAGE, floors[PLAIN_PAGE]), *(measured(each, floors) for each in wanted)]


def measured(thing, floors) -> dict:
    """What one thing costs, beside its floor."""
    say(thing.name)
    floor = floors.get(work.FLOOR_OF.get(thing.name))
    return line(thing.name, cost_of(thing.do, prepare=thing.prepare), floor and floor.cpu)


def line(name, cost, floor=None) -> dict:
    """A cost as the table takes it."""
    return {"work": name, "value": cost.cpu, "floor": floor, **{key: getattr(cost, key) for key in COLUMNS}}


def look_at_the_book():
    """The book as an import compares with it."""

    def ask():
        with opened():
            open_recorded()
        return 0

    return work.Work(IMPORTS_LOOK, ask)


def signed_in() -> Client:
    """A browser in which the coordinator is signed in."""
    client = Client(headers={"host": "localhost"})
    answer = client.post("/sign-in/", {"username": COORDINATOR, "passphrase": PASSPHRASE})
    assert answer.status_code == 302, "she cannot sign in"
    return client


def check_figures(client, month) -> None:
    """Raises Failed where the page says of a month another figure than plain SQL on the plain tables."""
    told = in_a_child(lambda: work.figures_on(client, month))
    counted = in_a_child(lambda: plain_figures.month_totals(month)["figures"])
    for name, key in work.FIGURES_COMPARED.items():
        if told[name] != counted[key]:
            raise Failed(f"{month}, {name}: the page says {told[name]}, the plain tables {counted[key]}")


def tell(what):
    """Progress on stderr, every tenth."""
    told = [0]

    def progress(done, total):
        if done * 10 // total > told[0]:
            told[0] = done * 10 // total
            say(f"{what}: {told[0] * 10} %")

    return progress


def say(words) -> None:
    """A line for whoever waits."""
    sys.stderr.write(f"    {words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    verb, *given = sys.argv[1:]
    with timezone.override("Asia/Shanghai"):
        json.dump({"grow": grow_it, "close": close_it, "look": look}[verb](*given), sys.stdout)
