from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"

    def ready(self):
        from surveys import workflow  # noqa: F401 - it declares the life of an improvement

    def seed(self):
        """Make the current survey; called after every migration, may run again (DG-5)."""
        from surveys.catalogue import seed_survey

        seed_survey()
