"""Only so that Django knows the password column; the derivation itself is the vault's, done once."""

from django.contrib.auth.hashers import BasePasswordHasher

from vault import passphrases


class Argon2idHasher(BasePasswordHasher):
    """Knows the column `rounds_argon2id$passes$memory$salt$verifier`."""

    algorithm = passphrases.ALGORITHM

    def encode(self, password, salt):
        return passphrases.derive_new(password).encoded

    def verify(self, password, encoded):
        return passphrases.derive_known(password, encoded) is not None

    def decode(self, encoded):
        algorithm, passes, memory, salt, verifier = encoded.split("$")
        return {"algorithm": algorithm, "passes": passes, "memory": memory, "salt": salt, "hash": verifier}

    def safe_summary(self, encoded):
        return {"algorithm": self.algorithm}

    def must_update(self, encoded):
        return False

    def harden_runtime(self, password, encoded):
        """Unknown names cost the same in the backend itself."""
