"""Exchanging the workers: what was opened stays in the memory of a process until it ends."""

import signal
import time

APART = 1  # seconds between two exchanges: one serves all who asked since the last


class Exchange:
    """Has gunicorn fork new workers and end those from before, who finish what they are answering first.

    It replaces gunicorn's own way with SIGHUP, which waits for the last of the old workers and reads the configuration
    again: somebody's long import would keep the memory of whoever signs out meanwhile.
    """

    def __init__(self, server):
        self.server, self.asked, self.earliest = server, False, 0.0
        signal.signal(signal.SIGHUP, self.ask)
        server.handle_hup = self.make

    def ask(self, number, frame):
        """A signal has come: have gunicorn's main loop call `make`, once for all who ask until it does."""
        if not self.asked:
            self.asked = True
            self.server.signal(number, frame)

    def make(self):
        """Fork from the parent, who opens no page and no key, and so gives clean memory to those it forks."""
        time.sleep(max(0.0, self.earliest - time.monotonic()))
        self.asked, self.earliest = False, time.monotonic() + APART
        before = list(self.server.WORKERS)
        for _ in range(self.server.num_workers):
            self.server.spawn_worker()
        for pid in before:
            self.server.kill_worker(pid, signal.SIGTERM)
