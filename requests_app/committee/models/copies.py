"""How long a decision needs the copies of papers: until nobody can object to it (PR-2+)."""

import pgtrigger
from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document
from requests_app.committee.enums import OBJECTIONABLE, ObjectionStatus
from requests_app.committee.models.decision import Decision
from sanad.lib.clock import PolicyToday
from sanad.lib.triggers import Rule

pgtrigger.register(
    Rule(
        rule="document_stays_for_an_objection",
        clause="PR-2+",
        sentence=_("A copy is not destroyed while a decision can be objected to."),
        operation=pgtrigger.Update,
        broken="""OLD.destroyed_at IS NULL AND NEW.destroyed_at IS NOT NULL AND EXISTS (
            SELECT 1 FROM $requests_app.Decision d
            JOIN $letters.Letter l ON l.id = d.letter_id
            JOIN $requests_app.SupportRequest r ON r.id = d.support_request_id
            JOIN $policy.PolicyVersion v ON v.id = r.policy_version_id
            WHERE d.outcome IN $requests_app.OBJECTIONABLE AND (r.person_id = NEW.person_id
                OR r.household_id = (SELECT p.household_id FROM $Person p
                    WHERE p.id = NEW.person_id))
            AND (r.is_to_be_told
                OR public.policy_today()
                    <= GREATEST(l.issued_on, r.spoken_on) + v.objection_days::int
                OR EXISTS (SELECT 1 FROM $requests_app.Objection o
                    WHERE o.decision_id = d.id
                    AND o.status = $requests_app.ObjectionStatus.FILED)))""",
    )
)(Document)


def needed() -> Q:
    """Over `Document`: a decision about the person or the household can be objected to, or an
    objection is being heard."""
    theirs = Q(support_request__person=OuterRef("person")) | Q(
        support_request__household=OuterRef("person__household")
    )
    latest_letter = ExpressionWrapper(
        PolicyToday() - F("support_request__policy_version__objection_days"),
        output_field=DateField(),
    )
    lasts = Q(letter__issued_on__gte=latest_letter) | Q(objection__status=ObjectionStatus.FILED)
    # Of who cannot read the term counts from the day on which they were told.
    lasts |= Q(support_request__is_to_be_told=True) | Q(
        support_request__spoken_on__gte=latest_letter
    )
    return Q(Exists(Decision.objects.filter(theirs, lasts, outcome__in=OBJECTIONABLE)))
