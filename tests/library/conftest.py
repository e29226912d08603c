"""The small life, and what stands in the registers of the example organisation."""

from datetime import date

import pytest

from tests.conftest import EXAMPLES


@pytest.fixture(scope="session")
def registers():
    """What the English and the Chinese registers of the example organisation hold."""
    from outreach.registers.files import read_path
    from outreach.registers.plan import Existing
    from outreach.registers.planner import plan_import

    paths = [EXAMPLES / "registers-en.xlsx", EXAMPLES / "registers-zh.xlsx"]
    return [plan_import(read_path(path), Existing(), date(2026, 11, 1)) for path in paths]
