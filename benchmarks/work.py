"""What is measured: every page as a coordinator opens it, and what is done besides reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from django.urls import reverse

from benchmarks.names import ALL_WHO_WERE_MET, FORGETTING, PLAIN_PAGE, SAVING
from core.months import Month

FLOOR_OF = dict.fromkeys(("month", "month, a closed one", *ALL_WHO_WERE_MET), PLAIN_PAGE)
FIELD = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(name|value|type)="([^"]*)"')


@dataclass(frozen=True)
class Work:
    """Something that is measured: `do` returns the bytes of its answer, given what `prepare` returned."""

    name: str
    do: Callable
    prepare: Callable = tuple


def pages(client, places) -> list[Work]:
    """Every page that is read. `places` says of what (see `inside.places_of`)."""
    month, this = Month.parse(places["month"]), Month.parse(places["this"])
    addresses = {
        "home": reverse("home:home"),
        "month": reverse("reports:month", args=[month]),
        "year": reverse("reports:year", args=[this.year - 1]),
        "list of months": reverse("reports:months"),
        "people": reverse("people:list"),
        "a person": reverse("outreach:person", args=[places["woman"]]),
        "venues": reverse("venues:list"),
        "a venue": reverse("outreach:venue", args=[places["venue"]]),
        "journal": reverse("outreach:journal", args=[month]),
        "stop form": reverse("outreach:stop", args=[places["outing"], places["stops"][0][1]]),
        "briefing": reverse("outreach:briefing", args=[places["outing"]]),
        "round": reverse("outreach:round", args=[this]),
        "questions": reverse("outreach:questions"),
        "follow-ups": reverse("outreach:follow-ups"),
    }
    if places["closes"]:
        addresses["month, a closed one"] = reverse("reports:month", args=[month - 1])
    read = [Work(name, lambda address=address: get(client, address)) for name, address in addresses.items()]
    words = {"words": places["nickname"]}
    return [*read, Work("search", lambda: post(client, reverse("outreach:search"), words, expected=200))]


def get(client, address) -> int:
    """Open a page; the bytes of it."""
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return len(response.content)


def post(client, address, fields, expected=302) -> int:
    """Send a form; the bytes of the answer."""
    response = client.post(address, fields)
    assert response.status_code == expected, f"{address}: {response.status_code}"
    return len(response.content)


def writing(client, places) -> list[Work]:
    """What changes the book: each run writes another stop down, forgets another woman."""
    stops, women = iter(places["stops"]), iter(places["to_forget"])

    def next_stop():
        outing, venue = next(stops)
        address = reverse("outreach:stop", args=[outing, venue])
        return address, filled_in(client.get(address).content.decode())

    def forget(address):
        return get(client, address) + post(client, address, {})

    return [
        Work(SAVING, lambda address, fields: post(client, address, fields), next_stop),
        Work(FORGETTING, forget, lambda: (reverse("outreach:forget", args=[next(women)]),)),
    ]


def filled_in(page: str) -> dict:
    """What is sent of a stop form: it was reached, three were there, two of them known, something was talked about."""
    inputs = [dict(ATTRIBUTE.findall(tag)) for tag in FIELD.findall(page)]
    values = [(each["name"], unescape(each.get("value", ""))) for each in inputs if "name" in each]
    fields = {"outcome": "reached", "headcount": "3", "note": "all is well", "seen": dict(values)["seen"]}
    for name, many in (("met", 2), ("topics", 1)):
        fields[name] = [value for key, value in values if key == name][:many]
    fields["shown"] = [value for key, value in values if key == "shown"]
    return fields


FIGURES_COMPARED = {
    "Active venues": "active_venues",
    "Visited": "visited",
    "Tried": "tried",
    "Women met": "women_met",
    "Encounters": "encounters",
    "Headcount": "headcount",
    "Questions asked": "questions_asked",
}
FIGURE = re.compile(r"<dt>([^<]+)</dt>\s*<dd class=\"figure-value\">\s*([\d,]+)")


def figures_on(client, month) -> dict[str, int]:
    """The figures that the page of a month says, by their names."""
    page = client.get(reverse("reports:month", args=[month])).content.decode()
    return {unescape(name): int(value.replace(",", "")) for name, value in FIGURE.findall(page)}
