"""The mother's household was registered for a year; a service of it waits for the provider."""

from requests_app.delivery.workflow.enrolment import add_service
from requests_app.intake.enums import RequestStatus
from requests_app.models import SupportRequest
from sanad.demo import cases


def plan(scene, heads, days):
    """Its script; none in the small demo."""
    if scene.size.has_others:
        days.begin(66, _registered(scene, heads[0]), hour=9)


def _registered(scene, head):
    yield from cases.life(scene, head, "orphans", cases.Goal.REGISTERED)
    case = SupportRequest.objects.filter(person=head, programme__code="orphans").latest("id")
    if case.status == RequestStatus.REGISTERED:
        service = case.enrolment.services[0]
        add_service(case, by=scene.officer_of(head), service=service, count=2)
