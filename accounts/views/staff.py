"""The staff: who has an account, as what, with which keys; inviting, roles, forgotten passphrases, leavers."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import actions
from accounts.fetching import fetched
from accounts.forms import InviteForm, RoleForm
from accounts.models import User
from accounts.permissions import Permission, requires
from accounts.views.session import busy
from core.forms import typed
from core.redirects import redirect_saying
from vault.passphrases import Busy


@requires(Permission.MANAGE_STAFF)
def staff(request):
    """Accounts, names without sign-in, and leavers."""
    everybody = User.objects.visible_to(request.user)
    context = {
        "accounts": everybody.here().with_sign_in().with_keys().by_name(),
        "entries": everybody.here().without_sign_in().by_name(),
        "leavers": everybody.gone().by_name(),
        "too_few": everybody.too_few_hold_the_keys(),
    }
    return render(request, "accounts/staff.html", context)


@requires(Permission.MANAGE_STAFF)
@require_http_methods(["GET", "POST"])
def staff_invite(request):
    """Make an account; the page that answers shows its one-time code, once."""
    form = InviteForm(typed(request))
    status = 200
    if form.is_valid():
        try:
            code = actions.invite(**form.cleaned_data, by=request.user)
            return _show_code(request, form.cleaned_data["username"], code)
        except actions.NotPossible as error:
            form.add_error("username", str(error))
        except Busy:
            status = _busy(form)
    return render(request, "accounts/staff_invite.html", {"form": form}, status=status)


@requires(Permission.MANAGE_STAFF)
@require_http_methods(["GET", "POST"])
def staff_member(request, pk):
    """One of the staff: her role, which can be changed here."""
    user = fetched(request, User.objects.with_keys(), pk)
    form = RoleForm(typed(request), initial={"role": user.role})
    if form.is_valid():
        try:
            if form.has_changed():
                actions.change_role(user=user, role=form.cleaned_data["role"], by=request.user)
            return redirect_saying(request, _("Saved."), "accounts:staff")
        except actions.NotPossible as error:
            form.add_error("role", str(error))
    return render(request, "accounts/staff_member.html", {"member": user, "form": form})


@requires(Permission.MANAGE_STAFF)
@require_http_methods(["GET", "POST"])
def staff_leave(request, pk):
    """Ask, then take all keys from a leaver."""
    user = fetched(request, User.objects.here().with_sign_in(), pk)
    refusal = ""
    if request.method == "POST":
        try:
            actions.leave(user=user, by=request.user)
            return redirect_saying(request, _("Saved."), "accounts:staff")
        except actions.NotPossible as error:
            refusal = str(error)
    return render(request, "accounts/staff_leave.html", {"member": user, "refusal": refusal})


@requires(Permission.MANAGE_STAFF)
@require_http_methods(["GET", "POST"])
def staff_code(request, pk):
    """Ask, then give a new one-time code to somebody who forgot her passphrase."""
    user = fetched(request, User.objects.here().with_sign_in(), pk)
    refusal, status = "", 200
    if request.method == "POST":
        try:
            return _show_code(request, user.username, actions.invite_again(user=user, by=request.user))
        except actions.NotPossible as error:
            refusal = str(error)
        except Busy:
            refusal, status = busy(), 503
    return render(request, "accounts/staff_code.html", {"member": user, "refusal": refusal}, status=status)


def _show_code(request, username, code):
    """The code stands in this one answer: in no message, cookie or address."""
    code_ends = User.objects.get(username=username).code_ends
    return render(request, "accounts/code_shown.html", {"username": username, "code": code, "code_ends": code_ends})


def _busy(form):
    form.add_error(None, busy())
    return 503
