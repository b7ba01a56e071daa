"""When somebody last wrote in a draft: from then its term runs (`requests_app.kept`)."""

from sanad.audit.destroying import went_when_due
from sanad.lib.triggers import Stamp

DRAFT_RULES = [
    went_when_due("supportrequest"),
    Stamp(
        rule="supportrequest_drafted",
        clause="DG-4+",
        sets="""NEW.drafted_on := CASE WHEN TG_OP = 'INSERT' THEN public.policy_today()
            WHEN NEW.status = $RequestStatus.DRAFT
                AND (NEW.answers, NEW.promised, NEW.amount, NEW.second_reason)
                IS DISTINCT FROM (OLD.answers, OLD.promised, OLD.amount, OLD.second_reason)
                THEN public.policy_today()
            ELSE OLD.drafted_on END;""",
    ),
]
