"""Sign-in, staff and settings."""

app_name = "accounts"
urlpatterns = []
