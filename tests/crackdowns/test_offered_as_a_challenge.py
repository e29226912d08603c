"""A crackdown is offered as a challenge for the report, to whoever writes it."""

from datetime import date

import pytest

from core.months import Month
from outreach.models import Challenge, Crackdown
from tests.life import offers_of, words_of


@pytest.fixture
def raids(life):
    return Crackdown.objects.create(districts=[life.two.pk], since=date(2026, 9, 10), words="Two raids")


@pytest.fixture
def coordinator_page(staff, sign_in):
    return sign_in(staff["coordinator"])


def test_the_form_begins_with_its_words_and_the_month_in_which_it_began(raids, coordinator_page, actions_of):
    address = f"/reports/crackdowns/{raids.pk}/challenge/"
    assert address in offers_of(coordinator_page.get(f"/crackdowns/{raids.pk}/"))
    page = coordinator_page.get(address)
    html = page.content.decode()
    assert 'value="2026-09" selected' in html
    assert "Two raids</textarea>" in html
    assert "Write no name of a person or a place." in words_of(page)
    assert actions_of(raids.pk) == ["read a record", "read a record"]


def test_what_she_saves_is_a_challenge_of_that_year_and_the_crackdown_stays(raids, coordinator_page):
    sent = {"month": "2026-09", "words": "Raids in two districts", "strategy": "Shorter visits"}
    answer = coordinator_page.post(f"/reports/crackdowns/{raids.pk}/challenge/", sent)
    assert answer["Location"] == "/reports/year/2026/"
    challenge = Challenge.objects.get()
    assert (challenge.month, challenge.words) == (Month(2026, 9), "Raids in two districts")
    assert Crackdown.objects.get().words == "Two raids"


def test_who_writes_no_report_is_not_offered_it(raids, worker):
    address = f"/reports/crackdowns/{raids.pk}/challenge/"
    assert address not in offers_of(worker.get(f"/crackdowns/{raids.pk}/"))
    assert worker.get(address).status_code == 404
