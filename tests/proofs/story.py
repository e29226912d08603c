"""One organisation's evening on a real server: registers come in, everybody reads, everybody signs out."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.conftest import PASSPHRASE
from tests.proofs.planting import planted
from tests.proofs.reader import Reader
from tests.server import Rounds

ORGANISATION, PSEUDONYM = "Lantern Kontrolle", "birchkontrolle"  # in clear: the search must find them
ROLES = {"amber": "coordinator", PSEUDONYM: "worker", "heron": "adviser", "finch": "funder", "otter": "administrator"}
WRITTEN_LATER = (
    *("what happened", "what of ours", "lead", "whom it is about"),
    *("usual question", "answer for many", "who says so"),
)
TYPED = "Passphrase typed as a name 7731"


@dataclass
class Evening:
    """What happened: the server, the secrets, what each was shown, and the bytes that a thief finds."""

    rounds: Rounds
    secrets: dict[str, str]
    registers: list[bytes]
    written: dict[str, str]
    shown: dict[str, set] = field(default_factory=dict)
    while_open: dict[str, bytes] = field(default_factory=dict)


def lived(rounds) -> Evening:
    """Set up, import by command and by page, read as every role, sign out, stop."""
    by_command, by_page = planted(1, f"amber, {PSEUDONYM}"), planted(2, f"amber, {PSEUDONYM}")
    written = {kind: by_page.secret(kind) for kind in WRITTEN_LATER}
    secrets, registers = by_command.secrets | by_page.secrets, [by_command.workbook(), by_page.workbook()]
    evening = Evening(rounds, secrets, registers, written)
    rounds.manage("setup", "--organisation", ORGANISATION, "--coordinator", "amber")
    for username, role in list(ROLES.items())[1:]:
        rounds.manage("add_staff", username, "--role", role, "--as", "amber", ROUNDS_NEW_PASSPHRASE=PASSPHRASE)
    brought = rounds.folder / "brought.xlsx"
    brought.write_bytes(evening.registers[0])
    rounds.manage("import_registers", brought, "--as", "amber", "--json")
    brought.unlink()
    rounds.start()
    _bring(rounds, evening.registers[1])
    for username in ROLES:
        evening.shown[username] = _read_everything(evening, username)
    _mistakes(rounds, evening)
    evening.while_open = open_files(rounds)
    rounds.manage("month", "2024-03", "--json", "--as", "amber")
    rounds.stop()
    return evening


def _bring(rounds, content):
    coordinator = Reader(rounds.address)
    coordinator.sign_in("amber")
    coordinator.get("/imports/")
    page = coordinator.post("/imports/", files=[("files", "registers.xlsx", content)])
    take = re.search(r'action="(/imports/[\w-]+/take/)"', page)[1]
    coordinator.post(take, good_rows="yes")
    coordinator.sign_out()


def _read_everything(evening, username):
    reader = Reader(evening.rounds.address)
    reader.sign_in(username)
    reader.follow_links()
    reader.get("/answers/")
    for word in list(evening.secrets)[::40]:
        reader.get("/")
        reader.post("/search/", words=word)
    if username == "amber":
        _write_something(reader, list(evening.secrets))
        _write_before_and_after(reader, evening.written)
    reader.sign_out()
    return reader.shown


def _write_something(reader, words):
    """What a coordinator writes by page; a refused form and a wrong address among it."""
    reader.get("/reports/month/2024-03/")
    reader.post("/reports/month/2024-03/paragraph/", paragraph=words[3])
    reader.get("/reports/year/2024/challenges/")
    reader.post("/reports/year/2024/challenges/", month="2024-03", words=words[5], strategy=words[7])
    reader.post("/reports/year/2024/challenges/", month=words[9], words="", strategy=words[11])
    reader.get("/settings/districts/")
    reader.post("/settings/districts/", words=words[13])
    reader.get("/reports/month/2024-03/pdf/")
    reader.get("/imports/")
    reader.post("/imports/", files=[("files", f"{words[15]}.csv", f"{words[17]},{words[19]}\n".encode())])
    reader.post("/imports/", files=[("files", "broken.xlsx", b"PK\x03\x04" + words[21].encode())])


def _write_before_and_after(reader, written):
    """A crackdown, a lead, a question asked on the telephone, an answer for many; each is read again afterwards."""
    page = reader.get("/crackdowns/new/")
    district = re.search(r'value="([\w-]{36})"', page)
    raids = {"districts": district[1], "since": "2024-09-17", "ours_used": "True", "avoid_until": "2099-12-24"}
    reader.post("/crackdowns/new/", **raids, words=written["what happened"], what_of_ours=written["what of ours"])
    reader.post("/leads/new/", words=written["lead"], heard_on="2024-09-18", district_id=district[1])
    reader.post("/leads/new/", words=written["lead"], heard_on="not a day", who=written["whom it is about"])
    library = {"question": written["usual question"], "words": written["answer for many"], "checked_on": "2024-09-19"}
    reader.post("/answers/new/", **library, said_by=written["who says so"])
    for page in ("/crackdowns/", "/leads/", "/answers/"):
        kept = re.findall(rf'href="({page}[\w-]{{36}}/(?:edit/)?)"', reader.get(page))
        reader.get(kept[0])


def _mistakes(rounds, evening):
    """Words typed where they do not belong, and forms that arrive broken."""
    words, reader = list(evening.secrets), Reader(rounds.address)
    evening.secrets[TYPED] = "typed as a name"
    reader.get("/sign-in/")
    reader.post("/sign-in/", username=TYPED, passphrase=words[23])
    reader.secret = "0" * 64
    reader.post("/sign-in/", username=words[25], passphrase=words[27])
    reader.post("/search/", words=words[29])
    reader.post("/no/such/page/", words=words[31])


def open_files(rounds) -> dict[str, bytes]:
    """What the running server has open as files, deleted ones too, and the names of its arguments."""
    pid, found = rounds.process.pid, {}
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for number in [str(pid), *workers]:
        found[f"cmdline {number}"] = Path(f"/proc/{number}/cmdline").read_bytes()
        for link in Path(f"/proc/{number}/fd").iterdir():
            with suppress(FileNotFoundError):  # closed since the folder was listed
                target = os.readlink(link)
                if target.startswith("/") and not target.startswith(("/dev/null", "/proc")):
                    found[target] = link.read_bytes() if link.is_file() else b""
    return found


def everything_in(url) -> bytes:
    """Every row of every table of a PostgreSQL database, and the files of its server where they may be read."""
    kept = []
    with psycopg.connect(url, autocommit=True) as connection:
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        ).fetchall()
        for (table,) in tables:
            with connection.cursor().copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as rows:
                kept += [bytes(block) for block in rows]
        connection.execute("CHECKPOINT")
        folder = Path(connection.execute("SHOW data_directory").fetchone()[0])
        number = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()[0]
    files = [*folder.glob(f"base/{number}/*"), *folder.glob("pg_wal/0*")] if os.access(folder, os.R_OK) else []
    newest = sorted(files, key=lambda path: path.stat().st_mtime)[-400:]
    return b"".join([*kept, *(path.read_bytes() for path in newest if path.is_file())])
