"""The assembly as an application: it brings the checks."""

from django.apps import AppConfig


class Assembly(AppConfig):
    """Registers what `manage check` insists on."""

    name = "config"

    def ready(self):
        from config import checks  # noqa: F401 registers itself
