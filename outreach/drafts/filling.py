"""Drafts in a form: what had been typed is filled in when it opens, and gone when it is saved.

How a view does it stands in form_pages.py. The template's form has the attribute `data-draft` and includes
components/draft.html, as draft_form.html does; above it base.html says that `draft` was found.
"""

from django.urls import Resolver404, resolve

from accounts.permissions import may
from outreach.drafts.actions import drop_draft
from outreach.models import Draft
from outreach.models.drafts import Drafts

NO_DRAFTS = "accounts"  # passphrases and codes are typed there


def may_write_on(user, address: str) -> bool:
    """Whether there is a form at `address` that `user` may send, and none that asks for a passphrase."""
    try:
        found = resolve(address)
    except Resolver404:
        return False
    permission = getattr(found.func, "permission", None)
    return found.namespace != NO_DRAFTS and permission is not None and may(user, permission)


def unsaved(user) -> Drafts:
    """What she began, not saved, and may still save: of a form her role has lost she reads nothing more."""
    return Drafts(draft for draft in Draft.objects.visible_to(user).opened() if may_write_on(user, draft.form))


def drafts_of(request) -> Drafts:
    """The drafts of the reader, read once: what a page shows and what it says it is based on are of one moment."""
    if not hasattr(request, "drafts"):
        request.drafts = Draft.objects.visible_to(request.user).opened()
    return request.drafts


def draft_of(request, address: str = "") -> Draft | None:
    """What the reader had typed into the form that is sent to `address`, or else to the page's own."""
    return drafts_of(request).of(address or request.path)


def fill(request, form, address: str = "") -> Draft | None:
    """Put what she had typed into `form` and return her draft; None when there is none or the form was just sent."""
    draft = draft_of(request, address)
    if draft is None or form.is_bound:
        return None
    put_into(form, draft)
    return draft


def put_into(form, draft: Draft) -> None:
    """Let `form` show at first what she had typed."""
    data = draft.data
    for name, field in form.fields.items():
        sent = form.add_prefix(name)
        if not field.widget.value_omitted_from_data(data, {}, sent):
            form.initial[name] = field.widget.value_from_datadict(data, {}, sent)


def end_draft(request, address: str = "") -> None:
    """The form that was sent to `address`, or else to the page's own, is saved: its draft is gone."""
    drop_draft(form=address or request.path, by=request.user)
