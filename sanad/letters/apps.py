from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "sanad.letters"

    def ready(self):
        from sanad.letters import kept

        kept.register()
