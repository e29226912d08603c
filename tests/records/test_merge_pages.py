"""Two records of one person, through the pages."""

import pytest

from outreach.models import Merge
from people.models import Person
from tests.life import alerts_of, offers_of, person, words_of


@pytest.fixture
def second(life):
    return person("阿湘", at=life.salon, phone="777")


def test_the_other_record_is_found_by_its_nickname_or_by_looking_for_it(worker, life, second):
    address = f"/people/{life.xiang.pk}/merge/"
    assert f"{address}{second.pk}/" in worker.get(address).content.decode()
    found = worker.post(address, {"words": "rosa"}).content.decode()
    assert f"{address}{life.rose.pk}/" in found
    assert f"{address}{second.pk}/" not in found


def test_both_are_shown_side_by_side_and_one_is_kept(worker, life, second, actions_of):
    address = f"/people/{life.xiang.pk}/merge/{second.pk}/"
    text = words_of(worker.get(address))
    assert text.index(life.xiang.code) < text.index(second.code)
    assert "10012345678" in text
    assert "777" in text
    answer = worker.post(address, {"kept": str(second.pk)})
    assert answer["Location"] == f"/people/{second.pk}/"
    assert {who.pk for who in Person.objects.all()} == {second.pk, life.rose.pk}
    assert actions_of(second.pk) == ["read a record", "merged two records"]
    assert worker.get(f"/people/{life.xiang.pk}/").status_code == 404


def test_the_record_that_stayed_offers_the_undo(worker, life, second):
    worker.post(f"/people/{life.xiang.pk}/merge/{second.pk}/", {"kept": str(life.xiang.pk)})
    merge = Merge.objects.get()
    undo = f"/merges/{merge.pk}/undo/"
    assert f"POST {undo}" in offers_of(worker.get(f"/people/{life.xiang.pk}/"))
    assert f"POST {undo}" not in offers_of(worker.get(f"/people/{life.rose.pk}/"))
    assert alerts_of(worker.post(undo, follow=True)) == ["good"]
    assert Person.objects.count() == 3
    assert worker.post(undo).status_code == 404


def test_a_record_has_no_page_beside_itself(worker, life):
    assert worker.get(f"/people/{life.xiang.pk}/merge/{life.xiang.pk}/").status_code == 404


def test_nothing_is_merged_without_saying_which_stays(worker, life, second):
    worker.post(f"/people/{life.xiang.pk}/merge/{second.pk}/", {})
    assert Person.objects.count() == 3
