from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TextsConfig(AppConfig):
    name = "sanad.texts"
    verbose_name = _("Texts")

    def ready(self):
        from sanad.lib import association, texts
        from sanad.texts.models import Logo, Wording

        texts.use_rows(Wording.objects.in_use)
        association.use_logos(Logo.read)
