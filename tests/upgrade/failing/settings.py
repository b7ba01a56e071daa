from sanad.settings import *  # noqa: F403
from sanad.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.upgrade.failing.apps.FailingConfig"]
