"""How a test fills the forms of an evening: from what the page shows, as a browser would."""

from html.parser import HTMLParser


class Fields(HTMLParser):
    """What the one form of a page with `data-draft` would send as it stands."""

    def __init__(self, html):
        super().__init__()
        self.sent, self._inside, self._area, self._select, self._words = {}, False, None, None, ""
        self.feed(html)

    def handle_starttag(self, tag, pairs):
        said = dict(pairs)
        if tag == "form":
            self._inside = "data-draft" in said
        if not self._inside or not (name := said.get("name") or self._select):
            return
        if tag == "textarea":
            self._area, self._words = name, ""
        elif tag == "select":
            self._select = name
            self.sent.setdefault(name, [""])
        elif tag == "option" and "selected" in said:
            self.sent[self._select] = [said.get("value", "")]
        elif tag == "input":
            ticked = said.get("type") in ("checkbox", "radio")
            if "checked" in said or not ticked:
                self.sent.setdefault(name, []).append(said.get("value", "on" if ticked else ""))

    def handle_endtag(self, tag):
        if tag == "textarea" and self._area:
            self.sent[self._area] = [self._words.removeprefix("\n")]
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self._inside = False

    def handle_data(self, text):
        if self._area:
            self._words += text


def fields_of(answer) -> dict:
    """What the form of an answered page would send."""
    return Fields(answer.content.decode()).sent


class Evening:
    """The forms of an evening in one browser."""

    def __init__(self, life, client):
        self.life, self.client = life, client

    def address(self, venue=None, outing=None, part=""):
        """Where a stop is written down."""
        outing, venue = outing or self.life.trip, venue or self.life.salon
        return f"/outings/{outing.pk}/stops/{venue.pk}/{part}"

    def form(self, venue=None, client=None, **changes) -> dict:
        """The form of a stop as it is opened now, with some changes."""
        opened = (client or self.client).get(self.address(venue))
        assert opened.status_code == 200
        return {**fields_of(opened), **changes}

    def save(self, form, venue=None, client=None):
        """Send a form."""
        return (client or self.client).post(self.address(venue), form)
