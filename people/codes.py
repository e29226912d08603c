"""The random code of a person: short, readable aloud, with a check character.

Five characters of an alphabet without look-alikes (no 0 O 1 I L, no vowels but A and E: no words), then a check
character that catches every single wrong character (ISO 7064, MOD 27,26).
"""

import secrets

ALPHABET = "23456789ACDEFHJKMNPQRTVWXY"
LENGTH = 5


def check_character(body: str) -> str:
    """The character that makes `body` a code."""
    base = len(ALPHABET)
    product = base
    for character in body:
        total = (product + ALPHABET.index(character)) % base or base
        product = total * 2 % (base + 1)
    return ALPHABET[(base + 1 - product) % base]


def new_code(taken=frozenset()) -> str:
    """A random code that is not in `taken`, such as "K7RM4T"."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        code = body + check_character(body)
        if code not in taken:
            return code
