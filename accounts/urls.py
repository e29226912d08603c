"""Sign-in, staff and settings."""

from django.urls import path

from accounts.views import session, settings, staff

app_name = "accounts"
urlpatterns = [
    path("sign-in/", session.sign_in, name="sign-in"),
    path("sign-out/", session.sign_out, name="sign-out"),
    path("switch/", session.switch, name="switch"),
    path("passphrase/", session.passphrase, name="passphrase"),
    path("language/", session.language, name="language"),
    path("staff/", staff.staff, name="staff"),
    path("staff/invite/", staff.staff_invite, name="staff-invite"),
    path("staff/<uuid:pk>/", staff.staff_member, name="staff-member"),
    path("staff/<uuid:pk>/leave/", staff.staff_leave, name="staff-leave"),
    path("staff/<uuid:pk>/code/", staff.staff_code, name="staff-code"),
    path("settings/", settings.settings, name="settings"),
    path("settings/trail/", settings.trail, name="trail"),
]
