"""The portal's settings, with the bare pages beside its own."""

from sanad.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
