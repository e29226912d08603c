"""A lead about somebody is hidden when she is forgotten, and gone with her; with a merge it follows her."""

from datetime import timedelta

from django.utils import timezone

from outreach.forgetting.actions import forget_person, sweep_forgotten, undo_forgetting
from outreach.models import Lead
from outreach.records.merging import merge_people, undo_merge
from tests.life import person, words_of


def test_while_it_can_be_undone_her_lead_is_hidden_and_comes_back_with_her(life, worker, hers, place, opened):
    now = timezone.now()
    forgotten = forget_person(person=life.xiang, by=opened, now=now)
    text = words_of(worker.get("/leads/"))
    assert "She is said to be at the salon" not in text
    assert "A new place near the bridge" in text
    for page in ("", "edit/", "venue/", "move/", "drop/", "reopen/"):
        assert worker.get(f"/leads/{hers.pk}/{page}").status_code == 404
    undo_forgetting(forgotten=forgotten, by=opened, now=now)
    assert worker.get(f"/leads/{hers.pk}/").status_code == 200


def test_after_72_hours_her_lead_is_gone_and_the_others_stay(life, hers, place, opened):
    forget_person(person=life.xiang, by=opened, now=timezone.now() - timedelta(hours=73))
    sweep_forgotten(now=timezone.now(), by=opened)
    assert list(Lead.objects.all()) == [place]


def test_two_records_made_one_have_one_womans_leads_and_two_again_as_before(life, hers, staff):
    second = person("香香", at=life.parlour)
    theirs = Lead.objects.create(words="Seen at the market", heard_on=hers.heard_on, person_id=second.pk)
    now = timezone.now()
    merge = merge_people(kept=second, gone=life.xiang, now=now, by=staff["worker"])
    assert {lead.person_id for lead in Lead.objects.all()} == {second.pk}
    undo_merge(merge=merge, now=now, by=staff["worker"])
    assert Lead.objects.get(pk=hers.pk).person_id == life.xiang.pk
    assert Lead.objects.get(pk=theirs.pk).person_id == second.pk
