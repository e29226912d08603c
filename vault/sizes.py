"""Rows of one size: where a length would tell how many, every row of the table is padded to the same."""

from django.db import transaction

from vault import boxes
from vault.keyring import current

OVERHEAD = len(boxes.seal(b"", bytes(boxes.KEY_BYTES), about=b"", size=boxes.SMALLEST)) - boxes.SMALLEST


def size_of(box, *, fitting=0) -> int:
    """The size in bytes of every row of `box`; the whole table is enlarged when `fitting` bytes need more."""
    size = _remembered(box)
    if fitting < size:
        return size
    while fitting >= size:
        size *= 2
    enlarge(box, size)
    return size


def sealed_length(box) -> int:
    """The length in bytes of a ciphertext of a box whose rows have one size."""
    return size_of(box) + OVERHEAD


def _remembered(box):
    from vault.models import RowSize

    sizes = current().sizes
    if box.label not in sizes:
        stored = RowSize.objects.filter(label=box.label).values_list("size", flat=True).first()
        sizes[box.label] = stored or box.row_bytes
    return sizes[box.label]


@transaction.atomic
def enlarge(box, size) -> None:
    """Seal every row of the table anew at `size` bytes."""
    from vault.models import RowSize

    RowSize.objects.update_or_create(label=box.label, defaults={"size": size})
    rows = box.model._base_manager
    for row in rows.select_for_update().only("pk", box.attname).iterator():
        sealed = getattr(row, box.attname)
        key, about = current().key(box.compartment, sealed.version), box.about(row)
        text = boxes.unseal(sealed, key, about=about)
        larger = boxes.seal(text, key, about=about, version=sealed.version, size=size)
        rows.filter(pk=row.pk).update(**{box.attname: larger})
    current().sizes[box.label] = size
