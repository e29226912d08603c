"""What stands where a sealed value would be when its key is not open: it prints as "•••" and refuses the rest."""

from vault.keyring import Locked


class Unopened:
    """Stands where a sealed value would be when its key is not open."""

    def __init__(self, compartment):
        self.compartment = compartment

    def __str__(self):
        return "•••"

    __repr__ = __str__

    def __format__(self, spec):
        return str(self)

    def _refuse(self, *args):
        raise Locked(self.compartment)

    __iter__ = __len__ = __getitem__ = __contains__ = __int__ = __add__ = __radd__ = __sub__ = __rsub__ = _refuse
    __lt__ = __gt__ = __le__ = __ge__ = _refuse

    def __bool__(self):
        return True


def is_sealed(value) -> bool:
    """Whether `value` is one that the open keys do not open."""
    return isinstance(value, Unopened)
