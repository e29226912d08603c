"""What was begun on a record and not saved is there again, and gone when it is saved."""

from outreach.models import Draft
from people.models import Person
from tests.drafts.conftest import keep
from tests.records.test_venue_pages import seen_in
from vault.sealed import version_of

__all__ = ["keep"]


def test_a_record_begun_is_filled_in_again_and_the_draft_goes_with_saving(worker, staff, keep, life):
    typed = {"adult": ["True"], "nickname": ["Lotus"], "venue": [str(life.salon.pk)]}
    assert keep(worker, staff["worker"], typed, form="/people/new/") < 300
    page = worker.get("/people/new/").content.decode()
    assert 'value="Lotus"' in page
    assert f'value="{life.salon.pk}" selected' in page
    typed = {"adult": "True", "agreed": "True", "nickname": "Lotus", "asked_on": "2026-10-02"}
    assert worker.post("/people/new/", typed).status_code == 302
    assert Draft.objects.count() == 0


def test_a_draft_remembers_which_version_of_the_record_it_was_begun_on(worker, staff, keep, life):
    address = f"/people/{life.xiang.pk}/edit/"
    begun = seen_in(worker.get(address))
    typed = {"nickname": ["阿香"], "remarks": ["likes tea"], "seen": [begun]}
    assert keep(worker, staff["worker"], typed, form=address) < 300
    life.xiang.phone = "10099999999"
    life.xiang.save()
    page = worker.get(address)
    assert "likes tea" in page.content.decode()
    assert seen_in(page) == begun != version_of(Person.objects.get(pk=life.xiang.pk))
