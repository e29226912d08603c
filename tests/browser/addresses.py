"""Where the pages of a running Rounds are: found by following links, one page for each line of the URLconf."""

import re

from django.urls import Resolver404, resolve

from tests.access import table

LINK = re.compile(r"""<(?:a|form)\b[^>]*?\b(?:href|action)="(/[^"#?]*)""")
NOT_A_PAGE = re.compile(r"/pdf/|/static/|/rejects/|/calendar/|/sign-out/|/language/|^/drafts/$")


def pages_by_following_links(context, beginnings) -> dict[str, str]:
    """One address for each name and pattern of the URLconf that can be reached from `beginnings` and is a page."""
    found, waiting, asked = {}, list(beginnings), set()
    while waiting:
        address = waiting.pop(0)
        pattern = _pattern(address)
        if address in asked or pattern is None or pattern in found or NOT_A_PAGE.search(address):
            continue
        asked.add(address)
        answer = context.request.get(address, max_redirects=0)
        if answer.status == 200 and answer.headers["content-type"].startswith("text/html"):
            found[pattern] = address
            waiting += LINK.findall(answer.text())
    return found


def _pattern(address):
    try:
        return resolve(address).route
    except Resolver404:
        return None


def patterns_of_pages() -> set[str]:
    """The patterns of the addresses that show the coordinator a page, as the table of who may open what says."""
    lines = [line for line in table() if (line["method"], line["coordinator"]) == ("GET", "200")]
    return {line["address"] for line in lines if not NOT_A_PAGE.search(f"/{line['address']}")}
