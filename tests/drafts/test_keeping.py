"""What is typed is kept for its writer alone, one draft for each form, and not for ever."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from accounts.permissions import Role
from audit.models import Entry
from core.months import Month
from outreach.drafts.actions import keep_draft
from outreach.models import Draft
from tests.conftest import PASSPHRASE, signed_in_for_commands
from tests.drafts.conftest import FORM

NOWHERE = "/drafts/5e0f5e0f-0000-4000-8000-000000000001/drop/"


def drafts_of(user):
    return Draft.objects.visible_to(user).opened()


def test_what_is_typed_is_kept_as_it_was_sent(amber, opened, keep):
    assert keep(amber, opened, {"words": ["两次\r\n raids"], "chosen": ["a", "b"]}) == 204

    (draft,) = drafts_of(opened)
    assert (draft.form, draft.page, draft.label) == (FORM, FORM, "A challenge")
    assert draft.month == Month.of(timezone.localdate())
    assert draft.data.getlist("words") == ["两次\r\n raids"]
    assert draft.data.getlist("chosen") == ["a", "b"]


def test_one_form_has_one_draft_and_another_form_another(amber, opened, keep):
    keep(amber, opened, {"words": ["T"]})
    keep(amber, opened, {"words": ["Two"]})
    keep(amber, opened, {"paragraph": ["Quiet"]}, form="/reports/month/2026-09/paragraph/")

    assert sorted(list(draft.fields.values())[0] for draft in drafts_of(opened)) == [["Quiet"], ["Two"]]


def test_nothing_typed_lies_in_clear(amber, opened, keep):
    keep(amber, opened, {"words": ["Marigold"]}, label="Marigold")
    held = b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode()
                     for v in Draft.objects.values().get().values())  # fmt: skip

    assert b"Marigold" not in held
    assert b"reports" not in held
    assert set(Draft.objects.values().get()) == {"id", "writer_id", "month", "personal_box"}


def test_nobody_else_reads_it_not_even_with_every_other_key(amber, opened, staff, keep):
    keep(amber, opened, {"words": ["Marigold"]})
    birch = Client()
    birch.post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})
    (draft,) = Draft.objects.all()

    assert birch.get(f"/drafts/{draft.pk}/drop/").status_code == 404
    assert "A challenge" not in birch.get("/").content.decode()
    with signed_in_for_commands(staff["worker"]):
        assert str(Draft.objects.get().fields) == "•••"
        assert Draft.objects.all().opened() == []


@pytest.mark.parametrize("name", ["csrfmiddlewaretoken", "passphrase", "new_password"])
def test_secrets_are_never_kept(amber, opened, keep, name):
    assert keep(amber, opened, {"words": ["Raid"], name: ["six small boats"]}) == 204
    assert drafts_of(opened)[0].fields == {"words": ["Raid"]}


@pytest.mark.parametrize("form", ["/passphrase/", "/sign-in/", "/staff/invite/", "/nowhere/", "words", ""])
def test_a_form_that_asks_for_secrets_or_is_none_is_not_kept(amber, opened, keep, form):
    assert keep(amber, opened, {"words": ["Raid"]}, form=form) == 400
    assert not Draft.objects.exists()


def test_a_form_on_a_page_that_is_not_for_her_is_not_kept(client, sign_in, staff, keep):
    worker = staff["worker"]
    assert keep(sign_in(worker), worker, {"words": ["Raid"]}) == 400
    assert keep(client, worker, {"words": ["Raid"]}, form="/questions/") == 204


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "no json",
            "[]",
            '{"words": "Raid"}',
            '{"words": [1]}',
            '{"words": ["\\ud800"]}',
            '{"\\udfff": ["Raid"]}',
        ),
        *("null", "NaN", '{"words": NaN}', '{"words": ["Raid"], "count": -Infinity}', '"Raid"', "\x00"),
        *("9" * 5000, '{"words": [' + "9" * 5000 + "]}", '{"words": "' + "9" * 5000 + '"}'),
        *("[" * 60_000, '{"words":' * 9_000, '{"words": ' + "[" * 60_000 + "]" * 60_000 + "}"),
    ],
    ids=lambda typed: typed[:20],
)
def test_what_is_no_form_is_refused(amber, opened, keep, typed):
    amber.raise_request_exception = False
    assert keep(amber, opened, {}, typed=typed) == 400
    assert not Draft.objects.exists()


def test_one_letter_more_than_the_longest_is_refused(amber, opened, keep):
    longest = "x" * (200_000 - len(json.dumps({"words": [""]})))
    assert keep(amber, opened, {"words": [longest]}) == 204
    assert keep(amber, opened, {"words": [longest + "x"]}) == 413


def test_a_page_of_somebody_else_keeps_nothing_for_whoever_is_signed_in_now(client, sign_in, staff, keep):
    assert keep(sign_in(staff["coordinator"]), staff["worker"], {"words": ["Raid"]}) == 409
    assert not Draft.objects.exists()


def test_only_pages_of_ours_are_led_back_to(amber, opened, keep):
    keep(amber, opened, {"words": ["Raid"]}, page="//elsewhere.example/")
    assert drafts_of(opened)[0].page == "/"


def test_drafts_past_their_time_go_when_anybody_keeps_one(opened):
    for month in (Month(2026, 7), Month(2026, 8)):
        keep_draft(form=f"/{month}/", page="/", label="", typed={}, month=month, by=opened)
    assert Draft.objects.count() == 2
    keep_draft(form="/now/", page="/", label="", typed={}, month=Month(2026, 10), by=opened)
    assert sorted(draft.form for draft in drafts_of(opened)) == ["/2026-08/", "/now/"]


def test_a_draft_goes_by_the_month_it_was_begun_in(opened):
    for month in (Month(2026, 8), Month(2026, 10)):
        draft = keep_draft(form="/long/", page="/", label="", typed={"words": ["x"]}, month=month, by=opened)
    assert draft.month == Month(2026, 8)


def test_typing_writes_no_entry_into_the_trail(amber, opened, keep):
    before = Entry.objects.count()
    keep(amber, opened, {"words": ["Raid"]})
    assert Entry.objects.count() == before


def test_keeping_asks_the_same_number_of_queries_with_one_draft_and_with_three(
    amber, opened, keep, django_assert_max_num_queries
):
    keep(amber, opened, {"words": ["Raid"]})
    with django_assert_max_num_queries(10) as first:
        keep(amber, opened, {"words": ["Raid, and"]})
    for year in (2025, 2024):
        keep(amber, opened, {"words": ["Raid"]}, form=f"/reports/year/{year}/challenges/")
    with django_assert_max_num_queries(10) as second:
        keep(amber, opened, {"words": ["Raid, and rain"]})
    assert len(first) == len(second)


def test_the_size_of_a_draft_does_not_tell_how_many_are_known_at_a_stop(amber, opened, keep):
    known = [str(uuid4()) for _ in range(30)]
    about = {f"{name}-{pk}": ["on"] for pk in known for name in ("new", "full", "again", "wish")}
    keep(amber, opened, {"shown": [known[0]]})
    one = len(Draft.objects.get().personal_box)
    keep(amber, opened, {"shown": known, "met": known, "topics": known[:10], "note": ["x" * 400], **about})

    assert len(Draft.objects.get().personal_box) == one


def test_of_a_form_that_her_role_has_lost_she_reads_nothing_more(amber, opened, keep, staff, sign_in):
    keep(amber, opened, {"words": ["Raid"]})
    (draft,) = drafts_of(opened)
    assert "A report" in amber.get("/").content.decode()
    assert amber.get(f"/drafts/{draft.pk}/drop/").status_code == 200
    opened.role = Role.WORKER
    opened.save()
    assert "A report" not in amber.get("/").content.decode()
    assert amber.get(f"/drafts/{draft.pk}/drop/").status_code == 404
