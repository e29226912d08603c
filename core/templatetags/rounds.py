"""What every template may use: icons, the current page, and blocks that wrap wide or dated content."""

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from core.waits import how_long
from core.words import hours, listed, saying, weekday

register = template.Library()
register.filter(hours)
register.filter(how_long)
register.filter(listed)
register.filter(saying)
register.filter(weekday)


@register.simple_tag
def icon(name):
    """A drawing from static/icons.svg, hidden from screen readers: the word stands beside it."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("icons.svg"), name)


@register.simple_tag(takes_context=True)
def current(context, name):
    """Marks the menu entry under whose address the page lies; the first page, above all others, marks itself alone."""
    path, address = getattr(context.get("request"), "path", ""), reverse(name)
    here = path == address or (address != "/" and path.startswith(address))
    return mark_safe(' aria-current="page"') if here else ""  # noqa: S308 a constant


@register.simple_block_tag
def wide(content, label):
    """A table or picture that may be wider than the screen: it scrolls by itself, by keyboard too."""
    return render_to_string("components/wide.html", {"content": content, "label": label})


@register.simple_block_tag
def timeline_item(content, when, kind="", label="", url="", heading=""):
    """One dated happening in an <ol class="timeline">."""
    return render_to_string(
        "components/timeline_item.html",
        {"content": content, "when": when, "kind": kind, "label": label, "url": url, "heading": heading},
    )
