"""Contrast as WCAG 2 defines it, and the colours of the two themes as the style sheet names them."""

import re
from pathlib import Path

CSS = Path(__file__).resolve().parents[2] / "static" / "rounds.css"


def contrast(one, other):
    """1 for equal colours, 21 for black on white."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def themes():
    """The named colours of the light and of the dark theme."""
    css = CSS.read_text()
    light, dark = css.split("}", 2)[:2]
    return {"light": _colours(light), "dark": _colours(dark)}


def _colours(block):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})\b", block))


def _luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
