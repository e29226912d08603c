"""Sign-in, staff and settings."""

from django.urls import path

from accounts.views import session

app_name = "accounts"
urlpatterns = [
    path("sign-in/", session.sign_in, name="sign-in"),
    path("sign-out/", session.sign_out, name="sign-out"),
    path("passphrase/", session.passphrase, name="passphrase"),
    path("language/", session.language, name="language"),
]
