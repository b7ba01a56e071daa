"""Django alone, with its admin and one page of thirty rows: what a site of it takes of memory.

Served by gunicorn for `served.py`; the database is the one in DATABASE_URL.
"""

import environ
from django.conf import settings

ROWS = 30
PAGE = (
    "{% load i18n %}<!doctype html><title>{% translate 'Yes' %}</title><table>"
    "{% for kind in kinds %}<tr><td>{{ kind.pk }}<td>{{ kind.model }}{% endfor %}</table>"
)
MIDDLEWARE = (
    "security.SecurityMiddleware",
    "common.CommonMiddleware",
    "csrf.CsrfViewMiddleware",
)

settings.configure(
    SECRET_KEY="bare",
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF=__name__,
    LANGUAGE_CODE="ar",
    STATIC_URL="/static/",
    DATABASES={"default": environ.Env().db_url("DATABASE_URL")},
    INSTALLED_APPS=[
        f"django.contrib.{app}"
        for app in ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        *(f"django.middleware.{each}" for each in MIDDLEWARE),
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
)

from django.core.wsgi import get_wsgi_application  # noqa: E402 - behind the settings

application = get_wsgi_application()

from django.contrib import admin  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

LIST = engines["django"].from_string(PAGE)


def rows(request):
    """Thirty rows of a table, and who asks."""
    kinds = ContentType.objects.order_by("id")[:ROWS]
    return HttpResponse(LIST.render({"kinds": kinds, "user": request.user}, request))


urlpatterns = [path("", rows), path("admin/", admin.site.urls)]
