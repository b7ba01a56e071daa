from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "sanad.accounts"
    verbose_name = _("People who work here")

    def ready(self) -> None:
        """Follow what the sign-in library says."""
        from sanad.accounts import hooks  # noqa: F401

    def seed(self) -> None:
        """Make the roles; called after every migration, may run again."""
        from sanad.accounts.roles import seed_roles

        seed_roles()
