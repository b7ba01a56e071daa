"""The addresses for machines are answered first: a monitor knows the host by its number, speaks
plain http on this machine, and has no session."""

from django.http import HttpResponseNotAllowed

from sanad.operations.views import ADDRESSES


class HealthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        view = ADDRESSES.get(request.path)
        if view is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return view(request)
