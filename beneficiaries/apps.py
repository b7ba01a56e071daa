from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeneficiariesConfig(AppConfig):
    name = "beneficiaries"
    verbose_name = _("Registry")

    def ready(self):
        from django.db.models import Q

        from beneficiaries import calling, files, guarded, guarded_members, kept, kept_off, leaving  # noqa: F401 - their steps
        from beneficiaries.enums import RegistryTaskKind
        from beneficiaries.models import Document, DocumentPage
        from sanad.messaging.outbox import told_by
        from sanad.workflow import workflow as tasks

        tasks.register(
            RegistryTaskKind, by_step=[RegistryTaskKind.NOBODY_LEFT, RegistryTaskKind.KNOW]
        )
        files.keeps(Document, while_=Q(destroyed_at=None))
        files.keeps(DocumentPage, while_=Q(document__destroyed_at=None))
        guarded.register()
        guarded_members.register(guarded.is_close)
        kept.register()
        told_by(None, calling.let_the_desk_call)

    def seed(self):
        """Make the catalogues that are missing; called after every migration, may run again."""
        from beneficiaries.catalogue import seed_catalogue

        seed_catalogue()
