"""Keeping and dropping drafts: their writer's alone and no part of the books, so the trail has no word of them."""

from django.db import transaction

from accounts.models import User
from core.months import Month
from outreach.models import Draft


@transaction.atomic
def keep_draft(*, form: str, page: str, label: str, typed: dict, month: Month, by) -> Draft:
    """Keep what `by` has typed into a form so far, one draft for each form; everybody's drafts past their time go."""
    _one_at_a_time(by)
    Draft.objects.past_their_time(month).delete()
    draft = Draft.objects.visible_to(by).opened().of(form) or Draft(writer=by, month=month, form=form)
    draft.page, draft.label, draft.fields = page, label, typed
    draft.save()
    return draft


@transaction.atomic
def drop_draft(*, form: str, by) -> None:
    """The form was saved, or she starts anew: what `by` had typed into it is gone."""
    _one_at_a_time(by)
    draft = Draft.objects.visible_to(by).opened().of(form)
    if draft:
        draft.delete()


def _one_at_a_time(writer):
    """What a form is called is sealed, so that no constraint can forbid two drafts of it."""
    list(User.objects.select_for_update().filter(pk=writer.pk))
