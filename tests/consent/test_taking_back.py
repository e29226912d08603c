"""Taking a consent back: one tap, and it has effect at once."""

from datetime import date, timedelta

import pytest

from core.months import Month
from outreach.models.visits import Encounter
from people.consent import drop_consent, keep_consent, script_to_speak
from people.models import Consent, Person, Purpose
from reports.actions import close_month
from reports.figures import FIGURES, Books, Period
from reports.months import month_page, report_to_close
from tests.life import offers_of, outing, today, visit, words_of

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)


def agreed(person, *purposes):
    person.consents = [Consent(purpose, True, date(2026, 1, 2), "amber") for purpose in purposes]
    person.save()


def takes_back(browser, person, purpose):
    return browser.post(f"/people/{person.pk}/consent/withdraw/", {"purpose": purpose.value})


def counted(reader, month):
    books = Books.opened_for(reader, month)
    keys = ("women_met", "encounters", "new_women", "ever_met", "women_in_programme", "to_explain", "headcount")
    return {key: FIGURES[key].count(books, Period.of_month(month)) for key in keys}


def test_each_thing_she_agreed_to_has_its_button_and_no_other(life, worker):
    agreed(life.xiang, Purpose.CALL, Purpose.INVITE)
    page = worker.get(f"/people/{life.xiang.pk}/")
    assert offers_of(page).count(f"POST /people/{life.xiang.pk}/consent/withdraw/") == 2


def test_one_tap_takes_it_back(life, worker, actions_of):
    agreed(life.xiang, Purpose.CALL, Purpose.INVITE)
    assert takes_back(worker, life.xiang, Purpose.INVITE)["Location"] == f"/people/{life.xiang.pk}/"
    person = Person.objects.get(pk=life.xiang.pk)
    assert person.consent_to(Purpose.INVITE) == Consent(Purpose.INVITE, False, today(), "birch")
    assert person.consent_to(Purpose.CALL).agreed
    assert actions_of(life.xiang.pk)[:1] == ["took back a consent"]


def test_a_yes_of_an_earlier_day_that_is_saved_late_does_not_undo_it(life, worker, opened):
    agreed(life.xiang, Purpose.CALL)
    takes_back(worker, life.xiang, Purpose.CALL)
    script = script_to_speak("en")
    for day, may_call in ((today() - timedelta(days=2), False), (today(), True)):
        asked = {"on": day, "asked_by": "amber", "script": script, "by": opened}
        keep_consent(person=life.xiang, answers={Purpose.CALL: True, Purpose.INVITE: True}, **asked)
        person = Person.objects.get(pk=life.xiang.pk)
        assert (person.consent_to(Purpose.CALL).agreed, person.consent_to(Purpose.INVITE).on) == (may_call, day)


def test_a_purpose_that_there_is_not_changes_nothing(life, worker):
    agreed(life.xiang, Purpose.CALL)
    answer = worker.post(f"/people/{life.xiang.pk}/consent/withdraw/", {"purpose": "publish"})
    assert answer["Location"] == f"/people/{life.xiang.pk}/"
    assert Person.objects.get(pk=life.xiang.pk).consents == life.xiang.consents


def test_taking_back_the_record_leads_to_forgetting(life, worker):
    agreed(life.xiang, Purpose.KEEP_RECORD)
    assert takes_back(worker, life.xiang, Purpose.KEEP_RECORD)["Location"] == f"/people/{life.xiang.pk}/forget/"
    assert "wants no record" in words_of(worker.get("/people/"))


def test_after_a_no_to_calls_no_number_is_shown_whatever_the_register_says(life, worker):
    life.xiang.may_call = True
    agreed(life.xiang, Purpose.CALL)
    assert "10012345678" in words_of(worker.get(f"/people/{life.xiang.pk}/"))
    takes_back(worker, life.xiang, Purpose.CALL)
    text = words_of(worker.get(f"/people/{life.xiang.pk}/"))
    assert "She must not be called." in text
    assert "She may be called." not in text
    assert "10012345678" not in text
    assert "must not be called" in words_of(worker.get("/people/"))


def test_after_a_no_to_the_doctor_her_open_question_says_so_wherever_it_is_read_with_her_name(life, worker):
    agreed(life.xiang, Purpose.ASK_DOCTOR)
    pages = ("/questions/", f"/questions/{life.asked.pk}/")
    assert not any("ask a doctor for me: no" in words_of(worker.get(page)) for page in pages)
    takes_back(worker, life.xiang, Purpose.ASK_DOCTOR)
    assert all("ask a doctor for me: no" in words_of(worker.get(page)) for page in pages)


def test_a_no_to_being_counted_takes_her_out_of_every_count_of_women_and_meetings(life, opened):
    visit(outing(life.two, date(2026, 10, 2)), life.salon, met=[life.rose, life.xiang], headcount=3)
    assert counted(opened, SEPTEMBER) == {
        "women_met": 1, "encounters": 1, "new_women": 1, "ever_met": 1, "women_in_programme": 1, "to_explain": 1,
        "headcount": 4,
    }  # fmt: skip
    drop_consent(person=life.xiang, purpose=Purpose.COUNT, on=today(), by=opened)
    assert counted(opened, SEPTEMBER) == {
        "women_met": 0, "encounters": 0, "new_women": 0, "ever_met": 0, "women_in_programme": 0, "to_explain": 0,
        "headcount": 4,
    }  # fmt: skip
    assert counted(opened, OCTOBER) == {
        "women_met": 1, "encounters": 1, "new_women": 0, "ever_met": 1, "women_in_programme": 1, "to_explain": 0,
        "headcount": 3,
    }  # fmt: skip


@pytest.mark.parametrize("purposes", [(), (Purpose.KEEP_RECORD,), (Purpose.COUNT,)])
def test_who_was_not_asked_or_agreed_is_counted(life, opened, purposes):
    agreed(life.xiang, *purposes)
    assert counted(opened, SEPTEMBER)["women_met"] == 1


def test_a_closed_month_stays_and_shows_the_difference(life, opened):
    close_month(month=SEPTEMBER, report=report_to_close(opened, SEPTEMBER, today()), today=today(), by=opened)
    drop_consent(person=life.xiang, purpose=Purpose.COUNT, on=today(), by=opened)
    page = month_page(opened, SEPTEMBER, today())
    assert page.report.figures.women_met == 1
    late = {late.name: (late.closed, late.now) for late in page.late}
    assert late["Women met"] == late["Encounters"] == (1, 0)


def test_counting_does_not_change_the_visit(life, opened):
    drop_consent(person=life.xiang, purpose=Purpose.COUNT, on=today(), by=opened)
    books = Books.opened_for(opened, SEPTEMBER)
    (stop,) = books.visits
    assert [encounter.person for encounter in stop.met] == [life.xiang.pk]
    assert stop.counted == []
    assert isinstance(stop.met[0], Encounter)
