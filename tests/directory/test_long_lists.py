"""Lists that grow with the organisation or its history come in pages, each thing on one of them."""

import re
from datetime import date, timedelta

import pytest

from core.months import Month
from outreach.models import Answer, Crackdown, Lead, Outing, Question, Visit
from outreach.models.leads import LeadEnd
from outreach.models.outings import State
from outreach.models.visits import Encounter, Outcome
from outreach.outings.journal import outings_by_district
from people.models import Person
from tests.life import district, entry, in_this_order, outing, queries_for, words_of
from venues.models import Kind, Venue

DAY = date(2026, 9, 1)
MOST = 150_000  # bytes of a page
LONG = "9" * 5000


def many_venues(count, *where):
    """Venues, turn by turn in each district."""
    rows = []
    for number in range(count):
        row = Venue(district=where[number % len(where)], number=f"V{number:04}", name="Zephyr Foot Massage Parlour")
        row.kind_id, row.avoid_until = entry(Kind, "foot_massage").pk, date(2099, 1, 1)
        row.contacted(date(2025, 3, 1))
        rows.append(row)
    return Venue.objects.bulk_create(rows)


def people(life, count):
    return Person.objects.bulk_create([Person(code=f"C{n:05}", nickname=f"Friend {n:03}") for n in range(count)])


def questions(life, count):
    asked = {"asked_on": DAY, "asked_month": Month.of(DAY), "person_id": life.xiang.pk, "venue_id": life.parlour.pk}
    return Question.objects.bulk_create([Question(words=f"Does it hurt {n:03}?", **asked) for n in range(count)])


def leads(life, count):
    facts = {"heard_on": DAY, "district_id": life.two.pk}
    return Lead.objects.bulk_create([Lead(words=f"Heard {n:03}", **facts) for n in range(count)])


def crackdowns(life, count):
    days = [DAY - timedelta(days=n) for n in range(count)]
    return Crackdown.objects.bulk_create([Crackdown(districts=[life.ten.pk], since=day) for day in days])


def outings(life, count):
    """Outings of one month to two districts, each with a visit; among them the one of the small life."""
    facts, where = {"state": State.DONE, "team": life.trip.team}, (life.two, life.ten)
    trips = [Outing(district=where[n % 2], date=DAY + timedelta(days=n % 28), **facts) for n in range(count)]
    Outing.objects.bulk_create(trips)
    Visit.objects.bulk_create([Visit(outing=trip, venue=life.salon, outcome=Outcome.CLOSED) for trip in trips])


def months(life, count):
    for n in range(count):
        outing(life.two, (Month(2026, 8) - n).first_day)


def answers(life, count):
    rows = [Answer(question=f"May I {n:03}?", words="Yes.", said_by="Dr Lin", checked_on=DAY) for n in range(count)]
    return Answer.objects.bulk_create(rows)


def visits(life, count):
    """Visits at one venue, on each of which the same woman was met."""
    trips = [Outing(district=life.two, date=DAY - timedelta(days=n), state=State.DONE) for n in range(count)]
    Outing.objects.bulk_create(trips)
    met = [Encounter(life.xiang.pk)]
    facts = {"venue": life.parlour, "outcome": Outcome.REACHED, "met": met}
    return Visit.objects.bulk_create([Visit(outing=trip, **facts) for trip in trips])


ID = "[0-9a-f]{8}-[0-9a-f-]{27}"
# The address, what makes its list long, how a thing is known there, how many were there before, how many a page holds.
LISTS = {
    "venues": ("/venues/", lambda life, n: many_venues(n, life.two, life.ten), f'"/venues/({ID})/"', 2, 100),
    "people": ("/people/", people, f'"/people/({ID})/"', 2, 100),
    "questions": ("/questions/", questions, f'"/questions/({ID})/"', 1, 100),
    "telephone": ("/questions/telephone/", questions, f'action="/questions/telephone/({ID})/"', 1, 50),
    "leads": ("/leads/", leads, f'"/leads/({ID})/"', 0, 100),
    "crackdowns": ("/crackdowns/", crackdowns, f'"/crackdowns/({ID})/"', 0, 100),
    "journal": ("/journal/2026-09/", outings, f'"/outings/({ID})/"', 1, 25),
    "rounds": ("/rounds/", months, '"/rounds/((?:20[01][0-9]|202[0-5])-[0-9]{2}|2026-0[1-9])/"', 1, 100),
    "answers": ("/answers/", answers, "May I ([0-9]{3})", 0, 50),
    "venue": ("/venues/{parlour}/", visits, f'"/visits/({ID})/"', 1, 50),
    "person": ("/people/{xiang}/", visits, f'"/visits/({ID})/"', 1, 50),
}


def things(worker, address, page, sign):
    """What is listed on that page of the list, and its words."""
    answer = worker.get(address, {"page": page})
    assert answer.status_code == 200
    return list(dict.fromkeys(re.findall(sign, answer.content.decode()))), words_of(answer)


@pytest.mark.parametrize("name", LISTS)
def test_each_thing_stands_on_one_page_that_says_which_of_how_many(life, worker, name):
    address, lengthen, sign, before, size = LISTS[name]
    address = address.format(parlour=life.parlour.pk, xiang=life.xiang.pk)
    assert "Pages of this list" not in worker.get(address).content.decode()

    lengthen(life, size + 5)
    count = size + 5 + before
    (first, on_first), (last, on_last) = (things(worker, address, page, sign) for page in (1, 2))
    assert (len(first), len(last), len({*first, *last})) == (size, count - size, count)
    assert f"1–{size} of {count}" in on_first
    assert f"{size + 1}–{count} of {count}" in on_last
    for beyond in ("3", "99", LONG):
        assert things(worker, address, beyond, sign)[0] == last
    for nonsense in ("0", "-1", f"-{LONG}", "x", ""):
        assert things(worker, address, nonsense, sign)[0] == first


