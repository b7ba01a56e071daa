"""How the installation runs: for the manager a page, for machines three short addresses."""

import hmac
import logging
import math

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.shortcuts import render

from sanad.lib.http import page
from sanad.messaging.models import Gateway
from sanad.operations import health, perms
from sanad.operations.models import Trouble

logger = logging.getLogger(__name__)

MOST_TROUBLES = 20
LOOPBACK = ("127.0.0.1", "::1")


@page(perms.may_see)
def show(request):
    """What is in order and what is not, and what was wrong lately."""
    context = {
        "checks": health.checks(),
        "held": Gateway.objects.held(),
        "troubles": [
            (health.label_of(trouble.code), trouble)
            for trouble in Trouble.objects.all()[:MOST_TROUBLES]
        ],
        "versions": health.versions(),
    }
    return render(request, "operations/show.html", context)


def healthz(request):
    """The process answers. It asks nobody else: a database that is away must not have it killed."""
    return _plain("ok\n")


def readyz(request):
    """The installation does its work: the database answers, its rules are all there, and a worker
    ran lately what is due. 503 where one of them fails, with a line for each."""
    try:
        now = health.database_now()
        found = [health.rules(), health.calendar(now)]
    except (DatabaseError, InterfaceError):
        logger.exception("the database did not answer")
        return _plain("database: does not answer\n", 503)
    lines = [f"{check.code}: {'ok' if check.is_ok else 'look at it'}\n" for check in found]
    return _plain("".join(lines), 200 if all(check.is_ok for check in found) else 503)


def metrics(request):
    """Figures in Prometheus' text format, all of them read from the database and the disk: it does
    not matter which process answers. With `METRICS_TOKEN` as a bearer token; where none is set,
    only this machine itself may ask, and through no proxy."""
    if not _may_read_metrics(request):
        return _plain("not for everybody\n", 403)
    lines, named = [], set()
    for name, labels, value, about in health.figures():
        if name not in named:
            lines += [f"# HELP {name} {about}", f"# TYPE {name} gauge"]
            named.add(name)
        lines.append(f"{name}{labels} {'+Inf' if math.isinf(value) else f'{value:g}'}")
    return _plain("\n".join(lines) + "\n", kind="text/plain; version=0.0.4; charset=utf-8")


def _may_read_metrics(request):
    if settings.METRICS_TOKEN:
        wanted = f"Bearer {settings.METRICS_TOKEN}".encode()
        return hmac.compare_digest(request.headers.get("Authorization", "").encode(), wanted)
    is_direct = "X-Forwarded-For" not in request.headers
    return is_direct and request.META.get("REMOTE_ADDR") in LOOPBACK


def _plain(text, status=200, kind="text/plain; charset=utf-8"):
    return HttpResponse(
        text, status=status, content_type=kind, headers={"Cache-Control": "no-store"}
    )


# Answered by `middleware.HealthMiddleware`, before anything else is asked of the request.
ADDRESSES = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics}
