"""How long a conduct case needs the copies of papers: until it is closed (PR-2+)."""

import pgtrigger
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document
from conduct.enums import OPEN
from conduct.models.incident import Incident
from sanad.lib.triggers import Rule

pgtrigger.register(
    Rule(
        rule="document_stays_for_a_conduct_case",
        clause="PR-2+",
        sentence=_("A copy is not destroyed while a conduct case about its person is open."),
        operation=pgtrigger.Update,
        broken="""OLD.destroyed_at IS NULL AND NEW.destroyed_at IS NOT NULL AND EXISTS (
            SELECT 1 FROM $conduct.Incident i
            WHERE i.person_id = NEW.person_id AND i.status IN $conduct.OPEN)""",
    )
)(Document)


def needed() -> Q:
    """Over `Document`: a conduct case about the person is open."""
    return Q(Exists(Incident.objects.filter(person=OuterRef("person"), status__in=OPEN)))
