"""Exchanging the workers: what was opened stays in the memory of a process until it ends."""

import os
import signal
import threading
import time

from vault import remains

APART = 1  # seconds between two exchanges: one serves all who asked since the last
LINGERS = 3  # seconds in which a page that is asked for on an old connection is still answered by an old worker
TO_FINISH = 300  # seconds that an old worker has for an import or a year's report
EXCHANGE = signal.SIGUSR1


class Exchange:
    """Has gunicorn fork new workers and end those from before, who finish what they are answering first.

    Gunicorn's own way, SIGHUP, waits for the last of the old workers and reads the configuration again: somebody's long
    import would keep the memory of whoever signs out meanwhile.
    """

    def __init__(self, server):
        self.server, self.asked, self.earliest = server, False, 0.0
        signal.signal(EXCHANGE, self.ask)
        server.handle_usr1 = self.make

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


def end_when_done(worker) -> None:
    """Have a worker that was told to end do so as soon as it answers nobody whose keys are open.

    It would wait for every open connection: whoever reaches the port could keep keys in its memory by asking for a page
    and never finishing the question.
    """
    threading.Thread(target=_end_when_done, args=(worker,), daemon=True).start()


def _end_when_done(worker):
    while worker.alive:
        time.sleep(0.2)
    told = time.monotonic()
    time.sleep(LINGERS)
    while remains.are_in_use() and time.monotonic() < told + TO_FINISH:
        time.sleep(0.1)
    os._exit(0)  # threads that wait for the rest of a question would hold an orderly end up
