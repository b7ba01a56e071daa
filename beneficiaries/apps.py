from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeneficiariesConfig(AppConfig):
    name = "beneficiaries"
    verbose_name = _("Registry")

    def seed(self):
        from beneficiaries.catalogue import seed_catalogue

        seed_catalogue()
