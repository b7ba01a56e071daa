from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "conduct"

    def ready(self):
        from beneficiaries import destroying, kept_off, scope
        from beneficiaries import panels as file
        from conduct import kept, panels, workflow  # so that both tables know every verb
        from conduct.models import Measure, copies
        from conduct.workflow.measure import let_the_researcher_call
        from sanad.messaging.outbox import told_by

        kept.register()
        destroying.register(copies.needed)
        kept_off.register(workflow.leave_cases)
        told_by(Measure, let_the_researcher_call)
        file.register(panels.conduct_of, order=60)
        scope.register_endings(lambda: Measure.objects.may_fall().values("pk"))
