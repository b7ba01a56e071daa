from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "conduct"

    def ready(self):
        from conduct import workflow  # noqa: F401 - so that both tables know every verb
