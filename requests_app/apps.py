from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RequestsAppConfig(AppConfig):
    name = "requests_app"
    verbose_name = _("Programmes of help")

    def ready(self):
        from beneficiaries import destroying, files, kept_off
        from beneficiaries import panels as file
        from requests_app import kept
        from requests_app.committee import workflow as _committee  # noqa: F401 - LIFE's verbs
        from requests_app.committee.enums import CommitteeTaskKind
        from requests_app.committee.models import MinutesScan
        from requests_app.committee.models import copies as of_decisions
        from requests_app.committee.workflow.study import leave_studies
        from requests_app.delivery import guarded
        from requests_app.delivery import pages as delivery
        from requests_app.delivery import paper as receipts
        from requests_app.delivery import workflow as _delivery  # noqa: F401 - LIFE's verbs
        from requests_app.intake import enums, pages, panels, standing
        from requests_app.intake import paper as forms
        from requests_app.intake import workflow as _intake  # noqa: F401 - LIFE's verbs
        from requests_app.intake.models import copies as of_requests
        from sanad.workflow import workflow as tasks

        kept.register()
        standing.register()
        guarded.register()
        receipts.register()
        forms.register()
        kinds = enums.RequestTaskKind
        by_step = [kinds.SECOND_LOOK, kinds.RELEASE, kinds.WITNESS, kinds.SILENT, kinds.TELL]
        tasks.register(kinds, by_step=by_step)
        tasks.register(CommitteeTaskKind)
        files.keeps(MinutesScan)
        destroying.register(of_requests.needed)
        destroying.register(of_decisions.needed)
        kept_off.register(leave_studies)
        file.register(panels.requests_of, order=10)
        pages.add_to_do(delivery.to_do)

    def seed(self):
        """Make programmes and reasons; called after every migration, may run again (DG-1)."""
        from requests_app.catalogue import seed_catalogue

        seed_catalogue()
