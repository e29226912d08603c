"""Name, time zone and language of the organisation, and the page that says who did what."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import Organisation
from accounts.trail import WORDS
from audit.models import Entry, record
from tests.life import alerts_of

GOOD = {"name": "Ferry", "time_zone": "Asia/Ho_Chi_Minh", "language": "zh-hans"}


@pytest.fixture
def amber(staff, sign_in):
    return sign_in(staff["coordinator"])


def kept():
    return Organisation.objects.values("name", "time_zone", "language").get()


def test_what_is_changed_is_kept_and_written_down(amber, opened):
    answer = amber.post("/settings/", GOOD)

    assert answer["Location"] == "/settings/"
    assert kept() == GOOD
    assert Entry.objects.order_by("-pk")[0].opened()["action"] == "changed the settings"


def test_it_says_once_that_it_was_saved(amber):
    amber.post("/settings/", {**GOOD, "language": "en"})

    assert [alerts_of(amber.get("/settings/")) for _ in range(2)] == [["good"], []]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 101}, {"time_zone": "Mars/North"}, {"language": "xx"}, {"time_zone": ""}]
)
def test_what_makes_no_sense_is_not_kept(amber, wrong):
    before = kept()
    answer = amber.post("/settings/", {**GOOD, **wrong})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == list(wrong)
    assert kept() == before


def test_the_page_leads_to_every_list(amber):
    page = amber.get("/settings/").content.decode()
    lists = ["districts", "kinds", "topics", "reasons", "supplies"]

    assert [name for name in lists if f'href="/settings/{name}/"' in page] == lists


@pytest.mark.parametrize("role", ["worker", "adviser", "funder", "administrator"])
def test_for_everybody_else_there_are_no_settings(client, staff, sign_in, role):
    sign_in(staff[role])

    assert [client.get(page).status_code for page in ("/settings/", "/settings/trail/")] == [404, 404]


class TestTheTrail:
    def test_the_newest_stands_first_with_who_and_what(self, amber, staff):
        record("read a record", by=staff["worker"], target="0b9f2c4e-aaaa-bbbb-cccc-dddddddddddd")
        line = amber.get("/settings/trail/").context["lines"][0]

        assert (line["who"], str(line["action"]), line["target"]) == ("birch", "read a record", "0b9f2c4e")

    def test_it_shows_no_link_to_a_record(self, amber, staff):
        record("read a record", by=staff["worker"], target="0b9f2c4e-aaaa-bbbb-cccc-dddddddddddd")

        assert "0b9f2c4e-" not in amber.get("/settings/trail/").content.decode()

    def test_a_hundred_stand_on_a_page(self, amber, staff):
        for _ in range(110):
            record("read a record", by=staff["worker"])
        first, second = (amber.get(f"/settings/trail/?page={page}").context["lines"] for page in (1, 2))

        assert len(first) == 100
        assert {str(line["action"]) for line in first} == {"read a record"}
        assert [str(line["action"]) for line in second][-1] == "set up the organisation"

    def test_a_whole_chain_is_said_to_be_whole(self, amber):
        assert alerts_of(amber.get("/settings/trail/?check")) == ["good"]

    def test_a_missing_entry_shows(self, amber):
        Entry.objects.order_by("pk")[1].delete()

        assert alerts_of(amber.get("/settings/trail/?check")) == ["bad"]
        assert alerts_of(amber.get("/settings/trail/")) == []

    def test_every_action_that_is_written_down_has_words(self):
        rooms = [
            Path(settings.BASE_DIR, room) for room in ("accounts", "venues", "people", "outreach", "reports", "home")
        ]
        code = "".join(file.read_text() for room in rooms for file in room.rglob("*.py"))
        named = re.findall(r"\b(?:record|write_down)\(((?:(?!\n\n).)*?),\s*by=", code, re.DOTALL)
        written = {action for words in named for action in re.findall(r'"([^"]+)"', words)}

        assert {"signed in", "restored to a list"} <= written
        assert written - set(WORDS) == set()
