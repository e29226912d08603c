"""What every answer tells the browser."""

from django.conf import settings
from django.utils.cache import patch_vary_headers

NEUTRAL = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


class PrivateResponses:
    """Nothing but static files is kept by a browser: the back button shows no page after sign-out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in NEUTRAL.items():
            response[name] = value
        if not request.path_info.startswith(f"/{settings.STATIC_URL.lstrip('/')}") or response.status_code >= 400:
            response["Cache-Control"] = "no-store"
            patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response
