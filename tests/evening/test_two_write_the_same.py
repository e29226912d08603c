"""Two colleagues at one outing: nobody overwrites what the other saved, and nothing typed is lost."""

import pytest
from django.test import Client

from outreach.models import Outing, Visit
from tests.conftest import PASSPHRASE
from tests.evening.forms import fields_of
from tests.life import rows_of, visit


@pytest.fixture
def colleague(staff):
    """The browser of amber, who writes at the same time."""
    client = Client()
    client.post("/sign-in/", {"username": staff["coordinator"].username, "passphrase": PASSPHRASE})
    return client


def at_the_salon(life):
    return Visit.objects.live().get(outing=life.trip, venue=life.salon)


def test_the_second_is_shown_what_changed_and_keeps_what_she_typed(evening, colleague, life):
    mine, hers = evening.form(), evening.form(client=colleague)
    evening.save({**hers, "outcome": "reached", "headcount": "4", "note": "She said so"}, client=colleague)
    answer = evening.save({**mine, "outcome": "reached", "headcount": "5", "note": "I counted"})
    assert answer.status_code == 200
    assert [row[1:] for row in rows_of(answer)[1:]] == [("4", "5"), ("She said so", "I counted")]
    assert at_the_salon(life).headcount == 4
    again = fields_of(answer)
    assert (again["headcount"], again["note"]) == (["5"], ["I counted"])
    assert evening.save(again).status_code == 302
    assert (at_the_salon(life).headcount, at_the_salon(life).note) == (5, "I counted")


def test_what_is_the_same_in_both_asks_nothing(evening, colleague, life):
    mine, hers = evening.form(), evening.form(client=colleague)
    evening.save({**hers, "outcome": "closed"}, client=colleague)
    assert evening.save({**mine, "outcome": "closed"}).status_code == 302
    assert Visit.objects.filter(outing=life.trip, venue=life.salon).count() == 1


def test_a_visit_that_was_voided_meanwhile_is_not_written_over(evening, colleague, life):
    wrong = visit(life.trip, life.salon)
    mine = evening.form()
    colleague.post(f"/visits/{wrong.pk}/void/", {"reason": "It was another night"})
    answer = evening.save({**mine, "outcome": "reached", "headcount": "9"})
    assert answer.status_code == 200
    assert not Visit.objects.live().filter(outing=life.trip, venue=life.salon).exists()


def outing_form_of(client, address):
    opened = client.get(address)
    assert opened.status_code == 200
    return fields_of(opened)


def test_two_who_were_out_together_write_one_outing(evening, colleague, life):
    mine = outing_form_of(evening.client, "/outings/new/") | {"district": str(life.ten.pk), "notes": "Rain"}
    hers = outing_form_of(colleague, "/outings/new/") | {"district": str(life.ten.pk), "notes": "Warm"}
    assert colleague.post("/outings/new/", hers).status_code == 302
    answer = evening.client.post("/outings/new/", mine)
    assert answer.status_code == 200
    assert ("Warm", "Rain") in [row[1:] for row in rows_of(answer)]
    written = Outing.objects.get(district=life.ten)
    assert written.notes == "Warm"
    again = fields_of(answer)
    assert evening.client.post(f"/outings/{written.pk}/change/", again).status_code == 302
    assert Outing.objects.get(district=life.ten).notes == "Rain"


def test_a_changed_outing_is_not_overwritten_unseen(evening, colleague, life):
    address = f"/outings/{life.trip.pk}/change/"
    mine, hers = outing_form_of(evening.client, address), outing_form_of(colleague, address)
    colleague.post(address, {**hers, "notes": "Warm"})
    answer = evening.client.post(address, {**mine, "notes": "Rain"})
    assert [row[1:] for row in rows_of(answer)[1:]] == [("Warm", "Rain")]
    assert Outing.objects.get(pk=life.trip.pk).notes == "Warm"
