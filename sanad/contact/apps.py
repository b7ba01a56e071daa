from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "sanad.contact"

    def ready(self):
        from beneficiaries import kept_off, panels
        from sanad.contact import agreed, kept, paper, workflow  # it declares both lives
        from sanad.contact.enums import ContactTaskKind
        from sanad.contact.panels import contacts_of
        from sanad.workflow import woman
        from sanad.workflow import workflow as tasks

        panels.register(contacts_of, order=30)
        tasks.register(ContactTaskKind, urgent=ContactTaskKind)
        kept_off.register(workflow.leave_questions)
        kept_off.register(workflow.leave_reports)
        woman.register(agreed.today, agreed.way)
        paper.register()
        kept.register()
