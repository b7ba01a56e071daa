"""Support requests on every step, each brought there by the verbs themselves."""

from requests_app.enums import Channel
from requests_app.models import Programme
from requests_app.workflow.desk import create_draft
from sanad.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory


def officer():
    """The officer who brings the cases of this file on their way."""
    known = User.objects.filter(username="desk-officer").first()
    return known or UserFactory(username="desk-officer", officer=True)


def draft(*, person=None, programme="rent", by=None, channel=Channel.DESK, key=None):
    """Begun at the desk for a woman with a household; `programme` by its code."""
    return create_draft(
        person=person or PersonFactory(),
        programme=Programme.objects.get(code=programme),
        by=by or officer(),
        channel=channel,
        key=key,
    )
