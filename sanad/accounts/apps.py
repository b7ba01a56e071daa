from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sanad.accounts"
    verbose_name = "Accounts"

    def ready(self):
        # One door for passwords, the one that counts failed tries: the admin's own form does not.
        from allauth.account.decorators import secure_admin_login
        from django.contrib import admin

        admin.site.login = secure_admin_login(admin.site.login)

    def seed(self):
        from sanad.accounts.roles import seed_roles

        seed_roles()
