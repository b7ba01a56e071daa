"""What every answer says to the browser, and what cookies are called where they are real."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.project.test_imports import CHECKOUT

ANSWERS = ["/", "/accounts/login/", "/healthz", "/metrics", "/no-such-page/", "/static/sanad.css"]
NAMES = """
from django.conf import settings
import django; django.setup()
from sanad.accounts import devices, kept
from surveys import sheets
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME,
      devices.COOKIE, kept.COOKIE, kept.COMPUTER, sheets.COOKIE)
print(settings.CSRF_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)
"""


@pytest.mark.django_db
@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_is_framed_by_nobody_and_kept_to_https(settings, path):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    headers = Client().get(path, secure=True).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age=31536000; includeSubDomains" in headers["Strict-Transport-Security"]


@pytest.mark.django_db
def test_no_page_has_another_base(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "base-uri 'none'" in policy and "object-src 'none'" in policy


@pytest.mark.django_db
def test_no_script_reads_the_token_of_forms(client):
    cookie = client.get("/accounts/login/").cookies["csrftoken"]
    assert cookie["httponly"]


def test_a_real_cookie_is_of_this_host_alone():
    secrets = subprocess.run(
        [sys.executable, "-m", "sanad.keys"], cwd=CHECKOUT, capture_output=True, text=True
    )
    said = dict(line.split("=", 1) for line in secrets.stdout.splitlines() if "=" in line)
    real = {
        **{name: value.strip("'\"") for name, value in said.items()},
        "SANAD_ENV": "production",
        "DJANGO_SETTINGS_MODULE": "sanad.settings",
        "ALLOWED_HOSTS": "portal.example.org",
        "PUBLIC_URL": "https://portal.example.org",
        "DATABASE_URL": "postgres://site@localhost/none",
        "FILES_ROOT": "/tmp/none",
    }
    answer = subprocess.run(
        [sys.executable, "-c", NAMES],
        cwd=CHECKOUT,
        env=os.environ | real,
        capture_output=True,
        text=True,
    )
    names, flags = answer.stdout.splitlines()
    *whole, sheet = names.split()
    assert len(whole) == 6 and all(name.startswith("__Host-") for name in whole)
    assert sheet == "__Secure-rating", "kept to its own pages"
    assert flags == "True True True"
