from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PolicyConfig(AppConfig):
    name = "sanad.policy"
    verbose_name = _("Policy")

    def seed(self):
        from sanad.policy.register import seed_policy

        seed_policy()
