"""The portal's settings, with the addresses that a server is tried with."""

from sanad.settings import *  # noqa: F403

ROOT_URLCONF = "tests.serving.urls"
