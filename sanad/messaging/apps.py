from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "sanad.messaging"

    def ready(self):
        from sanad.messaging import kept

        kept.register()
