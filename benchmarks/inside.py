"""One process inside one organisation: `python -m benchmarks.inside VERB` reads JSON and answers with JSON.

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

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts import ground  # noqa: E402
from benchmarks import amber, checks, floors, names, work, written  # noqa: E402
from benchmarks.cost import cost_of, in_a_child  # noqa: E402
from benchmarks.grown import grow  # noqa: E402
from benchmarks.organisations import CLONE  # noqa: E402
from benchmarks.plain import figures as plain_figures  # noqa: E402
from benchmarks.plain import written as plain_written  # noqa: E402
from benchmarks.read_off import differing  # noqa: E402
from benchmarks.told import by_tenths, say  # noqa: E402
from core.months import Month  # noqa: E402
from outreach.setting_up.organisation import open_organisation  # noqa: E402

WOMEN = 12  # who are forgotten, at most
REGISTERS = CLONE / "examples" / "registers-en.xlsx"


def set_up() -> None:
    """An organisation that has not begun yet."""
    with ground.beginning():
        call_command("migrate", verbosity=0, interactive=False)
        open_organisation(name="Measured", coordinator=names.AMBER, passphrase=names.PASSPHRASE)


def grow_it(asked: dict) -> dict:
    """Let an organisation live, and write its life into the book and into plain tables; where to look later."""
    life = life_of(asked)
    set_up()
    plain_written.make_tables()
    with amber.with_her_keys():
        written.write(life, progress=by_tenths("sealed"))
        say("    the same in plain tables")
        plain_written.write(life)
    end_an_evening(life)
    return places_of(life)


def end_an_evening(life) -> None:
    """Close the last outing once more on its page: whatever Rounds keeps at the end of an evening, it keeps then."""
    last = max((outing for outing in life.outings if outing.done), key=lambda outing: outing.date)
    work.post(amber.signed_in(), reverse("outreach:outing-close", args=[last.id]), {})


def close_and_look(asked: dict) -> list[dict]:
    """Close all months but the last, then measure."""
    say("    closing its months")
    in_a_child(lambda: close(life_of(asked)))
    return look({**asked, "closes": True})


def close(life) -> None:
    """Close all months but the last. Raises Failed where the plain tables count one otherwise than the product."""
    totals = {month: plain_figures.month_totals(month) for month in life.months[:-1]}
    with amber.with_her_keys() as user:
        report = written.close_months(life, totals=totals, by=user)
    counted = totals[life.months[-2]]
    for part in ("figures", "further", "districts", "kinds"):
        differing(f"{part} of a month", json.loads(json.dumps(report[part])), counted[part])


def life_of(asked):
    """The life of the organisation that is asked about."""
    return grow(asked["size"], date.fromisoformat(asked["today"]))


def places_of(life) -> dict:
    """What is looked at: a woman and a venue as there are many, today's stops, and how much the book holds."""
    month = life.months[-1]
    met = [each.woman for visit in life.visits if Month.of(visit.outing.date) == month for each in visit.met]
    woman = sorted(met, key=str)[len(met) // 2]
    planned = [visit for visit in life.visits if not visit.outing.done]
    here = sorted({place.woman for place in life.places if place.until is None} - {woman}, key=str)
    Random(1).shuffle(here)  # noqa: S311 - the same ones again
    return {
        "month": str(month),
        "this": str(Month.of(life.today)),
        "months": len(life.months),
        "closes": False,
        "visits": life.written_down(),
        "woman": str(woman),
        "nickname": next(each.nickname for each in life.women if each.id == woman),
        "venue": str(planned[0].venue.id),
        "stops": [(str(visit.outing.id), str(visit.venue.id)) for visit in planned],
        "to_forget": [str(each) for each in here[:WOMEN]],
    }


def look(asked: dict) -> list[dict]:
    """What everything costs in an organisation that is there."""
    client = amber.signed_in()
    checks.check_figures(client, asked)
    return [measured(thing) for thing in work.everything(client, asked) if thing.name in asked["only"]]


def take_in(_asked: dict) -> list[dict]:
    """What it costs to take the example's registers in, beside a bare read of the workbook. Nothing is kept of it."""
    set_up()
    return [measured(work.Work(names.IMPORT, taken_in, floor=lambda: floors.bare_read(REGISTERS)))]


def taken_in() -> int:
    """The registers are in the book, and out again."""
    os.environ["ROUNDS_PASSPHRASE"] = names.PASSPHRASE
    with transaction.atomic(), open(os.devnull, "w") as nowhere:
        call_command("import_registers", REGISTERS, "--good-rows", "--as", names.AMBER, stdout=nowhere, stderr=nowhere)
        transaction.set_rollback(True)
    return 0


def measured(thing: work.Work) -> dict:
    """What one thing costs, beside its floor, as the table takes it."""
    say(f"    {thing.name}")
    cost = cost_of(thing.do, prepare=thing.prepare, floor=thing.floor)
    return {
        "work": thing.name,
        "value": cost.cpu,
        "floor": cost.floor,
        "queries": cost.queries,
        "length": cost.length,
        "memory": cost.memory,
    }


VERBS = {"grow": grow_it, "look": look, "close_and_look": close_and_look, "take_in": take_in}

if __name__ == "__main__":
    with timezone.override("Asia/Shanghai"):
        json.dump(VERBS[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
