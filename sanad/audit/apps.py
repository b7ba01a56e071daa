from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "sanad.audit"
    verbose_name = _("Who opened files")

    def ready(self) -> None:
        from sanad.audit import sign_ins

        sign_ins.listen()
