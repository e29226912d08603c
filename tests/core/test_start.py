"""What a start does not load: every start and every command would pay for it."""

import subprocess
import sys

from django.conf import settings

LATER = {"config.checks", "icalendar", "pypinyin", "python_calamine", "weasyprint", "xlsxwriter", "zxcvbn"}
START = "import django; django.setup(); import config.urls, sys; print(*sys.modules)"


def test_what_few_pages_need_is_loaded_with_the_first_of_them():
    done = subprocess.run(
        [sys.executable, "-c", f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'; {START}"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "reports.views.months" in loaded, "every page is"
    assert loaded & LATER == set()
