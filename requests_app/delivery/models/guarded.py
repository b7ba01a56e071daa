"""Where money goes is fixed once it was decided: rules on payee, account and delivery (PR-6+).

The first payee and account are ordinary completion. What stands there after the decision changes
only by a change that two agreed to (`sanad.guarded`); while one waits, or while a likeness with
another's account is looked into, goods are handed over and money is not.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from requests_app.delivery.models.award import CompletionItem, Payee
from requests_app.delivery.models.delivery import Delivery
from sanad.guarded.rules import carried_out, is_open
from sanad.lib.triggers import Rule

_OF_ITS_REQUEST = "NEW.support_request_id"
_NOT_COMPLETING = """NOT EXISTS (SELECT 1 FROM $SupportRequest s
    WHERE s.id = NEW.support_request_id AND s.status IN $COMPLETING)"""
_IS_DECIDED = """EXISTS (SELECT 1 FROM $SupportRequest s
    WHERE s.id = NEW.support_request_id AND s.status IN $DECIDED)"""
PAYEE_CHANGES = carried_out(
    "PAYEE",
    _OF_ITS_REQUEST,
    """(g.new ->> 'name', g.new ->> 'iban', g.new ->> 'account_number', g.new ->> 'reference')
        = (NEW.name, NEW.iban, NEW.account_number, NEW.reference)""",
)
ACCOUNT_CHANGES = carried_out(
    "ACCOUNT",
    _OF_ITS_REQUEST,
    """(g.new ->> 'iban', (g.new ->> 'owner')::bigint, (g.new ->> 'document')::bigint)
        = (NEW.iban, NEW.iban_owner_id, NEW.document_id)""",
)
_LIKENESS_IS_OPEN = """EXISTS (SELECT 1 FROM $workflow.Task t
    WHERE t.kind = $guarded.GuardedTaskKind.LIKENESS AND t.done_at IS NULL
    AND t.about_type = 'requests_app.supportrequest' AND t.about_id = l.support_request_id::text)"""

pgtrigger.register(
    Rule(
        rule="payee_before_registration",
        clause="PR-6",
        database_only=True,
        sentence=_("The registration is closed: its payee stays as registered."),
        broken=f"{_NOT_COMPLETING} AND NOT {PAYEE_CHANGES}",
    ),
    Rule(
        rule="payee_by_two",
        clause="PR-6+",
        operation=pgtrigger.Update,
        sentence=_("After the decision who is paid changes when a second colleague agrees."),
        broken=f"""(NEW.kind, NEW.name, NEW.iban, NEW.account_number, NEW.reference)
                IS DISTINCT FROM (OLD.kind, OLD.name, OLD.iban, OLD.account_number, OLD.reference)
            AND {_IS_DECIDED} AND NOT {PAYEE_CHANGES}""",
    ),
)(Payee)

pgtrigger.register(
    Rule(
        rule="completionitem_before_registration",
        clause="PR-6",
        database_only=True,
        sentence=_("The registration is closed: its items stay as they were."),
        broken=f"{_NOT_COMPLETING} AND NOT {ACCOUNT_CHANGES}",
    ),
    Rule(
        rule="completionitem_account_by_two",
        clause="PR-6+",
        operation=pgtrigger.Update,
        sentence=_("After the decision the account changes when a second colleague agrees."),
        broken=f"""OLD.iban <> '' AND (NEW.iban, NEW.iban_owner_id)
                IS DISTINCT FROM (OLD.iban, OLD.iban_owner_id)
            AND {_IS_DECIDED} AND NOT {ACCOUNT_CHANGES}""",
    ),
)(CompletionItem)

pgtrigger.register(
    Rule(
        rule="delivery_of_money_to_a_settled_account",
        clause="PR-7+",
        operation=pgtrigger.Insert,
        sentence=_("Where the money goes is being changed or looked into; goods do not wait."),
        broken=f"""NEW.amount > 0 AND EXISTS (SELECT 1 FROM $AwardLine l
            WHERE l.id = NEW.line_id AND l.measure = $Unit.MONEY
            AND ({is_open("$guarded.OF_MONEY", "l.support_request_id")} OR {_LIKENESS_IS_OPEN}))""",
    )
)(Delivery)
