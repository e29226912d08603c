"""The sheet on paper: what stands on it and what does not, in the order and with the letters of the evening's form."""

import re
from datetime import date
from html import unescape

import pytest

from outreach.briefing.paper import PAGE, paper_sheet
from outreach.models import Outcome
from people.models import Whereabouts
from tests.evening.forms import Evening
from tests.life import offers_of, outing, person, queries_for, venue, visit, works_at


def papers(answer):
    """What stands on the sheets of paper of an answer, word by word."""
    found = re.findall(r'<section class="paper".*?</section>', answer.content.decode(), re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", " ", page)).split() for page in found]


def sheet_state(plan):
    return type(plan.trip).objects.get(pk=plan.trip.pk).printed_sheet


BOXES = ["1", "2", "3", "4", "5", "h"]
TOPICS = ["q", "r", "s", "t", "u", "v", "w"]


def test_on_the_paper_stand_numbers_letters_and_symbols_and_nothing_else(life, plan, worker):
    assert papers(worker.get(plan.sheet)) == [
        ["Sheet", "1", "1", *BOXES, "a", "kettle", "b", *TOPICS, "2", *BOXES, "a", *TOPICS, "3", *BOXES, *TOPICS]
    ]


def test_what_would_lead_anywhere_is_not_on_the_page_at_all(life, plan, worker):
    briefing = worker.get(plan.briefing).content.decode()
    sheet = re.search(r"<main.*</main>", worker.get(plan.sheet).content.decode(), re.DOTALL)[0]
    sheet = sheet.replace(str(plan.trip.pk), "")
    known = [
        life.xiang.nickname, life.rose.nickname, plan.wren.nickname, life.parlour.name, life.salon.name, "V010", "V002",
        "District 2", "May I swim?", "Yes, from the third day on", "STI symptoms", "Come after ten", "2026", "birch",
    ]  # fmt: skip
    assert [words for words in known if words not in briefing] == []
    more = [life.xiang.code, life.xiang.phone, life.xiang.register_number, str(life.xiang.pk), str(life.parlour.pk)]
    assert [words for words in known + more if words in sheet] == []


def test_the_order_and_the_letters_are_those_of_the_form_in_the_evening(life, plan, worker, opened):
    works_at(life.rose, life.parlour, since=date(2026, 10, 10))
    works_at(person("Beatrix", symbol="kite"), life.parlour, since=date(2026, 10, 9))
    (stops,) = paper_sheet(plan.trip, reader=opened).pages
    addresses = re.findall(rf"/outings/{plan.trip.pk}/stops/[\w-]+/(?=\")", words_with_links(worker, plan))
    assert len(addresses) == len(stops) - 1 == 2
    for address, stop in zip(addresses, stops, strict=False):
        form = worker.get(address).context["form"]
        rows = [(row.key, str(row.person.symbol)) for row in form.rows]
        assert [(woman.letter, woman.symbol) for woman in stop.women] == rows
        assert [key for _, key, _ in form.topic_rows] == paper_sheet(plan.trip, reader=opened).topics
    assert [(woman.letter, woman.symbol) for woman in stops[0].women] == [
        ("a", "kettle"), ("b", "kite"), ("c", ""), ("d", ""),
    ]  # fmt: skip


def words_with_links(worker, plan):
    return worker.get(f"/outings/{plan.trip.pk}/stops/").content.decode()


def test_whoever_becomes_known_in_the_evening_shifts_no_letter(life, plan, worker, opened):
    (before, *_), *_ = paper_sheet(plan.trip, reader=opened).pages
    works_at(person("Aaa"), life.parlour, since=date(2026, 10, 10))
    form = Evening(life, worker).client.get(f"/outings/{plan.trip.pk}/stops/{life.parlour.pk}/").context["form"]
    letters = {row.person.nickname: row.key for row in form.rows}
    assert letters == {"阿香": "a", "Wren": "b", "Aaa": "c"}
    assert [woman.letter for woman in before.women] == ["a", "b"]


NOT_A_SYMBOL = [
    "阿香", "rosalind", "Rosalind's friend", "找丽莎的人", "V002", "P0007", "Marigold Salon", "near marigold salon",
    "District 10", "1001 2345 678", "１２", "comes home after eleven", "丽莎",
]  # fmt: skip


@pytest.mark.parametrize("typed", NOT_A_SYMBOL)
def test_a_symbol_that_is_a_name_a_number_or_a_sentence_stays_at_home(life, plan, worker, typed):
    person("丽莎")
    plan.wren.symbol = typed
    plan.wren.save()
    assert papers(worker.get(plan.sheet))[0][9:13] == ["a", "kettle", "b", "q"]


@pytest.mark.parametrize("chosen", ["kite", "风筝", "梅花"])
def test_a_symbol_in_which_letters_of_a_name_stand_by_chance_is_on_it(life, plan, worker, chosen):
    person("Kit")
    person("梅")
    plan.wren.symbol = chosen
    plan.wren.save()
    assert papers(worker.get(plan.sheet))[0][9:14] == ["a", "kettle", "b", chosen, "q"]


def test_who_died_or_wants_no_contact_is_not_on_it(life, plan, worker):
    for whereabouts in (Whereabouts.DIED, Whereabouts.NO_CONTACT):
        life.xiang.whereabouts = whereabouts
        life.xiang.save()
        assert "kettle" not in papers(worker.get(plan.sheet))[0]


def test_before_printing_it_is_shown_and_not_for_the_printer(plan, worker, actions_of):
    page = worker.get(plan.sheet)
    assert 'class="papers"' in page.content.decode()
    assert f"POST {plan.sheet}" in offers_of(page)
    assert sheet_state(plan) is None
    assert actions_of(plan.trip.pk) == ["read a record"]


def test_printing_is_kept_and_audited_and_then_it_is_for_the_printer(plan, worker, actions_of):
    page = worker.post(plan.sheet, follow=True)
    assert sheet_state(plan) == "printed"
    assert 'class="papers printable"' in page.content.decode()
    assert "data-print" in page.content.decode()
    worker.post(plan.sheet)
    assert actions_of(plan.trip.pk) == ["printed a sheet", "read a record", "printed a sheet"]


def test_the_briefing_asks_for_the_sheet_until_it_is_destroyed(plan, worker, actions_of):
    it_is_destroyed = f"POST {plan.sheet}destroyed/"
    assert it_is_destroyed not in offers_of(worker.get(plan.briefing))
    worker.post(plan.sheet)
    assert it_is_destroyed in offers_of(worker.get(plan.briefing))
    answer = worker.post(plan.sheet + "destroyed/", follow=True)
    assert it_is_destroyed not in offers_of(answer)
    assert sheet_state(plan) == "destroyed"
    worker.post(plan.sheet + "destroyed/")
    assert actions_of(plan.trip.pk).count("destroyed a sheet") == 1


def test_where_none_was_printed_none_is_destroyed(plan, worker):
    worker.post(plan.sheet + "destroyed/")
    worker.get(plan.sheet + "destroyed/")
    assert sheet_state(plan) is None


@pytest.mark.parametrize("women", [0, 5, 60, 200])
def test_no_page_holds_more_than_fits_and_no_stop_is_lost(life, opened, women):
    for number in range(women):
        person(f"Friend {number}", at=life.parlour)
    for number in range(6):
        venue(life.two, f"V05{number}", "Plum Bar")
    pages = paper_sheet(outing(life.two, date(2026, 10, 10)), reader=opened).pages
    assert [stop.number for page in pages for stop in page] == list(range(1, 10))
    assert all(len(page) == 1 or sum(stop.height for stop in page) <= PAGE for page in pages)


def test_after_the_last_letter_her_place_stands_for_her_on_the_form_too(life, opened, worker):
    for number in range(32):
        person(f"Friend {number}", at=life.salon)
    trip = outing(life.two, date(2026, 10, 10))
    (stop, *_), *_ = paper_sheet(trip, reader=opened).pages
    assert [woman.letter for woman in stop.women][28:] == ["O", "P", "31", "32", "33"]
    form = worker.get(f"/outings/{trip.pk}/stops/{life.salon.pk}/").content.decode()
    assert re.findall(r'<small class="muted">(\d+)</small>\s*</label>', form) == ["31", "32", "33"]


def test_three_stops_take_as_many_queries_as_one(life, plan, worker):
    life.salon.visits.get(outing=plan.trip).delete()
    one = queries_for(worker, plan.sheet)
    for number in range(2):
        more = venue(life.two, f"V04{number}", "Plum Bar")
        person(f"Friend {number}", at=more)
        visit(plan.trip, more, outcome=Outcome.PLANNED, place=5 + number)
    assert queries_for(worker, plan.sheet) == one
    assert len(papers(worker.get(plan.sheet))[0]) > 40
