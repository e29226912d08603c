"""What a page says of the drafts it shows."""

import json

from django import template

from outreach.drafts import drafts_of

register = template.Library()


@register.simple_tag(takes_context=True)
def revisions(context) -> str:
    """Which revision of each draft of the reader the page is based on, as JSON."""
    return json.dumps(drafts_of(context["request"]).revisions)
