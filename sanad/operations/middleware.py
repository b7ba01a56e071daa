"""The addresses for machines are answered first: a monitor knows the host by its number, speaks
plain http on this machine, and has no session."""

from django.conf import settings
from django.http import HttpResponseNotAllowed

from sanad.operations.views import ADDRESSES


class HealthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        view = ADDRESSES.get(request.path)
        if view is None:
            return self.get_response(request)
        is_read = request.method in ("GET", "HEAD")
        response = view(request) if is_read else HttpResponseNotAllowed(["GET", "HEAD"])
        return self._guarded(request, response)

    def _guarded(self, request, response):
        """What every other answer says is said by middlewares that stand behind."""
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        if settings.SECURE_HSTS_SECONDS and request.is_secure():
            response["Strict-Transport-Security"] = (
                f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
            )
        return response
