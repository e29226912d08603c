"""One tap keeps or closes a promise, wherever it stands; another takes that back."""

import json
from datetime import timedelta

import pytest

from outreach.models import Draft, FollowUp
from outreach.models.follow_ups import Kept
from tests.life import alerts_of, refused_at, today, words_of

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def settle(life, worker):
    """Send one of the forms of the life's promise."""

    def send(what, **typed):
        options = typed.pop("options", {})
        return worker.post(f"/follow-ups/{life.promise.pk}/{what}/", typed, **options)

    return send


def promise(life):
    return FollowUp.objects.get(pk=life.promise.pk)


@pytest.mark.parametrize("how", Kept)
def test_one_tap_keeps_it_today(life, settle, how):
    answer = settle("keep", how=how.value, back="/follow-ups/mine/")
    assert (answer.status_code, answer.url) == (302, "/follow-ups/mine/")
    row = promise(life)
    assert (row.status, row.kept_by, row.done_on) == ("kept", how, today())


def test_it_may_have_been_kept_on_another_day_which_has_come(life, settle):
    tomorrow, before = today() + timedelta(1), today() - timedelta(40)
    answer = settle("keep", how="visit", on=tomorrow.isoformat())
    assert refused_at(answer) == {"on"}
    assert promise(life).is_open
    settle("keep", how="visit", on=before.isoformat())
    assert promise(life).done_on == before


def test_without_saying_how_it_is_not_kept(life, settle):
    assert refused_at(settle("keep")) == {"how"}
    assert promise(life).is_open


def test_it_is_closed_with_a_reason_and_not_without(life, settle):
    assert refused_at(settle("close")) == {"reason"}
    assert promise(life).is_open
    answer = settle("close", reason="The place is always empty")
    assert answer.url == f"/follow-ups/{life.promise.pk}/"
    row = promise(life)
    assert (row.status, row.close_reason, row.done_on) == ("closed", "The place is always empty", today())


def test_what_was_kept_or_closed_is_opened_again(life, settle):
    settle("close", reason="A slip")
    settle("reopen")
    row = promise(life)
    assert (row.is_open, row.close_reason, row.done_on) == (True, "", None)


def test_on_the_list_the_line_alone_changes_and_offers_to_undo(life, settle):
    kept = settle("keep", how="call", back="/follow-ups/", options=HTMX).content.decode()
    assert "<html" not in kept
    assert "kept" in kept
    assert "by a call" in kept
    assert f"/follow-ups/{life.promise.pk}/reopen/" in kept
    again = settle("reopen", back="/follow-ups/", options=HTMX).content.decode()
    assert f"/follow-ups/{life.promise.pk}/keep/" in again
    assert promise(life).is_open


def test_on_the_list_a_wrong_day_is_said_in_the_line(life, settle):
    tomorrow = (today() + timedelta(1)).isoformat()
    line = settle("keep", how="call", on=tomorrow, options=HTMX)
    assert "<html" not in line.content.decode()
    assert alerts_of(line) == ["bad"]
    assert promise(life).is_open


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_nobody_is_led_elsewhere_afterwards(settle, back):
    assert settle("keep", how="call", back=back).url == "/"


def test_for_somebody_out_of_reach_one_tap_closes_it_with_the_reason_that_stands_there(life, worker, settle):
    life.xiang.whereabouts = "moved_away"
    life.xiang.save()
    for page in (f"/people/{life.xiang.pk}/", "/follow-ups/out-of-reach/", f"/venues/{life.parlour.pk}/"):
        html = worker.get(page).content.decode()
        assert '<input type="hidden" name="reason" value="she moved away">' in html, page
    settle("close", reason="she moved away", back=f"/people/{life.xiang.pk}/")
    assert promise(life).close_reason == "she moved away"
    assert "she moved away" in words_of(worker.get("/follow-ups/done/"))


def test_reading_one_is_audited_and_says_all_of_it(life, staff, worker, actions_of):
    life.promise.note, life.promise.staff_id = "Bring booklets", staff["coordinator"].pk
    life.promise.save()
    text = words_of(worker.get(f"/follow-ups/{life.promise.pk}/"))
    for words in ("asked for a check-up", "阿香 kettle", "V010", "amber", "Bring booklets", "20 Sep 2026"):
        assert words in text
    assert actions_of(life.promise.pk) == ["read a record"]


def test_a_reason_that_was_begun_is_there_again_and_gone_when_it_is_closed(life, staff, worker, settle):
    address = f"/follow-ups/{life.promise.pk}/close/"
    page, typed = f"/follow-ups/{life.promise.pk}/", json.dumps({"reason": ["She asked us"]})
    sent = {"form": address, "page": page, "label": "A promise", "writer": staff["worker"].pk, "typed": typed}
    assert worker.post("/drafts/", sent).status_code < 300
    assert "She asked us" in worker.get(f"/follow-ups/{life.promise.pk}/").content.decode()
    settle("close", reason="She asked us not to")
    assert not Draft.objects.exists()
