"""Rules of registration and delivery that stand on the request itself, and what they share.

They read the tables of delivery, so they are put on the request here and not by its own model.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from requests_app.intake.models import SupportRequest
from sanad.lib.triggers import Rule

GIVEN = "(SELECT coalesce(sum(d.amount), 0) FROM public.requests_app_delivery d WHERE {where})"
LINES = """(SELECT {what} FROM public.requests_app_awardline l
    WHERE l.support_request_id = NEW.id AND l.decision_id = d.id AND l.measure = '{measure}')"""

HOP_TO_REGISTERED = "NEW.status = 'registered' AND OLD.status = 'accepted'"
HOP_TO_DELIVERED = "NEW.status = 'delivered' AND OLD.status <> 'delivered'"

REQUEST_RULES = [
    Rule(
        rule="supportrequest_registered_when_complete",
        clause="PR-6",
        sentence=_("The registration closes when every completion item is there."),
        lock="""IF TG_OP = 'UPDATE' AND NEW.status = 'registered' THEN
                PERFORM 1 FROM public.requests_app_programme
                WHERE id = NEW.programme_id FOR SHARE;
            END IF;""",
        broken=f"""TG_OP = 'UPDATE' AND {HOP_TO_REGISTERED} AND (
            EXISTS (SELECT 1 FROM public.requests_app_documentrule r
                WHERE r.programme_id = NEW.programme_id AND r.stage = 'completion'
                AND r.is_required AND NOT EXISTS (
                    SELECT 1 FROM public.requests_app_completionitem i
                    WHERE i.support_request_id = NEW.id AND i.type_id = r.type_id))
            OR EXISTS (SELECT 1 FROM public.requests_app_programme p
                WHERE p.id = NEW.programme_id AND p.needs_payee AND NOT EXISTS (
                    SELECT 1 FROM public.requests_app_payee y
                    WHERE y.support_request_id = NEW.id AND y.kind = p.payee_kind)))""",
    ),
    Rule(
        rule="supportrequest_registered_as_decided",
        clause="PR-7",
        sentence=_("The registration closes with all that was decided written down, line by line."),
        broken=f"""TG_OP = 'UPDATE' AND {HOP_TO_REGISTERED} AND NOT EXISTS (
            SELECT 1 FROM public.requests_app_decision d
            WHERE d.support_request_id = NEW.id AND d.outcome IN ('accepted', 'part')
            AND NOT EXISTS (SELECT 1 FROM public.requests_app_decision n
                WHERE n.support_request_id = NEW.id AND n.id > d.id)
            AND coalesce(d.amount, 0) = {
            LINES.format(what="coalesce(sum(l.amount), 0)", measure="money")
        }
            AND cardinality(d.items) = {LINES.format(what="count(*)", measure="goods")})""",
    ),
    Rule(
        rule="supportrequest_delivered_to_the_last",
        clause="PR-7",
        sentence=_("Something of what was decided has not been delivered yet."),
        lock="""IF TG_OP = 'UPDATE' AND NEW.status = 'delivered' THEN
                PERFORM 1 FROM public.requests_app_awardline
                WHERE support_request_id = NEW.id ORDER BY id FOR UPDATE;
            END IF;""",
        broken=f"""TG_OP = 'UPDATE' AND {HOP_TO_DELIVERED} AND EXISTS (
            SELECT 1 FROM public.requests_app_awardline l
            WHERE l.support_request_id = NEW.id
            AND l.amount > {GIVEN.format(where="d.line_id = l.id")})""",
    ),
]

pgtrigger.register(*REQUEST_RULES)(SupportRequest)
