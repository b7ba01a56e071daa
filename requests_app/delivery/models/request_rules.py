"""Rules of registration and delivery that stand on the request itself, and what they share.

They read the tables of delivery, so they are put on the request here and not by its own model.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import Stage
from requests_app.intake.models import SupportRequest
from requests_app.intake.models.papers import required_of
from sanad.lib.triggers import Rule, becomes


def given(where: str) -> str:
    """SQL: the sum of the deliveries `d` for which the condition holds."""
    return f"(SELECT coalesce(sum(d.amount), 0) FROM $Delivery d WHERE {where})"


def _lines(what: str, measure: str) -> str:
    """SQL: `what` of the lines of the request's award out of the decision `d`."""
    return f"""(SELECT {what} FROM $AwardLine l
        WHERE l.support_request_id = NEW.id AND l.decision_id = d.id AND l.measure = {measure})"""


REGISTERS = """(TG_OP = 'UPDATE' AND NEW.status = $RequestStatus.REGISTERED
    AND OLD.status = $RequestStatus.ACCEPTED)"""

REQUEST_RULES = [
    Rule(
        rule="supportrequest_registered_when_complete",
        clause="PR-6",
        sentence=_("The registration closes when every completion item is there."),
        broken=f"""{REGISTERS} AND (
            EXISTS (SELECT 1 FROM {required_of("NEW", Stage.COMPLETION)}
                AND NOT EXISTS (SELECT 1 FROM $CompletionItem i
                    WHERE i.support_request_id = NEW.id AND i.type_id = u.type_id))
            OR EXISTS (SELECT 1 FROM $ProgrammeVersion p
                WHERE p.id = NEW.programme_version_id AND p.needs_payee AND NOT EXISTS (
                    SELECT 1 FROM $Payee y
                    WHERE y.support_request_id = NEW.id AND y.kind = p.payee_kind)))""",
    ),
    Rule(
        rule="supportrequest_registered_as_decided",
        clause="PR-7",
        database_only=True,
        sentence=_("The registration closes with all that was decided written down, line by line."),
        broken=f"""{REGISTERS} AND NOT EXISTS (SELECT 1 FROM $Decision d
            WHERE d.support_request_id = NEW.id AND d.outcome IN $GRANTING
            AND NOT EXISTS (SELECT 1 FROM $Decision n
                WHERE n.support_request_id = NEW.id AND n.id > d.id)
            AND CASE WHEN d.registers_months > 0
                THEN EXISTS (SELECT 1 FROM $Enrolment e
                    WHERE e.support_request_id = NEW.id AND e.decision_id = d.id)
                ELSE coalesce(d.amount, 0) = {_lines("coalesce(sum(l.amount), 0)", "$Unit.MONEY")}
                    AND cardinality(d.items) = {_lines("count(*)", "$Unit.GOODS")} END)""",
    ),
    Rule(
        rule="supportrequest_delivered_to_the_last",
        clause="PR-7",
        sentence=_("Something of what was decided has not been delivered yet."),
        broken=f"""{becomes("$RequestStatus.DELIVERED")} AND EXISTS (SELECT 1 FROM $AwardLine l
            WHERE l.support_request_id = NEW.id AND l.amount > {given("d.line_id = l.id")})""",
    ),
    Rule(
        rule="supportrequest_enrolled_until_it_ends",
        clause="DG-1+",
        sentence=_("The household is registered: that ends, and is never given in full."),
        broken=f"""{becomes("$RequestStatus.DELIVERED")} AND EXISTS (
            SELECT 1 FROM $Enrolment e WHERE e.support_request_id = NEW.id)""",
    ),
]

pgtrigger.register(*REQUEST_RULES)(SupportRequest)
