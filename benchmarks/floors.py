"""The floors but for the plain page: SQL by hand, one insert and one update, a workbook and a paper without Rounds."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from benchmarks.plain.models import Visit
from core.months import Month

COVERAGE = """
WITH month(name) AS (VALUES {months}), came AS (
    SELECT visit.venue_id AS venue, substr(CAST(outing.date AS text), 1, 7) AS month,
           max(CASE WHEN visit.outcome = 'reached' THEN 2
                    WHEN visit.outcome IN ('closed', 'refused', 'unsafe') THEN 1 ELSE 0 END) AS best
    FROM outreach_visit visit JOIN outreach_outing outing ON outing.id = visit.outing_id
    WHERE outing.state = 'done' AND outing.date >= %s AND outing.date <= %s
    GROUP BY 1, 2)
SELECT month.name, venue.id, coalesce(came.best, 0)
FROM month JOIN venues_venue venue
    ON venue.first_month <= month.name AND (venue.last_month IS NULL OR venue.last_month >= month.name)
LEFT JOIN came ON came.venue = venue.id AND came.month = month.name
"""
STANDINGS = ("not_attempted", "tried", "visited")


def coverage(months: list[Month]) -> dict[str, Counter]:
    """By month how many of the active venues were visited, tried, not attempted: one statement, written by hand."""
    sql = COVERAGE.format(months=", ".join(["(%s)"] * len(months)))
    counts = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, [*map(str, months), months[0].first_day, months[-1].last_day])
        for month, _venue, best in cursor.fetchall():
            counts.setdefault(month, Counter())[STANDINGS[best]] += 1
    return counts


def save_a_row(outing: str, venue: str) -> None:
    """One insert and one update in a transaction, by Django in a plain table; both are ids."""
    with transaction.atomic(using="plain"):
        visit = Visit(outing_id=outing, venue_id=venue, date=date(2026, 10, 3), outcome="reached", headcount=3)
        visit.save(force_insert=True)
        visit.note = "all is well"
        visit.save(force_update=True)


def bare_read(path) -> int:
    """Every cell of a workbook as Python has it, by calamine alone."""
    import python_calamine

    workbook = python_calamine.load_workbook(str(path))
    return sum(len(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in workbook.sheet_names)


@dataclass
class Paper:
    """What WeasyPrint was given: the finished HTML, its style sheets, and how the PDF was to be written."""

    html: str = ""
    styles: tuple[str, ...] = ()
    options: dict | None = None

    def printed(self) -> int:
        """The same paper by WeasyPrint alone; the bytes of the PDF."""
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration

        fonts = FontConfiguration()
        styles = [CSS(string=style, font_config=fonts) for style in self.styles]
        return len(HTML(string=self.html).write_pdf(stylesheets=styles, font_config=fonts, **self.options))


@contextmanager
def overheard(paper: Paper):
    """Note in `paper` what WeasyPrint is given inside the block."""
    import weasyprint

    known, styles = {name: getattr(weasyprint, name) for name in ("HTML", "CSS")}, []

    class Html(known["HTML"]):
        """WeasyPrint's own, which remembers what it was given."""

        def __init__(self, *given, **options):
            paper.html = options.get("string", paper.html)
            super().__init__(*given, **options)

        def write_pdf(self, *given, **options):
            """As WeasyPrint's."""
            ours = ("stylesheets", "font_config")
            paper.styles, paper.options = tuple(styles), {k: v for k, v in options.items() if k not in ours}
            return super().write_pdf(*given, **options)

    def css(*given, **options):
        styles.append(options["string"])
        return known["CSS"](*given, **options)

    weasyprint.HTML, weasyprint.CSS = Html, css
    try:
        yield
    finally:
        weasyprint.HTML, weasyprint.CSS = known["HTML"], known["CSS"]


def counted(standings: dict) -> dict[str, Counter]:
    """The product's coverage, added up as `coverage` adds it up."""
    return {str(month): Counter(str(each) for each in of.values()) for month, of in standings.items() if of}
