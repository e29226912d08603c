"""A small invented life, and how pages are read in tests."""

import re
from datetime import date
from html import unescape
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.months import Month
from outreach.models import FollowUp, Outing, Question, Reason, Supply, Topic, Visit, WorksAt
from outreach.models.outings import HandedOut, State, Way
from outreach.models.visits import Encounter, Outcome
from people.codes import new_code
from people.models import Person
from venues.models import District, Kind, Venue


def today() -> date:
    """The day it is where the organisation is."""
    return timezone.localdate(timezone=ZoneInfo("Asia/Shanghai"))


def entry(model, key):
    """The standard entry of a list."""
    return next(row for row in model.objects.all() if row.key == key)


def district(name):
    return District.objects.create(name=name)


def venue(where, number, name, **facts):
    row = Venue(district=where, number=number, name=name, kind_id=entry(Kind, "hair_salon").pk, **facts)
    row.contacted(date(2025, 3, 1))
    row.close(facts.get("closed_on"))
    row.save()
    return row


def person(nickname, at=None, **facts):
    """A person, who works at a venue if one is given."""
    row = Person.objects.create(**{"code": new_code(), "nickname": nickname, **facts})
    if at:
        works_at(row, at)
    return row


def works_at(who, where, **period):
    return WorksAt.objects.create(person_id=who.pk, venue_id=where.pk, **period)


def outing(where, day, *, team=(), state=State.DONE, **facts):
    return Outing.objects.create(district=where, date=day, team=[m.pk for m in team], state=state, **facts)


def visit(trip, where, *, met=(), outcome=Outcome.REACHED, **facts):
    """A visit; `met` are persons or encounters."""
    encounters = [each if isinstance(each, Encounter) else Encounter(each.pk) for each in met]
    return Visit.objects.create(outing=trip, venue=where, met=encounters, outcome=outcome, **facts)


def question(words, day, *, who=None, where=None, **facts):
    row = Question(words=words, asked_on=day, asked_month=Month.of(day), **facts)
    row.person_id, row.venue_id = getattr(who, "pk", None), getattr(where, "pk", None)
    row.save()
    return row


def follow_up(due, *, who=None, where=None, **facts):
    row = FollowUp(due_on=due, due_month=Month.of(due), made_on=due, made_month=Month.of(due), **facts)
    row.reason_id = entry(Reason, "check_up").pk
    row.person_id, row.venue_id = getattr(who, "pk", None), getattr(where, "pk", None)
    row.save()
    return row


def small_life(team) -> SimpleNamespace:
    """Two districts, two venues, two persons, one outing with a visit, a question and a follow-up."""
    ten, two = district("District 10"), district("District 2")
    parlour = venue(two, "V010", "Zephyr Parlour", address="Lane 8", contact="Auntie Qin")
    salon = venue(two, "V002", "Marigold Salon")
    xiang = person("阿香", at=parlour, phone="10012345678", symbol="kettle", register_number="P0007")
    rose = person("Rosalind", at=salon)
    trip = outing(
        two, date(2026, 9, 5), team=team, way=Way.ON_FOOT, supplies=[HandedOut(entry(Supply, "condoms").pk, 144)]
    )
    again = Encounter(xiang.pk, new=True, to_explain=True, explain_again=(entry(Topic, "sti_symptoms").pk,))
    stop = visit(trip, parlour, met=[again], headcount=4, topics=[entry(Topic, "legal_rights").pk])
    asked = question("Does it hurt?", date(2026, 9, 5), who=xiang, where=parlour, age_band="25-34")
    asked.topic_id = entry(Topic, "womens_health").pk
    asked.save()
    promise = follow_up(date(2026, 9, 20), who=xiang, where=parlour)
    return SimpleNamespace(**{name: value for name, value in locals().items() if name not in ("team", "again")})


def main_of(response) -> str:
    """The markup of a page inside <main>, or of the part of a page that is answered."""
    html = response.content.decode()
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    return main[0] if main else html


def read_as(html) -> str:
    """What markup says, as one reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def words_of(response) -> str:
    """What stands on a page inside <main>, as one reads it."""
    assert b"<main" in response.content, "this is no page"
    return read_as(main_of(response))


def offers_of(response) -> list[str]:
    """Where a page leads in <main>: the address of each link, and `POST` with the address of each form that writes."""
    doors = re.findall(r"<(a|form|button)\b([^>]*)>", main_of(response))
    places = []
    for tag, said in doors:
        address = re.search(r"(?<![\w-])(?:href|action|formaction)=\"([^\"]*)\"", said)
        if tag == "form" and 'method="post"' in said:
            places.append(f"POST {unescape(address[1]) if address else response.wsgi_request.path}")
        elif address:
            places.append(("POST " if tag == "button" else "") + unescape(address[1]))
    return places


def alerts_of(response) -> list[str]:
    """What a page tells at once, message by message and alert by alert, whatever its words are: good, warn or bad."""
    html = main_of(response)
    after = re.search(r"<div id=\"messages\".*?</div>", html, re.DOTALL)
    notes = re.findall(r"<p class=\"note[^>]*>", after[0] if after else "")
    notes += re.findall(r"<[^>]*\brole=\"alert\"[^>]*>|<\w+ class=\"note[^>]*\brole=\"status\"[^>]*>", html)
    return [kind[1] if (kind := re.search(r"\bnote-(\w+)", note)) else "bad" for note in notes]


def rows_of(response) -> list[tuple[str, ...]]:
    """The rows of the tables in <main>, each as what its cells say."""
    rows = re.findall(r"<tr\b.*?</tr>", main_of(response), re.DOTALL)
    return [tuple(read_as(cell) for cell in re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL)) for row in rows]


def refused_at(response) -> set[str]:
    """The fields at which a page says that something is wrong, whatever its words for it are."""
    assert response.status_code == 200, "nothing was refused"
    wrong = re.findall(r"<(?:input|select|textarea)\b[^>]*aria-invalid=\"true\"[^>]*>", response.content.decode())
    return {re.search(r"\bname=\"([^\"]+)\"", field)[1] for field in wrong}


def in_this_order(text, *parts) -> bool:
    """Whether all `parts` are in `text`, each after the one before."""
    place = 0
    for part in parts:
        place = text.find(part, place)
        if place == -1:
            return False
        place += len(part)
    return True


def queries_for(client, address) -> int:
    """How many queries a page takes, once the session was touched."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
