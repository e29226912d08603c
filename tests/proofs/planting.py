"""Five hundred secrets, planted in registers: names, addresses, numbers, words, in Latin and Chinese letters."""

import io
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import xlsxwriter

VENUES, PERSONS, VISITS, QUESTIONS = 24, 32, 40, 20
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
HEADINGS = {
    "Venues": ["Venue no", "District", "Venue name", "Kind", "Address", "Usual number of women", "Best hours",
               "Manager's attitude", "Status", "First contact", "Closed on", "Remarks"],
    "People": ["Person no", "Nickname", "Phone", "May call", "Age band", "Venue no", "First met", "Receptiveness",
               "Remarks"],
    "Journal": ["Date", "District", "Venue no", "Team", "Outcome", "Women present", "Persons met", "New persons",
                "Topics", "Did not understand", "Condoms", "Booklets", "Follow up on", "Follow-up reason", "Remarks"],
    "Questions": ["Date", "Venue no", "Person no", "Topic", "Question", "Answered at once", "Answer",
                  "Called back on"],
}  # fmt: skip


@dataclass
class Registers:
    """The four registers of one invented life, and every secret that stands in them."""

    chance: random.Random
    team: str
    secrets: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, list] = field(default_factory=lambda: {name: [] for name in HEADINGS})

    def secret(self, kind) -> str:
        """A new secret of at least eight letters, or four Chinese ones, that stands nowhere else."""
        chinese = len(self.secrets) % 2
        word = self._chinese() if chinese else self._latin()
        self.secrets[word] = kind
        return word

    def number(self, kind, letter, digits=9) -> str:
        """A new number with so many digits."""
        number = letter + str(self.chance.randrange(10 ** (digits - 1), 10**digits))
        self.secrets[number] = kind
        return number

    def _chinese(self):
        return "".join(chr(self.chance.randrange(0x4E00, 0x9FA5)) for _ in range(5))

    def _latin(self):
        pairs = (self.chance.choice(CONSONANTS) + self.chance.choice(VOWELS) for _ in range(5))
        return "".join(pairs).capitalize()

    def workbook(self) -> bytes:
        """The registers as Excel keeps them."""
        written = io.BytesIO()
        book = xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
        for name, rows in self.sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate([HEADINGS[name], *rows]):
                sheet.write_row(line, 0, row)
        book.close()
        return written.getvalue()


def planted(seed: int, team: str) -> Registers:
    """Registers full of secrets; another seed gives another life."""
    life = Registers(random.Random(seed), team)
    districts = [life.secret("district") for _ in range(4)]
    venues = [_venue(life, districts) for _ in range(VENUES)]
    persons = [_person(life, venues) for _ in range(PERSONS)]
    for place in range(VISITS):
        _visit(life, place, venues, persons)
    for place in range(QUESTIONS):
        _question(life, place, venues, persons)
    return life


def _venue(life, districts):
    number, district = life.number("venue number", "V"), life.chance.choice(districts)
    row = [number, district, life.secret("venue name"), life.secret("kind"), life.secret("address")]
    row += [life.chance.randrange(1, 12), "10-12", "welcoming", "open", date(2024, 1, 9), "", life.secret("remarks")]
    life.sheets["Venues"].append(row)
    return number, district


def _person(life, venues):
    number = life.number("person number", "P")
    row = [number, life.secret("nickname"), life.number("phone", "100", 8), "yes", "25-34"]
    row += [life.chance.choice(venues)[0], date(2024, 2, 3), "receptive", life.secret("remarks")]
    life.sheets["People"].append(row)
    return number


def _visit(life, place, venues, persons):
    number, district = venues[place % len(venues)]
    day = date(2024, 3, 1) + timedelta(days=7 * place)
    met = life.chance.sample(persons, life.chance.randrange(0, 9))
    reason = life.secret("follow-up reason") if place % 8 == 0 else ""
    row = [day, district, number, life.team, "reached", len(met) + 2, " ".join(met), " ".join(met[:1])]
    row += [life.secret("topic") if place % 8 == 1 else "legal rights", " ".join(met[:2]), 40, 3]
    row += [day + timedelta(days=20) if reason else "", reason, life.secret("note")]
    life.sheets["Journal"].append(row)


def _question(life, place, venues, persons):
    day = date(2024, 3, 2) + timedelta(days=9 * place)
    told = day + timedelta(days=11) if place % 3 == 0 else ""
    row = [day, life.chance.choice(venues)[0], life.chance.choice(persons), "STI symptoms", life.secret("question")]
    answer = "" if place % 5 == 4 and not told else life.secret("answer")
    life.sheets["Questions"].append([*row, "no", answer, told])
