from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "sanad.contact"

    def ready(self):
        from beneficiaries import panels
        from sanad.contact import (
            paper,
            workflow,  # noqa: F401 - it declares both lives
        )
        from sanad.contact.panels import contacts_of

        panels.register(contacts_of, order=30)
        paper.register()
