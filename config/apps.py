"""The assembly as an application: it brings the checks."""

from django.apps import AppConfig
from django.core.checks import register

CHECKS = {
    "sensitivity": "sensitivity_is_declared",
    "pointers": "what_is_sealed_says_what_it_points_to",
    "retention": "retention_is_decided",
}


class Assembly(AppConfig):
    """Registers what `manage check` insists on."""

    name = "config"

    def ready(self):
        for tag, name in CHECKS.items():
            register(_loaded_when_asked(name), tag)


def _loaded_when_asked(name):
    def check(app_configs=None, **options):
        from config import checks  # they know every room: a start, which asks for none, has no use for them

        return getattr(checks, name)(app_configs, **options)

    return check
