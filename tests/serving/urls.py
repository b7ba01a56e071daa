"""The portal's addresses, and a few that a server is tried with."""

import os
import time

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from sanad.urls import urlpatterns as portal

LARGE_BYTES = 8 * 1024 * 1024


@login_not_required
def large(request):
    """As large as a decrypted paper of several pages."""
    return HttpResponse(b"p" * LARGE_BYTES, content_type="application/pdf")


@login_not_required
def wait(request):
    """An answer that takes as many seconds as asked."""
    time.sleep(float(request.GET["seconds"]))
    return HttpResponse("done")


@csrf_exempt
@login_not_required
def echo(request):
    """How many bytes of the body arrived."""
    return HttpResponse(f"{len(request.body)} bytes")


@login_not_required
def process(request):
    """Which process answers; with `die` it ends at once, as by a fault in a library."""
    if "die" in request.GET:
        os._exit(1)
    return HttpResponse(str(os.getpid()))


urlpatterns = [
    path("drill/large/", large),
    path("drill/echo/", echo),
    path("drill/wait/", wait),
    path("drill/process/", process),
    *portal,
]
