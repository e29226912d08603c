"""How the web server runs: two processes of four threads; no access log, nothing left on the disk or in memory."""

import logging
import os
import resource
import signal

from gunicorn.glogging import Logger

from config import garbage
from config.exchange import EXCHANGE, TO_FINISH, Exchange, end_when_done
from core.errors import TypeOnlyFormatter
from vault import boot, remains

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no crash writes the memory to the disk
garbage.look_rarely()
boot.secret()  # drawn before the fork, once: both processes and all that follow them open the same sessions

workers = 2
threads = 4
preload_app = True
control_socket_disable = True
worker_tmp_dir = "/dev/shm"  # noqa: S108 - the heartbeat of a worker, an empty file
accesslog = None
loglevel = "error"  # a warning may quote the request
graceful_timeout = 20  # seconds that the whole server waits when it is stopped


class ServerFormatter(logging.Formatter):
    """A line of the web server's own words; of an exception, whose words may name her, only its type and place."""

    def format(self, record):
        return TypeOnlyFormatter().format(record) if record.exc_info else super().format(record)


class logger_class(Logger):  # noqa: N801 - gunicorn's name of the setting
    """Gunicorn's log without tracebacks: a page that is sent piece by piece fails outside of Django."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(ServerFormatter("%(levelname)s %(name)s %(message)s"))


def when_ready(server):
    """Fork from what is loaded for good, and make Ctrl-C and a closed terminal as gentle as SIGTERM.

    With either the request that is running is finished first.
    """
    garbage.keep_for_good()
    Exchange(server)
    for end in (signal.SIGINT, signal.SIGHUP):
        signal.signal(end, lambda _signal, frame: server.signal(signal.SIGTERM, frame))


def post_fork(_server, worker):
    """Let a worker that is told to stop before it listens for signals just stop, and a later one finish its work."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    worker.cfg.set("graceful_timeout", TO_FINISH)  # in this process alone: the parent keeps its own


def post_request(worker, _request, _environ, _response):
    """Have the workers exchanged, now that the answer is sent, when a session ended and its keys may lie in memory."""
    remains.not_in_use()
    if remains.are_in_memory() and os.getppid() == worker.ppid:
        os.kill(worker.ppid, EXCHANGE)
    garbage.look_between_pages()


def post_worker_init(worker):
    """Leave Ctrl-C and the terminal to the parent, and say where Rounds is as soon as the first worker answers."""
    for end in (signal.SIGINT, signal.SIGHUP):
        signal.signal(end, signal.SIG_IGN)
    end_when_done(worker)
    if worker.age == 1:
        address = "http://{}:{}/".format(*worker.sockets[0].getsockname()[:2])
        os.write(2, f"Rounds is ready: {address}   (Ctrl-C stops it)\n".encode())


def on_exit(_server):
    """Forget who was signed in: the keys went with the boot secret, and the rows would tell who worked until when."""
    from django.db import close_old_connections

    from vault.models import Session

    Session.objects.all().delete()
    remains.clear_away()
    close_old_connections()
