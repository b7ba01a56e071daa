from django.apps import AppConfig


class BeneficiariesConfig(AppConfig):
    name = "beneficiaries"

    def seed(self):
        from beneficiaries.catalogue import seed_catalogue

        seed_catalogue()
