"""How far a long step has come, on a terminal. Elsewhere nothing is shown."""

WIDTH = 30


class Bar:
    """A bar that is redrawn in its line; silent where nobody looks."""

    def __init__(self, stream, words):
        self.stream = getattr(stream, "_out", stream)  # a command's own stream colours every write and ends its line
        self.words = words
        self.shown = stream.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Draw `done` of `total`."""
        if not self.shown:
            return
        filled = WIDTH * done // max(total, 1)
        percent = 100 * done // max(total, 1)
        self.stream.write(f"\r{self.words} [{'#' * filled}{'.' * (WIDTH - filled)}] {percent:3} %")
        if done >= total:
            self.stream.write("\n")
        self.stream.flush()
