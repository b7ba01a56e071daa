from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TextsConfig(AppConfig):
    name = "sanad.texts"
    verbose_name = _("Texts")

    def ready(self):
        from sanad.lib import texts
        from sanad.texts.models import Wording

        texts.use_rows(Wording.objects.in_use)
