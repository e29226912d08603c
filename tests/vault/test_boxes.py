"""The primitives: padding, sealing, deriving."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl import bindings

from vault import boxes

KEY = bytes(range(32))
SECRET = "阿香, 100 1234 5678".encode()


@pytest.mark.parametrize(
    ("length", "padded"), [(0, 64), (1, 64), (63, 64), (64, 128), (127, 128), (128, 256), (255, 256), (1000, 1024)]
)
def test_a_text_is_padded_to_the_next_of_64_128_256_bytes(length, padded):
    assert len(boxes.pad(b"x" * length)) == padded


@given(st.binary(max_size=600))
def test_unpadding_gives_back_what_was_padded_whatever_it_ends_with(text):
    assert boxes.unpad(boxes.pad(text)) == text
    assert boxes.unpad(boxes.pad(text + b"\x80\x00\x00")) == text + b"\x80\x00\x00"


def test_a_text_that_does_not_fit_a_fixed_size_is_refused_and_not_cut():
    assert len(boxes.pad(b"x" * 99, 100)) == 100
    with pytest.raises(ValueError):
        boxes.pad(b"x" * 100, 100)


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_what_is_sealed_opens_to_the_same_text(text, about):
    assert boxes.unseal(boxes.seal(text, KEY, about=about), KEY, about=about) == text


def test_a_ciphertext_tells_neither_the_text_nor_its_exact_length():
    short, long = boxes.seal(b"a", KEY, about=b"row"), boxes.seal(SECRET, KEY, about=b"row")
    assert len(short) == len(long)
    assert SECRET not in long
    assert boxes.seal(b"a", KEY, about=b"row") != short, "the nonce is random"


def test_a_ciphertext_opens_only_as_what_it_is_about():
    sealed = boxes.seal(SECRET, KEY, about=b"person/1")
    for about in (b"person/2", b"venue/1", b"", b"person/1 "):
        with pytest.raises(boxes.DoesNotOpen):
            boxes.unseal(sealed, KEY, about=about)


def test_a_ciphertext_opens_under_no_other_key():
    with pytest.raises(boxes.DoesNotOpen):
        boxes.unseal(boxes.seal(SECRET, KEY, about=b"row"), bytes(32), about=b"row")


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_ciphertext_with_any_byte_changed_does_not_open(place, difference):
    sealed = bytearray(boxes.seal(SECRET, KEY, about=b"row"))
    sealed[place % len(sealed)] ^= difference
    with pytest.raises(boxes.DoesNotOpen):
        boxes.unseal(bytes(sealed), KEY, about=b"row")


@given(st.binary(max_size=80))
def test_rubbish_does_not_open_and_raises_nothing_else(rubbish):
    with pytest.raises(boxes.DoesNotOpen):
        boxes.unseal(rubbish, KEY, about=b"row")


def sealed_as(written, version=b"\x00\x01"):
    """What somebody who holds the key makes of another format, authenticated like ours."""
    nonce = bytes(range(boxes.NONCE))
    body = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        boxes.pad(SECRET), written + version + b"row", nonce, KEY
    )
    return written + version + nonce + body


@pytest.mark.parametrize("written", [b"\x00", b"\x02", b"\x81", b"\xff"])
def test_another_format_does_not_open_even_if_whoever_made_it_held_the_key(written):
    assert boxes.unseal(sealed_as(boxes.FORMAT), KEY, about=b"row") == SECRET
    with pytest.raises(boxes.DoesNotOpen):
        boxes.unseal(sealed_as(written), KEY, about=b"row")


@pytest.mark.parametrize("length", range(45))
def test_what_is_too_short_to_be_a_ciphertext_does_not_open_and_raises_nothing_else(length):
    holder, short = boxes.Pair(KEY), boxes.seal(b"", KEY, about=b"row")[:length]
    with pytest.raises(boxes.DoesNotOpen):
        boxes.unseal(short, KEY, about=b"row")
    with pytest.raises(boxes.DoesNotOpen):
        holder.open(short)


@pytest.mark.parametrize("padded", [b"", b"no mark of its end", bytes(64)])
def test_an_authentic_text_without_the_mark_of_its_end_does_not_open(padded):
    nonce, head = bytes(boxes.NONCE), boxes.FORMAT + b"\x00\x01"
    body = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, head + b"row", nonce, KEY)
    with pytest.raises(boxes.DoesNotOpen):
        boxes.unseal(head + nonce + body, KEY, about=b"row")


@pytest.mark.parametrize("version", [1, 2, 255, 256, 65535])
def test_a_ciphertext_names_the_version_of_its_key_and_the_version_is_authenticated(version):
    sealed = boxes.seal(SECRET, KEY, about=b"row", version=version)
    assert sealed.version == version
    renumbered = sealed[:1] + (version ^ 1).to_bytes(2, "big") + sealed[3:]
    with pytest.raises(boxes.DoesNotOpen):
        boxes.unseal(renumbered, KEY, about=b"row")


def test_derived_keys_differ_by_key_label_and_the_boundaries_of_the_parts():
    derived = {
        boxes.derive(KEY, "a", b"bc"),
        boxes.derive(KEY, "ab", b"c"),
        boxes.derive(KEY, "a", b"b", b"c"),
        boxes.derive(KEY, "a", b"bc", b""),
        boxes.derive(bytes(32), "a", b"bc"),
    }
    assert len(derived) == 5
    assert boxes.derive(KEY, "a", b"bc") in derived, "and are the same each time"


def test_who_seals_to_a_public_half_cannot_open_it_again_but_the_holder_can():
    holder, other = boxes.Pair(boxes.random_key()), boxes.Pair(boxes.random_key())
    sealed = boxes.seal_to(holder.public, SECRET)
    assert holder.open(sealed) == SECRET
    with pytest.raises(boxes.DoesNotOpen):
        other.open(sealed)
    with pytest.raises(boxes.DoesNotOpen):
        holder.open(b"too short")
