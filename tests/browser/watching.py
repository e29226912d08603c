"""What a browser must never do while it shows our pages."""

from dataclasses import dataclass, field

WITHOUT_HOST = ("data:", "blob:", "about:")


@dataclass
class Seen:
    """What was noticed: addresses of other hosts, and complaints of the browser."""

    elsewhere: list = field(default_factory=list)
    complaints: list = field(default_factory=list)


def watch(context, address) -> Seen:
    """Note every request to another host and every message of the console that complains."""
    seen = Seen()

    def note_request(request):
        if not request.url.startswith((address + "/", *WITHOUT_HOST)):
            seen.elsewhere.append(request.url)

    def note_message(message):
        if message.type in {"error", "warning"} and "status of 40" not in message.text:
            seen.complaints.append(f"{message.page.url}: {message.text}")

    context.on("request", note_request)
    context.on("console", note_message)
    context.on("weberror", lambda error: seen.complaints.append(str(error.error)))
    return seen
