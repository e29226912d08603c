"""The words of Rounds and their Chinese: what the code says, and what locale/ has.

`python -m tests.catalogue` adds new words to the catalogue, takes out those nobody says any more, compiles it, and
prints what still wants a translation. It needs no gettext tools: templates and code are read in Python.
"""

import ast
import re
import sys
from dataclasses import dataclass, field
from functools import cache

import polib
from django.utils.translation.template import templatize

from tests.conventions.sources import ROOT, code_files, named, templates, tree

CATALOGUE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
# Where the words stand among the arguments of each function: context, word, plural.
PLACES = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
CALL = re.compile(rf"(?<![\w.])(?:{'|'.join(PLACES)})\s*\(")
HEADER = {
    "Project-Id-Version": "Rounds",
    "Language": "zh_Hans",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


@dataclass
class Said:
    """A word or sentence as the code says it, with the files that say it."""

    plural: str = ""
    files: set = field(default_factory=set)


class NotConstant(Exception):
    """A translation was asked for of something that is put together at run time."""


@cache
def words_said() -> dict[tuple[str | None, str], Said]:
    """Everything that wants a translation: (context, word) to its plural and its files."""
    said = {}
    for path in [*code_files(), *templates()]:
        for context, word, plural in _words_of(path):
            entry = said.setdefault((context, word), Said())
            entry.plural = entry.plural or plural
            entry.files.add(named(path))
    return said


def _words_of(path):
    if path.suffix == ".py":
        calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and _name(node) in PLACES]
    else:
        calls = list(_calls_in(templatize(path.read_text(encoding="utf-8"), origin=named(path))))
    for call in calls:
        yield _words(call, named(path))


def _calls_in(text):
    """The calls that Django makes of a template's translate tags, parsed."""
    for match in CALL.finditer(text):
        end = match.end()
        while True:
            end = text.index(")", end) + 1
            try:
                yield ast.parse(text[match.start() : end], mode="eval").body
                break
            except SyntaxError:
                continue


def _name(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _words(call, where):
    places = PLACES[_name(call)]
    given = [None if place is None else call.args[place] for place in places]
    if any(node is not None and not isinstance(node, ast.Constant) for node in given):
        raise NotConstant(f"{where}:{call.lineno}")
    context, word, plural = (None if node is None else node.value for node in given)
    return context, word, plural or ""


def catalogue() -> polib.POFile:
    """The catalogue as it lies in locale/, or an empty one."""
    if CATALOGUE.exists():
        return polib.pofile(str(CATALOGUE), wrapwidth=110)
    return polib.POFile(wrapwidth=110)


def key(entry) -> tuple[str | None, str]:
    """By what an entry is found."""
    return entry.msgctxt, entry.msgid


def update(po: polib.POFile) -> list[polib.POEntry]:
    """Bring `po` in step with the code; returns what was taken out because nobody says it any more."""
    said, known = words_said(), {key(entry): entry for entry in po}
    gone = [entry for entry in po if key(entry) not in said]
    entries = [_entry(known.get(wanted), wanted, entry) for wanted, entry in said.items()]
    po[:] = sorted(entries, key=lambda entry: (entry.occurrences, entry.msgctxt or "", entry.msgid))
    po.metadata = HEADER
    return gone


def _entry(entry, wanted, said):
    context, word = wanted
    entry = entry or polib.POEntry(msgctxt=context, msgid=word)
    entry.occurrences = [(name, "") for name in sorted(said.files)]
    entry.flags = [flag for flag in entry.flags if flag == "fuzzy"]
    if said.plural:
        entry.msgid_plural = said.plural
        entry.msgstr_plural = entry.msgstr_plural or {0: entry.msgstr}
        entry.msgstr = ""
    return entry


def main() -> int:
    """Update and compile; print what is gone and what is missing."""
    po = catalogue()
    gone = update(po)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(CATALOGUE))
    po.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    lines = [f"no longer said: {entry.msgid!r} = {entry.msgstr!r}" for entry in gone]
    lines += [f"to translate: {entry.msgid!r}" for entry in po if not entry.translated()]
    sys.stdout.write("\n".join([*lines, f"{len(po)} entries, {po.percent_translated()} % translated", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
