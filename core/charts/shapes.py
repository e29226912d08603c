"""The pens: words, surfaces, lines and the looks that tell one part from another without colour."""

from xml.sax.saxutils import escape

from django.utils.safestring import mark_safe

WIDTH = 480
TEXT, SOFT, EDGE = "#1f2529", "#545d63", "#768087"
PALETTE = ("#2a8794", "#b5762a", "#768087", "#7d74b8", "#5f8a3c", "#bf6157")


def number(value):
    """A coordinate, as short as it may be."""
    return f"{value:.1f}".removesuffix(".0")


def breadth(words, size=12):
    """Roughly how wide words are: Chinese characters are twice as wide as Latin letters."""
    return size * sum(1 if ord(character) > 0x2E7F else 0.56 for character in str(words))


def text(x, y, words, *, anchor="start", soft=False, size=12):
    """Words at a place."""
    look = f'class="chart-soft" fill="{SOFT}"' if soft else f'class="chart-text" fill="{TEXT}"'
    place = f'x="{number(x)}" y="{number(y)}" font-size="{size}" text-anchor="{anchor}"'
    return f"<text {place} {look}>{escape(str(words))}</text>"


def rect(x, y, width, height, colour):
    """A filled surface."""
    sides = f'width="{number(max(width, 0.1))}" height="{number(max(height, 0.1))}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {sides} fill="{colour}"/>'


def path(way, *, fill="none", stroke="none", width=1.5):
    """A line or an outline; nothing for an empty way."""
    if not way:
        return ""
    pen = f' stroke="{stroke}" stroke-width="{width}"' if stroke != "none" else ""
    return f'<path d="{way}" fill="{fill}"{pen}/>'


def full(x, y, width, height, colour):
    """A filled part."""
    return rect(x, y, width, height, colour)


def hollow(x, y, width, height, colour):
    """An outlined part."""
    way = f"M{number(x + 0.75)} {number(y + 0.75)}h{number(width - 1.5)}v{number(height - 1.5)}h-{number(width - 1.5)}z"
    return path(way, stroke=colour) if width > 2 and height > 2 else rect(x, y, width, height, colour)


def striped(x, y, width, height, colour):
    """An outlined part with level stripes."""
    stripes = "".join(f"M{number(x)} {number(y + at)}h{number(width)}" for at in range(4, int(height) - 1, 4))
    return hollow(x, y, width, height, colour) + path(stripes, stroke=colour)


def disc(x, y, width, height, colour):
    """A round point in the middle of the box."""
    return f'<circle cx="{number(x + width / 2)}" cy="{number(y + height / 2)}" r="4" fill="{colour}"/>'


def square(x, y, width, height, colour):
    """A square point in the middle of the box."""
    return rect(x + width / 2 - 3.5, y + height / 2 - 3.5, 7, 7, colour)


def diamond(x, y, width, height, colour):
    """A square point standing on its corner."""
    return path(f"M{number(x + width / 2)} {number(y + height / 2 - 5)}l5 5l-5 5l-5 -5z", fill=colour)


def triangle(x, y, width, height, colour):
    """A three-cornered point."""
    return path(f"M{number(x + width / 2)} {number(y + height / 2 - 5)}l5 9h-10z", fill=colour)


BARS = (full,)
PARTS = (full, striped, hollow, full, striped, hollow)
POINTS = (disc, square, diamond, triangle)


def legend(names, looks):
    """What each look means, line after line above the chart: the drawing and how high it is."""
    drawn, x, y = [], 4, 6
    for place, name in enumerate(names):
        wide = 20 + breadth(name) + 18
        if x > 4 and x + wide > WIDTH:
            x, y = 4, y + 20
        drawn.append(looks[place % len(looks)](x, y, 12, 12, PALETTE[place % len(PALETTE)]))
        drawn.append(text(x + 20, y + 10.5, name))
        x += wide
    return "".join(drawn), y + 20 if names else 0


def svg(drawing, height, title, description):
    """The whole picture, with its name and its content in words as the first children."""
    # Every word in `drawing` went through `text`, which escapes.
    return mark_safe(  # noqa: S308
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {WIDTH} {number(height)}" '
        f'width="{WIDTH}" height="{number(height)}" font-family="Noto Sans CJK SC, Noto Sans, sans-serif">'
        f"<title>{escape(str(title))}</title><desc>{escape(str(description))}</desc>{drawing}</svg>"
    )
