"""Rules of the committee that stand on the request itself: how it leaves the committee and returns.

They read the committee's tables, so they are put on the request here and not by its own model.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from requests_app.intake.models import SupportRequest
from sanad.lib.triggers import Rule, Stamp

REQUEST_RULES = [
    Rule(
        rule="supportrequest_decided_by_sitting",
        clause="PR-5",
        sentence=_("A request is accepted or rejected by a decision of the committee."),
        broken="""TG_OP = 'UPDATE' AND OLD.status = $RequestStatus.RAISED
            AND NEW.status IN ($RequestStatus.ACCEPTED, $RequestStatus.REJECTED)
            AND NOT EXISTS (SELECT 1 FROM $Decision d
                WHERE d.support_request_id = NEW.id
                AND NEW.status = CASE WHEN d.outcome IN $GRANTING THEN $RequestStatus.ACCEPTED
                    ELSE $RequestStatus.REJECTED END
                AND NOT EXISTS (SELECT 1 FROM $Objection o
                    WHERE o.decision_id = d.id AND o.status = $ObjectionStatus.UPHELD))""",
    ),
    Rule(
        rule="supportrequest_raised_again_by_objection",
        clause="PM-1+",
        sentence=_("A decision is opened again only by an objection that was upheld."),
        broken="""TG_OP = 'UPDATE' AND OLD.status IN (
                $RequestStatus.ACCEPTED, $RequestStatus.REJECTED)
            AND NEW.status = $RequestStatus.RAISED AND EXISTS (SELECT 1 FROM $Decision d
                WHERE d.support_request_id = NEW.id AND NOT EXISTS (SELECT 1 FROM $Objection o
                    WHERE o.decision_id = d.id AND o.status = $ObjectionStatus.UPHELD))""",
    ),
]

REQUEST_STAMPS = [
    Stamp(
        rule="supportrequest_lacks_study",
        clause="PR-5+",
        sets="""NEW.lacks_study := NEW.status = $RequestStatus.RAISED
            AND EXISTS (SELECT 1 FROM $ProgrammeVersion v
                WHERE v.id = NEW.programme_version_id AND v.needs_study)
            AND NOT EXISTS (SELECT 1 FROM $Study t WHERE t.support_request_id = NEW.id);""",
    ),
]

pgtrigger.register(*REQUEST_RULES, *REQUEST_STAMPS)(SupportRequest)
