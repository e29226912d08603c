"""The door for the web server."""

import os
import sys
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
import_module("config.urls")  # every page, before the fork: or each new worker would be slow with its first one

from django.contrib.staticfiles.storage import staticfiles_storage  # noqa: E402 - the settings come first,
from django.db import connections  # noqa: E402 - with the SQLite they choose
from django.utils.translation import gettext as _  # noqa: E402

from accounts.ground import Refused, refuse_without_organisation  # noqa: E402

if not staticfiles_storage.hashed_files:
    sys.exit(_("The styles and scripts of the pages are not there yet. ./rounds static makes them."))
try:
    refuse_without_organisation()
except Refused as refusal:
    sys.exit(str(refusal))
finally:
    connections.close_all()  # the workers, forked from here, must not share one
