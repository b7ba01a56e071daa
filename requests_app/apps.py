from django.apps import AppConfig


class RequestsAppConfig(AppConfig):
    name = "requests_app"

    def ready(self):
        from requests_app import standing, workflow  # noqa: F401 - so that LIFE knows every verb

        standing.tell()

    def seed(self):
        from requests_app.catalogue import seed_catalogue

        seed_catalogue()
