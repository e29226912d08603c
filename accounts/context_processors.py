"""What every page knows: the organisation, and what its reader may do."""

from accounts.permissions import Permission, may


def organisation(request):
    """`organisation`, `user`, and `can.READ_VENUES` and so on for the reader's permissions."""
    user = getattr(request, "user", None)
    can = {permission.name: True for permission in Permission if user and may(user, permission)}
    return {"organisation": getattr(request, "organisation", None), "user": user, "can": can}
