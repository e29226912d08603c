"""A row is fetched as its reader may see it, and that she read it stands in the trail."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from accounts.fetching import fetched, or_404, read
from accounts.permissions import WithReaders, may
from outreach.models import Outing
from people.models import Person

READABLE = [model for model in apps.get_models() if issubclass(type(model._default_manager.all()), WithReaders)]


def request_of(user):
    return SimpleNamespace(user=user)


def test_a_row_is_fetched_of_a_model_or_of_a_query(staff, life):
    request = request_of(staff["worker"])
    assert fetched(request, Person, life.xiang.pk) == life.xiang
    assert fetched(request, Outing.objects.done(), life.trip.pk) == life.trip
    with pytest.raises(Http404):
        fetched(request, Outing.objects.exclude(pk=life.trip.pk), life.trip.pk)


def test_what_one_may_not_see_is_not_there(staff, life):
    for rows in (Person, Person.objects.all()):
        with pytest.raises(Http404):
            fetched(request_of(staff["adviser"]), rows, life.xiang.pk)


def test_fetching_alone_is_not_reading(staff, life, actions_of):
    fetched(request_of(staff["worker"]), Person, life.xiang.pk)
    assert actions_of(life.xiang.pk) == []
    assert read(request_of(staff["worker"]), Person, life.xiang.pk) == life.xiang
    assert actions_of(life.xiang.pk) == ["read a record"]


def test_what_was_not_found_does_not_exist():
    assert or_404([]) == []
    with pytest.raises(Http404):
        or_404(None)


@pytest.mark.parametrize("model", READABLE, ids=lambda model: model.__name__)
def test_readers_see_all_rows_and_nobody_else_sees_one(staff, model):
    rows = model._default_manager
    users = [*staff.values(), AnonymousUser()]
    seeing = [user for user in users if not rows.visible_to(user).query.is_empty()]
    assert seeing == [user for user in users if may(user, rows.all().readers)]
    assert 0 < len(seeing) < len(users)


def test_most_rows_have_readers_by_one_permission():
    assert len(READABLE) >= 15
