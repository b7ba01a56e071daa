from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"

    def seed(self):
        from surveys.catalogue import seed_survey

        seed_survey()
