"""The WSGI entry point; `manage.py serve` verifies the database before gunicorn loads it."""

import os

from django.core.wsgi import get_wsgi_application

from sanad.preload import preload

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sanad.settings")

application = get_wsgi_application()
preload()
