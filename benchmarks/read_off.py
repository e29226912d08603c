"""What is read off a page as a browser has it: the fields of a stop's form, the figures of a month; and compared."""

import re
from html import unescape

from benchmarks.cost import Failed

FIELD = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(name|value|type)="([^"]*)"')
FIGURE = re.compile(r"<dt>([^<]+)</dt>\s*<dd class=\"figure-value\">\s*([\d,]+)")


def filled_in(page: str) -> dict:
    """What is sent of a stop form: it was reached, three were there, two of them known, something was talked about."""
    inputs = [dict(ATTRIBUTE.findall(tag)) for tag in FIELD.findall(page)]
    values = [(each["name"], unescape(each.get("value", ""))) for each in inputs if "name" in each]
    fields = {"outcome": "reached", "headcount": "3", "note": "all is well", "seen": dict(values)["seen"]}
    for name, many in (("met", 2), ("topics", 1)):
        fields[name] = [value for key, value in values if key == name][:many]
    fields["shown"] = [value for key, value in values if key == "shown"]
    return fields


def figures_on(page: str) -> dict[str, int]:
    """The figures that a page says, by their names."""
    return {unescape(name): int(value.replace(",", "")) for name, value in FIGURE.findall(page)}


def differing(where: str, said: dict, counted: dict) -> None:
    """Raises Failed, which names the figures that differ, unless both say the same."""
    wrong = [name for name in {**said, **counted} if said.get(name) != counted.get(name)]
    if wrong:
        words = ", ".join(f"{name}: {said.get(name)}, by SQL {counted.get(name)}" for name in wrong)
        raise Failed(f"{where} says another figure than SQL on the same facts: {words}")
