"""The floor: the same facts unencrypted, in plain tables of their own database, and a plain Django page on them."""
