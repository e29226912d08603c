"""The coordinator sets for each reason when one comes back for it."""

from datetime import timedelta

import pytest

from outreach.models import Reason, Topic
from outreach.models.lists import ComeBack
from tests.life import entry, refused_at, today, words_of


@pytest.fixture
def settings(staff, sign_in):
    """The coordinator's browser."""
    return sign_in(staff["coordinator"])


def address(key):
    return f"/settings/reasons/{entry(Reason, key).pk}/"


@pytest.mark.parametrize(
    ("key", "checked", "days"),
    [("hear_more", "in_days", "7"), ("explain_again", "next_outing", None), ("not_let_in", "next_month", None)],
)
def test_what_is_usual_is_shown_until_it_is_changed(settings, key, checked, days):
    page = settings.get(address(key)).content.decode()
    (chosen,) = [
        tag for tag in page.split("<input")[1:] if 'name="come_back"' in tag and "checked" in tag.split(">")[0]
    ]
    assert f'value="{checked}"' in chosen
    assert ('name="days" value="7"' in page) is (days is not None)
    assert "This is what is usual" in page


def test_what_she_sets_is_suggested_from_then_on(life, settings, actions_of):
    reason = entry(Reason, "explain_again")
    settings.post(address("explain_again") + "come-back/", {"come_back": "in_days", "days": "10"})
    assert entry(Reason, "explain_again").comes_back == (ComeBack.IN_DAYS, 10)
    assert actions_of(reason.pk) == ["set when to come back"]
    page = settings.get(f"/follow-ups/new/venue/{life.salon.pk}/").content.decode()
    assert f'value="{reason.pk}" data-day="{(today() + timedelta(10)).isoformat()}"' in page
    assert "This is what is usual" not in settings.get(address("explain_again")).content.decode()


def test_the_list_says_for_each_reason_when_one_comes_back_for_it(settings):
    settings.post(address("explain_again") + "come-back/", {"come_back": "in_days", "days": "1"})
    text = words_of(settings.get("/settings/reasons/"))
    for said in (
        "to explain again after 1 day", "wants to hear more after 7 days", "no time at the next outing there",
        "was not let in next month",
    ):  # fmt: skip
        assert said in text
    assert "next outing" not in words_of(settings.get("/settings/topics/"))


def test_an_entry_of_her_own_can_have_one_too(settings):
    settings.post("/settings/reasons/", {"words": "asked about a lawyer"})
    own = next(row for row in Reason.objects.opened() if row.label == "asked about a lawyer")
    settings.post(f"/settings/reasons/{own.pk}/come-back/", {"come_back": "next_month", "days": "4"})
    assert Reason.objects.get(pk=own.pk).comes_back == (ComeBack.NEXT_MONTH, None)


@pytest.mark.parametrize("days", ["", "0", "400"])
def test_a_number_of_days_wants_a_number(settings, days):
    answer = settings.post(address("busy") + "come-back/", {"come_back": "in_days", "days": days})
    assert refused_at(answer) == {"days"}
    assert entry(Reason, "busy").come_back is None


def test_the_same_twice_is_once_and_the_other_lists_have_no_such_thing(settings, actions_of):
    for _time in range(2):
        settings.post(address("busy") + "come-back/", {"come_back": "next_month"})
    assert actions_of(entry(Reason, "busy").pk) == ["set when to come back"]
    assert "come back" not in words_of(settings.get(f"/settings/topics/{entry(Topic, 'legal_rights').pk}/"))
