from django.apps import AppConfig


class GuardedConfig(AppConfig):
    name = "sanad.guarded"

    def ready(self):
        from sanad.guarded import kin, reach, roles, workflow  # noqa: F401 - it declares the life of a change
        from sanad.guarded.enums import GuardedTaskKind
        from sanad.workflow import workflow as tasks

        roles.register()
        reach.register()
        kin.register()
        tasks.register(GuardedTaskKind, by_step=[GuardedTaskKind.SECOND])
