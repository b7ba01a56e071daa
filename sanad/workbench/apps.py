from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "sanad.workbench"

    def ready(self) -> None:
        from sanad.workbench import addresses

        addresses.register()
