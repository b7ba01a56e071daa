from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "sanad.paper"

    def ready(self):
        from beneficiaries import files
        from sanad.paper.models import Sheet

        files.keeps(Sheet)