@pytest.mark.parametrize("name", LISTS)
def test_a_full_page_takes_as_many_queries_as_one_with_a_few(life, worker, name):
    address, lengthen, _sign, _before, size = LISTS[name]
    address = address.format(parlour=life.parlour.pk, xiang=life.xiang.pk)
    lengthen(life, 3)
    few = queries_for(worker, address)
    lengthen(life, size + 5)
    assert queries_for(worker, address) == few
    assert queries_for(worker, f"{address}?page=2") == few


def test_a_page_of_1500_venues_is_small_and_only_its_own_are_shown(staff, worker):
    where = [district(f"District {number}") for number in range(1, 13)]
    venues = many_venues(1500, *where)
    trips = [Outing(district=each, date=DAY, state=State.DONE) for each in where]
    Outing.objects.bulk_create(trips)
    closed = {"outcome": Outcome.CLOSED}
    Visit.objects.bulk_create([Visit(outing=trips[n % 12], venue=each, **closed) for n, each in enumerate(venues)])
    answer = worker.get("/venues/", {"page": "2"})
    assert len(answer.content) < MOST
    text = words_of(answer)
    assert in_this_order(
        text, "101–200 of 1,500", "District 1 101–125 of 125", "V1200", "V1488", "District 2 1–75 of 125"
    )
    assert (text.count("Zephyr"), text.count("1 Sep 2026 closed")) == (100, 100)
    assert text.count("District 3") == 1  # it may be chosen


def test_districts_without_a_venue_stand_where_their_first_would(worker, life):
    many_venues(100, life.two)
    for number in (1, 3, 11):
        district(f"District {number}")
    found = {page: re.findall(r"District \d+", words_of(worker.get(f"/venues/?page={page}"))) for page in (1, 2)}
    named = {page: list(dict.fromkeys(each for each in found[page])) for page in found}
    options = ["District 1", "District 2", "District 3", "District 10", "District 11"]
    assert named == {1: options, 2: options}  # each may be chosen
    headed = {page: found[page][len(options) :] for page in found}
    assert headed == {1: ["District 1", "District 2"], 2: ["District 2", "District 3", "District 10", "District 11"]}


def test_what_is_chosen_stays_chosen_from_page_to_page_and_choosing_begins_anew(worker, life):
    many_venues(120, life.ten)
    page = worker.get("/venues/", {"district": life.ten.pk, "state": "all", "page": "2", "words": "阿香"})
    text, html = words_of(page), page.content.decode()
    assert "101–120 of 120" in text
    assert "Marigold" not in text
    assert f'href="?district={life.ten.pk}&amp;state=all&amp;page=1"' in html
    form = re.search('<form method="get".*?</form>', html, re.DOTALL)[0]
    assert re.findall('name="([a-z]+)"', form) == ["district", "state"]
    assert not [link for link in re.findall('href="([^"]*)"', html) if "words" in link]


def test_no_list_repeats_in_its_addresses_what_stands_in_its_own(worker, life):
    for address, lengthen, _sign, _before, size in LISTS.values():
        lengthen(life, size + 1)
        whole = address.format(parlour=life.parlour.pk, xiang=life.xiang.pk)
        typed = {"page": "2", "words": "Quince", "district": "Quince", "state": "Quince", "Quince": "1"}
        html = worker.get(whole, typed).content.decode()
        assert not [link for link in re.findall('href="([^"]*)"', html) if "Quince" in link], address


def test_only_the_outings_of_a_page_of_the_journal_are_opened(life, opened):
    outings(life, 30)
    state = Outing._meta.get_field("venue_box").state
    found = [trip for _district, trips in outings_by_district(Month(2026, 9), reader=opened) for trip in trips]
    assert len(found) == 31
    assert not [trip for trip in found if state in trip.__dict__]


def test_what_is_settled_stands_after_what_is_open_and_each_says_how_many_it_has(worker, life):
    leads(life, 90)
    for each in leads(life, 30):
        each.end, each.ended_on = LeadEnd.DROPPED, DAY
        each.save()
    first, last = (words_of(worker.get(f"/leads/?page={page}")) for page in (1, 2))
    assert in_this_order(first, "Open 90", "Settled 1–10 of 30", "1–100 of 120")
    assert "Settled 11–30 of 30" in last
    assert "No lead is open" not in last


def test_of_a_search_in_the_library_the_first_are_shown_and_no_address_has_its_words(worker, life):
    answers(life, 60)
    page = worker.post("/answers/", {"words": "May I"})
    text = words_of(page)
    assert "1–50 of 60 · Type more words to find fewer." in text
    assert len(set(re.findall("May I [0-9]{3}", text))) == 50
    assert "Pages of this list" not in page.content.decode()


def test_from_a_card_sent_without_a_script_one_gets_to_the_other_pages_of_the_sheet(worker, life):
    asked = questions(life, 60)
    page = worker.post(f"/questions/telephone/{asked[0].pk}/", {"answered_by": "", "answer": "Yes."})
    links = re.findall('href="([^"]*page=[0-9]+)"', page.content.decode())
    assert set(links) == {"/questions/telephone/?page=1", "/questions/telephone/?page=2"}
