"""The sheet a team takes along on paper: numbers, symbols and letters that mean nothing to whoever finds it."""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach.mentions.mentions import without_names
from outreach.models import Topic, WorksAt
from outreach.names import named
from outreach.outings.expected import expected_at
from outreach.outings.keys import TOPIC_KEYS, with_keys, with_letters
from outreach.outings.stops import stop_lines
from people.models import Person

PER_ROW = 6  # women beside each other
PAGE, STOP, ROW = 258, 53, 9  # millimetres: what an A4 page holds, a stop without women, a row of women
LONGEST = 20  # letters of a symbol; more is a sentence, typed into the wrong field
LINES, LINE = 3, 10  # lines to write on at a stop, at least; millimetres of one


@dataclass(frozen=True)
class Woman:
    """Somebody expected at a stop: her letter (or her place, after the last letter), and the symbol she chose."""

    letter: str
    symbol: str


@dataclass(frozen=True)
class PaperStop:
    """A stop by its number on the sheet, with the women expected there. The last one is empty: another place."""

    number: int
    women: list[Woman]

    @property
    def height(self) -> int:
        """Millimetres it takes at least, as static/sheet.css lays it out."""
        return STOP + ROW * -(-len(self.women) // PER_ROW)


class PaperPage(list):
    """The stops of one page."""

    @property
    def left(self) -> int:
        """Millimetres that are left of it."""
        return max(PAGE - sum(stop.height for stop in self), 0)

    @property
    def lines(self) -> range:
        """The lines to write on at each of its stops: what is left of a page is room to write."""
        return range(LINES + self.left // (LINE * len(self)))


@dataclass(frozen=True)
class PaperSheet:
    """The pages of a sheet, and the letters of the topics: the keys of the evening's form."""

    pages: list[PaperPage]
    topics: list[str]


def paper_sheet(outing, *, reader) -> PaperSheet:
    """The sheet of an outing in the order and with the letters of the evening's form; a constant number of queries."""
    lines = stop_lines(outing, reader=reader)
    venues = [line.venue for line in lines.planned or lines]
    ids = {venue.pk for venue in venues}
    periods = WorksAt.objects.visible_to(reader).at(*ids)
    people = named(Person.objects.visible_to(reader), {period.person_id for period in periods})
    shown, stops = _symbols(people.values(), reader), []
    for number, venue in enumerate([*venues, None], start=1):
        women = expected_at(periods.at(venue.pk), people, on=outing.date) if venue else []
        stops.append(PaperStop(number, [_on_paper(*each, shown) for each in enumerate(with_letters(women), start=1)]))
    topics = with_keys(Topic.objects.opened().in_use().in_order(), TOPIC_KEYS)
    return PaperSheet(list(_pages(stops)), [key for _, key in topics if key])


def _symbols(people, reader):
    """The symbols that are no more than that. A name, a number or a sentence in the wrong field stays at home."""
    short = (person.symbol for person in people if len(person.symbol) <= LONGEST)
    return without_names((each for each in short if not any(map(str.isdigit, each))), reader=reader)


def _on_paper(place, lettered, shown):
    person, letter = lettered
    return Woman(letter or str(place), str(person.symbol) if person.symbol in shown else "")


def _pages(stops: Iterable[PaperStop]):
    """The stops page by page; one that needs more than a page has one of its own, which grows."""
    page = PaperPage()
    for stop in stops:
        if page and stop.height > page.left:
            yield page
            page = PaperPage()
        page.append(stop)
    yield page
