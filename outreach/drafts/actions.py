"""Keeping and dropping drafts: their writer's alone and no part of the books, so the trail has no word of them."""

from django.db import transaction

from accounts.models import User
from core.months import Month
from outreach.models import Draft


class NewerDraft(Exception):
    """In another window something was typed into the form that this one does not show."""


@transaction.atomic
def keep_draft(
    *, form: str, page: str, label: str, typed: dict, month: Month, by, revision: str = "", based_on: str = ""
) -> Draft:
    """Keep what `by` has typed into a form so far, one draft for each form; everybody's drafts past their time go.

    What the same page sent later stays, in whichever order it arrives; raises NewerDraft where another one has sent
    something since the revision `based_on`.
    """
    _one_at_a_time(by)
    Draft.objects.past_their_time(month).delete()
    found = Draft.objects.visible_to(by).opened().of(form)
    if found and found.is_after(revision):
        return found
    if found and not found.may_become(revision, based_on):
        raise NewerDraft
    draft = found or Draft(writer=by, month=month, form=form)
    draft.page, draft.label, draft.fields, draft.revision = page, label, typed, revision
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
