from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "conduct"

    def ready(self):
        from beneficiaries import panels as file
        from beneficiaries import scope
        from conduct import panels, workflow  # noqa: F401 - so that both tables know every verb
        from conduct.models import Measure

        file.register(panels.conduct_of, order=60)
        scope.register_endings(lambda: Measure.objects.may_fall().values("pk"))
