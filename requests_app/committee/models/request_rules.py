"""Rules of the committee that stand on the request itself: how it leaves the committee and returns.

They read the committee's tables, so they are put on the request here and not by its own model.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from requests_app.intake.models import SupportRequest
from sanad.lib.triggers import Rule

REQUEST_RULES = [
    Rule(
        rule="supportrequest_decided_by_sitting",
        clause="PR-5",
        sentence=_("A request is accepted or rejected by a decision of the committee."),
        broken="""TG_OP = 'UPDATE' AND OLD.status = 'raised'
            AND NEW.status IN ('accepted', 'rejected')
            AND NOT EXISTS (
                SELECT 1 FROM public.requests_app_decision d
                WHERE d.support_request_id = NEW.id
                AND NEW.status = CASE d.outcome WHEN 'rejected' THEN 'rejected'
                    ELSE 'accepted' END
                AND NOT EXISTS (
                    SELECT 1 FROM public.requests_app_objection o
                    WHERE o.decision_id = d.id AND o.status = 'upheld'))""",
    ),
    Rule(
        rule="supportrequest_raised_again_by_objection",
        clause="PM-1+",
        sentence=_("A decision is opened again only by an objection that was upheld."),
        broken="""TG_OP = 'UPDATE' AND OLD.status IN ('accepted', 'rejected')
            AND NEW.status = 'raised' AND EXISTS (
                SELECT 1 FROM public.requests_app_decision d
                WHERE d.support_request_id = NEW.id AND NOT EXISTS (
                    SELECT 1 FROM public.requests_app_objection o
                    WHERE o.decision_id = d.id AND o.status = 'upheld'))""",
    ),
]

pgtrigger.register(*REQUEST_RULES)(SupportRequest)
