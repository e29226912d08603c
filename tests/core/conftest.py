"""What tests of the server share."""

import gc
from importlib.util import module_from_spec, spec_from_file_location

import pytest
from django.conf import settings

CONFIG = settings.BASE_DIR / "config" / "gunicorn.conf.py"


@pytest.fixture
def ours():
    """Our configuration, read as gunicorn reads it."""
    before = gc.get_threshold()
    spec = spec_from_file_location("gunicorn_config", CONFIG)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    gc.set_threshold(*before)
