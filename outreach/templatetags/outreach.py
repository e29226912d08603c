"""What templates ask of outings and drafts."""

import json

from django import template

from outreach.drafts.filling import drafts_of
from outreach.evening.for_them import where_to_write

register = template.Library()


@register.simple_tag(takes_context=True)
def revisions(context) -> str:
    """Which revision of each draft of the reader the page is based on, as JSON."""
    return json.dumps(drafts_of(context["request"]).revisions)


@register.simple_tag(takes_context=True)
def to_write(context, outing, page) -> str:
    """Where the reader writes an outing down: its "stops", its end ("close") or what it was ("change")."""
    return where_to_write(outing, page, reader=context["user"])
