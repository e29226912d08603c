"""Whether a passphrase would soon be guessed. Asked wherever one is chosen; those that are in use go on working."""

import threading
import unicodedata

from django.utils.translation import gettext as _

SHORTEST = 12  # characters, a run of blanks counted as one
ENOUGH = 10  # decimal digits of the number of guesses; `problem` says why
LOOKED_AT = 64  # characters: the estimate takes longer than it may for many more

# Signs are read in both ways in which they come into a passphrase: for a letter they look like, and as the key they
# share with a digit. Left as they are they would make the estimate try every letter for every sign, for seconds.
LOOKS_LIKE = str.maketrans("@({[<!|$+%", "accccilstx")
SHARES_A_KEY = str.maketrans('!@#$%^&*()_+{}|<>?~:"', "1234567890-=[]\\,./`;'")
CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九十", "001234567890")

_one_at_a_time = threading.Lock()  # zxcvbn keeps the words of its caller in a global


def problem(passphrase: str, *names: str) -> str:
    """Why `passphrase` cannot be taken, in a sentence for the screen, or "". `names` are hers and the organisation's.

    It takes 10,000,000,000 guesses at least. Whoever holds the laptop's files needs Argon2id for each of them, some
    thousand a second on rented graphics cards: that is months. Three rare or four common words reach it; so do twelve
    Chinese characters. zxcvbn estimates the number, and reads blanks as surprises, so it is asked without them.
    """
    if len(" ".join(passphrase.split())) < SHORTEST:
        return _("That is too short.")
    known = [word for name in ("rounds", *names) for word in {_plain(name), *map(_plain, name.split())} if word]
    guesses, matches = min((_estimated(reading, known) for reading in _readings(passphrase)), key=lambda each: each[0])
    if guesses < ENOUGH:
        return _words_for(matches)
    if not any(map(str.isalpha, passphrase)):
        return _("Too easy to guess: numbers alone stand somewhere, as a telephone's, a card's or a birthday.")
    return ""


def _plain(words):
    """Without blanks, in small letters, and one form of what looks the same."""
    return "".join(unicodedata.normalize("NFKC", words).lower().split())


def _readings(passphrase):
    plain = _plain(passphrase)[:LOOKED_AT].translate(CHINESE_DIGITS)
    return {plain.translate(LOOKS_LIKE), plain.translate(SHARES_A_KEY)}


def _estimated(reading, known):
    from zxcvbn import zxcvbn  # 13 MB of word lists, for somebody who chooses a passphrase

    with _one_at_a_time:
        estimate = zxcvbn(reading, user_inputs=known, max_length=LOOKED_AT)
    return estimate["guesses_log10"], estimate["sequence"]


def _words_for(matches):
    """What to say of the longest part that was recognised."""
    longest = max(matches, key=lambda match: (match["pattern"] != "bruteforce", len(match["token"])))
    parts = longest.get("base_matches") or [longest]
    if any(part.get("dictionary_name") == "user_inputs" for part in parts):
        return _("Too easy to guess: it is your own name, or the organisation's.")
    if longest["pattern"] in ("date", "regex"):
        return _("Too easy to guess: it is a date.")
    if longest["pattern"] in ("repeat", "sequence", "spatial"):
        return _("Too easy to guess: it repeats itself, or follows the keyboard or the alphabet.")
    return _("Too easy to guess: many people choose this. Take four words that have nothing to do with each other.")
