"""The search for secrets finds what is there: otherwise finding nothing would prove nothing."""

import base64
import random

import pytest

from tests.proofs.planting import planted
from tests.proofs.scanning import SHORTEST, Scanner, encodings

NOISE = random.Random(1).randbytes(4000)


@pytest.mark.parametrize("secret", ["Zephyrion", "10012345678", "阿香美容店"])
def test_a_secret_is_found_in_every_encoding_at_every_place(secret):
    scanner = Scanner([secret, "Something else"])
    for name, needle in encodings(secret).items():
        for place in range(8):
            hay = NOISE[: 100 + place] + needle + NOISE[:50]
            assert secret in {found for found, _ in scanner.found_in(hay)}, (name, place)


@pytest.mark.parametrize("before", [b"", b"a", b"ab", b"abc", "香".encode()])
def test_a_secret_is_found_inside_a_longer_text_that_was_base64d(before):
    hay = base64.b64encode(before + "阿香美容店".encode() + b" and more")
    assert Scanner(["阿香美容店"]).found_in(hay)


def test_noise_holds_no_secret():
    assert Scanner(["Zephyrion", "阿香美容店"]).found_in(NOISE) == set()


def test_a_half_of_a_secret_is_not_a_secret():
    assert Scanner(["Zephyrion"]).found_in(b"Zephyr ion") == set()


def test_files_and_their_names_are_looked_at(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "Zephyrion.txt").write_bytes(NOISE)
    (tmp_path / "deep" / "x").write_text("so Zephyrion said")
    found = Scanner(["Zephyrion"]).found_in_files(tmp_path)
    assert {where for _, _, where in found} == {"the name Zephyrion.txt", "x"}


def test_there_are_five_hundred_secrets_of_every_kind_in_two_scripts_long_enough_not_to_be_found_by_chance():
    secrets = planted(1, "amber").secrets | planted(2, "amber").secrets
    assert len(secrets) >= 500
    assert {"nickname", "phone", "address", "question", "answer", "note", "venue name", "remarks"} <= set(
        secrets.values()
    )
    assert sum(not secret.isascii() for secret in secrets) >= 150
    assert all(len(secret.encode("gb18030")) >= SHORTEST for secret in secrets)
