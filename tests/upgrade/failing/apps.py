from django.apps import AppConfig
from django.db.models.signals import post_migrate


def fail(**kwargs):
    raise RuntimeError("the last thing of the upgrade failed")


class FailingConfig(AppConfig):
    """An app behind all others, whose part of an upgrade fails when everything else is done."""

    name = "tests.upgrade.failing"

    def ready(self):
        post_migrate.connect(fail, sender=self)
