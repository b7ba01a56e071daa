from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RequestsAppConfig(AppConfig):
    name = "requests_app"
    verbose_name = _("Programmes of help")

    def ready(self):
        from beneficiaries import panels as file
        from requests_app import (
            panels,
            standing,
            workflow,  # noqa: F401 - so that LIFE knows every verb
        )

        standing.tell()
        file.register(panels.requests_of, order=10)

    def seed(self):
        from requests_app.catalogue import seed_catalogue

        seed_catalogue()
