"""After 72 hours: nothing in clear, nothing sealed, and nothing in the database's files leads to her."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from core.months import Month
from outreach.forgetting.actions import forget_person, sweep_forgotten
from outreach.models import Draft, FollowUp, Import, Lead, Question, Visit, WorksAt
from outreach.models.imports import ImportState
from outreach.models.outings import State
from outreach.models.visits import Encounter, Outcome
from people.models import Consent, Forgotten, Person, Purpose, Wish
from tests.conftest import signed_in_for_commands
from tests.life import follow_up, outing, person, question, today, visit, works_at
from tests.proofs.loot import opened as opened_loot
from tests.proofs.loot import seized
from vault.keyring import Keyring, using

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = ("Heliotrope", "lantern-fish", "10098765432", "P0815", "behind the second bridge", "left-handed")


@pytest.fixture
def her(life, opened):
    """Somebody to whom everything points that can point to a person."""
    hers = person(
        WORDS[0], symbol=WORDS[1], phone=WORDS[2], register_number=WORDS[3], safe_contact=WORDS[4], remarks=WORDS[5]
    )
    hers.consents = [Consent(Purpose.KEEP_RECORD, True, today(), "amber", "en 1")]
    hers.save()
    met = [Encounter(hers.pk, new=True, to_explain=True, wish=Wish.NOT_NOW), Encounter(life.rose.pk)]
    for day, outcome in enumerate(Outcome.values, start=1):
        visit(outing(life.two, today() - timedelta(days=day)), life.salon, met=met, outcome=outcome)
    visit(outing(life.two, today() + timedelta(days=3), state=State.PLANNED), life.parlour, met=met)
    works_at(hers, life.parlour)
    works_at(hers, life.salon, until=today())
    question("Is it dangerous?", today(), who=hers, where=life.parlour)
    follow_up(today(), who=hers, where=life.parlour)
    follow_up(today(), who=hers)
    Lead.objects.create(words="Said to be near the bridge", heard_on=today(), person_id=hers.pk)
    made = {"people": [hers.pk.hex, life.rose.pk.hex], "filled": [hers.pk.hex], "joined": {hers.pk.hex: {"team": []}}}
    Import.objects.create(state=ImportState.WRITTEN, month=Month.this(), writer=opened, made=made)
    fields = {f"met-{hers.pk}": "on", "person": str(hers.pk), "note": "hello", "met": [hers.pk.hex]}
    Draft.objects.create(writer=opened, month=Month.this(), form="/outings/", page="/outings/", fields=fields)
    address = f"/people/{hers.pk}/edit/"
    Draft.objects.create(writer=opened, month=Month.this(), form=address, page=address, label=WORDS[0])
    return SimpleNamespace(pk=hers.pk, row=hers, box=bytes(Person.objects.get(pk=hers.pk).person_box))


def links_to(pk):
    """Every row, clear or opened, that names her id, but for the sealed trail, which the words cannot be read from."""
    return {row.table for row in opened_loot().mentioning(pk)}


def bytes_of_the_database() -> bytes:
    """The database's files: all pages with what lies between the rows."""
    if connection.vendor == "sqlite":
        with tempfile.NamedTemporaryFile() as copy, closing(sqlite3.connect(copy.name)) as pages:
            connection.connection.backup(pages)
            return Path(copy.name).read_bytes()
    files = "pg_relation_filepath(oid)"
    ours = "relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace) AND relkind IN ('r', 'i', 't')"
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(f"SELECT pg_read_binary_file({files}) FROM pg_class WHERE {ours}")  # noqa: S608
        return b"".join(bytes(content) for (content,) in cursor.fetchall())


def test_the_looking_finds_her_before_she_is_forgotten(her):
    everywhere = {
        "people_person", "outreach_visit", "outreach_worksat", "outreach_question", "outreach_followup",
        "outreach_import", "outreach_draft", "outreach_lead",
    }  # fmt: skip
    assert links_to(her.pk) == everywhere
    assert all(opened_loot().mentioning(word) for word in WORDS)
    assert her.box in bytes_of_the_database()


