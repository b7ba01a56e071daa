"""The portal's addresses and one bare page, which every other page is measured against."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

from sanad.urls import urlpatterns as portal


@login_not_required
def bare(request):
    """What a request costs before the portal does anything: the same middleware, no page."""
    return HttpResponse("bare")


urlpatterns = [path("bare/", bare), *portal]
