"""What whoever hears a code read aloud can check."""

from people.codes import ALPHABET, LENGTH, check_character


def is_code(text: str) -> bool:
    """Whether `text` is a code with the right check character."""
    body, check = text[:-1], text[-1:]
    return len(body) == LENGTH and all(c in ALPHABET for c in text) and check_character(body) == check
