"""The list of persons."""

from datetime import date

from outreach.models.outings import State
from outreach.models.visits import Outcome
from people.models import Consent, Purpose, Whereabouts
from tests.life import district, in_this_order, offers_of, outing, person, queries_for, venue, visit, words_of


def test_they_stand_by_nickname_in_pinyin(life, worker):
    for nickname in ("小梅", "Bell", "丽丽"):
        person(nickname)
    text = words_of(worker.get("/people/"))
    assert in_this_order(text, "5 persons", "阿香", "Bell", "丽丽", "Rosalind", "小梅")


def test_each_shows_where_she_works_now_and_when_she_was_last_met(life, worker):
    for day, met in ((2, [life.xiang]), (9, [life.rose])):
        visit(outing(life.two, date(2026, 10, day)), life.salon, met=met)
    text = words_of(worker.get("/people/"))
    assert f"阿香 kettle {life.xiang.code} not yet asked V010 Zephyr Parlour 2 Oct 2026" in text
    assert f"Rosalind {life.rose.code} not yet asked V002 Marigold Salon 9 Oct 2026" in text


def test_planned_outings_and_closed_doors_are_no_meeting(life, worker):
    visit(outing(life.two, date(2026, 10, 2), state=State.PLANNED), life.salon, met=[life.rose])
    visit(outing(life.two, date(2026, 10, 3)), life.salon, met=[life.rose], outcome=Outcome.CLOSED)
    assert "V002 Marigold Salon not yet" in words_of(worker.get("/people/"))


def test_who_was_asked_and_who_is_not_here_can_be_told(life, worker):
    yes = Consent(Purpose.KEEP_RECORD, agreed=True, on=date(2026, 9, 5))
    person("Beatrix", consents=[yes], whereabouts=Whereabouts.MOVED_AWAY)
    text = words_of(worker.get("/people/"))
    beatrix = text[text.index("Beatrix") : text.index("Rosalind")]
    assert "moved away not known not yet" in beatrix
    assert "not yet asked" not in beatrix


def test_an_empty_book_says_what_to_do_first(staff, sign_in):
    page = sign_in(staff["worker"]).get("/people/")
    assert '<div class="empty">' in page.content.decode()
    assert "/people/new/" in offers_of(page)


def test_three_persons_take_as_many_queries_as_one(staff, worker):
    where = district("District 1")
    for number, count in enumerate(("one", "three")):
        for _ in range(1 + number):
            place = venue(where, "V1", "First")
            visit(outing(where, date(2026, 9, 1)), place, met=[person("Friend", at=place)])
        if count == "one":
            one = queries_for(worker, "/people/")
    assert queries_for(worker, "/people/") == one
