"""What Rounds writes to the disk is its owner's alone, started through ./rounds or not."""

import os
import stat
import subprocess
import sys

from django.conf import settings

from tests.accounts.places import SETUP
from tests.conftest import PASSPHRASE


def test_what_manage_alone_sets_up_is_closed_to_other_users_of_the_machine(tmp_path):
    data = tmp_path / "shared"
    data.mkdir(mode=0o755)
    environment = {"ROUNDS_DATA": str(data), "PATH": os.environ["PATH"], "ROUNDS_PASSPHRASE": PASSPHRASE}
    subprocess.run(
        [sys.executable, "manage.py", *SETUP], env=environment, cwd=settings.BASE_DIR, umask=0o022, check=True
    )
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()}
    assert modes == {"device.secret": 0o400, "rounds.sqlite3": 0o600}
