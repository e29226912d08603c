"""A form opens as she left it; what was saved or dropped is no draft any more."""

import re

import pytest
from django.contrib.auth import authenticate

from core.months import Month
from outreach.models import Challenge, Draft
from reports.models import MonthBook
from tests.conftest import PASSPHRASE
from tests.drafts.conftest import FORM
from vault import flows

IS_A_DRAFT = '/drop/">'  # beside a draft that was found, where it is let go
PARAGRAPH = "/reports/month/2026-09/paragraph/"


def page_of(client, address=FORM):
    return client.get(address).content.decode()


@pytest.fixture
def begun(amber, opened, keep):
    """A challenge that was begun and left; its writer's browser."""
    keep(amber, opened, {"month": ["2026-03"], "words": ["Two <raids>"], "strategy": [""]})
    return amber


def test_the_form_opens_as_it_was_left_and_says_so(begun):
    page = page_of(begun)

    assert "Two &lt;raids&gt;</textarea>" in page
    assert re.search(r'<option value="2026-03"\s+selected', page)
    assert IS_A_DRAFT in page
    assert "is-invalid" not in page


def test_a_form_without_draft_says_nothing_of_one(begun):
    assert IS_A_DRAFT not in page_of(begun, "/reports/year/2025/challenges/")


def test_saving_drops_the_draft(begun):
    begun.post(FORM, {"month": "2026-03", "words": "Two raids"})

    assert Challenge.objects.count() == 1
    assert not Draft.objects.exists()
    assert IS_A_DRAFT not in page_of(begun)


def test_a_form_with_a_mistake_shows_what_was_sent_and_keeps_the_draft(begun):
    page = begun.post(FORM, {"month": "2026-04", "words": ""}).content.decode()

    assert re.search(r'<option value="2026-04"\s+selected', page)
    assert Draft.objects.count() == 1


def test_what_is_changed_and_not_saved_hides_nothing_that_is_saved(begun, opened, keep):
    challenge = Challenge.objects.create(month=Month(2026, 5), words="Rain", strategy="Umbrellas")
    address = f"/reports/challenges/{challenge.pk}/"
    keep(begun, opened, {"words": ["Rain and wind"]}, form=address)
    page = page_of(begun, address)

    assert "Rain and wind</textarea>" in page
    assert "Umbrellas</textarea>" in page


def test_a_form_that_is_sent_elsewhere_than_its_page_has_its_draft_too(amber, opened, keep):
    keep(amber, opened, {"paragraph": ["A quiet month"]}, form=PARAGRAPH, page="/reports/month/2026-09/")
    assert "A quiet month</textarea>" in page_of(amber, "/reports/month/2026-09/")
    assert "A quiet month" not in page_of(amber, "/reports/month/2026-08/")
    amber.post(PARAGRAPH, {"paragraph": "A quiet month."})

    assert not Draft.objects.exists()
    assert MonthBook.objects.visible_to(opened).of(Month(2026, 9)).paragraph == "A quiet month."


def test_starting_anew_asks_first_and_then_the_form_is_empty(begun):
    (address,) = set(re.findall(r'href="(/drafts/[^"]+/drop/)"', page_of(begun)))
    assert "Start anew?" in page_of(begun, address)
    assert Draft.objects.count() == 1
    answer = begun.post(address)

    assert answer["Location"] == FORM
    assert not Draft.objects.exists()
    assert "raids" not in page_of(begun)


def test_the_first_page_leads_to_everything_begun(begun, opened, keep):
    keep(begun, opened, {"paragraph": ["x"]}, form=PARAGRAPH, page="/reports/month/2026-09/", label="September")
    home = page_of(begun, "/")

    for page in (FORM, "/reports/month/2026-09/"):
        assert re.search(rf'<a class="row-link" href="{page}">\s*<span class="row-main">A report</span>\s*</a>', home)
    assert "September" not in home
    assert "What you began and have not saved" in home


def test_without_drafts_the_first_page_says_nothing_of_them(amber):
    assert "What you began" not in page_of(amber, "/")


def test_a_draft_under_a_lost_key_is_passed_over(begun, opened):
    held = opened.compartments - {flows.PERSONAL}
    flows.make_holder(opened, authenticate(username="amber", password=PASSPHRASE).kek)
    flows.grant(opened, held)
    begun.post("/sign-in/", {"username": "amber", "passphrase": PASSPHRASE})

    assert IS_A_DRAFT not in page_of(begun)
    assert "/drafts/" not in page_of(begun, "/")
    assert begun.get(f"/drafts/{Draft.objects.get().pk}/drop/").status_code == 404
