"""Several at one laptop: names as tiles while somebody is signed in, the former session ends, drafts stay hers."""

import re

import pytest

from accounts.trail import in_words
from audit.models import Entry
from outreach.models import Draft
from tests.conftest import PASSPHRASE
from tests.life import offers_of, refused_at
from vault.models import Session


def switch(client, username, passphrase=PASSPHRASE):
    return client.post("/switch/", {"username": username, "passphrase": passphrase})


def tiles(page):
    return re.findall(r'<input type="radio"[^>]*value="(\w+)"', page.content.decode())


@pytest.fixture
def birch(staff, sign_in):
    """The worker's browser."""
    return sign_in(staff["worker"])


def test_the_names_of_those_who_take_turns_are_tiles(birch):
    assert tiles(birch.get("/switch/")) == ["amber"]


def test_nobody_signed_in_sees_no_name(client, staff):
    assert client.get("/switch/")["Location"] == "/sign-in/?next=%2Fswitch%2F"
    page = client.get("/sign-in/")

    assert tiles(page) == []
    assert not {"amber", "birch"} & set(re.findall(r"\w+", page.content.decode()))


@pytest.mark.parametrize("role", ["adviser", "funder", "administrator"])
def test_who_does_not_share_the_laptop_learns_no_name(staff, sign_in, role):
    client = sign_in(staff[role])
    assert client.get("/switch/").status_code == 404
    assert "/switch/" not in client.get("/").content.decode()


def test_a_tile_and_a_passphrase_sign_her_in_and_end_the_former_session(birch, staff):
    former = birch.cookies["rounds_session"].value
    secret = birch.cookies["rounds_keys"].value
    assert switch(birch, "amber")["Location"] == "/"

    assert birch.get("/staff/").status_code == 200
    assert list(Session.objects.values_list("user", flat=True)) == [staff["coordinator"].pk]
    assert birch.cookies["rounds_session"].value != former
    assert birch.cookies["rounds_keys"].value != secret


def test_a_wrong_passphrase_changes_nothing(birch):
    former = birch.cookies["rounds_session"].value
    page = switch(birch, "amber", "wrong")

    assert refused_at(page) == {"passphrase"}
    assert birch.cookies["rounds_session"].value == former
    assert birch.get("/staff/").status_code == 404
    assert birch.get("/journal/").status_code == 200


@pytest.mark.parametrize("username", ["heron", "nobody", "birch", ""])
def test_only_a_name_among_the_tiles_is_taken(birch, username):
    former = birch.cookies["rounds_session"].value
    assert switch(birch, username).status_code == 200
    assert birch.cookies["rounds_session"].value == former


def test_the_draft_of_the_former_stays_hers_and_waits_for_her(birch, staff, keep):
    keep(birch, staff["worker"], {"words": ["Marigold"]}, form="/questions/", label="Marigold")
    switch(birch, "amber")
    assert f"/drafts/{Draft.objects.get().pk}/drop/" not in offers_of(birch.get("/"))
    switch(birch, "birch")

    assert f"/drafts/{Draft.objects.get().pk}/drop/" in offers_of(birch.get("/"))
    assert Draft.objects.count() == 1


def test_the_trail_says_who_left_and_who_came(birch, opened):
    switch(birch, "amber")
    said = [(line["who"], line["action"]) for line in map(in_words, Entry.objects.order_by("-pk")[:2])]
    assert sorted(said) == [("amber", "signed in"), ("birch", "signed out")]
