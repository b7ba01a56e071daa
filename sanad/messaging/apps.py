from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "sanad.messaging"
