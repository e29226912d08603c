"""Small pictures of figures as SVG: the same for the screen and for paper.

No style attribute (the content policy refuses it): colours are attributes, and classes let the dark theme change the
words and lines. One palette is legible on white and on the dark page. Colour is never the only sign: bars carry
their numbers, marks have shapes, lines have points. Missing values (None) are shown as "–", never as zero.
"""

from .matrices import matrix
from .plots import Series, bars, lines, stacked_bars
