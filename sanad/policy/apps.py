from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PolicyConfig(AppConfig):
    name = "sanad.policy"
    verbose_name = _("Policy")

    def ready(self):
        from sanad.lib import limits
        from sanad.policy import parameters

        limits.address_percent = lambda: parameters.in_force().address_percent

    def seed(self):
        """Make the board's first version; called after every migration, may run again (AP-1)."""
        from sanad.policy.register import seed_policy

        seed_policy()
