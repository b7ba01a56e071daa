from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "conduct"

    def ready(self):
        from beneficiaries import panels as file
        from conduct import panels, workflow  # noqa: F401 - so that both tables know every verb

        file.register(panels.conduct_of, order=60)
