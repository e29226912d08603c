"""When to come back follows the reason, and after a refusal one tap promises it."""

import re
from datetime import date

import pytest

from outreach.models import FollowUp, Reason, Visit
from outreach.models.lists import ComeBack
from outreach.models.outings import State
from people.models import Whereabouts
from tests.life import entry, outing, refused_at, words_of

THE_DAY = date(2026, 9, 5)


def made_on_the_day():
    return [(row.reason_id, row.due_on) for row in FollowUp.objects.opened() if row.made_on == THE_DAY]


@pytest.mark.parametrize(
    ("reason", "day"),
    [("hear_more", date(2026, 9, 12)), ("explain_again", date(2026, 9, 19)), ("not_let_in", date(2026, 10, 1))],
)
def test_an_empty_day_is_the_day_of_the_reason(evening, life, reason, day):
    outing(life.two, date(2026, 9, 19), state=State.PLANNED)
    chosen = entry(Reason, reason).pk
    evening.save(evening.form(outcome="reached", back_reason=str(chosen)))
    assert made_on_the_day() == [(chosen, day)]


def test_a_day_that_is_chosen_stays(evening):
    chosen = entry(Reason, "hear_more").pk
    evening.save(evening.form(outcome="reached", back_reason=str(chosen), back_on="2026-09-30"))
    assert made_on_the_day() == [(chosen, date(2026, 9, 30))]


def test_each_reason_carries_its_day_for_the_browser(evening):
    page = evening.client.get(evening.address()).content.decode()
    assert f'value="{entry(Reason, "hear_more").pk}" data-day="2026-09-12"' in page


def test_after_a_refusal_one_tap_promises_to_come_back_next_month_for_its_reason(evening):
    assert "<span data-offered>1 Oct 2026</span>" in evening.client.get(evening.address()).content.decode()
    why = entry(Reason, "manager_refused").pk
    evening.save(evening.form(outcome="refused", reason=str(why), back_offered="on"))
    assert made_on_the_day() == [(why, date(2026, 10, 1))]


def test_the_offer_after_a_refusal_follows_what_is_set_for_its_reason(evening):
    why = entry(Reason, "manager_refused")
    why.come_back, why.days = ComeBack.IN_DAYS, 10
    why.save()
    page = evening.client.get(evening.address()).content.decode()
    assert page.count('data-offers="15 Sep 2026"') == 1
    evening.save(evening.form(outcome="refused", reason=str(why.pk), back_offered="on"))
    assert made_on_the_day() == [(why.pk, date(2026, 9, 15))]


def test_the_offer_is_for_a_refusal_alone(evening):
    evening.save(evening.form(outcome="closed", back_offered="on"))
    assert made_on_the_day() == []


@pytest.mark.parametrize("whereabouts", [each for each in Whereabouts if each is not Whereabouts.HERE])
def test_nothing_is_promised_to_somebody_out_of_reach_and_the_form_says_so_beside_her(evening, life, whereabouts):
    life.rose.whereabouts = whereabouts
    life.rose.save()
    form = evening.form(met=str(life.rose.pk), shown=str(life.rose.pk), outcome="reached")
    answer = evening.save({**form, "back_person": str(life.rose.pk), "back_reason": str(entry(Reason, "hear_more").pk)})
    assert refused_at(answer) == {"back_person"}
    assert "Nothing can be promised to her: she" in words_of(answer)
    assert re.search(r'<details class="panel more"\s+open>\s*<summary>Come back<', answer.content.decode())
    assert made_on_the_day() == []
    assert not Visit.objects.of_stop(life.trip, life.salon)
    assert evening.save({**form, "back_person": ""}).status_code == 302


def test_a_promise_to_somebody_in_reach_stands_with_her_name(evening, life):
    evening.save(evening.form(outcome="reached", back_person=str(life.rose.pk), back_on="2026-09-30"))
    (row,) = [row for row in FollowUp.objects.opened() if row.made_on == THE_DAY]
    assert (row.person_id, row.venue_id, row.due_on) == (life.rose.pk, life.salon.pk, date(2026, 9, 30))
