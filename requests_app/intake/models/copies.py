"""How long a request needs the copies of papers: until it is over (PR-2+)."""

import pgtrigger
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document
from requests_app.intake.enums import UNFINISHED
from requests_app.intake.models.support_request import SupportRequest
from sanad.lib.triggers import Rule

pgtrigger.register(
    Rule(
        rule="document_stays_for_a_request",
        clause="PR-2+",
        sentence=_("A copy is not destroyed while a request is under way that may need it."),
        operation=pgtrigger.Update,
        broken="""OLD.destroyed_at IS NULL AND NEW.destroyed_at IS NOT NULL AND EXISTS (
            SELECT 1 FROM $requests_app.SupportRequest r
            WHERE r.status IN $requests_app.UNFINISHED AND (r.person_id = NEW.person_id
                OR r.household_id = (SELECT p.household_id FROM $Person p
                    WHERE p.id = NEW.person_id)))""",
    )
)(Document)


def needed() -> Q:
    """Over `Document`: a request of the person or of the household is under way."""
    theirs = Q(person=OuterRef("person")) | Q(household=OuterRef("person__household"))
    return Q(Exists(SupportRequest.objects.filter(theirs, status__in=UNFINISHED)))
