"""The script of consent on the pages where she is asked for the first time."""

from django import template
from django.utils import translation

from people.consent import script_to_speak

register = template.Library()


@register.inclusion_tag("people/_read_aloud.html")
def read_aloud():
    """The script in the reader's language, folded up."""
    return {"script": script_to_speak(translation.get_language())}
