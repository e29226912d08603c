"""The lists the coordinator edits."""

import pytest
from django.utils import translation

from outreach.lists.lists import LISTS
from outreach.models import Topic
from tests.life import alerts_of, entry, in_this_order, queries_for, refused_at, words_of
from venues.models import District

SETTINGS = {name: f"/settings/{name}/" for name in LISTS}


@pytest.fixture
def browser(life, staff, sign_in):
    """The browser of amber, who coordinates."""
    return sign_in(staff["coordinator"])


@pytest.mark.parametrize("name", LISTS)
def test_what_is_added_stands_on_the_list(browser, name, actions_of):
    answer = browser.post(SETTINGS[name], {"words": "  Night   walks "}, follow=True)
    assert answer.redirect_chain == [(SETTINGS[name], 302)]
    assert alerts_of(answer) == ["good"]
    (added,) = [row for row in LISTS[name].entries() if str(row) == "Night walks"]
    assert "Night walks" in words_of(answer)
    assert actions_of(added.pk) == ["added to a list"]


@pytest.mark.parametrize("name", LISTS)
def test_a_renamed_entry_has_its_new_name_in_every_language(browser, name, actions_of):
    row = LISTS[name].entries()[0]
    browser.post(f"{SETTINGS[name]}{row.pk}/", {"words": "Night walks"})
    row.refresh_from_db()
    with translation.override("zh-hans"):
        assert str(row) == "Night walks"
    assert actions_of(row.pk) == ["renamed on a list"]


@pytest.mark.parametrize("name", LISTS)
def test_an_entry_is_retired_and_restored_and_never_gone(browser, name, actions_of):
    row = LISTS[name].entries()[0]
    for step, retired in (("retire", True), ("restore", False)):
        answer = browser.post(f"{SETTINGS[name]}{row.pk}/{step}/", follow=True)
        assert (f"{row} retired" in words_of(answer)) is retired
    assert actions_of(row.pk) == ["retired from a list", "restored to a list"]


def test_following_a_link_retires_nothing(browser):
    row = entry(Topic, "legal_rights")
    assert browser.get(f"/settings/topics/{row.pk}/retire/").status_code == 302
    row.refresh_from_db()
    assert not row.retired


@pytest.mark.parametrize("words", ["", " \u3000 ", "x" * 61, "Legal  RIGHTS"])
def test_what_cannot_be_added_comes_back_marked(browser, words):
    before = Topic.objects.count()
    answer = browser.post("/settings/topics/", {"words": words})
    assert refused_at(answer) == {"words"}
    assert f'value="{words.strip()}"' in answer.content.decode() or not words.strip()
    assert Topic.objects.count() == before


def test_an_entry_may_keep_its_name_but_not_take_anothers(browser):
    row = entry(Topic, "legal_rights")
    assert browser.post(f"/settings/topics/{row.pk}/", {"words": "Legal rights"}).status_code == 302
    assert refused_at(browser.post(f"/settings/topics/{row.pk}/", {"words": "STI symptoms"})) == {"words"}


def test_districts_stand_in_natural_order_and_standard_entries_in_their_own(browser):
    assert in_this_order(words_of(browser.get("/settings/districts/")), "District 2", "District 10")
    assert in_this_order(words_of(browser.get("/settings/topics/")), "HIV prevention", "STI symptoms", "safer keeping")


def test_an_empty_list_says_what_to_do_first(staff, sign_in):
    assert '<div class="empty">' in sign_in(staff["coordinator"]).get("/settings/districts/").content.decode()


def test_only_coordinators_change_lists(life, staff, sign_in):
    pages = [*SETTINGS.values(), f"/settings/districts/{life.two.pk}/", f"/settings/districts/{life.two.pk}/retire/"]
    for role in ("worker", "adviser", "funder", "administrator"):
        browser = sign_in(staff[role])
        assert {browser.get(page).status_code for page in pages} == {404}, role
        assert {browser.post(page, {"words": "Mine"}).status_code for page in pages} == {404}, role
    assert not any(row.retired or str(row) == "Mine" for row in District.objects.all())


def test_more_entries_take_no_more_queries(browser):
    before = queries_for(browser, "/settings/districts/")
    for number in range(3):
        District.objects.create(name=f"Other {number}")
    assert queries_for(browser, "/settings/districts/") == before
