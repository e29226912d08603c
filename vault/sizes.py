"""Rows of one size: where a length would tell how many, every row of the table is padded to the same."""

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Length

from vault import boxes
from vault.keyring import current

OVERHEAD = len(boxes.seal(b"", bytes(boxes.KEY_BYTES), about=b"", size=boxes.SMALLEST)) - boxes.SMALLEST


def size_of(box, *, fitting=0) -> int:
    """The size in bytes of every row of `box`; the whole table is enlarged when `fitting` bytes need more."""
    size = _remembered(box)
    return size if fitting < size else enlarge(box, fitting)


def sealed_length(box) -> int:
    """The length in bytes of a ciphertext of a box whose rows have one size."""
    return size_of(box) + OVERHEAD


def _remembered(box):
    from vault.models import RowSize

    sizes = current().sizes
    if box.label not in sizes:
        stored = RowSize.objects.filter(label=box.label).values_list("size", flat=True).first()
        sizes[box.label] = _with_room_for(stored or 0, box)
    return sizes[box.label]


def _with_room_for(size, box):
    """The declared size, doubled until it is `size` at least: the stored one lies in clear and may have been shrunk."""
    room = box.row_bytes
    while room < size:
        room *= 2
    return room


@transaction.atomic
def enlarge(box, fitting) -> int:
    """Seal every row of the table anew, with room for `fitting` bytes and for the longest row; the new size."""
    from vault.models import RowSize

    rows = box.model._base_manager
    longest = rows.aggregate(longest=Max(Length(box.attname)))["longest"] or 0
    size = _with_room_for(max(fitting + 1, longest - OVERHEAD), box)
    RowSize.objects.update_or_create(label=box.label, defaults={"size": size})
    for row in rows.select_for_update().only("pk", box.attname).iterator():
        sealed = getattr(row, box.attname)
        key, about = current().key(box.compartment, sealed.version), box.about(row)
        text = boxes.unseal(sealed, key, about=about)
        larger = boxes.seal(text, key, about=about, version=sealed.version, size=size)
        rows.filter(pk=row.pk).update(**{box.attname: larger})
    current().sizes[box.label] = size
    return size
