"""The refused rows as a file to correct and bring again: their own headings, and why each was refused.

The row of a certain minor is not among them: its line and the reason stand in a table of their own.
"""

import csv
import io
from itertools import groupby

from django.utils.translation import gettext as _

from outreach.registers.plan import ImportPlan

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # in full width for Excel in Chinese
LONGEST_SHEET_NAME = 31


def refused_tables(plan: ImportPlan) -> list[tuple[str, list[list[str]]]]:
    """For each sheet with refused rows its name and its rows, headings first, the reason last."""
    tables = []
    rows = [row for _register, row in plan.refused]
    for (_file, sheet, headings), refused in groupby(
        rows, lambda row: (row.source.file, row.source.sheet, row.source.headings)
    ):
        lines, untold = [[*headings, _("Why it was not taken")]], [[_("Line"), _("Why it was not taken")]]
        for row in refused:
            why = " ".join(problem.sentence for problem in row.problems)
            cells = [*row.source.cells, *[""] * (len(headings) - len(row.source.cells))][: len(headings)]
            (untold if row.of_a_minor else lines).append([str(row.source.line)] if row.of_a_minor else cells)
            (untold if row.of_a_minor else lines)[-1].append(why)
        tables += [(sheet, table) for table in (lines, untold) if len(table) > 1]
    return tables


def rejects_xlsx(plan: ImportPlan) -> bytes:
    """The refused rows as an Excel workbook, a sheet for each sheet they came from."""
    import xlsxwriter  # a refused row is rare

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        taken = set()
        for name, lines in refused_tables(plan):
            page = workbook.add_worksheet(_free_name(name, taken))
            for number, line in enumerate(lines):
                page.write_row(number, 0, line)
    return target.getvalue()


def rejects_csv(plan: ImportPlan) -> bytes:
    """The refused rows as CSV, sheet after sheet with a blank row between."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    for place, (_name, lines) in enumerate(refused_tables(plan)):
        writer.writerows([[]] if place else [])
        writer.writerows([[_harmless(cell) for cell in line] for line in lines])
    return target.getvalue().encode("utf-8-sig")


def _harmless(cell):
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _free_name(name, taken):
    """A sheet name that Excel takes and no sheet has yet."""
    bare = "".join(letter for letter in name if letter not in "[]:*?/\\").strip("'")[: LONGEST_SHEET_NAME - 3] or "1"
    number, free = 1, bare
    while free.lower() in taken:
        number += 1
        free = f"{bare} {number}"
    taken.add(free.lower())
    return free
