"""Months and years."""

from django.urls import path, register_converter

from core.months import YearConverter
from reports.views import challenges, months, years

register_converter(YearConverter, "year")

app_name = "reports"
urlpatterns = [
    path("reports/", months.months, name="months"),
    path("reports/month/<month:month>/", months.month, name="month"),
    path("reports/month/<month:month>/pdf/", months.month_pdf, name="month-pdf"),
    path("reports/month/<month:month>/paragraph/", months.month_paragraph, name="month-paragraph"),
    path("reports/month/<month:month>/close/", months.month_close, name="month-close"),
    path("reports/year/<year:year>/", years.year, name="year"),
    path("reports/year/<year:year>/pdf/<slug:language>/", years.year_pdf, name="year-pdf"),
    path("reports/year/<year:year>/challenges/", challenges.challenge_add, name="challenge-add"),
    path("reports/crackdowns/<uuid:pk>/challenge/", challenges.challenge_offered, name="challenge-offered"),
    path("reports/challenges/<uuid:pk>/", challenges.challenge, name="challenge"),
    path("reports/challenges/<uuid:pk>/remove/", challenges.challenge_remove, name="challenge-remove"),
]
