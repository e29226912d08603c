"""What is measured inside an organisation: every page as a coordinator opens it, and what is done besides reading."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from benchmarks import amber, floors, names
from benchmarks.plain.page import month_page
from benchmarks.read_off import filled_in
from core.months import Month
from outreach.models import Visit
from outreach.outings.standings import standings
from outreach.registers.recorded import open_recorded
from venues.models import Venue


@dataclass(frozen=True)
class Work:
    """Something that is measured: `do` returns the bytes of its answer, given what `prepare` returned."""

    name: str
    do: Callable
    prepare: Callable = tuple
    floor: Callable | None = None


def everything(client, places: dict) -> list[Work]:
    """All that is measured inside an organisation, what only reads first. `places` says of what."""
    return [
        *pages(client, places),
        *papers(client, places),
        *coverage(places),
        Work(names.IMPORTS_LOOK, look_at_the_book),
        *writing(client, places),
    ]


def pages(client, places) -> list[Work]:
    """Every page that is read."""
    month, this = Month.parse(places["month"]), Month.parse(places["this"])
    addresses = {
        names.HOME: reverse("home:home"),
        names.MONTH: reverse("reports:month", args=[month]),
        names.CLOSED_MONTH: reverse("reports:month", args=[month - 1]),
        names.YEAR: reverse("reports:year", args=[this.year - 1]),
        names.MONTHS: reverse("reports:months"),
        names.PEOPLE: reverse("people:list"),
        names.PERSON: reverse("outreach:person", args=[places["woman"]]),
        names.VENUES: reverse("venues:list"),
        names.VENUE: reverse("outreach:venue", args=[places["venue"]]),
        names.JOURNAL: reverse("outreach:journal", args=[month]),
        names.STOP: reverse("outreach:stop", args=places["stops"][0]),
        names.BRIEFING: reverse("outreach:briefing", args=[places["stops"][0][0]]),
        names.ROUND: reverse("outreach:round", args=[this]),
        names.QUESTIONS: reverse("outreach:questions"),
        names.FOLLOW_UPS: reverse("outreach:follow-ups"),
    }
    do = {name: lambda address=address: get(client, address) for name, address in addresses.items()}
    words = {"words": places["nickname"]}
    do[names.SEARCH] = lambda: post(client, reverse("outreach:search"), words, expected=200)
    like_plain = (names.MONTH, names.CLOSED_MONTH, *names.ALL_WHO_WERE_MET)
    shown = [name for name in names.PAGES if name != names.CLOSED_MONTH or places["closes"]]
    return [Work(name, do[name], floor=plain(month) if name in like_plain else None) for name in shown]


def plain(month) -> Callable:
    """The plain page of a month."""
    return lambda: len(month_page(month))


def papers(client, places) -> list[Work]:
    """Both PDFs, beside WeasyPrint alone on the same HTML."""
    month = Month.parse(places["month"])
    year = Month.parse(places["this"]).year - 1
    addresses = {
        names.MONTH_PDF: reverse("reports:month-pdf", args=[month]),
        names.YEAR_PDF: reverse("reports:year-pdf", args=[year, "en"]),
    }
    return [_paper(client, name, address) for name, address in addresses.items()]


def _paper(client, name, address):
    paper = floors.Paper()

    def do():
        with floors.overheard(paper):
            return get(client, address)

    return Work(name, do, floor=paper.printed)


def coverage(places) -> list[Work]:
    """What the months were for the venues, beside one statement written by hand that finds the same."""
    months = months_of(places)
    return [_coverage(names.COVERAGE_OF_A_YEAR, months[-12:]), _coverage(names.COVERAGE_OF_ALL, months)]


def months_of(places) -> list[Month]:
    """The months an organisation has lived."""
    last = Month.parse(places["month"])
    return (last - (places["months"] - 1)).up_to(last)


def _coverage(name, months):
    def product():
        return len(standings(Venue.objects.all(), Visit.objects.all(), months))

    return Work(name, product, floor=lambda: len(floors.coverage(months)))


def look_at_the_book() -> int:
    """The book as an import compares with it."""
    with amber.with_her_keys():
        return len(open_recorded().existing.visits)


def writing(client, places) -> list[Work]:
    """What changes the book: each run writes another stop down, forgets another woman."""
    (first, *others), women = places["stops"], iter(places["to_forget"])
    month, waiting = Month.parse(places["month"]), iter(others)

    def filled(stop):
        address = reverse("outreach:stop", args=stop)
        return address, filled_in(client.get(address).content.decode())

    def next_stop():
        stop = next(waiting)
        if stop == others[0]:  # with the first one of an evening it is known that the outing took place
            post(client, *filled(first))
        return filled(stop)

    def save(address, fields):
        return post(client, address, fields)

    def forget(address):
        return get(client, address) + post(client, address, {})

    def next_woman():
        return (reverse("outreach:forget", args=[next(women)]),)

    return [
        Work(names.SAVING, save, next_stop, lambda: floors.save_a_row(*first)),
        Work(names.FORGETTING, forget, next_woman, plain(month)),
    ]


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
