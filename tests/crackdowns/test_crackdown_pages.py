"""Crackdowns: entered, read, changed, deleted, through the pages."""

from datetime import date

import pytest

from outreach.models import Crackdown, Draft
from tests.drafts.conftest import keep
from tests.life import alerts_of, in_this_order, offers_of, queries_for, refused_at, rows_of, words_of
from tests.records.test_venue_pages import seen_in
from vault.sealed import version_of

__all__ = ["keep"]


def raid(*districts, since=date(2026, 9, 10), **facts):
    return Crackdown.objects.create(districts=[each.pk for each in districts], since=since, **facts)


def test_a_crackdown_is_entered_in_one_form_for_several_districts(worker, life, typed, actions_of):
    both = [str(life.two.pk), str(life.ten.pk)]
    answer = worker.post("/crackdowns/new/", {**typed, "districts": both, "until": "2026-09-14"})
    entered = Crackdown.objects.get()
    assert answer["Location"] == f"/crackdowns/{entered.pk}/"
    assert (set(entered.districts), entered.since, entered.until) == (
        {life.two.pk, life.ten.pk},
        date(2026, 9, 10),
        date(2026, 9, 14),
    )
    assert (entered.words, entered.ours_used, entered.what_of_ours) == ("Two raids in one night", True, "a booklet")
    assert entered.avoid_until == date(2099, 12, 1)
    assert actions_of(entered.pk) == ["entered a crackdown"]


def test_its_end_may_stay_open_and_nobody_has_to_be_kept_away(worker, typed):
    worker.post("/crackdowns/new/", {**typed, "avoid_until": "", "ours_used": "", "what_of_ours": ""})
    entered = Crackdown.objects.get()
    assert (entered.until, entered.avoid_until, entered.ours_used) == (None, None, None)
    text = words_of(worker.get(f"/crackdowns/{entered.pk}/"))
    assert "To no end is written down" in text
    assert "against somebody? not known" in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"districts": []},
        {"districts": ["5e0f5e0f-0000-4000-8000-000000000001"]},
        {"since": "2099-01-01"},
        {"until": "2026-09-09"},
        {"avoid_until": "2026-09-09"},
        {"words": ""},
        {"ours_used": "False"},
    ],
)
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_comes_back(worker, typed, wrong):
    answer = worker.post("/crackdowns/new/", {**typed, **wrong})
    assert refused_at(answer) == set(wrong)
    assert 'value="a booklet"' in answer.content.decode()
    assert not Crackdown.objects.exists()


def test_the_list_has_the_last_begun_first_and_says_which_are_in_force(worker, life):
    raid(life.two, since=date(2026, 9, 1), until=date(2026, 9, 3), avoid_until=date(2026, 9, 20))
    raid(life.ten, life.two, since=date(2026, 10, 1), avoid_until=date(2099, 1, 1))
    text = words_of(worker.get("/crackdowns/"))
    assert in_this_order(
        text,
        "District 2, District 10 · since 1 Oct 2026",
        "avoid until 1 Jan 2099",
        "District 2 · 1 Sep 2026 to 3 Sep 2026",
        "was avoided until 20 Sep 2026",
    )


def test_reading_one_is_written_down_once(worker, life, actions_of):
    found = raid(life.two, words="Two raids")
    assert "Two raids" in words_of(worker.get(f"/crackdowns/{found.pk}/"))
    assert actions_of(found.pk) == ["read a record"]
    worker.get(f"/crackdowns/{found.pk}/edit/")
    assert actions_of(found.pk) == ["read a record", "read a record"]


def test_while_it_is_in_force_whoever_plans_is_sent_to_the_plans(worker, staff, sign_in, life):
    found = raid(life.two, words="Two raids", avoid_until=date(2099, 12, 1))
    hers = worker.get(f"/crackdowns/{found.pk}/")
    assert "Two raids" in words_of(hers)
    assert "/rounds/" not in offers_of(hers)
    assert "/rounds/" in offers_of(sign_in(staff["coordinator"]).get(f"/crackdowns/{found.pk}/"))


def test_what_a_colleague_saved_meanwhile_is_shown_and_every_district_ticked_stays_ticked(worker, life, typed):
    found = raid(life.two, words="Two raids")
    address = f"/crackdowns/{found.pk}/edit/"
    seen = seen_in(worker.get(address))
    colleague = Crackdown.objects.get()
    colleague.words = "Three raids"
    colleague.save()
    both = [str(life.two.pk), str(life.ten.pk)]
    answer = worker.post(address, {**typed, "districts": both, "seen": seen})
    assert alerts_of(answer) == ["warn"]
    differing = [row[1:] for row in rows_of(answer)]
    assert ("District 2", "District 2, District 10") in differing
    assert ("Three raids", "Two raids in one night") in differing
    assert answer.content.decode().count(" checked") == 3  # both districts, and yes
    assert Crackdown.objects.get().words == "Three raids"
    worker.post(address, {**typed, "districts": both, "seen": seen_in(answer)})
    assert set(Crackdown.objects.get().districts) == {life.two.pk, life.ten.pk}


def test_a_retired_district_is_offered_only_to_a_crackdown_that_names_it(worker, life):
    life.ten.retired = True
    life.ten.save()
    assert str(life.ten.pk) not in worker.get("/crackdowns/new/").content.decode()
    found = raid(life.ten)
    assert str(life.ten.pk) in worker.get(f"/crackdowns/{found.pk}/edit/").content.decode()


def test_one_entered_by_mistake_is_deleted_after_a_question(worker, life, actions_of):
    found = raid(life.two, avoid_until=date(2099, 1, 1))
    assert f"POST /crackdowns/{found.pk}/delete/" in offers_of(worker.get(f"/crackdowns/{found.pk}/"))
    assert worker.get(f"/crackdowns/{found.pk}/delete/")["Location"] == f"/crackdowns/{found.pk}/"
    assert Crackdown.objects.exists()
    assert worker.post(f"/crackdowns/{found.pk}/delete/")["Location"] == "/crackdowns/"
    assert not Crackdown.objects.exists()
    assert actions_of(found.pk)[-1] == "deleted a crackdown"


def test_what_was_begun_is_there_again_with_its_districts_and_gone_when_it_is_saved(worker, staff, keep, typed):
    address = "/crackdowns/new/"
    begun = {**{name: [value] for name, value in typed.items()}, "districts": typed["districts"]}
    assert keep(worker, staff["worker"], begun, form=address) < 300
    page = worker.get(address).content.decode()
    assert page.count(" checked") == 2  # the district, and yes
    assert "Two raids in one night" in page
    assert worker.post(address, typed).status_code == 302
    assert not Draft.objects.exists()


def test_three_take_as_many_queries_as_one(worker, life):
    raid(life.two)
    one = queries_for(worker, "/crackdowns/")
    raid(life.ten), raid(life.two, life.ten)
    assert queries_for(worker, "/crackdowns/") == one


def test_the_form_remembers_the_version_it_shows(worker, life):
    found = raid(life.two)
    assert seen_in(worker.get(f"/crackdowns/{found.pk}/edit/")) == version_of(Crackdown.objects.get())


def test_sent_twice_it_is_one_crackdown(worker, typed):
    for _ in range(2):
        worker.post("/crackdowns/new/", typed)
    worker.post("/crackdowns/new/", {**typed, "since": "2026-09-11"})
    assert sorted(each.since.day for each in Crackdown.objects.all()) == [10, 11]
