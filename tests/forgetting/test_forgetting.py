"""Forgetting somebody: hidden at once, undone within 72 hours."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.months import Month
from core.refusals import NotPossible
from outreach.forgetting.actions import forget_person, more_than_five_in_a_day, sweep_forgotten, undo_forgetting
from outreach.models import Merge
from outreach.records.merging import merge_people
from people.models import Consent, Forgotten, Person, Purpose
from reports.actions import close_month
from reports.figures import FIGURES, Books, Period
from reports.months import month_page, report_to_close
from tests.life import follow_up, offers_of, outing, person, today, visit, words_of

SEPTEMBER = Month(2026, 9)
NAMES = ("阿香", "kettle", "10012345678", "P0007")


@pytest.fixture
def now():
    return timezone.now()


def pages_of(life):
    """Every page on which she stood."""
    rows = [f"/venues/{life.parlour.pk}/", f"/visits/{life.stop.pk}/", f"/outings/{life.trip.pk}/"]
    rows += [f"/outings/{life.trip.pk}/stops/", f"/outings/{life.trip.pk}/stops/{life.parlour.pk}/"]
    return [*rows, f"/questions/{life.asked.pk}/", "/people/", "/journal/2026-09/", "/questions/", "/follow-ups/", "/"]


def test_the_page_says_what_happens_and_nothing_happens_yet(life, worker):
    text = words_of(worker.get(f"/people/{life.xiang.pk}/forget/"))
    assert "For 72 hours any of you can undo it." in text
    assert Person.objects.filter(pk=life.xiang.pk).exists()


def test_any_worker_forgets_her_the_same_evening(life, worker, actions_of):
    assert worker.post(f"/people/{life.xiang.pk}/forget/")["Location"] == "/forgotten/"
    assert not Person.objects.filter(pk=life.xiang.pk).exists()
    assert actions_of(life.xiang.pk) == ["forgot a person"]
    assert worker.get(f"/people/{life.xiang.pk}/").status_code == 404
    assert worker.post(f"/people/{life.xiang.pk}/forget/").status_code == 404


def test_at_once_no_page_shows_anything_that_points_to_her(life, worker, opened, now):
    life.promise.note = "Ask about the blue door"
    life.promise.save()
    before = [words_of(worker.get(address)) for address in pages_of(life)]
    assert sum(any(name in text for name in NAMES) for text in before) >= 6
    assert any("Ask about the blue door" in text for text in before)
    forget_person(person=life.xiang, by=opened, now=now)
    for address in pages_of(life):
        page = worker.get(address)
        text = words_of(page)
        assert not [name for name in (*NAMES, "Ask about the blue door", "•••") if name in text], address
        assert life.xiang.pk.hex not in page.content.decode().replace("-", ""), address
    for name in NAMES:
        found = words_of(worker.post("/search/", {"words": name}))
        assert found.count("Rosalind") == 0
        assert f"/people/{life.xiang.pk}/" not in found


def test_her_words_on_the_visit_are_nobodys(life, worker, opened, now):
    assert "To explain again" in words_of(worker.get(f"/visits/{life.stop.pk}/")) + words_of(
        worker.get(f"/venues/{life.parlour.pk}/")
    )
    forget_person(person=life.xiang, by=opened, now=now)
    text = words_of(worker.get(f"/venues/{life.parlour.pk}/"))
    assert "somebody without a record" in text
    assert "STI symptoms" not in text


def test_the_list_of_forgotten_records_names_nobody_and_undoes(life, worker, actions_of):
    worker.post(f"/people/{life.xiang.pk}/forget/")
    page = worker.get("/forgotten/")
    assert f"POST /forgotten/{life.xiang.pk}/undo/" in offers_of(page)
    assert not [name for name in NAMES if name in words_of(page)]
    assert worker.post(f"/forgotten/{life.xiang.pk}/undo/")["Location"] == f"/people/{life.xiang.pk}/"
    back = Person.objects.get(pk=life.xiang.pk)
    assert (back.nickname, back.symbol, back.phone) == ("阿香", "kettle", "10012345678")
    assert offers_of(worker.get("/forgotten/")) == []
    assert actions_of(life.xiang.pk)[:2] == ["forgot a person", "undid a forgetting"]


def test_it_is_undone_until_the_last_minute_and_not_after(life, opened, now):
    row = forget_person(person=life.xiang, by=opened, now=now)
    with pytest.raises(NotPossible):
        undo_forgetting(forgotten=row, by=opened, now=now + timedelta(hours=72))
    assert undo_forgetting(forgotten=row, by=opened, now=now + timedelta(hours=71, minutes=59)).nickname == "阿香"


def test_after_72_hours_there_is_nothing_to_undo(life, worker, opened, now):
    forget_person(person=life.xiang, by=opened, now=now)
    Forgotten.objects.update(until=now)
    answer = worker.post(f"/forgotten/{life.xiang.pk}/undo/")
    assert not Person.objects.filter(pk=life.xiang.pk).exists()
    assert answer.status_code == 404


def test_she_is_nobody_in_what_is_counted_from_now_on_and_closed_months_stay(life, opened, now):
    visit(outing(life.two, today()), life.salon, met=[life.rose])
    close_month(month=SEPTEMBER, report=report_to_close(opened, SEPTEMBER, today()), today=today(), by=opened)
    forget_person(person=life.xiang, by=opened, now=now)
    books, september = Books.opened_for(opened, SEPTEMBER), Period.of_month(SEPTEMBER)
    counted = [FIGURES[key].count(books, september) for key in ("women_met", "encounters", "new_women", "to_explain")]
    assert counted == [0, 1, 0, 0]
    page = month_page(opened, SEPTEMBER, today())
    assert page.report.figures.women_met == 1
    assert {late.name: (late.closed, late.now) for late in page.late}["Women met"] == (1, 0)


def test_a_record_merged_into_hers_does_not_come_back(life, opened, now):
    twin = person("阿香", at=life.salon)
    merge_people(kept=life.xiang, gone=twin, now=now, by=opened)
    other = merge_people(kept=life.rose, gone=person("Rosalinda"), now=now, by=opened)
    forget_person(person=Person.objects.get(pk=life.xiang.pk), by=opened, now=now)
    assert list(Merge.objects.all()) == [other]


def test_words_that_may_name_her_are_shown_before(life, worker):
    life.stop.note = "阿香 has a cough"
    life.stop.save()
    page = worker.get(f"/people/{life.xiang.pk}/forget/")
    assert f"/visits/{life.stop.pk}/" in offers_of(page)
    assert "V010 Zephyr Parlour 5 Sep 2026" in words_of(page)
    assert f"/visits/{life.stop.pk}/" not in offers_of(worker.get(f"/people/{life.rose.pk}/forget/"))


def test_more_than_five_in_a_day_are_told_to_the_coordinator_and_to_nobody_else(life, opened, now, sign_in, staff):
    for number in range(5):
        forget_person(person=person(f"Wren{number}"), by=opened, now=now)
    assert more_than_five_in_a_day(now=now) == []
    forget_person(person=person("Wren"), by=opened, now=now)
    assert [many for _, many in more_than_five_in_a_day(now=now)] == [6]
    assert "/forgotten/" in offers_of(sign_in(staff["coordinator"]).get("/"))
    assert "/forgotten/" not in offers_of(sign_in(staff["worker"]).get("/"))


def test_of_days_apart_each_is_counted_for_itself(life, opened, now):
    for number in range(6):
        forget_person(person=person(f"Wren{number}"), by=opened, now=now - timedelta(days=number % 2))
    assert more_than_five_in_a_day(now=now) == []


def test_what_was_forgotten_within_72_hours_is_not_swept(life, opened, now):
    forget_person(person=life.xiang, by=opened, now=now)
    assert sweep_forgotten(now=now + timedelta(hours=71)) is False
    assert bytes(Forgotten.objects.get().person_box)


def test_a_follow_up_for_her_is_hidden_and_comes_back_with_her(life, sign_in, opened, now):
    follow_up(today() - timedelta(days=5), who=life.rose)
    row = forget_person(person=life.xiang, by=opened, now=now)
    assert "1 follow-up overdue" in words_of(sign_in(opened).get("/"))
    undo_forgetting(forgotten=row, by=opened, now=now)
    assert "2 follow-ups overdue" in words_of(sign_in(opened).get("/"))


def test_her_consents_come_back_with_her(life, opened, now):
    life.xiang.consents = [Consent(Purpose.CALL, False, today(), "birch", "en 1")]
    life.xiang.save()
    row = forget_person(person=life.xiang, by=opened, now=now)
    assert undo_forgetting(forgotten=row, by=opened, now=now).consents == life.xiang.consents