def test_without_any_key_her_record_goes_after_72_hours(her, opened):
    now = timezone.now()
    forget_person(person=her.row, by=opened, now=now)
    assert her.box in bytes_of_the_database()
    with using(Keyring()):
        assert sweep_forgotten(now=now + timedelta(hours=72, seconds=1))
    assert bytes(Forgotten.objects.get().person_box) == b""
    assert her.box not in bytes_of_the_database()
    left = {row.table for word in WORDS for row in opened_loot().mentioning(word)}
    assert left == {"outreach_draft"}, "which only its writer's key opens"


@pytest.mark.parametrize("command", ["sweep", "start_up"])
def test_the_command_and_every_start_need_no_key(her, opened, command):
    forget_person(person=her.row, by=opened, now=timezone.now() - timedelta(hours=73))
    with using(Keyring()):
        call_command(command)
    assert bytes(Forgotten.objects.get().person_box) == b""


def test_with_the_key_nothing_leads_to_her_any_more(her, opened, life):
    now = timezone.now()
    forget_person(person=her.row, by=opened, now=now)
    assert sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    assert links_to(her.pk) == set()
    assert not any(seized().mentioning(word) or opened_loot().mentioning(word) for word in WORDS)
    raw = bytes_of_the_database()
    assert her.box not in raw
    assert not [written for written in (her.pk.bytes, her.pk.hex.encode(), str(her.pk).encode()) if written in raw]
    assert sweep_forgotten(now=now + timedelta(hours=74), by=opened) is False


def test_what_is_about_others_stays(her, opened, life):
    visits, questions = Visit.objects.count(), Question.objects.count()
    forget_person(person=her.row, by=opened, now=timezone.now() - timedelta(hours=73))
    sweep_forgotten(now=timezone.now(), by=opened)
    assert (Visit.objects.count(), Question.objects.count()) == (visits, questions)
    reached = Visit.objects.at(life.salon).filter(outcome=Outcome.REACHED).get()
    assert reached.met == (Encounter(None), Encounter(life.rose.pk))
    assert [row.person_id for row in WorksAt.objects.opened().of(life.rose.pk)] == [life.rose.pk]
    assert [row.pk for row in FollowUp.objects.opened()] == [life.promise.pk]
    assert Import.objects.get().made == {"people": [life.rose.pk.hex], "filled": [], "joined": {}}
    assert [draft.form for draft in Draft.objects.all()] == ["/outings/"]
    assert Draft.objects.get().fields == {"person": "", "note": "hello", "met": []}
    assert Person.objects.count() == 2


def test_an_id_stays_until_whoever_has_a_draft_from_that_time_has_come(her, opened, sign_in, staff, life):
    forget_person(person=her.row, by=opened, now=timezone.now() - timedelta(hours=73))
    fields = {"met": [str(her.pk), str(life.rose.pk)]}
    with signed_in_for_commands(staff["worker"]) as worker:
        theirs = Draft.objects.create(writer=worker, month=Month.this(), form="/x/", page="/x/", fields=fields)
    sweep_forgotten(now=timezone.now(), by=opened)
    assert links_to(her.pk) == {"people_forgotten"}
    with signed_in_for_commands(staff["worker"]) as worker:
        sweep_forgotten(now=timezone.now(), by=worker)
        assert Draft.objects.get(pk=theirs.pk).fields == {"met": [str(life.rose.pk)]}
    assert links_to(her.pk) == {"people_forgotten"}, "the coordinator has a draft too"
    Draft.objects.visible_to(opened).delete()
    with signed_in_for_commands(staff["worker"]) as worker:
        sweep_forgotten(now=timezone.now(), by=worker)
    assert links_to(her.pk) == set()


def test_any_request_empties_the_record_and_the_next_with_the_key_the_rest(her, opened, client, sign_in, staff):
    forget_person(person=her.row, by=opened, now=timezone.now() - timedelta(hours=73))
    Draft.objects.all().delete()
    with using(Keyring()):
        client.get("/sign-in/")
        assert bytes(Forgotten.objects.get().person_box) == b""
        sign_in(staff["adviser"]).get("/questions/")
        assert Forgotten.objects.exists()
        client.post("/sign-out/")
        sign_in(staff["worker"]).get("/")
    assert not Forgotten.objects.exists()
