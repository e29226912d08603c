"""Signing in and out, one's own passphrase, the language of the pages."""

from django.conf import settings
from django.contrib.auth import authenticate
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions, signing_in
from accounts.forms import LanguageForm, PassphraseForm, SignInForm, SwitchForm
from accounts.models import User
from accounts.permissions import Permission, public, requires
from core.forms import typed
from core.redirects import redirect_saying
from vault.flows import WrongMachine
from vault.passphrases import Busy

YEAR = 365 * 24 * 60 * 60  # seconds


class NotLetIn(Exception):
    """She cannot be let in; the message says why, `status` is the answer's."""

    def __init__(self, words, status=200):
        super().__init__(words)
        self.status = status


@public(because="who is signed out has to get in")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in(request):
    """Ask for pseudonym and passphrase; open the keys they open."""
    form = SignInForm(typed(request), initial={"next": request.GET.get("next", "")})
    status = 200
    if form.is_valid():
        try:
            _let_in(request, form.cleaned_data["username"], form.cleaned_data["passphrase"])
            return redirect(form.cleaned_data["next"] or "home:home")
        except NotLetIn as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
    return render(request, "accounts/sign_in.html", {"form": form}, status=status)


@public(because="who is signed out already is only shown the sign-in page")
@require_POST
def sign_out(request):
    """End the session and forget its keys."""
    if request.user.is_authenticated:
        signing_in.sign_out(request)
    return redirect("accounts:sign-in")


@requires(Permission.WRITE_VISITS)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def switch(request):
    """Let a colleague go on at this laptop: her name is a tile, as somebody is signed in; she types her passphrase."""
    names = [user.username for user in User.objects.sharing_the_laptop(request.user)]
    form = SwitchForm(typed(request), names=names)
    status = 200
    if form.is_valid():
        try:
            _let_in(request, **form.cleaned_data, start=signing_in.change_user)
            return redirect("home:home")
        except NotLetIn as refusal:
            form.add_error("passphrase", str(refusal))
            status = refusal.status
    return render(request, "accounts/switch.html", {"form": form}, status=status)


@requires(Permission.OWN_ACCOUNT)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def passphrase(request):
    """Choose another passphrase; other sessions of hers end, this one goes on with new keys."""
    names = (request.user.username, request.organisation.name)
    form = PassphraseForm(typed(request), names=names)
    status = 200
    if form.is_valid():
        try:
            _change_passphrase(request, form.cleaned_data["old"], form.cleaned_data["new"])
            return redirect_saying(request, _("Saved."), "home:home")
        except NotLetIn as refusal:
            form.add_error("old" if refusal.status == 200 else None, str(refusal))
            status = refusal.status
    return render(request, "accounts/passphrase.html", {"form": form}, status=status)


@public(because="the sign-in page is read in one's own language")
@require_POST
def language(request):
    """Keep the chosen language in a cookie and go back to the page she was on."""
    form = LanguageForm(request.POST, languages=settings.LANGUAGES)
    form.is_valid()
    response = redirect(form.cleaned_data["next"] or "home:home")
    if "language" in form.cleaned_data:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            form.cleaned_data["language"],
            max_age=YEAR,
            secure=settings.OVER_HTTPS,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    return response


def _let_in(request, username, passphrase, start=signing_in.sign_in):
    try:
        try:
            _started(request, username, passphrase, start)
        except signing_in.Changed:  # her keys were sealed anew at the same moment, elsewhere
            _started(request, username, passphrase, start)
    except signing_in.Changed as error:
        raise NotLetIn(_("Pseudonym or passphrase is not right.")) from error
    except WrongMachine as error:
        words = _("The passphrase is right, but your keys were sealed on another machine. Ask for a new one-time code.")
        raise NotLetIn(words) from error


def _started(request, username, passphrase, start):
    user = _authenticated(request, username, passphrase, _("Pseudonym or passphrase is not right."))
    signing_in.strengthen(user, passphrase)
    start(request, user)


def _change_passphrase(request, old, new):
    user = _authenticated(request, request.user.username, old, _("This is not the passphrase you have now."))
    try:
        user.kek = actions.choose_passphrase(user=user, kek=user.kek, passphrase=new)
        signing_in.sign_in(request, user)
    except signing_in.Changed as error:
        raise NotLetIn(_("This is not the passphrase you have now.")) from error
    except Busy as error:
        raise NotLetIn(busy(), 503) from error


def _authenticated(request, username, passphrase, wrong):
    try:
        user = authenticate(request, username=username, password=passphrase)
    except Busy as error:
        raise NotLetIn(busy(), 503) from error
    if user is None:
        raise NotLetIn(wrong)
    return user


def busy():
    """What is said while so many sign in that a passphrase would have to wait."""
    return _("Several people are signing in at once. Send it again in a few seconds.")
