from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate, pre_migrate


def make_clock(using, **kwargs):
    """Before the first migration: tables name the policy's clock in their defaults."""
    from sanad import database

    database.before_migrations()


def secure_database(using, **kwargs):
    """After the last app's migrations: functions, grants, then each app's reference rows."""
    from django.core.management import call_command

    from sanad import database

    call_command("createcachetable", verbosity=0)
    database.secure()
    for config in apps.get_app_configs():
        if hasattr(config, "seed"):
            config.seed()


class AdminConfig(admin_apps.AdminConfig):
    """Django's admin with our own site: managers only, one door for passwords."""

    default = False
    default_site = "sanad.admin.ManagersSite"


class SanadConfig(AppConfig):
    """The project itself. It stands last among the apps, so that it closes every migration."""

    name = "sanad"

    def ready(self):
        from sanad import checks  # noqa: F401
        from sanad.accounts import signed
        from sanad.lib import labels, values

        labels.register()
        values.register()
        signed.register()

        pre_migrate.connect(make_clock, sender=apps.get_app_config("contenttypes"))
        post_migrate.connect(secure_database, sender=self)
