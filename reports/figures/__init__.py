"""Figures: every number that is printed is counted here, once."""

from reports.figures import coverage, people, work  # they register their figures
from reports.figures.books import Books
from reports.figures.month import MonthFigures, MonthReport, differences, month_report, month_values
from reports.figures.periods import Period, percent
from reports.figures.registry import FIGURES
from reports.figures.year import YearFigures, YearReport, year_figures, year_report
