"""Going on to another page, which says first what was done."""

from django.contrib import messages
from django.shortcuts import redirect


def redirect_saying(request, words, to, *args):
    """On to the page `to`, an address or its name, which says `words` above all."""
    messages.success(request, words)
    return redirect(to, *args)
