"""Styles and scripts: only what pages ask for, under names with a hash, compressed; `./rounds` collects them."""

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage

OF_OTHERS = ("bootstrap/css/bootstrap.min.css", "django_htmx/htmx-2.min.js")


class OfOthers(AppDirectoriesFinder):
    """Of other people's packages what pages ask for: the whole of Bootstrap takes 17 seconds to compress."""

    def list(self, ignore_patterns):
        return ((path, storage) for path, storage in super().list(ignore_patterns) if path in OF_OTHERS)

    def find_in_app(self, app, path):
        return super().find_in_app(app, path) if path in OF_OTHERS else None


class HashedAndCompressed(CompressedManifestStaticFilesStorage):
    """A changed file has another name, so a browser keeps each for good. Source maps are not served, nor looked for."""

    patterns = (("*.css", (r"""(?P<matched>url\(['"]{0,1}\s*(?P<url>.*?)["']{0,1}\))""",)),)
    keep_only_hashed_files = True
