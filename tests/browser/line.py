"""The line between a browser and Rounds, as bad as a test wants it: answers that are none of ours, and late ones."""

import contextlib
import http.client
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

KEEPING = "/drafts/"
FOR_ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


@dataclass
class Line:
    """Passes on whatever is asked. What is sent to be kept as a draft may be answered with `status`, or held back.

    `holds` is how many of them are held back until `let_go`; `passed` are those that Rounds was asked to keep.
    """

    rounds: str
    status: int | None = None
    holds: int = 0
    address: str = ""
    held: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    may_go: threading.Event = field(default_factory=threading.Event)

    def let_go(self):
        """Pass on what was held back."""
        self.may_go.set()

    def wait_until_it_holds(self):
        """Until the next one was sent that is held back."""
        assert self.held.acquire(timeout=20), "nothing was sent to be kept"

    def answer_to(self, method, path, headers, body):
        """Status, headers and content of an answer."""
        if method == "POST" and path == KEEPING:
            if self.status:
                return self.status, [("Content-Type", "text/html")], b"<h1>The line is bad</h1>"
            if self.holds:
                self.holds -= 1
                self.held.release()
                self.may_go.wait(timeout=30)
        connection = http.client.HTTPConnection(urlsplit(self.rounds).netloc, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()


@contextlib.contextmanager
def line_to(rounds):
    """A line to the server at the address `rounds`, with an address of its own."""
    line = Line(rounds)

    class Passing(BaseHTTPRequestHandler):
        """One request of the browser."""

        protocol_version = "HTTP/1.1"

        def do_GET(self):  # noqa: N802 the name that http.server wants
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, content = line.answer_to(self.command, self.path, dict(self.headers), body)
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in FOR_ONE_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # the page may be gone
                self.wfile.write(content)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *args):
            """Nothing is written down."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
    server.daemon_threads = True
    line.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield line
    finally:
        line.let_go()
        server.shutdown()
        server.server_close()
