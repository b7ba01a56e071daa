from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sanad.accounts"
    verbose_name = "Accounts"

    def seed(self):
        from sanad.accounts.roles import seed_roles

        seed_roles()
